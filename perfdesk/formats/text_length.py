"""How much one cell or line may hold: three times what Excel lets into a cell, and no goal of a project is longer.

Reading and checking are in step with the length of a text (`tests.bench lengths`), and still a text of many millions
would keep a window from answering.
"""

from collections.abc import Iterable

from perfdesk.formats.grid import Grid
from perfdesk.formats.unreadable import Unreadable

LONGEST = 100_000
MOST_LINES = 300_000
MOST_RUNNING_LINES = 50_000
"""Without columns, which takes longer: a PDF of as many pages as may be read has half of that."""


def refuse_long_cells(grids: Iterable[Grid]) -> None:
    """Raises Unreadable with the place."""
    for grid in grids:
        for number, row in enumerate(grid.rows, 1):
            for cell in row:
                _refuse(cell.text, grid.name, number)


def refuse_long_lines(text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        _refuse(line, "", number)


def refuse_many_lines(text: str, most: int = MOST_LINES) -> None:
    """At once, not after the minute that a reader has: what is refused here is no table of anybody's."""
    count = text.count("\n") + 1
    if count > most:
        raise Unreadable("too_many_lines", count=f"{count:,}", limit=f"{most:,}")


def _refuse(text: str, sheet: str, row: int) -> None:
    if len(text) > LONGEST:
        params = {"sheet": sheet, "row": str(row), "length": f"{len(text):,}", "limit": f"{LONGEST:,}"}
        raise Unreadable("text_too_long", **params)
