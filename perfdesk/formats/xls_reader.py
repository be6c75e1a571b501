"""`.xls` (BIFF) to grids, by xlrd: what damaged files do to it are exceptions, never a crash."""

from typing import TYPE_CHECKING

from perfdesk.domain.origin import Spot
from perfdesk.formats.grid import BLANK, Cell, Grid, cell
from perfdesk.formats.sheet_place import column_letters
from perfdesk.formats.shown_number import shown_number
from perfdesk.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_VISIBLE = 0
_MAX_BOX = 5_000_000


def read_xls(data: bytes) -> tuple[Grid, ...]:
    """One grid for each visible sheet; formulas by their stored value. Raises Unreadable."""
    # Imported here: only few files need it.
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Nowhere())
        return tuple(
            _grid(book, sheet, number)
            for number, sheet in enumerate(book.sheets(), 1)
            if sheet.visibility == _VISIBLE
        )
    except xlrd.XLRDError as fault:
        raise Unreadable("encrypted" if "encrypted" in str(fault).lower() else "not_workbook") from fault
    except Unreadable:
        raise
    except Exception as fault:  # xlrd meets damage with whatever exception its parsing runs into
        raise Unreadable("not_workbook") from fault


class _Nowhere:
    """Where xlrd's remarks go."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """There is nothing to do."""


def _grid(book: "Book", sheet: "Sheet", number: int) -> Grid:
    if sheet.nrows * sheet.ncols > _MAX_BOX:
        raise Unreadable("sheet_too_large", sheet=sheet.name)
    rows = tuple(
        tuple(_cell(book, sheet, row, column, number) for column in range(sheet.row_len(row)))
        for row in range(sheet.nrows)
    )
    hidden = sum(1 for row, info in sheet.rowinfo_map.items() if info.hidden and row < sheet.nrows)
    remarks = (("import.hidden_rows", (("sheet", sheet.name), ("count", str(hidden)))),) if hidden else ()
    return Grid(sheet.name, rows, number, remarks)


def _cell(book: "Book", sheet: "Sheet", row: int, column: int, number: int) -> Cell:
    import xlrd

    source = sheet.cell(row, column)
    if source.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return BLANK
    style = book.xf_list[source.xf_index]
    spot = Spot(number, sheet=sheet.name, cell=f"{column_letters(column)}{row + 1}")
    if source.ctype == xlrd.XL_CELL_TEXT:
        shown = cell(source.value, spot)
        return Cell(shown.text, shown.indent + 2 * style.alignment.indent_level, shown.trail)
    if source.ctype == xlrd.XL_CELL_NUMBER:
        return cell(shown_number(source.value, book.format_map[style.format_key].format_str), spot)
    if source.ctype == xlrd.XL_CELL_DATE:
        return cell(_date(source.value, book.datemode), spot)
    if source.ctype == xlrd.XL_CELL_BOOLEAN:
        return cell("TRUE" if source.value else "FALSE", spot)
    shown = cell(xlrd.error_text_from_code.get(source.value, "#"), spot)
    return Cell(shown.text, trail=shown.trail, doubt="import.error_value")


def _date(value: float, mode: int) -> str:
    import xlrd

    year, month, day, *_ = xlrd.xldate_as_tuple(value, mode)
    return f"{year}年{month}月{day}日" if year else f"{value}"
