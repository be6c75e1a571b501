"""The rows of a self-evaluation on screen: merged levels, widths, blocks for the clipboard."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

from perfdesk.domain.self_evaluation import EvaluationRow
from perfdesk.ui.cells.delegate import WordsDelegate
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.widths import SharedWidths
from perfdesk.ui.evaluation.columns import LevelColumn
from perfdesk.ui.evaluation.rows_model import EvaluationRows, ScoredRow

Index = QModelIndex | QPersistentModelIndex


_TALL_SPAN = 4
"""Rows from which on a merged cell says its word at the top: in the middle it may be out of sight."""


class _Delegate(WordsDelegate):
    most_lines = 5

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        view = option.widget
        if isinstance(view, QTableView) and view.rowSpan(index.row(), index.column()) >= _TALL_SPAN:
            side = option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask
            option.displayAlignment = side | Qt.AlignmentFlag.AlignTop


class EvaluationView(WordsView):
    """`typed` are the fields that Tab goes through; they are what is filled in year after year."""

    def __init__(self, rows: EvaluationRows, typed: Sequence[str], parent: QWidget | None = None) -> None:
        columns = rows.columns
        super().__init__(rows, [rows.column_of(field) for field in typed], parent)
        self.rows = rows
        samples = {at: column.sample for at, column in enumerate(columns) if not column.share}
        shares = {at: column.share for at, column in enumerate(columns) if column.share}
        self._widths = SharedWidths(self, samples, shares)
        self._spans: dict[tuple[int, int], int] = {}
        rows.dataChanged.connect(self._merge_levels)
        for changed in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            changed.connect(lambda: self._merge_levels(anew=True))

    def make_delegate(self) -> WordsDelegate:
        return _Delegate(self.is_table_key, self)

    def selected_block(self) -> list[tuple[int, list[int]]]:
        """The rows of the smallest rectangle around the selection, each with its columns."""
        indexes = self.selectedIndexes()
        if not indexes:
            return []
        columns = [index.column() for index in indexes]
        across = list(range(min(columns), max(columns) + 1))
        return [(row, across) for row in self.selected_rows()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.lay_out()

    def _merge_levels(self, *_: object, anew: bool = False) -> None:
        """One cell for a level over all its rows, as the form prints it."""
        spans = {
            (first, column): length
            for column, spec in enumerate(self.rows.columns)
            if isinstance(spec, LevelColumn)
            for first, length in _runs(self.rows.rows, spec.level)
            if length > 1
        }
        if spans != self._spans or anew:
            self._spans = spans
            self.clearSpans()
            for (row, column), length in spans.items():
                self.setSpan(row, column, length, 1)


def _runs(rows: Sequence[ScoredRow], level: int) -> list[tuple[int, int]]:
    """Where each run of rows under one level begins, and how long it is."""
    runs, first = [], 0
    for _, run in groupby(rows, lambda row: _level_key(row, level)):
        length = len(list(run))
        runs.append((first, length))
        first += length
    return runs


def _level_key(row: ScoredRow, level: int) -> tuple[str, ...]:
    assert isinstance(row, EvaluationRow)
    return (row.level1,) if level == 1 else (row.level1, row.level2)
