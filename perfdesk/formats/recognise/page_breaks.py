"""A table that goes over several pages as one: heads printed again are left out, rows cut by a page are joined.

Only the field knows when a row goes on: its indicators' numbering goes on and its amounts stand on one side alone.
"""

import re
from collections.abc import Mapping, Sequence

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.formats.recognise.columns import GOAL, INDICATORS, NAME
from perfdesk.formats.recognise.grid_rows import Row, line_of, together
from perfdesk.formats.recognise.row_ends import FIRST_MARKER
from perfdesk.formats.recognise.table_head import find_head

_NUMBER = re.compile(r"\d{1,3}")


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
        if body and result and line_of(result[-1]) not in heads and _goes_on(result[-1], body[0], columns):
            doubt = "import.row_end" if _restarts(result[-1], body[0], columns) else ""
            result[-1] = together(result[-1], body[0], doubt)
            body = body[1:]
        result += body
    return result


def _goes_on(upper: Row, lower: Row, columns: Mapping[str, int]) -> bool:
    """Whether the first row of a page goes on the last one of the page before."""
    above, below = _texts(upper, columns), _texts(lower, columns)
    if _has_amounts(above) and _has_amounts(below):
        return False
    if not below[NAME] and not _has_amounts(below):
        return bool(below[GOAL] or below[INDICATORS])
    if not above[NAME] or not below[NAME] or not (_has_amounts(above) and below[INDICATORS]):
        return _numbering_goes_on(above[INDICATORS], below[INDICATORS])
    return _numbering_goes_on(above[INDICATORS], below[INDICATORS]) and bool(above[INDICATORS])


def _restarts(upper: Row, lower: Row, columns: Mapping[str, int]) -> bool:
    """Whether the lower part begins a list of its own although it lacks name and amounts."""
    above, below = _texts(upper, columns)[INDICATORS], _texts(lower, columns)[INDICATORS]
    return bool(above) and bool(below) and not _numbering_goes_on(above, below)


def _numbering_goes_on(upper: str, lower: str) -> bool:
    """The lower part begins inside an indicator or with the next number."""
    marker = FIRST_MARKER.match(lower)
    if marker is None:
        return bool(upper) and bool(lower)
    numbers = [int(_NUMBER.match(found[0])[0]) for found in FIRST_MARKER.finditer(upper)]  # type: ignore[index]
    return int(_NUMBER.match(lower)[0]) == (numbers[-1] + 1 if numbers else 1)  # type: ignore[index]


def _texts(row: Row, columns: Mapping[str, int]) -> dict[str, str]:
    named = (NAME, GOAL, INDICATORS, *AMOUNT_FIELDS)
    at = {name: columns.get(name, len(row)) for name in named}
    return {name: row[place].text if place < len(row) else "" for name, place in at.items()}


def _has_amounts(texts: Mapping[str, str]) -> bool:
    return any(texts[name] for name in AMOUNT_FIELDS)
