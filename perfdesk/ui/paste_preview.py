"""Before a paste replaces what stands in several projects: what gives way to what."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.block_edits import INDICATORS
from perfdesk.domain.table import Project, Unit
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.tool_tips import broken

Told = tuple[Unit | Project, str, str, str]
_MOST = 500
"""Lines that a person would look at; the rest is counted."""
_SHOWN = 200


class PastePreview(Dialog):
    """Enter takes the paste over, Esc leaves everything as it is."""

    def __init__(self, changed: Sequence[Told], added: int, passed: str, parent: QWidget) -> None:
        """`passed` are the heads of hidden columns between those that are pasted into."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("粘贴前核对"))
        self._table = QTableWidget(0, 4, self)
        self._fill(changed[:_MOST])
        self._lay_out(self._said(changed, added) + self._passed_words(passed))
        self.resize(860, 460)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the columns as wide as they will be: long names and goals are read in full."""
        super().showEvent(event)
        self._table.resizeRowsToContents()

    def _said(self, changed: Sequence[Told], added: int) -> str:
        rows = len({item.id for item, *_ in changed})
        said = self.tr("{rows} 行已有的内容会被替换，共 {cells} 格。").format(rows=rows, cells=len(changed))
        if added:
            said += self.tr("另外新增 {count} 个项目。").format(count=added)
        if len(changed) > _MOST:
            said += self.tr("下面只列出前 {count} 格。").format(count=_MOST)
        return said + self.tr("粘贴后可一步撤销。")

    def _passed_words(self, passed: str) -> str:
        words = self.tr("\n隐藏的“{heads}”会被跳过：要粘贴到其中，请先取消隐藏。")
        return words.format(heads=passed) if passed else ""

    def _fill(self, changed: Sequence[Told]) -> None:
        words = self._words()
        self._table.setRowCount(len(changed))
        for row, (item, field, before, after) in enumerate(changed):
            for column, text in enumerate((item.name, words[field], before, after)):
                cell = QTableWidgetItem(text[:_SHOWN])
                cell.setToolTip(broken(text[: 5 * _SHOWN]))
                self._table.setItem(row, column, cell)

    def _words(self) -> dict[str, str]:
        return {
            "name": self.tr("项目名称"),
            "total": self.tr("总计"),
            "fiscal": self.tr("财政拨款"),
            "special_account": self.tr("财政专户拨款"),
            "other": self.tr("其他资金"),
            "goal": self.tr("绩效目标"),
            INDICATORS: self.tr("绩效指标"),
        }

    def _lay_out(self, said: str) -> None:
        note = QLabel(said, self)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        table = self._table
        table.setHorizontalHeaderLabels(
            [self.tr("项目"), self.tr("栏目"), self.tr("原来"), self.tr("粘贴后")]
        )
        table.setAccessibleName(self.windowTitle())
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        take = buttons.addButton(self.tr("粘贴"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setDefault(True)
        take.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(table)
        layout.addWidget(buttons)
