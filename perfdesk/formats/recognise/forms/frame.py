"""A part of a grid while its cells find their places: who has been read, and what stands beside and beneath."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perfdesk.formats.grid import BLANK, Cell
from perfdesk.formats.recognise.grid_rows import Row


class At(NamedTuple):
    """A place in the grid, counted from 0."""

    row: int
    column: int


class Frame:
    """Rows of a grid, and which of their cells are read."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._read: set[At] = set()
        self.is_merged = any(cell.columns > 1 or cell.rows > 1 for row in rows for cell in row)
        """Whether cells say how far they reach."""
        self._width = max(
            (at + cell.columns for row in rows for at, cell in enumerate(row) if cell.text), default=0
        )
        self._covered = set(_covered(rows)) if self.is_merged else set()

    def cell(self, at: At) -> Cell:
        cells = self.rows[at.row] if 0 <= at.row < len(self.rows) else ()
        return cells[at.column] if 0 <= at.column < len(cells) else BLANK

    def filled(self, row: int) -> list[At]:
        """The cells of a row that say something and are not read yet."""
        if not 0 <= row < len(self.rows):
            return []
        places = (At(row, column) for column, cell in enumerate(self.rows[row]) if cell.text)
        return [at for at in places if at not in self._read]

    def slots(self, first: At) -> list[At]:
        """A cell and all on its right that no merged cell covers, blank ones too; none where cells do not say that."""
        if not self.is_merged:
            return []
        places = (At(first.row, column) for column in range(first.column, self._width))
        return [at for at in places if at not in self._covered]

    def said(self, row: int) -> list[At]:
        """The cells of a row that say something, read or not."""
        if not 0 <= row < len(self.rows):
            return []
        return [At(row, column) for column, cell in enumerate(self.rows[row]) if cell.text]

    def read(self, *places: At) -> None:
        self._read.update(places)

    def is_next(self, at: At, other: At) -> bool:
        """Whether nothing, not even a blank cell, stands between two cells of a row."""
        return other.column <= at.column + self.cell(at).columns

    def is_at_edge(self, at: At) -> bool:
        """Whether a cell reaches to the right edge, so that nothing can be filled in beside it."""
        return self.is_merged and at.column + self.cell(at).columns >= self._width

    def is_read(self, at: At) -> bool:
        return at in self._read

    def reach(self, at: At) -> int:
        """How many rows a cell reaches down: as merged, else as far as nothing stands under it and more beside it."""
        cell = self.cell(at)
        if self.is_merged:
            return cell.rows
        below = at.row + 1
        while below < len(self.rows) and self._goes_on_beside(below, at.column):
            below += 1
        return below - at.row

    def _goes_on_beside(self, row: int, column: int) -> bool:
        said = self.said(row)
        return bool(said) and said[0].column > column

    def left_over(self) -> Iterator[Cell]:
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if cell.text and At(row, column) not in self._read:
                    yield cell


def _covered(rows: Sequence[Row]) -> Iterator[At]:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            for down in range(cell.rows):
                yield from (At(row + down, column + right) for right in range(cell.columns) if down or right)
