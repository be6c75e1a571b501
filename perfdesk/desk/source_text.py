"""A source as cells or lines, to be shown around the place where a value stood."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from perfdesk.domain.origin import Spot
from perfdesk.formats.grid import Grid

SHEET, TABLE, LINE = "sheet", "table", "line"
_IN_TABLE = re.compile(r"R([0-9]+)C[0-9]+")


class SourceText(NamedTuple):
    """One sheet, or one table of a Word document; `is_lines`: a text, each row one line of it.

    `places` says how a spot names a cell: by its address in the sheet (`B3`), by row and column of the table
    (`R3C2`), which has `above` lines over it, or by its line only.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    is_lines: bool = False
    places: str = SHEET
    above: int = 0


def rows_to_point_at(content: bytes) -> tuple[SourceText, ...]:
    """The cells as they are understood, for a person to show where the head is; only in the reading child."""
    from perfdesk.formats.reading import grids_to_point_at  # as below

    return tuple(map(_text_of, grids_to_point_at(content)))


def source_texts_of(content: bytes, name: str) -> tuple[SourceText, ...]:
    """The sheets, tables or lines of a foreign file; only in the reading child. Raises Unreadable."""
    from perfdesk.formats.reading import (
        grids_in,  # with the readers of all kinds, which the window does without
    )

    return tuple(map(_text_of, grids_in(content, name)))


def _text_of(grid: Grid) -> SourceText:
    rows = tuple(tuple(cell.text for cell in row) for row in grid.rows)
    if grid.is_lines:
        return SourceText(grid.name, rows, True, LINE)
    row, spot = next(_spots(grid), (0, Spot()))
    if in_table := _IN_TABLE.fullmatch(spot.cell):
        return SourceText(grid.name, rows, False, TABLE, row + 1 - int(in_table[1]))
    return SourceText(grid.name, rows, False, LINE if spot.line else SHEET)


def _spots(grid: Grid) -> Iterator[tuple[int, Spot]]:
    """With the row in the grid; lines over a table have none or one without a cell."""
    spots = ((at, spot) for at, row in enumerate(grid.rows) for cell in row for _, spot in cell.trail)
    return ((at, spot) for at, spot in spots if spot.cell or spot.line)
