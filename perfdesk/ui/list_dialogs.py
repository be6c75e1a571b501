"""Small windows that show a list beside the main one: residue of an import, cells of an export, shortcuts."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from perfdesk.domain.book import Book
from perfdesk.domain.draft import Draft
from perfdesk.domain.tree import Tree
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.key_sheet import KeySheet
from perfdesk.ui.listed_rows import ListedRows
from perfdesk.ui.tall_rows import TallRows
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import finding_sentence, place_words

_MEASURED = 200
"""Rows whose texts say how wide a column is."""


class ListDialog(Dialog):
    """Not modal: one looks at it while working. `chosen`: Enter or a double click on a row, or the button for it."""

    chosen = Signal(int)

    def __init__(self, title: str, note: str, rows: ListedRows[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = rows
        rows.setParent(self)
        self.table = TallRows(rows, self)
        self.table.setAccessibleName(title)
        self._note = QLabel(note, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._lay_out()
        self.table.activated.connect(lambda index: self.chosen.emit(index.row()))

    def act_by(self, text: str) -> None:
        """A button with these words does to the current row what Enter does; call it when the rows are there."""
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.setEnabled(self.rows.rowCount() > 0)
        self.table.setCurrentIndex(self.rows.index(0, 0))
        button.clicked.connect(lambda: self.chosen.emit(self.table.currentIndex().row()))

    def fit(self, width: int, height: int, wordy: Sequence[int]) -> None:
        """`wordy`: the columns whose texts are broken into lines; they share the room that the others leave."""
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED)
        for column in range(self.rows.columnCount()):
            mode = (
                QHeaderView.ResizeMode.Stretch if column in wordy else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(column, mode)
        self.resize(width, height)

    def _lay_out(self) -> None:
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._note)
        layout.addWidget(self.table)
        layout.addWidget(self.buttons)


class Texts(ListedRows[Sequence[str]]):
    """Rows that are known beforehand."""

    def __init__(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self._given = heads
        super().__init__(None)
        self.show_rows(rows)

    def heads(self) -> Sequence[str]:
        return self._given

    def text(self, row: Sequence[str], column: int) -> str:
        return row[column]

    def whole(self, row: Sequence[str], column: int) -> str:
        return broken(row[column])


class ListDialogs(QObject):
    """Makes them, with their words."""

    def residue(self, draft: Draft, parent: QWidget) -> ListDialog:
        """What an import could not place, and what it was not sure of (rows in that order)."""
        tree = Tree.of(Book(tables=draft.tables))
        unplaced = [
            (self.tr("未归位"), self.tr("第 {page} 页").format(page=piece.page), piece.text)
            for piece in draft.proof.residue
        ]
        doubts = [
            (self.tr("存疑"), place_words(tree, doubt.place), finding_sentence(doubt, tree))
            for doubt in draft.doubts
        ]
        dialog = ListDialog(
            self.tr("导入核对：{file}").format(file=draft.source.file),
            self.tr("下列文字没有归入任何栏目，或者读取时存疑。存疑的可以转到该处。"),
            Texts((self.tr("类别"), self.tr("位置"), self.tr("内容")), [*unplaced, *doubts]),
            parent,
        )
        if doubts:
            dialog.act_by(self.tr("转到该处"))
        dialog.fit(760, 420, (1, 2))
        return dialog

    def export_remarks(self, rows: Sequence[tuple[str, str, str]], parent: QWidget) -> ListDialog:
        dialog = ListDialog(
            self.tr("导出说明"),
            self.tr("下列单元格在工作簿中的写法与表中有别，其余各格完全一致。"),
            Texts((self.tr("工作表"), self.tr("单元格"), self.tr("说明")), rows),
            parent,
        )
        dialog.act_by(self.tr("转到该处"))
        dialog.fit(640, 360, (2,))
        return dialog

    def shortcuts(self, actions: Sequence[QAction], parent: QWidget) -> ListDialog:
        dialog = ListDialog(
            self.tr("快捷键一览"),
            self.tr("所有操作都可以用键盘完成。"),
            Texts((self.tr("操作"), self.tr("快捷键"), self.tr("在哪里")), [*KeySheet(self).rows(actions)]),
            parent,
        )
        dialog.fit(640, 620, (2,))
        return dialog
