"""The grid like the printed table, edited by keyboard as in Excel."""

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.identity import Id
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.fonts import line_height
from perfdesk.ui.grid_editors import ENTERS, AmountEditor, GridDelegate, TextEditor, Why, row_height
from perfdesk.ui.grid_model import AMOUNTS, Column, GridModel, Index

_WIDTHS = {
    Column.MARK: 32,
    Column.NAME: 250,
    Column.TOTAL: 98,
    Column.FISCAL: 98,
    Column.SPECIAL_ACCOUNT: 98,
    Column.OTHER: 90,
    Column.GOAL: 200,
}


class Grid(QTableView):
    """`chosen`: another row became current; `opened`: its form is wanted, at a field or as a whole."""

    chosen = Signal(str)
    opened = Signal(str)
    troubled = Signal(str)

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._quiet = False
        self._shares_goal = True
        self._refused_at = QPersistentModelIndex()
        self._menu_actions: list[QAction | None] = []
        self.rows = GridModel(desk, findings, self)
        self.setModel(self.rows)
        self._delegate = GridDelegate(self.rows, self)
        self.setItemDelegate(self._delegate)
        self._why = Why(self.viewport())
        self._look_like_a_table()
        self._delegate.left.connect(self._go_on)
        self.rows.refused.connect(self._say_why)
        self.rows.troubled.connect(self.troubled)
        self.customContextMenuRequested.connect(self._show_menu)

    @property
    def current(self) -> Id | None:
        item = self.rows.item_at(self.currentIndex())
        return item.id if item else None

    @property
    def is_on_a_value(self) -> bool:
        """Whether Delete would empty a cell rather than take the row away."""
        return self.currentIndex().column() in (*AMOUNTS, Column.GOAL)

    def show_table(self, table_id: Id | None) -> None:
        self._quiet = True
        self.rows.show_table(table_id)
        self._quiet = False

    def select(self, item_id: Id) -> None:
        """Follows the other panes; says nothing back."""
        row = self.rows.row_of(item_id)
        if row is not None and row != self.currentIndex().row():
            self._quiet = True
            column = self.currentIndex().column() if self.currentIndex().isValid() else Column.NAME
            self.setCurrentIndex(self.rows.index(row, column))
            self._quiet = False

    def follow(self, change: Changed) -> None:
        self._quiet = True
        self.rows.follow(change)
        self._quiet = False

    def restore_columns(self, state: QByteArray) -> None:
        """As the person left them; until then 绩效目标 and 绩效指标 share what the other columns leave."""
        self._shares_goal = not self.horizontalHeader().restoreState(state)

    @property
    def columns(self) -> QByteArray | None:
        """To be remembered; None as long as the person has not set a width."""
        return None if self._shares_goal else self.horizontalHeader().saveState()

    def selected_items(self) -> list[Id]:
        """The rows of the selected cells, from top to bottom."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        items = [self.rows.item_at(self.rows.index(row, 0)) for row in rows]
        return [item.id for item in items if item is not None]

    def edit_name(self, item_id: Id) -> None:
        """A new row, ready for its name."""
        row = self.rows.row_of(item_id)
        if row is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(self.rows.index(row, Column.NAME))
            self.edit(self.currentIndex())

    def empty_cell(self) -> None:
        index = self.currentIndex()
        if self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.rows.setData(index, "")

    def copy(self) -> None:
        """The selected cells with tabs between them, as Excel takes them."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        rows = range(min(i.row() for i in indexes), max(i.row() for i in indexes) + 1)
        columns = range(min(i.column() for i in indexes), max(i.column() for i in indexes) + 1)
        lines = ("\t".join(self._copied(row, column) for column in columns if column) for row in rows)
        QApplication.clipboard().setText("\n".join(lines))

    def set_menu(self, actions: list[QAction | None]) -> None:
        self._menu_actions = actions

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column, plain = self.currentIndex().column(), not event.modifiers()
        if event.key() in ENTERS and plain and self.current is not None:
            if column in (Column.MARK, Column.NAME, Column.INDICATORS):
                self.opened.emit(self.current)
            else:
                self._go_on(Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_F2:
                self._put_cursor_at_end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shares_goal:
            header = self.horizontalHeader()
            others = sum(header.sectionSize(column) for column in list(Column)[: Column.GOAL])
            header.resizeSection(Column.GOAL, max(120, (self.viewport().width() - others) // 2))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        item = self.rows.item_at(index)
        if item is not None and index.column() in (Column.MARK, Column.NAME, Column.INDICATORS):
            self.opened.emit(item.id)
        else:
            super().mouseDoubleClickEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        item = self.rows.item_at(current)
        if item is not None and not self._quiet and current.row() != previous.row():
            self.chosen.emit(item.id)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """An editor whose text the desk refused stays open with it, until it is mended or given up with Esc."""
        if self._delegate.refused and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            QTimer.singleShot(0, self, self._back_to_refused)
            return
        self._delegate.refused = False
        self._why.hide()
        super().closeEditor(editor, hint)

    def _look_like_a_table(self) -> None:
        self.setAccessibleName(self.tr("项目表"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(line_height(self.font())))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(28)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.MARK, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._note_drag)

    def _go_on(self, key: int) -> None:
        """After an editor: Enter down, Shift+Enter up, Tab right, Shift+Tab left."""
        action = {
            Qt.Key.Key_Tab: QAbstractItemView.CursorAction.MoveNext,
            Qt.Key.Key_Backtab: QAbstractItemView.CursorAction.MovePrevious,
            Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
        }.get(Qt.Key(key), QAbstractItemView.CursorAction.MoveDown)
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_why(self, index: QModelIndex, sentence: str) -> None:
        self._refused_at = QPersistentModelIndex(index)
        editor = self.indexWidget(index)
        if sentence and editor is not None:
            self._why.say(sentence, editor.geometry())
            editor.setAccessibleDescription(sentence)

    def _back_to_refused(self) -> None:
        """Only while the person is still in the table: elsewhere the focus is left alone."""
        index = self.rows.index(self._refused_at.row(), self._refused_at.column())
        editor: QWidget | None = self.indexWidget(index)
        if editor is not None and QApplication.focusWidget() in (self, self.viewport()):
            self.setCurrentIndex(index)
            editor.setFocus()

    def _note_drag(self) -> None:
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._shares_goal = False

    def _put_cursor_at_end(self) -> None:
        """F2 goes on with the text; only typing replaces it."""
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, AmountEditor):
            editor.end(False)
        elif isinstance(editor, TextEditor):
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def _copied(self, row: int, column: int) -> str:
        index = self.rows.index(row, column)
        item = self.rows.item_at(index)
        text = self.rows.text(item, Column(column)) if item is not None else ""
        if any(mark in text for mark in '\t\n"'):
            return '"' + text.replace('"', '""') + '"'
        return text

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._menu_actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(at))
