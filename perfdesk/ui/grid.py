"""The grid like the printed table, edited by keyboard as in Excel."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.row_sight import RowFilter, Sorting
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.fill_handle import FillHandle
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.context_menu import pop_up
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.grid_columns import SORTED_BY, Column
from perfdesk.ui.grid_editors import GridDelegate, Why
from perfdesk.ui.grid_layout import GridLayout
from perfdesk.ui.grid_look import GridLook
from perfdesk.ui.grid_model import GridModel, Index, Look

_OPENING = (Column.MARK, Column.NAME)
"""Where Enter and a double click open the form; on the indicators, its table of them."""


class Grid(WordsView):
    """`chosen`: another row became current; `opened`: its form is wanted; `indicators_wanted`: the table in it.

    `sight_changed`: other rows are shown, or in another order; `head_menu_wanted`: at a column, there on the screen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    indicators_wanted = Signal(str)
    troubled = Signal(str)
    sight_changed = Signal()
    head_menu_wanted = Signal(int, QPoint)
    commands = keys.BLOCK_COMMANDS
    commands_while_editing = ()
    fits_rows = False
    steps_by_cells = True

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QWidget) -> None:
        self._quiet = False
        self._told: str | None = None
        self._menu_actions: list[QAction | None] = []
        self.rows = GridModel(desk, findings, parent)
        super().__init__(self.rows, list(Column)[1:], parent)
        self._why = Why(self.viewport())
        self._look_like_a_table()
        self.handle = FillHandle(self)
        self.layout_ = GridLayout(self)
        self.layout_.take(GridLook())
        self.rows.refused.connect(self._say_why)
        self.rows.troubled.connect(self.troubled)
        self.rows.came.connect(self.chosen)
        self.customContextMenuRequested.connect(self._show_menu)

    def make_delegate(self) -> GridDelegate:
        return GridDelegate(self.is_table_key, self.rows, self)

    @property
    def current(self) -> Id | None:
        item = self.rows.item_at(self.currentIndex())
        return item.id if item else None

    def show_table(self, table_id: Id | None) -> None:
        self._quiet = True
        self.rows.show_table(table_id)
        self._quiet = False

    def select(self, item_id: Id) -> None:
        """Follows the other panes; says nothing back. In the open row one stays as long as they show the same.

        A row to which one goes is shown, whatever was filtered.
        """
        if item_id != self._told and self.rows.reveal(item_id):
            self.sight_changed.emit()
        row, here = self.rows.row_of(item_id), self.currentIndex().row()
        stays = self.rows.is_adding or (self.rows.is_open_row(here) and item_id == self._told)
        self._told = item_id
        if not stays and row is not None and row != self.currentIndex().row():
            self._quiet = True
            self.go_to(row, self.currentIndex().column() if self.currentIndex().isValid() else Column.NAME)
            self._quiet = False

    def look(self, wanted: RowFilter, sorting: Sorting | None) -> None:
        """The rows that are wanted, in this order; one stays at one's row, else goes to the first that is seen.

        Raises FileDamaged, StoreFailed.
        """
        if not self.commit_editor():
            return
        here, column = self.current, self.currentIndex().column()
        self._quiet = True
        self.rows.look(wanted, sorting)
        row = self.rows.row_of(here) if here is not None else None
        if row is not None:
            self.go_to(row, max(column, 0))
        self._quiet = False
        if row is None and self.rows.rowCount():
            self.go_to(0, max(column, Column.NAME))
        self.sight_changed.emit()

    def look_as(self, looks: dict[Id, Look]) -> None:
        """Each table as another grid of the same desk had it filtered and sorted."""
        self._quiet = True
        self.rows.look_as(looks)
        self._quiet = False
        self.sight_changed.emit()

    def sort_by(self, column: int, falls: bool) -> None:
        self.look(self.rows.wanted, Sorting(SORTED_BY[Column(column)], falls))

    def follow(self, change: Changed) -> None:
        self._quiet = True
        self.rows.follow(change)
        self._quiet = False

    def selected_items(self) -> list[Id]:
        """The rows of the selected cells, from top to bottom."""
        items = [self.rows.item_at(self.rows.index(row, 0)) for row in self.selected_rows()]
        return [item.id for item in items if item is not None]

    def edit_name(self, item_id: Id) -> None:
        """A new row, ready for its name."""
        row = self.rows.row_of(item_id)
        if row is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.go_to(row, Column.NAME)
            self.edit(self.currentIndex())

    def fillable(self, box: Box) -> Box | None:
        """Of rows with items, from the names on; where a row is selected whole, its words and amounts."""
        last = len(self.rows.shown_ids) - 1
        box = box._replace(left=max(box.left, Column.NAME), bottom=min(box.bottom, last))
        is_open = not self.rows.is_read_only and self.open_editor is None
        is_shown = any(column in box.columns for column in self.shown_columns())
        return box if is_open and is_shown and box.top <= box.bottom else None

    def set_menu(self, actions: list[QAction | None]) -> None:
        self._menu_actions = actions

    def is_blank_cell(self, row: int, column: int) -> bool:
        return not self.rows.is_filled(row, column)

    def filled_in(self, column: int) -> bytes:
        said = self.rows.said_in(column)
        return bytes(each is not None for each in said).ljust(self.rows.rowCount(), b"\0")

    def before_edit(self, is_typing: bool) -> None:
        """What is typed at the mark of a row is meant for its name."""
        if is_typing and self.currentIndex().column() == Column.MARK:
            self.go_to(self.currentIndex().row(), Column.NAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.key_of(event) != keys.ENTER or not self._open(self.currentIndex()):
            super().keyPressEvent(event)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """At its mark the mouse takes a row whole, as at the number of a row in a spreadsheet."""
        command = super().selectionCommand(index, event)
        is_row = isinstance(event, QMouseEvent) and index.isValid() and index.column() == Column.MARK
        return command | QItemSelectionModel.SelectionFlag.Rows if is_row else command

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._open(self.indexAt(event.position().toPoint())):
            super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A message or the line of what is shown takes room: the row one is at stays in view."""
        was_seen = self.is_current_seen(event.oldSize().height())
        super().resizeEvent(event)
        self.layout_.share()
        if was_seen:
            self.bring_later.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.layout_.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._quiet or current.row() == previous.row() or not current.isValid():
            return
        item = self.rows.item_at(current)
        if item is not None:
            self._told = item.id
            self.chosen.emit(item.id)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._why.setVisible(self.words_delegate.refused is not None)

    def _open(self, index: Index) -> bool:
        item = self.rows.item_at(index)
        if item is None:
            return False
        if index.column() in _OPENING:
            self.opened.emit(item.id)
        elif index.column() == Column.INDICATORS and isinstance(item, Project):
            self.indicators_wanted.emit(item.id)
        else:
            return False
        return True

    def _is_open(self, row: int, column: int) -> bool:
        """Tab stops at the indicators, too: Enter goes on from there."""
        is_project = isinstance(self.rows.item_at(self.rows.index(row, column)), Project)
        return (column == Column.INDICATORS and is_project) or super()._is_open(row, column)

    def _look_like_a_table(self) -> None:
        self.setAccessibleName(self.tr("项目表"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(28)
        header.setSectionResizeMode(Column.MARK, QHeaderView.ResizeMode.Fixed)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._want_head_menu)

    def _say_why(self, sentence: str) -> None:
        editor = self.open_editor
        if editor is not None:
            self._why.say(sentence, editor.geometry())
            editor.setAccessibleDescription(sentence)

    def _want_head_menu(self, at: QPoint) -> None:
        header = self.horizontalHeader()
        column = self.column_at(at)
        if column >= 0:
            self.head_menu_wanted.emit(column, header.viewport().mapToGlobal(at))

    def _show_menu(self, at: QPoint) -> None:
        pop_up(self._menu_actions, at, self.viewport())
