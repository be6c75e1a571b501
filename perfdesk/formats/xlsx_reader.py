"""`.xlsx` and `.xlsm` to grids, with what a person sees in each cell."""

import io
import zlib
from datetime import datetime
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from perfdesk.domain.origin import Spot
from perfdesk.formats import xstring
from perfdesk.formats.grid import BLANK, Cell, Grid, Remark, cell
from perfdesk.formats.sheet_bounds import facts_of
from perfdesk.formats.shown_number import shown_number
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.zip_guard import check_zip

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_DAMAGE = (
    BadZipFile, KeyError, ValueError, TypeError, SyntaxError, AttributeError, IndexError, zlib.error, EOFError,
)  # fmt: skip
"""What openpyxl meets in a damaged workbook depends on where the damage is."""


def read_xlsx(data: bytes) -> tuple[Grid, ...]:
    """One grid for each visible sheet; formulas by their stored value. Raises Unreadable."""
    check_zip(data)
    facts = facts_of(data)
    # Imported here: it costs 0.3 s, and the way to the first window passes through this package.
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        uncalculated = {cell for each in facts.values() for cell in each.uncalculated}
        hidden = tuple(
            _hidden_sheet(sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible"
        )
        grids = [
            _grid(sheet, number, uncalculated)
            for number, sheet in enumerate(book.worksheets, 1)
            if sheet.sheet_state == "visible"
        ]
    except _DAMAGE as fault:
        raise Unreadable("not_workbook") from fault
    return tuple(_with_remarks(grid, hidden if not at else ()) for at, grid in enumerate(grids))


def _hidden_sheet(name: str) -> Remark:
    return ("import.hidden_sheet", (("sheet", name),))


def _with_remarks(grid: Grid, remarks: tuple[Remark, ...]) -> Grid:
    return Grid(grid.name, grid.rows, grid.page, (*grid.remarks, *remarks))


def _grid(sheet: "Worksheet", number: int, uncalculated: set[str]) -> Grid:
    rows = tuple(
        tuple(_cell(each, sheet.title, number, uncalculated) for each in row) for row in sheet.iter_rows()
    )
    hidden = sum(1 for row in sheet.row_dimensions.values() if row.hidden)
    remarks = (("import.hidden_rows", (("sheet", sheet.title), ("count", str(hidden)))),) if hidden else ()
    return Grid(sheet.title, rows, number, remarks)


def _cell(source: "SheetCell | MergedCell", sheet: str, number: int, uncalculated: set[str]) -> Cell:
    value = source.value
    place = source.coordinate
    spot = Spot(number, sheet=sheet, cell=place)
    if value is None:
        return Cell("", doubt="import.no_cached_value") if place in uncalculated else BLANK
    if isinstance(value, bool | str):
        shown = cell(xstring.said(str(value)), spot)
        indent = int(source.alignment.indent or 0) if source.has_style else 0
        doubt = "import.error_value" if source.data_type == "e" else ""
        return Cell(shown.text, shown.indent + 2 * indent, shown.trail, doubt)
    if isinstance(value, int | float):
        return cell(shown_number(value, source.number_format), spot)
    if isinstance(value, datetime):
        return cell(f"{value.year}年{value.month}月{value.day}日", spot)
    return cell(str(value), spot)
