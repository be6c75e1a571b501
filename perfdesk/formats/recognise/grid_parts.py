"""Several tables under one another in one sheet or text: a grid for each."""

from dataclasses import replace

from perfdesk.formats.grid import Grid
from perfdesk.formats.recognise.cover import read_cover
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.table_head import find_head


def parts_of(grid: Grid) -> list[Grid]:
    """Cut where a further head comes with a cover of its own; a head alone only repeats the one of the page before."""
    starts = [0]
    at = 0
    while (head := find_head(grid.rows[at:])) is not None:
        start = at + head[0]
        cover = _cover_start(grid.rows, at, start)
        if at and cover is not None:
            starts.append(cover)
        at = start + head[1]
    ends = [*starts[1:], len(grid.rows)]
    return [replace(grid, rows=grid.rows[start:end]) for start, end in zip(starts, ends, strict=True)]


def _cover_start(rows: tuple[Row, ...], after: int, head: int) -> int | None:
    """The first line of the cover right above a head; None where there is none."""
    start = head
    while (
        start > after
        and sum(bool(cell.text) for cell in rows[start - 1]) <= 2
        and not _is_numbers(rows[start - 1])
    ):
        start -= 1
    cover = read_cover(" ".join(cell.text for cell in row if cell.text) for row in rows[start:head])
    if not (cover.title or cover.department):
        return None
    while start < head and not any(cell.text for cell in rows[start]):
        start += 1
    return start


def _is_numbers(row: Row) -> bool:
    """A row with amounts belongs to the table above."""
    return any(cell.text.replace(",", "").replace(".", "").isdecimal() for cell in row)
