"""A form with merged cells onto one sheet of a workbook."""

from collections.abc import Iterator
from copy import copy
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.formats.writers.export_report import Alteration, Remark
from perfdesk.formats.writers.guarded_sheet import Guarded, guarded, put
from perfdesk.formats.writers.look import set_up_page
from perfdesk.formats.writers.row_height import TALLEST, Fit, Wrapped, fit, natural_height
from perfdesk.formats.writers.sheet import At, CellKind, SpannedCell, SpannedSheet

FONT_SIZE = 9
_TITLE_SIZE = 16
_LOWEST = {CellKind.TITLE: 34, CellKind.HEAD: 28}
_LOWEST_ROW = 20
_LINE = Side(style="thin")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FILL = PatternFill("solid", fgColor="FFE7E6E6")
_BOLD = frozenset((CellKind.TITLE, CellKind.HEAD, CellKind.TOTAL))
_GB2312_CHARSET = 134


def fill_spanned(sheet: Worksheet, form: SpannedSheet) -> list[Remark]:
    """Write the form into an empty sheet and name what could not be written as it is. Raises TextTooLong."""
    for column, width in enumerate(form.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    fits = {row: _fit_row(form, row) for row in range(form.height)}
    remarks: list[Remark] = []
    for at, cell in sorted(form.cells.items()):
        remarks += _write(sheet, form, at, cell, fits[at.row])
    for row, size in fits.items():
        sheet.row_dimensions[row + 1].height = size.height
    sheet.print_title_rows = f"{form.head + 1}:{form.head + 1}"
    set_up_page(sheet)
    return remarks


def _fit_row(form: SpannedSheet, row: int) -> Fit:
    """The height for what stands in this row alone, and for its share of what reaches over several."""
    here = [(at, cell) for at, cell in form.cells.items() if at.row <= row < at.row + cell.rows]
    alone = [(at, cell) for at, cell in here if cell.rows == 1]
    shared = [
        natural_height(_wrapped(form, at, cell), FONT_SIZE) // cell.rows + 1
        for at, cell in here
        if cell.rows > 1 and cell.kind is CellKind.TEXT
    ]
    title = any(cell.kind is CellKind.TITLE for _, cell in alone)
    size = fit([_wrapped(form, at, cell) for at, cell in alone], _TITLE_SIZE if title else FONT_SIZE)
    lowest = max([_LOWEST_ROW, *(_LOWEST.get(cell.kind, 0) for _, cell in alone)])
    return size._replace(height=min(TALLEST, max(size.height, lowest, *shared)))


def _wrapped(form: SpannedSheet, at: At, cell: SpannedCell) -> Wrapped:
    width = sum(form.widths[at.column : at.column + cell.columns])
    return Wrapped(cell.value if isinstance(cell.value, str) else "", width)


def _write(sheet: Worksheet, form: SpannedSheet, at: At, cell: SpannedCell, size: Fit) -> Iterator[Remark]:
    row, column = at.row + 1, at.column + 1
    last_row, last_column = row + cell.rows - 1, column + cell.columns - 1
    content = _content(cell)
    target = sheet.cell(row, column)
    assert isinstance(target, Cell), "cells that others reach over have no place of their own in the form"
    put(target, content, cell.place)
    for each in (sheet.cell(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)):
        if cell.kind is not CellKind.TITLE:
            each.border = copy(_GRID)
    font_size = (
        _TITLE_SIZE if cell.kind is CellKind.TITLE else (size.font_size if cell.rows == 1 else FONT_SIZE)
    )
    target.font = Font("宋体", font_size, bold=cell.kind in _BOLD, charset=_GB2312_CHARSET)
    target.alignment = Alignment(*_alignment(cell), wrap_text=True)
    target.number_format = content.number_format
    target.quotePrefix = content.looks_like_formula
    if cell.kind in (CellKind.HEAD, CellKind.LABEL):
        target.fill = copy(_FILL)
    if (last_row, last_column) != (row, column):
        sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)
    if content.alteration:
        yield Remark(content.alteration, sheet.title, target.coordinate, cell.place)
    if cell.rows == 1 and at.column in _cut_columns(form, at.row, size):
        yield Remark(Alteration.CUT_ON_PAPER, sheet.title, target.coordinate, cell.place)


def _alignment(cell: SpannedCell) -> tuple[str, str]:
    """A text that goes over several rows, and so perhaps over pages, begins at the top."""
    if cell.kind is not CellKind.TEXT:
        return "center", "center"
    return "left", "center" if cell.rows == 1 else "top"


def _cut_columns(form: SpannedSheet, row: int, size: Fit) -> set[int]:
    alone = [at.column for at, cell in form.cells.items() if at.row == row and cell.rows == 1]
    return {alone[index] for index in size.cut}


def _content(cell: SpannedCell) -> Guarded:
    """Points as they are printed (20, 19.20); amounts with separators."""
    content = guarded(cell.value)
    if not isinstance(cell.value, Decimal) or cell.kind is CellKind.AMOUNT or content.alteration:
        return content
    _, _, exponent = cell.value.as_tuple()
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return content._replace(number_format=f"0.{'0' * decimals}" if decimals else "0")
