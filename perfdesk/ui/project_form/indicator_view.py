"""The indicator table on screen: its columns, and how a 二级指标 is typed."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.widths import SharedWidths
from perfdesk.ui.fonts import line_height
from perfdesk.ui.project_form.columns import Column, Level1Column, MarkColumn
from perfdesk.ui.project_form.indicator_delegate import IndicatorDelegate
from perfdesk.ui.project_form.indicator_model import IndicatorModel

VISIBLE_ROWS, FEWEST_ROWS = 5, 3


class IndicatorView(WordsView):
    """Enter or Tab at the end opens a further row."""

    refused_level2 = Signal(str)

    def __init__(self, model: IndicatorModel, parent: QWidget | None = None) -> None:
        super().__init__(model, (), parent)
        self.indicators = model
        self._widths = SharedWidths(self, {}, {})
        self._shown: tuple[Column, ...] = ()
        self._take_columns()
        model.modelReset.connect(self._take_columns)

    def make_delegate(self) -> IndicatorDelegate:
        delegate = IndicatorDelegate(self.is_table_key, self)
        delegate.picked.connect(lambda editor: self.leave_editor(editor, self.right))
        delegate.unknown_level2.connect(self.refused_level2)
        return delegate

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

    def minimumSizeHint(self) -> QSize:
        """So few rows only where the screen is low: the joined string under the table is to be seen, too."""
        return self._size_for(FEWEST_ROWS)

    def sizeHint(self) -> QSize:
        return self._size_for(VISIBLE_ROWS)

    def before_edit(self, is_typing: bool) -> None:
        """一级 follows 二级, so what is typed at the one is meant for the other."""
        index = self.currentIndex()
        column = self._shown[index.column()] if index.isValid() else None
        if is_typing and isinstance(column, Level1Column) and not column.is_open:
            self.go_to(index.row(), self.indicators.column_of("level2_name"))

    def asks_for_row(self, column: int) -> bool:
        return column >= self.indicators.column_of("annual_value")

    def _size_for(self, rows: int) -> QSize:
        """High enough for so many rows of one and a half lines."""
        row = round(1.6 * line_height(self.font())) + 8
        return QSize(480, self.horizontalHeader().sizeHint().height() + rows * row + 2 * self.frameWidth())
