"""What is on the screen while a file is being opened: its first rows, to be read but not yet edited."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from perfdesk.desk.glance import Glance

_Index = QModelIndex | QPersistentModelIndex
_AMOUNTS = range(1, 5)
_WIDTHS = (250, 98, 98, 98, 90, 205)
_LEFT = 272
_ROW_HEIGHT = 40


class OpeningPage(QWidget):
    """Laid out like the workspace, so that nothing jumps when that takes its place."""

    def __init__(self, glance: Glance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableView(self)
        self.table.setModel(_GlanceModel(glance, self.table))
        self.table.setAccessibleName(self.tr("正在打开的表"))
        self._set_up_table()
        said = self._label(self.tr("正在打开，共 {count} 个项目…").format(count=glance.projects))
        said.setFixedWidth(_LEFT)
        title = self._label(glance.title)
        facts = " · ".join(part for part in (glance.department, str(glance.year or "")) if part)
        right = QVBoxLayout()
        right.addWidget(title)
        right.addWidget(self._label(facts))
        right.addWidget(self.table, 1)
        layout = QHBoxLayout(self)
        layout.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(right, 1)

    def _label(self, text: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        return label

    def _set_up_table(self) -> None:
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setStretchLastSection(True)


class _GlanceModel(QAbstractTableModel):
    def __init__(self, glance: Glance, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = glance.rows
        self._heads = (
            self.tr("项目名称（资金使用单位）"), self.tr("总计"), self.tr("财政拨款"), self.tr("财政专户拨款"),
            self.tr("其他资金"), self.tr("绩效目标"), self.tr("绩效指标"),
        )  # fmt: skip

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            counted = self.tr("{count} 条：{names}").format(count=row.indicators, names=row.indicator_names)
            return (row.name, *row.amounts, row.goal, counted if row.indicators else "")[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _AMOUNTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and row.is_unit:
            font = QFont()
            font.setBold(True)
            return font
        return None
