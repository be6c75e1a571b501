"""What a workbook's sheets hold, told by their XML alone, before a parser makes room for it."""

import re
import zlib
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from perfdesk.formats.unreadable import Unreadable

MAX_BOX = 5_000_000
MAX_CELLS = 1_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_UNCALCULATED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f\b(?:[^>]*/>|[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


class SheetFacts(NamedTuple):
    """`uncalculated`: cells with a formula whose result was never stored."""

    uncalculated: frozenset[str]


def facts_of(data: bytes) -> dict[str, SheetFacts]:
    """By the sheets' parts in the archive. Raises Unreadable for a sheet with too much in it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
            return {part: _facts(part, archive.read(part)) for part in parts}
    except (BadZipFile, KeyError, zlib.error, NotImplementedError, EOFError) as fault:
        raise Unreadable("not_workbook") from fault


def _facts(part: str, xml: bytes) -> SheetFacts:
    sheet = part.rsplit("/", 1)[-1].removesuffix(".xml")
    cells = [(_column(letters), int(row)) for letters, row in _CELL.findall(xml)]
    rows = [int(row) for row in _ROW.findall(xml)]
    box = max((column for column, _ in cells), default=0) * max([row for _, row in cells] + rows, default=0)
    merged = sum(
        (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)
        for left, top, right, bottom in _MERGE.findall(xml)
    )
    if len(cells) > MAX_CELLS or box > MAX_BOX or merged > MAX_BOX:
        raise Unreadable("sheet_too_large", sheet=sheet)
    return SheetFacts(frozenset(ref.decode() for ref in _UNCALCULATED.findall(xml)))


def _column(letters: bytes) -> int:
    """1 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
