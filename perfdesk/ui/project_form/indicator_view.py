"""The indicator table on screen, with the keyboard of a spreadsheet."""

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from perfdesk.domain.identity import Id
from perfdesk.ui.project_form import keys
from perfdesk.ui.project_form.cell_editors import CellEditor, WordsEditor
from perfdesk.ui.project_form.columns import TYPED, WORDS, Column, is_blank
from perfdesk.ui.project_form.indicator_delegate import IndicatorDelegate
from perfdesk.ui.project_form.indicator_model import IndicatorModel

VISIBLE_ROWS, FEWEST_ROWS = 5, 3


class IndicatorView(QTableView):
    """`commanded` carries one of `keys.COMMANDS`; `row_wanted` asks for a row at the end."""

    commanded = Signal(object)
    row_wanted = Signal()
    moved = Signal()
    refused_level2 = Signal(str)

    def __init__(self, model: IndicatorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cell_delegate = IndicatorDelegate(self._is_table_key, self)
        self._cell_delegate.key_pressed.connect(self._editor_key)
        self._cell_delegate.left.connect(self._editor_left)
        self._cell_delegate.picked.connect(lambda editor: self._leave_editor(editor, self._right))
        self._cell_delegate.unknown_level2.connect(self.refused_level2)
        self._shares = [4, 3, 3]
        self._is_laying_out = False
        self.empty_text = ""
        self.setModel(model)
        self.setItemDelegate(self._cell_delegate)
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
        self.horizontalHeader().sectionResized.connect(self._section_resized)
        self._measure_later = QTimer(self, singleShot=True, interval=0)
        self._measure_later.timeout.connect(self.resizeRowsToContents)
        model.modelReset.connect(self._measure_later.start)
        model.rowsInserted.connect(self._measure_later.start)

    def go_to(self, row: int, column: Column) -> None:
        """Makes the cell current and shows it."""
        self.setCurrentIndex(self._model.index(row, column))
        self.scrollTo(self.currentIndex())

    @property
    def current_id(self) -> Id | None:
        index = self.currentIndex()
        return self._model.indicator(index.row()).id if index.isValid() else None

    @property
    def open_editor(self) -> CellEditor | None:
        if self.state() != QAbstractItemView.State.EditingState:
            return None
        return next(
            (e for e in self.viewport().children() if isinstance(e, CellEditor) and e.isVisible()), None
        )

    def commit_editor(self) -> bool:
        """Commits and closes an open editor; False when its text was refused and it stays."""
        editor = self.open_editor
        return editor is None or self._leave_editor(editor, None)

    def refresh(self) -> None:
        """After a change of the desk; the current cell stays that of the same indicator."""
        at, index = self.current_id, self.currentIndex()
        self._model.refresh()
        row = self._model.row_of(at) if at is not None else None
        if row is None and index.isValid() and self._model.rowCount():
            row = min(index.row(), self._model.rowCount() - 1)
        if row is not None and (not self.currentIndex().isValid() or row != self.currentIndex().row()):
            self.go_to(row, Column(index.column()))

    def selected_rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectedIndexes()})

    def selected_block(self) -> list[list[Column]]:
        """The columns of the smallest rectangle around the selection, once for each of its rows."""
        columns = {index.column() for index in self.selectedIndexes()} - {Column.MARK}
        if not columns:
            return []
        return [[Column(c) for c in range(min(columns), max(columns) + 1)] for _ in self.selected_rows()]

    def event(self, event: QEvent) -> bool:
        """Takes its commands before shortcuts of the window with the same keys do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys.key_of(event) in keys.COMMANDS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = keys.key_of(event)
        steps: dict[keys.Key, Callable[[], None]] = {
            keys.ENTER: self._down, keys.BACK_ENTER: self._up, keys.EDIT: self._edit_at_end,
        }  # fmt: skip
        if key in keys.COMMANDS:
            self.commanded.emit(key)
        elif key in steps:
            steps[key]()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and event.modifiers() & keys.CTRL:
            event.ignore()
        else:
            self._turn_to_level2(bool(event.text()) and not event.modifiers() & (keys.CTRL | keys.ALT))
            super().keyPressEvent(event)
            self._mark_typed_over()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._turn_to_level2(True)
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
        if not self._model.rowCount():
            return super().focusNextPrevChild(onward)
        return (self._right() if onward else self._left()) or super().focusNextPrevChild(onward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.go_to(0, Column.LEVEL2)
        self.moved.emit()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: object = (),
    ) -> None:
        super().dataChanged(top_left, bottom_right)
        for row in range(top_left.row(), bottom_right.row() + 1):
            self.resizeRowToContents(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_columns()

    def minimumSizeHint(self) -> QSize:
        """So few rows only where the screen is low: the joined string under the table is to be seen, too."""
        return self._size_for(FEWEST_ROWS)

    def sizeHint(self) -> QSize:
        return self._size_for(VISIBLE_ROWS)

    def _size_for(self, rows: int) -> QSize:
        """High enough for so many rows of one and a half lines."""
        row = round(1.6 * self.fontMetrics().lineSpacing()) + 8
        return QSize(480, self.horizontalHeader().sizeHint().height() + rows * row + 2 * self.frameWidth())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.rowCount() and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(16, 8, -16, -8)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()

    def _is_table_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
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
            *keys.COMMANDS_WHILE_EDITING,
        )

    def _editor_key(self, editor: CellEditor, event: QKeyEvent) -> None:
        key = keys.key_of(event)
        steps: dict[keys.Key, Callable[[], object]] = {
            keys.ENTER: self._down, keys.BACK_ENTER: self._up, keys.ARROW_DOWN: self._one_down, keys.ARROW_UP: self._up,
            keys.TAB: lambda: self._right() or super(IndicatorView, self).focusNextPrevChild(True),
            keys.BACK_TAB: lambda: self._left() or super(IndicatorView, self).focusNextPrevChild(False),
        }  # fmt: skip
        if key == keys.ESCAPE:
            self._close(editor)
        elif key == keys.NEW_LINE and isinstance(editor, WordsEditor):
            editor.insertPlainText("\n")
        elif key in steps:
            self._leave_editor(editor, steps[key])
        else:
            self._leave_editor(editor, lambda: self.commanded.emit(key))

    def _editor_left(self, editor: CellEditor, reason: Qt.FocusReason) -> None:
        """Focus went elsewhere: the text goes to the desk, and the editor stays only if that refuses it."""
        if (
            self._cell_delegate.commit(editor, is_sure=False)
            and reason != Qt.FocusReason.ActiveWindowFocusReason
        ):
            self._close(editor)

    def _leave_editor(self, editor: CellEditor, then: Callable[[], object] | None) -> bool:
        if not self._cell_delegate.commit(editor):
            return False
        self._close(editor)
        self.setFocus()
        if then is not None:
            then()
        return True

    def _close(self, editor: CellEditor) -> None:
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _turn_to_level2(self, is_typing: bool) -> None:
        """一级 follows 二级, so what is typed at the one is meant for the other."""
        index = self.currentIndex()
        if is_typing and index.column() == Column.LEVEL1:
            self.go_to(index.row(), Column.LEVEL2)

    def _edit_at_end(self) -> None:
        self._turn_to_level2(True)
        self.edit(self.currentIndex())
        if editor := self.open_editor:
            editor.put_cursor_at_end()

    def _mark_typed_over(self) -> None:
        if isinstance(editor := self.open_editor, WordsEditor):
            editor.typed_over = True

    def _down(self) -> None:
        index = self.currentIndex()
        is_last = index.row() == self._model.rowCount() - 1
        if not index.isValid() or (is_last and index.column() >= Column.ANNUAL):
            self.row_wanted.emit()
        else:
            self._one_down()

    def _one_down(self) -> None:
        self._step(1)

    def _up(self) -> None:
        self._step(-1)

    def _step(self, rows: int) -> None:
        row = self.currentIndex().row() + rows
        if 0 <= row < self._model.rowCount():
            self.go_to(row, Column(self.currentIndex().column()))

    def _right(self) -> bool:
        """False where Tab should leave the table."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        further = [c for c in TYPED if c > column]
        if further:
            self.go_to(max(row, 0), further[0])
        elif row + 1 < self._model.rowCount():
            self.go_to(row + 1, TYPED[0])
        elif is_blank(self._model.indicator(row)):
            return False
        else:
            self.row_wanted.emit()
        return True

    def _left(self) -> bool:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        further = [c for c in TYPED if c < column]
        if further:
            self.go_to(max(row, 0), further[-1])
        elif row > 0:
            self.go_to(row - 1, TYPED[-1])
        else:
            return False
        return True

    def _section_resized(self, section: int, _old: int, _new: int) -> None:
        if not self._is_laying_out and section in WORDS:
            self._shares = [self.columnWidth(column) for column in WORDS]
        self._measure_later.start()

    def _lay_out_columns(self) -> None:
        """Codes as wide as they need, the three columns of words share the rest as the person left them."""
        metrics, self._is_laying_out = self.fontMetrics(), True
        for column, sample in _SAMPLES.items():
            self.setColumnWidth(column, metrics.horizontalAdvance(sample) + 16)
        rest = self.viewport().width() - sum(self.columnWidth(column) for column in _SAMPLES)
        for column, share in zip(WORDS, self._shares, strict=True):
            self.setColumnWidth(column, max(80, rest * share // sum(self._shares)))
        self._is_laying_out = False


_SAMPLES = {
    Column.NUMBER: "000",
    Column.LEVEL1: "1-产出指标",
    Column.LEVEL2: "11-数量指标",
    Column.MARK: "检查",
}
