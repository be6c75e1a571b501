"""`.xls` (BIFF) to grids, by xlrd: what damaged files do to it are exceptions, never a crash."""

from dataclasses import replace
from typing import TYPE_CHECKING

from perfdesk.domain.origin import Spot
from perfdesk.formats.grid import BLANK, Cell, Grid, Remark, cell
from perfdesk.formats.hidden_parts import hidden_columns, hidden_rows, hidden_sheet
from perfdesk.formats.merged_ranges import put_merges
from perfdesk.formats.number_format import BUILT_IN
from perfdesk.formats.sheet_place import column_letters
from perfdesk.formats.shown_value import shown_text, shown_value
from perfdesk.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_VISIBLE = 0
_MAX_CELLS = 5_000_000


def read_xls(data: bytes) -> tuple[Grid, ...]:
    """One grid for each visible sheet; formulas by their stored value. Raises Unreadable."""
    # Imported here: only few files need it.
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=_Nowhere()
        )
        sheets = list(enumerate(book.sheets(), 1))
        hidden = tuple(hidden_sheet(sheet.name) for _, sheet in sheets if sheet.visibility != _VISIBLE)
        return tuple(
            _grid(book, sheet, number, hidden) for number, sheet in sheets if sheet.visibility == _VISIBLE
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


def _grid(book: "Book", sheet: "Sheet", number: int, remarks: tuple[Remark, ...]) -> Grid:
    lengths = [sheet.row_len(row) for row in range(sheet.nrows)]
    if sum(lengths) > _MAX_CELLS:
        raise Unreadable("sheet_too_large", sheet=sheet.name)
    rows = [
        tuple(_cell(book, sheet, row, column, number) for column in range(length))
        for row, length in enumerate(lengths)
    ]
    merges = ((top, left, bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells)
    put_merges(rows, merges)
    hidden = [row for row, info in sheet.rowinfo_map.items() if info.hidden and row < len(rows)]
    count = sum(1 for row in hidden if any(cell.text for cell in rows[row]))
    columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    own = hidden_rows(sheet.name, count) + hidden_columns(sheet.name, rows, columns)
    return Grid(sheet.name, tuple(rows), number, (*own, *remarks))


def _cell(book: "Book", sheet: "Sheet", row: int, column: int, number: int) -> Cell:
    import xlrd

    source = sheet.cell(row, column)
    if source.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return BLANK
    style = book.xf_list[source.xf_index]
    spot = Spot(number, sheet=sheet.name, cell=f"{column_letters(column)}{row + 1}")
    number_format = _format(book, style.format_key)
    if source.ctype == xlrd.XL_CELL_TEXT:
        shown = cell(shown_text(source.value, number_format), spot)
        return Cell(shown.text, shown.indent + 2 * style.alignment.indent_level, shown.trail)
    if source.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        said = shown_value(source.value, number_format, from_1904=bool(book.datemode))
        return replace(cell(said.text, spot), doubt=said.doubt)
    if source.ctype == xlrd.XL_CELL_BOOLEAN:
        return cell("TRUE" if source.value else "FALSE", spot)
    shown = cell(xlrd.error_text_from_code.get(source.value, "#"), spot)
    return Cell(shown.text, trail=shown.trail, doubt="import.error_value")


def _format(book: "Book", key: int) -> str:
    """Formats with a number of their own are those of Excel in Chinese, whatever language wrote the file."""
    known = book.format_map.get(key)
    return BUILT_IN.get(key) or (known.format_str if known else "General")
