"""Whether an exported workbook says, cell by cell, what its table says."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.indicator_text import Dialect
from perfdesk.formats.writers.guarded_sheet import guarded
from perfdesk.formats.writers.laid_out import AS_READ, laid_out
from perfdesk.formats.writers.plain_contents import plain_contents
from perfdesk.formats.writers.sheet import PrintedValue, Sheet, SheetCell
from perfdesk.formats.writers.sheet_contents import (
    BLANK,
    Content,
    ContentKind,
    Row,
    number,
    read_contents,
    text,
    without_blank_end,
)
from perfdesk.formats.zip_guard import check_zip

PrintedRow = Sequence[SheetCell]


class Difference(NamedTuple):
    """`cell` is `G12`, or `12:12` for a row that is missing or additional, or empty for such a sheet.

    `place` is None where the table has no value of its own (column heads, additional rows).
    """

    sheet: str
    cell: str
    expected: Content
    found: Content
    place: Place | None


def compare_book(
    path: Path, tables: Sequence[Table], dialect: Dialect | None = None, *, layout: str = AS_READ
) -> list[Difference]:
    """What differs from an export of these tables with this `layout` and `dialect`. Raises Unreadable.

    Sheets and remarks together say everything that is in the book, so that no value can differ unseen.
    """
    check_zip(path.read_bytes())
    return compare_sheets(path, laid_out(tables, layout, dialect).sheets)


def compare_sheets(path: Path, sheets: Sequence[Sheet]) -> list[Difference]:
    """The same for a file that we have just written ourselves.

    Nearly always it says what it should, which our own reader sees in a third of the time; what differs is told by
    openpyxl.
    """
    printed = {sheet.name: sheet.rows() for sheet in sheets}
    if _says_all(path, printed):
        return []
    found = read_contents(path)
    astray = sorted(printed.keys() ^ found.keys())
    differences = [_sheet_difference(name, is_missing=name in printed) for name in astray]
    for name in [name for name in printed if name in found]:
        differences += _compare_sheet(name, printed[name], found[name])
    return differences


def _says_all(path: Path, printed: Mapping[str, Sequence[PrintedRow]]) -> bool:
    found = plain_contents(path.read_bytes())
    return found is not None and found == {name: _expected_rows(rows) for name, rows in printed.items()}


def _expected_rows(printed: Sequence[PrintedRow]) -> list[Row]:
    return without_blank_end([_expected(row) for row in printed], ())


def _sheet_difference(name: str, is_missing: bool) -> Difference:
    sheet = Content(ContentKind.SHEET, name)
    return Difference(name, "", *((sheet, BLANK) if is_missing else (BLANK, sheet)), None)


def _compare_sheet(sheet: str, printed: Sequence[PrintedRow], found: Sequence[Row]) -> Iterator[Difference]:
    expected = _expected_rows(printed)
    for left, right in _unlike(expected, found):
        if left is None and right is not None:
            yield Difference(sheet, _whole_row(right), BLANK, _as_one(found[right]), None)
        elif right is None and left is not None:
            yield Difference(
                sheet,
                _whole_row(left),
                _as_one(expected[left]),
                BLANK,
                next((cell.place for cell in printed[left] if cell.place), None),
            )
        elif left is not None and right is not None:
            yield from _compare_row(sheet, right, printed[left], expected[left], found[right])


def _compare_row(
    sheet: str, index: int, printed: PrintedRow, expected: Row, found: Row
) -> Iterator[Difference]:
    places = [cell.place for cell in printed]
    pairs = zip_longest(expected, found, fillvalue=BLANK)
    for column, (want, there) in enumerate(pairs):
        if want != there:
            place = places[column] if column < len(places) else None
            yield Difference(sheet, f"{get_column_letter(column + 1)}{index + 1}", want, there, place)


def _unlike(expected: Sequence[Row], found: Sequence[Row]) -> Iterator[tuple[int | None, int | None]]:
    """Indices of the rows that belong together and differ; None for a row that is missing or additional."""
    same = _equal_at_start(expected, found)
    matcher = SequenceMatcher(None, expected[same:], found[same:])
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag != "equal":
            yield from zip_longest(range(same + left, same + left_end), range(same + right, same + right_end))


def _equal_at_start(expected: Sequence[Row], found: Sequence[Row]) -> int:
    pairs = zip(expected, found, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(expected), len(found)))


def _expected(row: PrintedRow) -> Row:
    return tuple(without_blank_end([_content(cell.value) for cell in row], BLANK))


def _content(value: PrintedValue) -> Content:
    said = guarded(value).value
    return number(said) if isinstance(said, Decimal) else text(said or "")


def _whole_row(index: int) -> str:
    return f"{index + 1}:{index + 1}"


def _as_one(row: Row) -> Content:
    return Content(ContentKind.ROW, "\t".join(content.text for content in row))
