"""A table on screen with the keyboard of a spreadsheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QWidget,
)

from perfdesk.domain.identity import Id
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.delegate import WordsDelegate
from perfdesk.ui.cells.model import CellsModel, Row
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.cells.sheet_view import SheetView
from perfdesk.ui.cells.words_editor import CellEditor, WordsEditor

Index = QModelIndex | QPersistentModelIndex


class WordsView(SheetView):
    """`commanded` carries one of `keys.COMMANDS`; `row_wanted` asks for a row at the end.

    `left`: the focus is in something else, and in no editor of this table.
    `closed`: someone types at a cell that takes no typing.
    `typed` are the columns that Tab goes through, from left to right.
    """

    commanded = Signal(object)
    row_wanted = Signal()
    moved = Signal()
    left = Signal()
    closed = Signal()
    commands: Sequence[keys.Key] = keys.COMMANDS
    commands_while_editing: Sequence[keys.Key] = keys.COMMANDS_WHILE_EDITING
    fits_rows = True
    """Whether a row is as high as its text; else all are alike."""

    def __init__(self, model: CellsModel[Row], typed: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(model, typed, parent)
        self._tabbed_from: int | None = None
        self.empty_text = ""
        self.words_delegate = self.make_delegate()
        self.words_delegate.key_pressed.connect(self._editor_key)
        self.words_delegate.left.connect(self._editor_left)
        self.setItemDelegate(self.words_delegate)
        self._look()
        self._look_around = QTimer(self, singleShot=True, interval=0)
        self._look_around.timeout.connect(self._tell_if_left)
        self.measure_later = QTimer(self, singleShot=True, interval=0)
        self.measure_later.timeout.connect(self.resizeRowsToContents)
        if self.fits_rows:
            model.modelReset.connect(self.measure_later.start)
            model.rowsInserted.connect(self.measure_later.start)
            self.horizontalHeader().sectionResized.connect(self.measure_later.start)

    def make_delegate(self) -> WordsDelegate:
        return WordsDelegate(self.is_table_key, self)

    @property
    def shown_typed(self) -> list[int]:
        """A column that is hidden for now is none that one types into unseen."""
        return [column for column in self.typed if not self.isColumnHidden(column)]

    @property
    def current_id(self) -> Id | None:
        index = self.currentIndex()
        return self._cells.id_at(index.row()) if index.isValid() else None

    @property
    def open_editor(self) -> CellEditor | None:
        if self.state() != QAbstractItemView.State.EditingState:
            return None
        return next(
            (e for e in self.viewport().children() if isinstance(e, CellEditor) and e.isVisible()), None
        )

    @property
    def first_column(self) -> int:
        """Where a row begins to be typed."""
        return self.shown_typed[0]

    def commit_editor(self) -> bool:
        """Commits and closes an open editor; False when its text was refused and it stays."""
        editor = self.open_editor
        return editor is None or self.leave_editor(editor, None)

    def refresh(self) -> None:
        """After a change of the desk; the current cell stays that of the same item."""
        at, index = self.current_id, self.currentIndex()
        column = index.column()
        self._cells.refresh()
        row = self._cells.row_of(at) if at is not None else None
        if row is None and index.isValid() and self._cells.rowCount():
            row = min(index.row(), self._cells.rowCount() - 1)
        if row is None and self.hasFocus() and self._cells.rowCount():
            row, column = 0, self.first_column
        if row is not None and (not self.currentIndex().isValid() or row != self.currentIndex().row()):
            self.go_to(row, column)

    def go_to_hit(self, step: int, *, goes_on: bool = True) -> bool:
        """The next (1) or previous (-1) cell that says what is sought; False where there is none.

        `goes_on`: beyond the current cell; else from the end of the table.
        """
        index = self.currentIndex()
        here = (max(index.row(), 0), max(index.column(), 0))
        hit = self._cells.next_hit(*(here if goes_on else (0, -1 if step > 0 else 0)), step)
        if hit is None or (goes_on and (hit <= here if step > 0 else hit >= here)):
            return False
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.go_to(*hit)
        return True

    def event(self, event: QEvent) -> bool:
        """Takes its commands before shortcuts of the window with the same keys do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys.key_of(event) in self.commands
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = keys.key_of(event)
        steps: dict[keys.Key, Callable[[], None]] = {
            keys.ENTER: self._down, keys.BACK_ENTER: self._up, keys.EDIT: self.edit_at_end,
            keys.WHOLE_ROWS: self.select_rows, keys.WHOLE_COLUMNS: self.select_columns,
        }  # fmt: skip
        if key in self.commands:
            self.commanded.emit(key)
        elif key in steps:
            steps[key]()
        elif self.leap(key):
            return
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and event.modifiers() & keys.CTRL:
            event.ignore()
        else:
            self._begin_typing(keys.is_typing(event))
            super().keyPressEvent(event)
            self._mark_typed_over()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the cell with the cursor where it points: with all of it lit, the next key would wipe it."""
        super().mouseDoubleClickEvent(event)
        editor = self.open_editor
        if isinstance(editor, WordsEditor) and not editor.is_modified:
            editor.put_cursor_at(event.globalPosition().toPoint())

    def _begin_typing(self, is_typing: bool) -> None:
        self.before_edit(is_typing)
        index = self.currentIndex()
        if not is_typing or not index.isValid():
            return
        self.light_current()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.closed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.open_editor is None and (event.preeditString() or event.commitString()):
            self._begin_typing(True)
        was_open = self.open_editor is not None
        super().inputMethodEvent(event)
        editor = self.open_editor
        if editor is not None and not was_open and event.commitString() and not editor.is_modified:
            # Qt hands on what is being composed, but loses what comes finished, such as full-width brackets.
            finished = QInputMethodEvent()
            finished.setCommitString(event.commitString())
            QCoreApplication.sendEvent(editor, finished)
            editor.setFocus()
        self._mark_typed_over()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through the cells first, and leaves the table behind the last one."""
        if not self._cells.rowCount():
            return super().focusNextPrevChild(onward)
        return (self.right() if onward else self._left()) or super().focusNextPrevChild(onward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        is_first = not self.currentIndex().isValid()  # before Qt makes the very first cell current
        if not self._is_one_lit():
            super().focusInEvent(event)
        else:
            QAbstractScrollArea.focusInEvent(self, event)
            self.update(self.currentIndex())
        if is_first and self._cells.rowCount():
            self.go_to(0, self.first_column)
        self.moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self._is_one_lit():
            super().focusOutEvent(event)
        else:
            QAbstractScrollArea.focusOutEvent(self, event)
            self.update(self.currentIndex())
        self._look_around.start()  # who has it now is not known yet

    def _is_one_lit(self) -> bool:
        """Only the current cell: then that is all that looks different with the focus, and Qt would repaint all."""
        index = self.currentIndex()
        return index.isValid() and self.selected_boxes() == [
            Box(index.row(), index.column(), index.row(), index.column())
        ]

    def leave(self) -> None:
        """As if the keyboard had gone elsewhere: what was begun in it without a word goes."""
        if self.commit_editor():
            self.left.emit()

    def _tell_if_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self and not self.isAncestorOf(focus):
            self.left.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tabbed_from = None
        self.moved.emit()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: object = ()) -> None:
        super().dataChanged(top_left, bottom_right)
        if not self.fits_rows:
            return
        for row in range(top_left.row(), bottom_right.row() + 1):
            self.resizeRowToContents(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._cells.rowCount() and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(16, 8, -16, -8)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()

    def keyboardSearch(self, search: str) -> None:
        """What is typed at a closed cell must not lead to another row, to be typed over there."""

    def before_edit(self, is_typing: bool) -> None:
        """Called when a key is about to open an editor: another cell may be meant."""

    def asks_for_row(self, column: int) -> bool:
        """Whether Enter in this column of the last row, or Tab behind its last cell, opens a further row."""
        return False

    def is_table_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key = keys.key_of(event)
        if isinstance(editor, WordsEditor):
            is_arrow = key in (keys.ARROW_UP, keys.ARROW_DOWN) and editor.typed_over
            if is_arrow or key == keys.NEW_LINE:
                return True
        return key in (
            keys.ENTER,
            keys.BACK_ENTER,
            keys.TAB,
            keys.BACK_TAB,
            keys.ESCAPE,
            *self.commands_while_editing,
        )

    def leave_editor(self, editor: CellEditor, then: Callable[[], object] | None) -> bool:
        if not self.words_delegate.commit(editor):
            return False
        self._close(editor)
        self.setFocus()
        if then is not None:
            then()
        return True

    def _editor_key(self, editor: CellEditor, event: QKeyEvent) -> None:
        key = keys.key_of(event)
        steps: dict[keys.Key, Callable[[], object]] = {
            keys.ENTER: self._down, keys.BACK_ENTER: self._up, keys.ARROW_DOWN: self._one_down, keys.ARROW_UP: self._up,
            keys.TAB: lambda: self.right() or super(WordsView, self).focusNextPrevChild(True),
            keys.BACK_TAB: lambda: self._left() or super(WordsView, self).focusNextPrevChild(False),
        }  # fmt: skip
        if key == keys.ESCAPE:
            self._close(editor)
        elif key == keys.NEW_LINE and isinstance(editor, WordsEditor):
            editor.insertPlainText("\n")
        elif key in steps:
            self.leave_editor(editor, steps[key])
        else:
            self.leave_editor(editor, lambda: self.commanded.emit(key))

    def _editor_left(self, editor: CellEditor, reason: Qt.FocusReason) -> None:
        """Focus went elsewhere: the text goes to the desk, and the editor stays only if that refuses it."""
        is_given = self.words_delegate.commit(editor, is_sure=False)
        if is_given and reason != Qt.FocusReason.ActiveWindowFocusReason:
            self._close(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """An editor whose text was refused stays open with it, also when Qt would close it for another cell."""
        refused = self.words_delegate.refused
        if refused is not None and editor is refused:
            QTimer.singleShot(0, self, lambda: self._back_to(refused))
        else:
            super().closeEditor(editor, hint)

    def _back_to(self, refused: CellEditor) -> None:
        """Only while the person is still in the table: elsewhere the focus is left alone."""
        if self.words_delegate.refused is refused and QApplication.focusWidget() in (self, self.viewport()):
            self.go_to(refused.index.row(), refused.index.column())
            refused.setFocus()

    def _close(self, editor: CellEditor) -> None:
        self.words_delegate.refused = None
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def edit_at_end(self) -> None:
        self._begin_typing(True)
        if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(self.currentIndex())
        if editor := self.open_editor:
            editor.put_cursor_at_end()

    def _mark_typed_over(self) -> None:
        if isinstance(editor := self.open_editor, WordsEditor):
            editor.typed_over = True

    def _down(self) -> None:
        """After Tabs, to where the first of them came from, as spreadsheets do."""
        index = self.currentIndex()
        is_last = index.row() + self._height(index) == self._cells.rowCount()
        if not index.isValid() or (is_last and self.asks_for_row(index.column())):
            self.row_wanted.emit()
        else:
            self._one_down()

    def _one_down(self) -> None:
        index, column = self.currentIndex(), self._tabbed_from
        self._step(index.row() + self._height(index), index.column() if column is None else column)

    def _up(self) -> None:
        """Over a merged cell to its first row."""
        index = self.currentIndex()
        row = index.row() - 1
        while row > 0 and self.visualRect(self._cells.index(row, index.column())) == self.visualRect(
            self._cells.index(row - 1, index.column())
        ):
            row -= 1
        self._step(row, index.column())

    def _step(self, row: int, column: int) -> None:
        if 0 <= row < self._cells.rowCount():
            self.go_to(row, column)
        self._tabbed_from = None

    def _height(self, index: Index) -> int:
        """In rows; more than one for a merged cell."""
        return max(1, self.rowSpan(index.row(), index.column())) if index.isValid() else 1

    def right(self) -> bool:
        """The next cell that is typed in; False where Tab should leave the table."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        came_from = column if self._tabbed_from is None else self._tabbed_from
        further = [c for c in self.shown_typed if c > column and self._is_open(max(row, 0), c)]
        if further:
            self.go_to(max(row, 0), further[0])
            self._tabbed_from = came_from
        elif row + 1 < self._cells.rowCount():
            self.go_to(row + 1, self.first_column)
        elif not self.asks_for_row(self.shown_typed[-1]) or self._cells.is_blank_row(row):
            return False
        else:
            self.row_wanted.emit()
        return True

    def _left(self) -> bool:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        further = [c for c in self.shown_typed if c < column and self._is_open(max(row, 0), c)]
        if further:
            self.go_to(max(row, 0), further[-1])
        elif row > 0:
            self.go_to(row - 1, self.shown_typed[-1])
        else:
            return False
        return True

    def _is_open(self, row: int, column: int) -> bool:
        """Read-only desks have no open cells; there Tab goes through all that would be typed in."""
        cells = self._cells
        if self.isColumnHidden(column):
            return False
        if not any(cells.index(row, c).flags() & Qt.ItemFlag.ItemIsEditable for c in self.typed):
            return True
        return bool(cells.index(row, column).flags() & Qt.ItemFlag.ItemIsEditable)

    def _look(self) -> None:
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(self.tr("全选"))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
