"""`.xlsx` and `.xlsm` to grids, with what a person sees in each cell."""

import io
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from perfdesk.formats import xstring
from perfdesk.formats.grid import BLANK, Cell, Grid, cell
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.zip_guard import check_zip

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MAX_BOX = 5_000_000


def read_xlsx(data: bytes) -> tuple[Grid, ...]:
    """One grid for each visible sheet; formulas by their stored value. Raises Unreadable."""
    check_zip(data)
    # Imported here: it costs 0.3 s, and the way to the first window passes through this package.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as fault:
        raise Unreadable("not_workbook") from fault
    return tuple(_grid(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")


def _grid(sheet: "Worksheet") -> Grid:
    if sheet.max_row * sheet.max_column > MAX_BOX:
        raise Unreadable("sheet_too_large", sheet=sheet.title)
    return Grid(sheet.title, tuple(tuple(_cell(c) for c in row) for row in sheet.iter_rows()))


def _cell(source: "SheetCell | MergedCell") -> Cell:
    value = source.value
    if value is None:
        return BLANK
    if isinstance(value, bool | str):
        shown = cell(xstring.said(str(value)))
        indent = int(source.alignment.indent or 0) if source.has_style else 0
        return Cell(shown.text, shown.indent + 2 * indent) if indent else shown
    if isinstance(value, int | float):
        return Cell(_number(value, source.number_format))
    return cell(str(value))


_DECIMALS = re.compile(r"0\.(0+)(?![0#%])")


def _number(value: float, number_format: str) -> str:
    """As displayed: a stored 5.7 under `#,##0.00` is the document's 5.70."""
    amount = Decimal(repr(value))
    decimals = _DECIMALS.search(number_format.split(";")[0])
    if "%" in number_format:
        percent = f"{amount * 100:f}"
        return (percent.rstrip("0").rstrip(".") if "." in percent else percent) + "%"
    if decimals:
        return f"{amount.quantize(Decimal(1).scaleb(-len(decimals[1])), ROUND_HALF_UP):f}"
    return f"{amount:f}".removesuffix(".0")
