"""Small windows that show a list beside the main one: residue of an import, cells of an export, shortcuts."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
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

from perfdesk.domain.book import Book
from perfdesk.domain.draft import Draft
from perfdesk.domain.tree import Tree
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.key_sheet import KeySheet
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import finding_sentence, place_words


class ListDialog(Dialog):
    """Not modal: one looks at it while working. `chosen`: Enter or a double click on a row, or the button for it."""

    chosen = Signal(int)

    def __init__(self, title: str, note: str, heads: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = QTableWidget(0, len(heads), self)
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(title)
        self._note = QLabel(note, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._lay_out()
        self.table.cellActivated.connect(lambda row, _: self.chosen.emit(row))

    def add_row(self, *texts: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(text)
            cell.setToolTip(broken(text))
            self.table.setItem(row, column, cell)

    def act_by(self, text: str) -> None:
        """A button with these words does to the current row what Enter does; call it when the rows are there."""
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.setEnabled(self.table.rowCount() > 0)
        self.table.setCurrentCell(0, 0)
        button.clicked.connect(lambda: self.chosen.emit(self.table.currentRow()))

    def fit(self, width: int, height: int, wordy: Sequence[int]) -> None:
        """`wordy`: the columns whose texts are broken into lines; they share the room that the others leave."""
        header = self.table.horizontalHeader()
        for column in range(self.table.columnCount()):
            mode = (
                QHeaderView.ResizeMode.Stretch if column in wordy else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(column, mode)
        self.resize(width, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the columns as wide as they will be."""
        super().showEvent(event)
        self.table.resizeRowsToContents()

    def _lay_out(self) -> None:
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        self.buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._note)
        layout.addWidget(self.table)
        layout.addWidget(self.buttons)


class ListDialogs(QObject):
    """Makes them, with their words."""

    def residue(self, draft: Draft, parent: QWidget) -> ListDialog:
        """What an import could not place, and what it was not sure of (rows in that order)."""
        dialog = ListDialog(
            self.tr("导入核对：{file}").format(file=draft.source.file),
            self.tr("下列文字没有归入任何栏目，或者读取时存疑。存疑的可以转到该处。"),
            (self.tr("类别"), self.tr("位置"), self.tr("内容")),
            parent,
        )
        for piece in draft.proof.residue:
            page = self.tr("第 {page} 页").format(page=piece.page)
            dialog.add_row(self.tr("未归位"), page, piece.text)
        tree = Tree.of(Book(tables=draft.tables))
        for doubt in draft.doubts:
            dialog.add_row(self.tr("存疑"), place_words(tree, doubt.place), finding_sentence(doubt, tree))
        if draft.doubts:
            dialog.act_by(self.tr("转到该处"))
        dialog.fit(760, 420, (1, 2))
        return dialog

    def export_remarks(self, rows: Sequence[tuple[str, str, str]], parent: QWidget) -> ListDialog:
        dialog = ListDialog(
            self.tr("导出说明"),
            self.tr("下列单元格在工作簿中的写法与表中有别，其余各格完全一致。"),
            (self.tr("工作表"), self.tr("单元格"), self.tr("说明")),
            parent,
        )
        for row in rows:
            dialog.add_row(*row)
        dialog.act_by(self.tr("转到该处"))
        dialog.fit(640, 360, (2,))
        return dialog

    def shortcuts(self, actions: Sequence[QAction], parent: QWidget) -> ListDialog:
        dialog = ListDialog(
            self.tr("快捷键一览"),
            self.tr("所有操作都可以用键盘完成。"),
            (self.tr("操作"), self.tr("快捷键"), self.tr("在哪里")),
            parent,
        )
        for row in KeySheet(self).rows(actions):
            dialog.add_row(*row)
        dialog.fit(640, 620, (2,))
        return dialog
