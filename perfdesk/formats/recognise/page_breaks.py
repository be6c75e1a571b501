"""A table that goes over several pages as one: heads printed again are left out, rows cut by a page are joined."""

from collections.abc import Mapping, Sequence

from perfdesk.formats.recognise.cutting import Meeting, meeting_of
from perfdesk.formats.recognise.grid_rows import Row, line_of, together
from perfdesk.formats.recognise.table_head import find_head


def joined_pages(pages: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of all pages; the first page may begin with a cover."""
    rows = [row for page in pages for row in page]
    head = find_head(rows)
    if head is None:
        return rows
    start, height, columns = head
    heads = {line_of(row) for row in rows[start : start + height]}
    result = list(pages[0])
    for page in pages[1:]:
        body = [row for row in page if line_of(row) not in heads]
        if body and result and line_of(result[-1]) not in heads:
            result[-1:] = _meeting(result[-1], body.pop(0), columns)
        result += body
    return result


def _meeting(upper: Row, lower: Row, columns: Mapping[str, int]) -> list[Row]:
    """The last row of a page and the first of the next: two rows, or one."""
    meeting = meeting_of(_texts(upper), _texts(lower), columns)
    if meeting is Meeting.TWO_ROWS:
        return [upper, lower]
    return [together(upper, lower, "import.row_end" if meeting is Meeting.ONE_ROW_IT_SEEMS else "")]


def _texts(row: Row) -> dict[int, str]:
    return {at: cell.text for at, cell in enumerate(row)}
