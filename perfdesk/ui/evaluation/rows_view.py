"""The rows of a self-evaluation on screen: merged levels, widths, blocks for the clipboard."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QTableView, QWidget

from perfdesk.domain.level_runs import level_runs
from perfdesk.domain.self_evaluation import EvaluationRow
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.delegate import WordsDelegate
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.widths import SharedWidths
from perfdesk.ui.evaluation.columns import BandColumn, Column, LevelColumn
from perfdesk.ui.evaluation.rows_model import EvaluationRows, ScoredRow
from perfdesk.ui.fonts import line_height

Index = QModelIndex | QPersistentModelIndex


class _Delegate(WordsDelegate):
    most_lines = 5

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A merged cell says its word in the middle of what is seen of it, as long as that has room for a line."""
        view = option.widget
        if isinstance(view, QTableView) and view.rowSpan(index.row(), index.column()) > 1:
            option.rect = seen_part(option.rect, view.viewport().rect(), line_height(option.font))
        super().paint(painter, option, index)


def seen_part(cell: QRect, page: QRect, least: int) -> QRect:
    """Of `cell`, at least so many pixels high."""
    top, bottom = max(cell.top(), page.top()), min(cell.bottom(), page.bottom())
    if bottom - top < least:
        top, bottom = (bottom - least, bottom) if top > cell.top() else (top, top + least)
    return QRect(QPoint(cell.left(), top), QPoint(cell.right(), bottom))


class EvaluationView(WordsView):
    """`typed` are the fields that Tab goes through; they are what is filled in year after year."""

    def __init__(self, rows: EvaluationRows, typed: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(rows, (), parent)
        self.rows = rows
        self._fields = tuple(typed)
        self._shown: tuple[Column, ...] = ()
        self._widths = SharedWidths(self, {}, {})
        self._spans: dict[tuple[int, int], int] = {}
        self._take_columns()
        rows.modelReset.connect(self._take_columns)
        rows.dataChanged.connect(self._merge_levels)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        for changed in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            changed.connect(lambda: self._merge_levels(anew=True))

    def make_delegate(self) -> WordsDelegate:
        return _Delegate(self.is_table_key, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens a list of choices, as in spreadsheets, where a cell has one."""
        if keys.key_of(event) == keys.DOWN and self._has_choices(self.currentIndex()):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def edit_at_end(self) -> None:
        if self._has_choices(self.currentIndex()):
            self._choose(self.currentIndex())
        else:
            super().edit_at_end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._has_choices(index):
            self._choose(index)
        else:
            super().mouseDoubleClickEvent(event)

    def _has_choices(self, index: Index) -> bool:
        if not index.isValid() or not isinstance(self.rows.columns[index.column()], BandColumn):
            return False
        return bool(self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _choose(self, index: Index) -> None:
        spec = self.rows.columns[index.column()]
        assert isinstance(spec, BandColumn)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = QPersistentModelIndex(index)
        for word in spec.words.values():
            menu.addAction(word).triggered.connect(self._taking(place, word))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _taking(self, place: QPersistentModelIndex, word: str) -> Callable[[], object]:
        return lambda: place.isValid() and self.rows.setData(place, word)

    def selected_block(self) -> list[tuple[int, list[int]]]:
        """The rows of the smallest rectangle around the selection, each with its columns."""
        indexes = self.selectedIndexes()
        if not indexes:
            return []
        columns = [index.column() for index in indexes]
        across = list(range(min(columns), max(columns) + 1))
        return [(row, across) for row in self.selected_rows()]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt lets the lines between rows end one pixel within a merged cell; these are painted over."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row, column in self._spans:
            index = self.rows.index(row, column)
            cell = self.visualRect(index)
            if cell.intersects(event.rect()):
                edge = QRect(cell.topLeft(), QSize(1, cell.height()))
                painter.setClipRect(edge)
                painter.fillRect(edge, self.palette().base())
                self.paint_cell(painter, index)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.lay_out()

    def _take_columns(self) -> None:
        """Another table may have other columns; widths that a person drew stay with the same ones."""
        columns = self.rows.columns
        self.typed = [at for field in self._fields for at in self.rows.columns_of(field)] or [0]
        if columns != self._shown:
            self._shown = columns
            samples = {at: column.sample for at, column in enumerate(columns) if not column.share}
            self._widths.begin(
                samples, {at: column.share for at, column in enumerate(columns) if column.share}
            )

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
    """Where each merged cell of a level begins, and how many rows it has."""
    lengths = [len(run) for run in level_runs([r for r in rows if isinstance(r, EvaluationRow)], level)]
    return list(zip(accumulate([0, *lengths]), lengths, strict=False))
