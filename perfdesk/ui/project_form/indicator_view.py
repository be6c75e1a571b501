"""The indicator table on screen: its columns, and how a 二级指标 is typed."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.widths import SharedWidths
from perfdesk.ui.fonts import line_height
from perfdesk.ui.project_form.columns import TYPED, WORDS, Column
from perfdesk.ui.project_form.indicator_delegate import IndicatorDelegate
from perfdesk.ui.project_form.indicator_model import IndicatorModel

VISIBLE_ROWS, FEWEST_ROWS = 5, 3


class IndicatorView(WordsView):
    """Enter or Tab at the end opens a further row."""

    refused_level2 = Signal(str)

    def __init__(self, model: IndicatorModel, parent: QWidget | None = None) -> None:
        super().__init__(model, TYPED, parent)
        self._widths = SharedWidths(self, _SAMPLES, dict(zip(WORDS, (4, 3, 3), strict=True)))

    def make_delegate(self) -> IndicatorDelegate:
        delegate = IndicatorDelegate(self.is_table_key, self)
        delegate.picked.connect(lambda editor: self.leave_editor(editor, self.right))
        delegate.unknown_level2.connect(self.refused_level2)
        return delegate

    def selected_block(self) -> list[list[Column]]:
        """The columns of the smallest rectangle around the selection, once for each of its rows."""
        columns = {index.column() for index in self.selectedIndexes()} - {Column.MARK}
        if not columns:
            return []
        return [[Column(c) for c in range(min(columns), max(columns) + 1)] for _ in self.selected_rows()]

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
        if is_typing and index.column() == Column.LEVEL1:
            self.go_to(index.row(), Column.LEVEL2)

    def asks_for_row(self, column: int) -> bool:
        return column >= Column.ANNUAL

    def _size_for(self, rows: int) -> QSize:
        """High enough for so many rows of one and a half lines."""
        row = round(1.6 * line_height(self.font())) + 8
        return QSize(480, self.horizontalHeader().sizeHint().height() + rows * row + 2 * self.frameWidth())


_SAMPLES: dict[int, str] = {
    Column.NUMBER: "000",
    Column.LEVEL1: "1-产出指标",
    Column.LEVEL2: "11-数量指标",
    Column.MARK: "检查",
}
