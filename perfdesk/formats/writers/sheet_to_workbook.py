"""A sheet onto one sheet of a workbook."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.formats.sheet_place import column_letters
from perfdesk.formats.writers.export_report import Alteration, Remark
from perfdesk.formats.writers.guarded_sheet import TEXT_FORMAT, Guarded, guarded, put
from perfdesk.formats.writers.look import TITLE_SIZE, Look, Patterns, set_up
from perfdesk.formats.writers.row_height import TALLEST, Fit, Wrapped, fit, natural_height
from perfdesk.formats.writers.sheet import MONEY, At, CellKind, Sheet, SheetCell

_LOWEST = {CellKind.TITLE: 34, CellKind.HEAD: 28, CellKind.CAPTION: 18, CellKind.SUBTITLE: 18}
_LOWEST_OF_LISTS = {CellKind.HEAD: 32}
_LOWEST_ROW, _LOWEST_ROW_OF_LISTS = 20, 24
_RUNNING = frozenset((CellKind.TEXT, CellKind.LABEL))
"""What may need the height of several rows; a name stands in the middle of them."""


class _Placed(NamedTuple):
    at: At
    cell: SheetCell
    content: Guarded


def fill(target: Worksheet, sheet: Sheet) -> list[Remark]:
    """Write the sheet into an empty one and name what could not be written as it is. Raises TextTooLong."""
    for column, width in enumerate(sheet.widths, 1):
        target.column_dimensions[get_column_letter(column)].width = width
    placed = [_Placed(at, cell, _content(cell)) for at, cell in sorted(sheet.cells.items())]
    sizes = _sizes(sheet, placed)
    remarks = _write(target, sheet, placed, sizes)
    for row, size in enumerate(sizes, 1):
        target.row_dimensions[row].height = size.height
    for at, cell, _ in placed:
        if cell.rows > 1 or cell.columns > 1:
            # not `merge_cells`: it looks through all others each time, and the covered cells have their lines already
            target.merged_cells.ranges.add(_reach(at, cell))
    set_up(target, sheet)
    return remarks


def _reach(at: At, cell: SheetCell) -> CellRange:
    last = (at.column + cell.columns, at.row + cell.rows)
    return CellRange(None, at.column + 1, at.row + 1, *last)


def _sizes(sheet: Sheet, placed: list[_Placed]) -> list[Fit]:
    """For each row the height for what stands in it alone, and for its share of what reaches over several."""
    alone: list[list[_Placed]] = [[] for _ in range(sheet.height)]
    shared = [0] * sheet.height
    for each in placed:
        if each.cell.rows == 1:
            alone[each.at.row].append(each)
        elif each.cell.kind in _RUNNING:
            share = natural_height(_wrapped(sheet, each), sheet.font_size) // each.cell.rows + 1
            for row in range(each.at.row, each.at.row + each.cell.rows):
                shared[row] = max(shared[row], share)
    return [_size(sheet, here, least) for here, least in zip(alone, shared, strict=True)]


def _size(sheet: Sheet, here: list[_Placed], least: int) -> Fit:
    is_title = any(each.cell.kind is CellKind.TITLE for each in here)
    size = fit([_wrapped(sheet, each) for each in here], TITLE_SIZE if is_title else sheet.font_size)
    by_kind = {**_LOWEST, **_LOWEST_OF_LISTS} if sheet.is_frozen else _LOWEST
    kinds = [by_kind[each.cell.kind] for each in here if each.cell.kind in by_kind]
    lowest = max(kinds, default=_LOWEST_ROW_OF_LISTS if sheet.is_frozen else _LOWEST_ROW)
    return size._replace(height=min(TALLEST, max(size.height, lowest, least)))


def _wrapped(sheet: Sheet, placed: _Placed) -> Wrapped:
    """A number never breaks: its column is as wide as it needs, or the text that stands for it."""
    at, cell, content = placed
    width = sum(sheet.widths[at.column : at.column + cell.columns])
    return Wrapped(content.value if isinstance(content.value, str) else "", width)


def _write(target: Worksheet, sheet: Sheet, placed: list[_Placed], sizes: list[Fit]) -> list[Remark]:
    patterns = Patterns(target)
    empty = Look(CellKind.TITLE, sheet.font_size, TEXT_FORMAT)
    rows: list[list[Cell | None]] = [[None] * len(sheet.widths) for _ in range(sheet.height)]
    remarks: list[Remark] = []
    numbers = [0] * sheet.height
    for at, cell, content in placed:
        look = _look(sheet, cell, content, sizes[at.row])
        first = patterns.cell(look)
        put(first, content, cell.place)
        for row in range(at.row, at.row + cell.rows):
            for column in range(at.column, at.column + cell.columns):
                rows[row][column] = first if (row, column) == at else patterns.cell(look)
        remarks += _remarks(target.title, at, cell, content, sizes[at.row], numbers[at.row])
        numbers[at.row] += cell.rows == 1
    for cells in rows:
        target.append([each or patterns.cell(empty) for each in cells])
    return remarks


def _look(sheet: Sheet, cell: SheetCell, content: Guarded, size: Fit) -> Look:
    """A text that goes over several rows, and so perhaps over pages, begins at the top."""
    font_size = size.font_size if cell.rows == 1 else sheet.font_size
    from_top = cell.kind is CellKind.TEXT and cell.rows > 1
    wraps = not isinstance(content.value, Decimal)
    return Look(cell.kind, font_size, content.number_format, content.looks_like_formula, from_top, wraps)


def _remarks(
    name: str, at: At, cell: SheetCell, content: Guarded, size: Fit, number: int
) -> Iterator[Remark]:
    """`number` counts the cells of the row that stand in it alone, as the fit does."""
    address = f"{column_letters(at.column)}{at.row + 1}"
    if content.alteration:
        yield Remark(content.alteration, name, address, cell.place)
    if cell.rows == 1 and number in size.cut:
        yield Remark(Alteration.CUT_ON_PAPER, name, address, cell.place)


def _content(cell: SheetCell) -> Guarded:
    """Points as they are printed (20, 19.20); amounts with separators."""
    content = guarded(cell.value)
    if not isinstance(cell.value, Decimal) or cell.kind in MONEY or content.alteration:
        return content
    _, _, exponent = cell.value.as_tuple()
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return content._replace(number_format=f"0.{'0' * decimals}" if decimals else "0")
