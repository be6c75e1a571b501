"""Widths, hidden and frozen columns, zoom and row heights of the project table."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QHeaderView, QStyle

from perfdesk.ui.fonts import line_height
from perfdesk.ui.grid_columns import AMOUNTS, Column
from perfdesk.ui.grid_look import ZOOMS, GridLook, RowHeight

if TYPE_CHECKING:
    from perfdesk.ui.grid import Grid

_WIDTHS = {
    Column.MARK: 32,
    Column.NAME: 250,
    Column.TOTAL: 98,
    Column.FISCAL: 98,
    Column.SPECIAL_ACCOUNT: 98,
    Column.OTHER: 90,
    Column.GOAL: 200,
    Column.INDICATORS: 200,
}
_WORDS = (Column.NAME, Column.GOAL, Column.INDICATORS)
"""What rows are fitted to."""
_LEAST = 110
_LEAST_NAME = 150
_WIDEST_HEAD = 130
_PADDING = 10
_MOST_LINES = 30
_WIDE = "表"
"""A character as wide as any."""
_LINES = {RowHeight.COMPACT: 1, RowHeight.TWO_LINES: 2, RowHeight.FIT: 2}


class GridLayout(QObject):
    """One grid's. Until a person has set a width, 绩效目标 and 绩效指标 share what the other columns leave.

    `zoomed`: the words are of another size now; `zoom_chosen`: a person said so; `taken`: the look is another.
    """

    zoomed = Signal(QFont)
    zoom_chosen = Signal()
    taken = Signal()

    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid, self._rows = grid, grid.rows
        self._look = GridLook()
        self._is_sharing = False
        self._fit_later = QTimer(self, singleShot=True, interval=30)
        self._fit_later.timeout.connect(self._fit_all)
        self._head.sectionResized.connect(self._note_width)
        self._rows.dataChanged.connect(lambda first, last: self._fit(range(first.row(), last.row() + 1)))
        self._share_later = QTimer(self, singleShot=True, interval=0)
        self._share_later.timeout.connect(self.share)
        # Where the bar comes while the grid is out of sight, no resizing tells of the room that it takes.
        grid.verticalScrollBar().rangeChanged.connect(self._share_later.start)
        for came in (self._rows.modelReset, self._rows.rowsInserted):
            came.connect(self._fit_soon)

    @property
    def look(self) -> GridLook:
        """To be remembered."""
        return self._look

    def take(self, look: GridLook) -> None:
        was_seen = self._grid.is_current_seen(self._grid.viewport().height())
        self._look = look
        self._show_zoom()
        for column in Column:
            self._grid.setColumnHidden(column, self._is_hidden(column))
        self._leave_hidden()
        self._grid.frozen = look.frozen
        self.share()
        self._show_rows()
        if was_seen:
            self._grid.bring_later.start()
        self.taken.emit()

    def _leave_hidden(self) -> None:
        """The cursor goes on to the left: nobody would see what is typed. Names are never hidden."""
        current = self._grid.currentIndex()
        if current.isValid() and self._grid.isColumnHidden(current.column()):
            shown = max(column for column in self._grid.shown_columns() if column < current.column())
            self._grid.go_to(current.row(), shown)

    def share(self) -> None:
        """What the other columns leave: to both where no width was set, else to the last."""
        if self._look.widths is None:
            self._share_with_names()
        others = sum(self._head.sectionSize(column) for column in list(Column)[: Column.GOAL])
        room, least = self._grid.viewport().width() - others, self._at_zoom(_LEAST)
        if self._look.widths is None:
            is_alone = self._grid.isColumnHidden(Column.INDICATORS)
            self._resize(Column.GOAL, max(least, room if is_alone else room // 2))
        else:
            least = max(least, self._at_zoom(self._look.widths[Column.INDICATORS]))
        self._resize(Column.INDICATORS, max(least, room - self._head.sectionSize(Column.GOAL)))

    def _share_with_names(self) -> None:
        """On a narrow screen names give way, so that 绩效目标 and 绩效指标 are in sight."""
        others = sum(self._head.sectionSize(c) for c in Column if c not in _WORDS)
        wordy = sum(self._is_seen(column) for column in (Column.GOAL, Column.INDICATORS))
        left = self._grid.viewport().width() - others - wordy * self._at_zoom(_LEAST)
        least, most = self._at_zoom(_LEAST_NAME), self._at_zoom(_WIDTHS[Column.NAME])
        self._resize(Column.NAME, max(least, min(left, most)))

    def _resize(self, column: int, width: int) -> None:
        if not self._grid.isColumnHidden(column):
            self._is_sharing = True
            self._head.resizeSection(column, width)
            self._is_sharing = False

    def _at_zoom(self, width: int) -> int:
        return width * self._look.zoom // 100

    def zoom_by(self, steps: int) -> None:
        """In steps of ten percent; 0 is back to 100 %."""
        zoom = self._look.zoom + steps * ZOOMS.step if steps else 100
        self.take(replace(self._look, zoom=max(ZOOMS[0], min(ZOOMS[-1], zoom))))
        self.zoom_chosen.emit()

    def set_rows(self, height: RowHeight) -> None:
        self.take(replace(self._look, rows=height))

    def hide(self, columns: Iterable[int]) -> bool:
        """False where there was none that can go: marks and names stay."""
        going = {column for column in columns if column > Column.NAME}
        hidden = {column for column in Column if self._is_hidden(column)} | going
        self.take(replace(self._look, hidden=frozenset(hidden)))
        return bool(going)

    def show_all(self) -> None:
        self.take(replace(self._look, hidden=frozenset()))

    def freeze(self, count: int) -> None:
        self.take(replace(self._look, frozen=count))

    @property
    def _head(self) -> QHeaderView:
        return self._grid.horizontalHeader()

    def _is_hidden(self, column: int) -> bool:
        if self._look.hidden is None:
            return self._rows.is_idle(Column(column))
        return column in self._look.hidden

    def _show_zoom(self) -> None:
        font = QFont(QApplication.font())
        font.setPointSizeF(QFontInfo(font).pointSizeF() * self._look.zoom / 100)
        if font != self._grid.font():
            self._grid.setFont(font)
            self._head.setFont(font)
            self.zoomed.emit(font)
        widths = self._look.widths or tuple(_WIDTHS[column] for column in Column)
        for column, width in zip(Column, widths, strict=True):
            if not (self._look.widths is None and column >= Column.GOAL):
                self._head.resizeSection(column, max(self._least_width(column), self._at_zoom(width)))

    def _least_width(self, column: Column) -> int:
        """Of an amount's column that no person has drawn: what its head takes, with the sign of an order behind it."""
        if self._look.widths is not None or column not in AMOUNTS:
            return 28
        said = self._head.fontMetrics().horizontalAdvance(f"{self._rows.heading(column)} ▼")
        margin = self._head.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, self._head)
        return min(said + 2 * margin + 1, self._at_zoom(_WIDEST_HEAD))

    def _show_rows(self) -> None:
        is_fit = self._look.rows is RowHeight.FIT
        self._rows.show_whole_texts(is_fit)
        height = _LINES[self._look.rows] * line_height(self._grid.font()) + _PADDING - 4
        head = self._grid.verticalHeader()
        head.setDefaultSectionSize(height)
        for row in range(self._rows.rowCount()):  # those that were fitted keep their own height otherwise
            if head.sectionSize(row) != height:
                head.resizeSection(row, height)
        self._fit_soon()

    def _fit_soon(self) -> None:
        if self._look.rows is RowHeight.FIT:
            self._fit_later.start()

    def _fit_all(self) -> None:
        was_seen = self._grid.is_current_seen(self._grid.viewport().height())
        self._fit(range(len(self._rows.shown_ids)))
        if was_seen:
            self._grid.bring_later.start()

    def _fit(self, rows: range) -> None:
        """By the room that the words take: laying out all of a long table would take seconds."""
        if self._look.rows is not RowHeight.FIT:
            return
        line, head = line_height(self._grid.font()), self._grid.verticalHeader()
        em = self._grid.fontMetrics().horizontalAdvance(_WIDE)
        rooms = {
            c: max(em, self._head.sectionSize(c) - 2 * _PADDING) / em for c in _WORDS if self._is_seen(c)
        }
        for row in rows:
            lines = max((_lines(self._rows.words(row, c), room) for c, room in rooms.items()), default=1)
            height = min(lines, _MOST_LINES) * line + _PADDING
            if head.sectionSize(row) != height:
                head.resizeSection(row, height)

    def _is_seen(self, column: int) -> bool:
        return not self._grid.isColumnHidden(column)

    def _note_width(self, column: int) -> None:
        is_unset = self._look.widths is None and self._is_sharing  # a pane beside the table is made wider
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton and not is_unset:
            at = 100 / self._look.zoom
            widths = (
                round(self._head.sectionSize(c) * at) or (self._look.widths or tuple(_WIDTHS.values()))[c]
                for c in Column
            )
            self._look = replace(self._look, widths=tuple(widths))
            if column != Column.INDICATORS:
                self.share()
        if column in _WORDS:
            self._fit_soon()


def _lines(text: str, room: float) -> int:
    """In ems: a Chinese character takes one, a Latin letter half of it."""
    return sum(max(1, ceil(len(part.encode("gb18030", "replace")) / 2 / room)) for part in text.split("\n"))
