"""What the cells of a workbook hold, read plainly and without interpretation."""

import zlib
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeVar
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from perfdesk.formats import xstring
from perfdesk.formats.unreadable import Unreadable


class ContentKind(StrEnum):
    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    FORMULA = "formula"
    OTHER = "other"
    """A date, a truth value or an error."""
    ROW = "row"
    SHEET = "sheet"


class Content(NamedTuple):
    """`text` is a text as the cell says it, a number in plain digits, a formula with its `=`."""

    kind: ContentKind
    text: str = ""


_T = TypeVar("_T")
_AnyCell = Cell | MergedCell
BLANK = Content(ContentKind.BLANK)
Row = tuple[Content, ...]
"""The cells of a row up to the last that holds something."""

_BROKEN = (BadZipFile, zlib.error, InvalidFileException, SyntaxError, KeyError, ValueError, TypeError)
"""What openpyxl raises for files that are no workbooks or damaged ones."""


def read_contents(path: Path) -> dict[str, list[Row]]:
    """The rows of each sheet up to the last that holds something. Raises Unreadable."""
    try:
        with path.open("rb") as stream:
            workbook = load_workbook(stream, read_only=True)
            return {sheet.title: _rows(sheet) for sheet in workbook.worksheets}
    except _BROKEN as fault:
        raise Unreadable("not_workbook") from fault


def number(amount: Decimal) -> Content:
    return Content(ContentKind.NUMBER, f"{amount.normalize() + 0:f}")


def text(said: str) -> Content:
    return Content(ContentKind.TEXT, said) if said else BLANK


def without_blank_end(items: list[_T], blank: _T) -> list[_T]:
    """The list itself, without the blanks that end it."""
    while items and items[-1] == blank:
        items.pop()
    return items


def _rows(sheet: ReadOnlyWorksheet) -> list[Row]:
    sheet.reset_dimensions()  # else rows below the stated dimension are left out
    rows = [tuple(without_blank_end([_content(cell) for cell in cells], BLANK)) for cells in sheet.rows]
    return without_blank_end(rows, ())


def _content(cell: _AnyCell) -> Content:
    value = cell.value
    if value is None:
        return BLANK
    if cell.data_type == "s":
        return text(xstring.said(str(value)))
    if cell.data_type == "n" and isinstance(value, int | float):
        return number(Decimal(repr(value)))
    if cell.data_type == "f":
        return Content(ContentKind.FORMULA, str(getattr(value, "text", value)))
    return Content(ContentKind.OTHER, str(value))
