"""The indicator table on screen: its columns, and how a 二级指标 is typed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from perfdesk.ui.cells import keys
from perfdesk.ui.cells.delegate import MOST_LINES, ROW_PADDING
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.widths import SharedWidths
from perfdesk.ui.cells.words_editor import CellEditor
from perfdesk.ui.fonts import line_height
from perfdesk.ui.project_form.columns import Column, Level1Column, MarkColumn
from perfdesk.ui.project_form.indicator_delegate import IndicatorDelegate
from perfdesk.ui.project_form.indicator_model import IndicatorModel
from perfdesk.ui.project_form.offering_editor import OfferingEditor
from perfdesk.ui.project_form.suggesting import Suggesting

VISIBLE_ROWS, FEWEST_ROWS = 8, 6


class IndicatorView(WordsView):
    """Enter or Tab at the end leads to the row that waits; what is done to rows leaves that one out."""

    refused_level2 = Signal(str)
    entered = Signal()
    """The keyboard came here, and not by the mouse, under which nothing must move."""

    def __init__(self, model: IndicatorModel, suggesting: Suggesting, parent: QWidget | None = None) -> None:
        self.indicators, self._suggesting = model, suggesting
        super().__init__(model, (), parent)
        self._widths = SharedWidths(self, {}, {})
        self._shown: tuple[Column, ...] = ()
        self._take_columns()
        model.modelReset.connect(self._take_columns)
        self.horizontalScrollBar().rangeChanged.connect(self.updateGeometry)

    def make_delegate(self) -> IndicatorDelegate:
        delegate = IndicatorDelegate(self.is_table_key, self._suggesting, self)
        delegate.picked.connect(lambda editor: self.leave_editor(editor, self.right))
        delegate.unknown_level2.connect(self.refused_level2)
        return delegate

    @property
    def is_at_waiting(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and self.indicators.is_waiting(index.row())

    def selected_rows(self) -> list[int]:
        return [row for row in super().selected_rows() if not self.indicators.is_waiting(row)]

    @property
    def first_column(self) -> int:
        """A 二级指标 brings its 一级指标 along."""
        level2 = self.indicators.column_of("level2_name")
        return super().first_column if self.isColumnHidden(level2) else level2

    def begin_row(self) -> None:
        """Where the next indicator begins to be typed."""
        self.go_to(self.indicators.count, self.first_column)

    def selected_block(self) -> list[list[Column]]:
        """The columns of the smallest rectangle around the selection, once for each of its rows."""
        columns = {
            i.column() for i in self.selectedIndexes() if not isinstance(self._shown[i.column()], MarkColumn)
        }
        if not columns:
            return []
        across = list(self._shown[min(columns) : max(columns) + 1])
        return [across for _ in self.selected_rows()]

    def _take_columns(self) -> None:
        """Another project may have other columns; widths that a person drew stay with the same ones."""
        columns = self.indicators.columns
        self.typed = [n for n, column in enumerate(columns) if column.is_typed]
        if [column.field for column in columns] != [column.field for column in self._shown]:
            samples = {n: column.sample for n, column in enumerate(columns) if not column.share}
            self._widths.begin(samples, {n: column.share for n, column in enumerate(columns) if column.share})
        self._shown = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.lay_out()
        self._fit_lines()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.entered.emit()

    def _fit_lines(self) -> None:
        """Where there is little room, names are cut off sooner, so that as many rows as need be are seen."""
        line = line_height(self.font())
        room = self.viewport().height() // FEWEST_ROWS - ROW_PADDING - 1
        lines = max(1, min(room // line, MOST_LINES))
        if lines != self.words_delegate.most_lines:
            self.words_delegate.most_lines = lines
            self.measure_later.start()

    def minimumSizeHint(self) -> QSize:
        """One line a row, where the screen is low: the joined string under the table is to be seen, too."""
        return self._size_for(FEWEST_ROWS)

    def sizeHint(self) -> QSize:
        return self._size_for(VISIBLE_ROWS)

    def before_edit(self, is_typing: bool) -> None:
        """一级 follows 二级, so what is typed at the one is meant for the other."""
        index = self.currentIndex()
        column = self._shown[index.column()] if index.isValid() else None
        if is_typing and isinstance(column, Level1Column) and not column.is_open:
            self.go_to(index.row(), self.indicators.column_of("level2_name"))

    def is_table_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        """While something is offered, arrows go through it and Esc puts it away."""
        is_offering = isinstance(editor, OfferingEditor) and editor.has_offers
        if is_offering and keys.key_of(event) in (keys.ARROW_UP, keys.ARROW_DOWN, keys.ESCAPE):
            return False
        return super().is_table_key(editor, event)

    def _one_down(self) -> None:
        """From the last value of the last indicator to the beginning of the next."""
        index, annual = self.currentIndex(), self.indicators.column_of("annual_value")
        is_below = index.isValid() and index.row() + 1 == self.indicators.count
        if is_below and index.column() >= annual and not self._cells.is_blank_row(index.row()):
            self.begin_row()
        else:
            super()._one_down()

    def _size_for(self, rows: int) -> QSize:
        row = line_height(self.font()) + ROW_PADDING + 1  # and the line under it
        bar = self.horizontalScrollBar()
        under = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        head = self.horizontalHeader().sizeHint().height()
        return QSize(480, head + rows * row + under + 2 * self.frameWidth())
