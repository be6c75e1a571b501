"""Several tables under one another in one sheet or text: a grid for each."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from perfdesk.formats.grid import Grid
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.cover import goes_on_above, is_furniture, read_cover
from perfdesk.formats.recognise.evaluation_grid import find_evaluation_head
from perfdesk.formats.recognise.evaluation_words import is_title
from perfdesk.formats.recognise.grid_rows import Row, line_of
from perfdesk.formats.recognise.table_head import find_head

_TARGETS = re.compile(r".{0,40}绩效目标.{0,6}表(?:[（(].*[）)])?")
_TITLES, _FACTS = 2, 4
"""Most texts in the line of a title, and in a line of facts: label and value each in a cell of its own."""


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


def _heads(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """For each head its first row and the row below it."""
    targets = _each(rows, find_head)
    evaluations = _each(rows, find_evaluation_head)
    return sorted([*targets, *evaluations])


def _each(
    rows: Sequence[Row], find: Callable[[Sequence[Row]], tuple[int, int, Mapping[str, int]] | None]
) -> Iterator[tuple[int, int]]:
    at = 0
    while (head := find(rows[at:])) is not None:
        start, at = at + head[0], at + head[0] + head[1]
        yield start, at


def _cover_of(rows: Sequence[Row], after: int, head: int) -> int | None:
    """Where the cover above a head begins: at its last title, else at its department; None without either."""
    title = next((at for at in reversed(range(after, head)) if _is_title(rows[at])), None)
    if title is not None:
        return title
    start = head
    while start > after and _may_be_cover(rows[start - 1]):
        start -= 1
    return next((at for at in range(start, head) if read_cover([_said(rows[at])]).department), None)


def _is_title(row: Row) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if not 0 < len(texts) <= _TITLES or goes_on_above(_said(row)):
        return False
    return any(_TARGETS.fullmatch(squeeze(text)) or is_title(text) for text in texts)


def _may_be_cover(row: Row) -> bool:
    """A row with amounts, or with as many texts as a project has, belongs to the table above."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) <= _FACTS and not any(
        text.replace(",", "").replace(".", "").isdecimal() for text in texts
    )


def _said(row: Row) -> str:
    return " ".join(cell.text for cell in row if cell.text)


def _with_blanks(rows: Sequence[Row], after: int, start: int) -> int:
    """From the lines right above a cover on that say nothing themselves, such as 附件2."""
    while start > after and rows[start - 1] and is_furniture(_said(rows[start - 1])):
        start -= 1
    return start
