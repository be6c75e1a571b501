"""Small windows that show a list beside the main one: residue of an import, cells of an export, shortcuts."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
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
from perfdesk.ui.cells import keys
from perfdesk.ui.dialog import Dialog
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

    def fit(self, width: int, height: int) -> None:
        header = self.table.horizontalHeader()
        for column in range(self.table.columnCount() - 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
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
            dialog.add_row(self.tr("存疑"), place_words(tree, doubt.place), finding_sentence(doubt))
        if draft.doubts:
            dialog.act_by(self.tr("转到该处"))
        dialog.fit(760, 420)
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
        dialog.fit(640, 360)
        return dialog

    def shortcuts(self, actions: Sequence[QAction], parent: QWidget) -> ListDialog:
        dialog = ListDialog(
            self.tr("快捷键一览"),
            self.tr("所有操作都可以用键盘完成。"),
            (self.tr("操作"), self.tr("快捷键")),
            parent,
        )
        for action in actions:
            # Both Enter keys have the same name in some languages.
            names = dict.fromkeys(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            if names:
                dialog.add_row(action.property("title"), " / ".join(names))
        for row in self._more_keys():
            dialog.add_row(*row)
        dialog.fit(480, 620)
        return dialog

    def _more_keys(self) -> list[tuple[str, str]]:
        """Those of every table, from its own list of keys, and what a field or form does by itself."""
        words = self.table_keys()
        return [
            *((words[key], keys.shortcut_text(key)) for key in words),
            (self.tr("目录、项目表的名称：打开表单；绩效指标：打开指标表"), "Enter"),
            (self.tr("表格：到有内容的边缘；选到那里"), "Ctrl+↑↓←→ / Ctrl+Shift+↑↓←→"),
            (self.tr("表格：到行首、行尾；到表的开头、末尾"), "Home / End / Ctrl+Home / Ctrl+End"),
            (self.tr("表格：全选"), "Ctrl+A"),
            (self.tr("表单：上一个、下一个项目"), "Ctrl+PgUp / Ctrl+PgDown"),
        ]

    def table_keys(self) -> dict[keys.Key, str]:
        return {
            keys.EDIT: self.tr("表格：修改单元格"),
            keys.ENTER: self.tr("表格：确认并到下一行"),
            keys.BACK_ENTER: self.tr("表格：确认并到上一行"),
            keys.TAB: self.tr("表格：确认并到右一格"),
            keys.BACK_TAB: self.tr("表格：确认并到左一格"),
            keys.NEW_LINE: self.tr("表格：单元格内换行"),
            keys.ESCAPE: self.tr("放弃正在输入的内容"),
            keys.COPY: self.tr("表格：复制"),
            keys.CUT: self.tr("表格：剪切"),
            keys.PASTE: self.tr("表格：粘贴"),
            keys.CLEAR: self.tr("表格：清除选中各格"),
            keys.CLEAR_BACK: self.tr("表格：清除选中各格"),
            keys.FILL_DOWN: self.tr("表格：向下填充"),
            keys.FILL_RIGHT: self.tr("项目表：向右填充；指标表：年度值同周期值"),
            keys.WHOLE_ROWS: self.tr("表格：选中整行"),
            keys.WHOLE_COLUMNS: self.tr("表格：选中整列"),
            keys.ADD: self.tr("指标表、自评表：新增一行"),
            keys.DUPLICATE: self.tr("项目表、指标表：复制一份"),
            keys.REMOVE: self.tr("表格：删除选中各行"),
            keys.UP: self.tr("表格：上移一行"),
            keys.DOWN: self.tr("表格：下移一行"),
        }
