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

    def cell(self, at: At) -> Cell:
        cells = self.rows[at.row] if 0 <= at.row < len(self.rows) else ()
        return cells[at.column] if 0 <= at.column < len(cells) else BLANK

    def filled(self, row: int) -> list[At]:
        """The cells of a row that say something and are not read yet."""
        if not 0 <= row < len(self.rows):
            return []
        places = (At(row, column) for column, cell in enumerate(self.rows[row]) if cell.text)
        return [at for at in places if at not in self._read]

    def said(self, row: int) -> list[At]:
        """The cells of a row that say something, read or not."""
        if not 0 <= row < len(self.rows):
            return []
        return [At(row, column) for column, cell in enumerate(self.rows[row]) if cell.text]

    def read(self, *places: At) -> None:
        self._read.update(places)

    def is_read(self, at: At) -> bool:
        return at in self._read

    def reach(self, at: At) -> int:
        """How many rows a cell reaches down: as merged, else as far as nothing stands under it and more beside it."""
        cell = self.cell(at)
        if cell.rows > 1:
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
