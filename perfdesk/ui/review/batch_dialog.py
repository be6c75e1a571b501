"""Mending many findings of one rule: what would change, one line each, to be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import field_word, finding_title, place_words


class BatchDialog(Dialog):
    """`chosen` carries the findings to be mended, in one step that can be undone."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, findings: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("批量修正"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = [(f, r) for f in findings if (r := desk.checking.repair_of(f)) is not None]
        self.table = QTableWidget(len(self._offers), 5, self)
        self._buttons = QDialogButtonBox(self)
        self._ok = self._buttons.addButton(self.tr("修正所选"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill(desk)
        self._lay_out()

    def _fill(self, desk: Desk) -> None:
        heads = (self.tr("项目"), self.tr("指标"), self.tr("栏目"), self.tr("原来"), self.tr("修正为"))
        self.table.setHorizontalHeaderLabels(heads)
        for row, (finding, repair) in enumerate(self._offers):
            tree = desk.tree
            columns = (
                _named(tree, finding.place.item, Project) or place_words(tree, finding.place),
                _named(tree, finding.place.item, Indicator),
                "\n".join(field_word(p.place.field) for p in repair.previews),
                "\n".join(p.before or self.tr("（空）") for p in repair.previews),
                "\n".join(p.after or self.tr("（空）") for p in repair.previews),
            )
            for column, text in enumerate(columns):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.table.setItem(row, column, cell)
            first = self.table.item(row, 0)
            if first is not None:
                first.setCheckState(Qt.CheckState.Checked)
                first.setToolTip(place_words(tree, finding.place))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the columns as wide as they will be."""
        super().showEvent(event)
        self.table.resizeRowsToContents()

    def _lay_out(self) -> None:
        said = QLabel(self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        title = finding_title(self._offers[0][0].rule) if self._offers else ""
        words = self.tr("{rule}：{count} 处可以修正。修正后可用撤销一次退回。")
        said.setText(words.format(rule=title, count=len(self._offers)))
        self.table.setAccessibleName(self.tr("将修正的内容"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setWordWrap(True)
        self._ok.setEnabled(bool(self._offers))
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (said, self.table, self._buttons):
            layout.addWidget(widget)
        self.resize(1040, 520)

    def _accept(self) -> None:
        ticked = [
            finding
            for row, (finding, _) in enumerate(self._offers)
            if (cell := self.table.item(row, 0)) is not None and cell.checkState() is Qt.CheckState.Checked
        ]
        self.chosen.emit(ticked)
        self.accept()


def _named(tree: Tree, item_id: Id, kind: type[Project] | type[Indicator]) -> str:
    """The project or indicator that the item is or stands in; empty where it is about something else."""
    for owner in tree.with_owners(item_id):
        item = tree.item(owner)
        if isinstance(item, Project) and kind is Project:
            return item.name
        if isinstance(item, Indicator) and kind is Indicator:
            return f"{item.number} {item.name}"
    return ""
