"""What the cells of a workbook hold, by our own reader: for workbooks of nothing but texts and numbers."""

from decimal import Decimal

from perfdesk.formats import xstring
from perfdesk.formats.shown_number import plain_decimals
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.writers.sheet_contents import BLANK, Content, Row, number, text, without_blank_end
from perfdesk.formats.xlsx_parts import Shared, shared_in
from perfdesk.formats.xlsx_sheet import StoredCell, StoredSheet, stored_sheet
from perfdesk.formats.xml_part import bytes_of


class _NotPlain(Exception):
    """A formula, a date, a truth value, an error, or a cell that cannot be understood."""


def plain_contents(data: bytes) -> dict[str, list[Row]] | None:
    """As `read_contents` gives them; None where it has to be asked, because there is more in the workbook."""
    try:
        shared = shared_in(data)
        stored = ((part.name, bytes_of(data, part.path)) for part in shared.sheets)
        return {name: _rows(stored_sheet(name, xml), shared) for name, xml in stored}
    except (Unreadable, _NotPlain):
        return None


def _rows(sheet: StoredSheet, shared: Shared) -> list[Row]:
    rows: list[Row] = [()] * max(sheet.cells, default=0)
    for row, cells in sheet.cells.items():
        line = [BLANK] * max(cells)
        for column, cell in cells.items():
            line[column - 1] = _content(cell, shared)
        rows[row - 1] = tuple(without_blank_end(line, BLANK))
    return without_blank_end(rows, ())


def _is_amount(number_format: str) -> bool:
    return plain_decimals(number_format) is not None


def _content(cell: StoredCell, shared: Shared) -> Content:
    try:
        if cell.is_formula:
            raise _NotPlain
        if cell.kind == "n" and cell.style >= 0 and _is_amount(shared.styles[cell.style].number_format):
            return number(Decimal(repr(float(cell.value))))
        if cell.kind == "s":
            return text(xstring.said(shared.texts[int(cell.value)]))
        if cell.kind == "inlineStr":
            return text(xstring.said(cell.value))
    except (ValueError, IndexError) as fault:
        raise _NotPlain from fault
    raise _NotPlain
