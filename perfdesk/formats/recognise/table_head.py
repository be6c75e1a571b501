"""The head of a table in a grid, known by its words; it has one row, two or three."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from perfdesk.formats.recognise.columns import COUNTING_HEADS, columns_of, is_table_head, squeeze
from perfdesk.formats.recognise.grid_rows import Row, padded

_MOST_ROWS = 3


class TableHead(NamedTuple):
    """Where a head stands and what its columns are; `height` is 0 where the rows begin without one.

    `counting` columns only number the rows; `unit`: the column of the units where a person said so.
    """

    start: int
    height: int
    columns: Mapping[str, int]
    heads: tuple[str, ...]
    counting: Collection[int] = ()
    unit: int | None = None

    @property
    def end(self) -> int:
        return self.start + self.height


def table_head(rows: Sequence[Row], start: int, height: int, columns: Mapping[str, int]) -> TableHead:
    """Of rows that are a head, with what is printed over each column."""
    lines = rows[start : start + height]
    counting = {at for row in lines for at, cell in enumerate(row) if squeeze(cell.text) in COUNTING_HEADS}
    return TableHead(start, height, columns, tuple(heads_of(lines)), counting)


def joined_heads_in(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """First row of each head, and the row below it."""
    at = 0
    while (head := find_head(rows[at:])) is not None:
        start, at = at + head[0], at + head[0] + head[1]
        yield start, at


def find_head(rows: Sequence[Row]) -> tuple[int, int, dict[str, int]] | None:
    """First row, number of rows and columns of the head."""
    for start in range(len(rows)):
        if head := _head_at(rows[start : start + _MOST_ROWS + 1]):
            return start, *head
    return None


def _head_at(rows: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """Number of rows and columns of a head that begins with the first row."""
    if not columns_of(_texts(rows[0])):
        return None
    for height in range(1, min(_MOST_ROWS, len(rows)) + 1):
        columns = columns_of(_together(rows[:height]))
        below = rows[height] if height < len(rows) else ()
        if is_table_head(columns) and (height == _MOST_ROWS or not _more_below(columns, below)):
            return height, columns
    return None


def heads_of(head_rows: Sequence[Row]) -> list[str]:
    """What stands over each column, the rows of the head read together."""
    width = max(map(len, head_rows))
    columns = zip(*(padded(row, width) for row in head_rows), strict=True)
    return [" ".join(dict.fromkeys(squeeze(cell.text) for cell in cells if cell.text)) for cells in columns]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _together(rows: Sequence[Row]) -> list[str]:
    """Heads of several rows read together: the lowest that says something.

    None of it unless each of the upper rows names a column itself: the line above a head is not part of it.
    """
    if not all(columns_of(_texts(row)) for row in rows[:-1]):
        return []
    width = max(map(len, rows))
    columns = zip(*(padded(row, width) for row in rows), strict=True)
    return [next((cell.text for cell in reversed(cells) if cell.text), "") for cells in columns]


def _more_below(columns: dict[str, int], below: Row) -> bool:
    """Whether the row under a head names further columns, so that both rows are the head."""
    return bool(columns_of(_texts(below)).keys() - columns.keys())
