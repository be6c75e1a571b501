"""The head of a table in a grid, known by its words; it has one row or two."""

from collections.abc import Sequence

from perfdesk.formats.recognise.columns import columns_of, is_table_head, squeeze
from perfdesk.formats.recognise.grid_rows import Row, padded


def find_head(rows: Sequence[Row]) -> tuple[int, int, dict[str, int]] | None:
    """First row, number of rows (one or two) and columns of the head."""
    for start, row in enumerate(rows):
        below = rows[start + 1] if start + 1 < len(rows) else ()
        for height, heads in ((1, _texts(row)), (2, _two_rows(row, below))):
            columns = columns_of(heads)
            if is_table_head(columns) and (height == 2 or not _more_below(columns, below)):
                return start, height, columns
    return None


def heads_of(head_rows: Sequence[Row]) -> list[str]:
    """What stands over each column, the rows of the head read together."""
    width = max(map(len, head_rows))
    columns = zip(*(padded(row, width) for row in head_rows), strict=True)
    return [" ".join(dict.fromkeys(squeeze(cell.text) for cell in cells if cell.text)) for cells in columns]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _two_rows(upper: Row, lower: Row) -> list[str]:
    """Heads of two rows read together: the lower one where it says something, else the upper one.

    None of it unless the upper row names a column itself: the line above a head of one row is not part of it.
    """
    if not columns_of(_texts(upper)):
        return []
    width = max(len(upper), len(lower))
    up, low = padded(upper, width), padded(lower, width)
    return [below.text or above.text for above, below in zip(up, low, strict=True)]


def _more_below(columns: dict[str, int], below: Row) -> bool:
    """Whether the row under a head names further columns, so that both rows are the head."""
    return bool(columns_of(_texts(below)).keys() - columns.keys())
