"""Several tables under one another in one sheet or text: a grid for each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfdesk.formats.grid import Grid
from perfdesk.formats.recognise.cover import goes_on_above, is_furniture, read_cover
from perfdesk.formats.recognise.evaluation_grid import find_evaluation_head
from perfdesk.formats.recognise.evaluation_words import is_title
from perfdesk.formats.recognise.grid_rows import Row, line_of
from perfdesk.formats.recognise.table_head import find_head


def parts_of(grid: Grid) -> list[Grid]:
    """Cut where a further head comes with a cover of its own; a head alone only repeats the one of the page before.

    Where pages repeat what stands above a table, so does the same cover once more.
    """
    starts = [0]
    said, after = "", 0
    for head, below in _heads(grid.rows):
        cover = _cover_of(grid.rows, after, head)
        words = "".join(map(line_of, grid.rows[cover:head])) if cover is not None else ""
        if after and cover is not None and not (grid.paged and words == said):
            starts.append(_with_blanks(grid.rows, after, cover))
        said, after = words or said, below
    ends = [*starts[1:], len(grid.rows)]
    return [replace(grid, rows=grid.rows[start:end]) for start, end in zip(starts, ends, strict=True)]


def _heads(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """For each head its first row and the row below it."""
    at = 0
    while at < len(rows):
        target, evaluation = find_head(rows[at:]), find_evaluation_head(rows[at:])
        found = [(head[0], head[1]) for head in (target,) if head] + (
            [(evaluation, 1)] if evaluation is not None else []
        )
        if not found:
            return
        start, height = min(found)
        yield at + start, at + start + height
        at += start + height


def _cover_of(rows: Sequence[Row], after: int, head: int) -> int | None:
    """Where the cover above a head begins: at its last title, else at its department; None without either."""
    titles, departments = list[int](), list[int]()
    for at in range(after, head):
        texts = [cell.text for cell in rows[at] if cell.text]
        line = " ".join(texts)
        cover = read_cover([line]) if len(texts) <= _FACTS and not goes_on_above(line) else None
        if (cover and cover.title) or any(map(is_title, texts)):
            titles.append(at)
        elif cover and cover.department:
            departments.append(at)
    return next(iter([*reversed(titles), *departments]), None)


_FACTS = 6
"""A line of a cover holds at most so many texts: three facts with their labels."""


def _with_blanks(rows: Sequence[Row], after: int, start: int) -> int:
    """From the lines right above a cover on that say nothing themselves, such as 附件2."""
    while start > after and is_furniture(" ".join(cell.text for cell in rows[start - 1] if cell.text)):
        start -= 1
    return start
