"""`.xlsx` and `.xlsm` to grids, with what a person sees in each cell.

Not by openpyxl: that also loads charts, comments and links, any of which may be damaged, and makes room for every
cell of a merged or linked range before anybody can ask how many there are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from perfdesk.domain.origin import Spot
from perfdesk.formats import xstring
from perfdesk.formats.grid import BLANK, Cell, Grid, cell
from perfdesk.formats.hidden_parts import hidden_columns, hidden_rows, hidden_sheet
from perfdesk.formats.merged_ranges import Merge, put_merges
from perfdesk.formats.sheet_place import column_letters
from perfdesk.formats.shown_date import EPOCH
from perfdesk.formats.shown_value import Shown, shown_text, shown_value
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xlsx_parts import Shared, SheetPart, Style, shared_in
from perfdesk.formats.xlsx_sheet import NO_STYLE, StoredCell, StoredSheet, merged_range, stored_sheet
from perfdesk.formats.xml_part import bytes_of
from perfdesk.formats.zip_guard import check_zip

_Item = TypeVar("_Item")
_PLAIN = Style("General", 0)
_NO_FORMULA = re.compile(r"[\d.]+%?\s*[(\u0080-\U0010ffff].*", re.S)
"""A text such as `=100.00(%)` or `=95分`, which some writers store as a formula for its first character."""
_UNKNOWN = Style("", 0)
"""Of a cell whose style is not there: how it shows its number is not known."""


def read_xlsx(data: bytes) -> tuple[Grid, ...]:
    """One grid for each visible sheet; formulas by their stored value. Raises Unreadable."""
    check_zip(data)
    shared = shared_in(data)
    hidden = tuple(hidden_sheet(sheet.name) for sheet in shared.sheets if not sheet.is_visible)
    grids = (
        _grid(data, sheet, number, shared)
        for number, sheet in enumerate(shared.sheets, 1)
        if sheet.is_visible
    )
    return tuple(Grid(grid.name, grid.rows, grid.page, (*grid.remarks, *hidden)) for grid in grids)


def _grid(data: bytes, part: SheetPart, number: int, shared: Shared) -> Grid:
    """A merged range is its first cell: the others hold nothing."""
    stored = stored_sheet(part.name, bytes_of(data, part.path, "not_workbook"))
    rows: list[tuple[Cell, ...]] = [()] * max(stored.cells, default=0)
    for row, cells in stored.cells.items():
        line = [BLANK] * max(cells)
        for column, each in cells.items():
            spot = Spot(number, sheet=part.name, cell=f"{column_letters(column - 1)}{row}")
            line[column - 1] = _cell(each, spot, shared)
        rows[row - 1] = tuple(line)
    put_merges(rows, _merges(stored))
    count = sum(1 for row in stored.hidden if row in stored.cells)
    columns = {column - 1 for column in stored.hidden_columns}
    remarks = hidden_rows(part.name, count) + hidden_columns(part.name, rows, columns)
    return Grid(part.name, tuple(rows), number, remarks)


def _merges(stored: StoredSheet) -> Iterator[Merge]:
    for ref in stored.merged:
        if found := merged_range(ref):
            top, left, rows, columns = found
            yield top - 1, left - 1, rows, columns


def _cell(stored: StoredCell, spot: Spot, shared: Shared) -> Cell:
    try:
        style = _style(stored.style, shared.styles)
        if not stored.value and (stored.kind != "str" or not stored.has_value):
            if _NO_FORMULA.fullmatch(stored.formula):
                return cell(f"={stored.formula}", spot)
            return Cell("", doubt="import.no_cached_value")
        if stored.kind in ("n", "d"):
            said = _number(stored, style.number_format, shared)
            return replace(cell(said.text, spot), doubt=said.doubt) if said.doubt else cell(said.text, spot)
        text = _text(stored, shared)
    except (ValueError, IndexError) as fault:
        raise Unreadable("not_workbook") from fault
    shown = cell(shown_text(xstring.said(text), style.number_format), spot)
    if stored.kind != "e" and not style.indent:
        return shown
    doubt = "import.error_value" if stored.kind == "e" else ""
    return Cell(shown.text, shown.indent + 2 * style.indent if shown.text else 0, shown.trail, doubt)


def _style(number: int, styles: Sequence[Style]) -> Style:
    if number == NO_STYLE or not styles:
        return _PLAIN
    return styles[number] if 0 <= number < len(styles) else _UNKNOWN


def _text(stored: StoredCell, shared: Shared) -> str:
    if stored.kind == "s":
        return _nth(shared.texts, int(stored.value))
    if stored.kind == "b":
        return "TRUE" if stored.value.strip() == "1" else "FALSE"
    return stored.value


def _nth(items: Sequence[_Item], number: int) -> _Item:
    """Counted from 0. Raises IndexError, for a negative number too."""
    if number < 0:
        raise IndexError(number)
    return items[number]


def _number(stored: StoredCell, number_format: str, shared: Shared) -> Shown:
    """Of a date that is written as one (`2026-03-05T00:00:00`), too. Raises ValueError."""
    if stored.kind == "n":
        return shown_value(float(stored.value), number_format, from_1904=shared.from_1904)
    days = (datetime.fromisoformat(stored.value).replace(tzinfo=None) - EPOCH) / timedelta(days=1)
    shown = shown_value(days, number_format)
    return (
        shown
        if not shown.text.replace(".", "").isdecimal()
        else Shown(stored.value.removesuffix("T00:00:00"))
    )
