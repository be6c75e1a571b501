"""The rows of one table on one sheet of a workbook."""

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.domain.amounts import show_amount
from perfdesk.formats.writers.export_report import Alteration, Remark
from perfdesk.formats.writers.guarded_sheet import Guarded, guarded, put
from perfdesk.formats.writers.joined import AMOUNT_COLUMNS, COLUMN_LETTERS, PrintedCell, PrintedRow, RowKind
from perfdesk.formats.writers.look import WIDEST_AMOUNT, WIDTHS, Look, Patterns, set_up
from perfdesk.formats.writers.row_height import Fit, Wrapped, fit

_FONT_SIZES = {RowKind.TITLE: 16}
_FONT_SIZE = 10
_LOWEST = {RowKind.TITLE: 34, RowKind.CAPTION: 18, RowKind.HEAD: 32}
_LOWEST_ROW = 24


def fill(sheet: Worksheet, rows: Sequence[PrintedRow]) -> list[Remark]:
    """Write the rows into an empty sheet and name what could not be written as it is. Raises TextTooLong."""
    widths = _widths(rows)
    patterns = Patterns(sheet)
    remarks = [remark for row in rows for remark in _add(sheet, row, widths, patterns)]
    set_up(sheet, widths)
    return remarks


def _widths(rows: Sequence[PrintedRow]) -> tuple[float, ...]:
    """The usual widths, wider where an amount needs it: a sheet shows #### for a number that does not fit."""
    amounts = [row.cells for row in rows if row.kind in (RowKind.TOTAL, RowKind.UNIT, RowKind.PROJECT)]
    widths = list(WIDTHS)
    for column in AMOUNT_COLUMNS:
        longest = max((_shown_length(cells[column]) for cells in amounts), default=0)
        widths[column] = max(widths[column], min(longest + 2.0, WIDEST_AMOUNT))
    return tuple(widths)


def _shown_length(cell: PrintedCell) -> int:
    return 0 if isinstance(cell.value, str) else len(show_amount(cell.value))


def _add(sheet: Worksheet, row: PrintedRow, widths: Sequence[float], patterns: Patterns) -> Iterator[Remark]:
    contents = [guarded(cell.value) for cell in row.cells]
    size = fit(_wrapped(row.kind, contents, widths), _FONT_SIZES.get(row.kind, _FONT_SIZE))
    cells = []
    for column, (content, printed) in enumerate(zip(contents, row.cells, strict=True)):
        look = Look(row.kind, column, size.font_size, content.number_format, content.looks_like_formula)
        cells.append(patterns.cell(look))
        put(cells[-1], content, printed.place)
    sheet.append(cells)
    number = cells[0].row
    sheet.row_dimensions[number].height = max(size.height, _LOWEST.get(row.kind, _LOWEST_ROW))
    return _remarks(sheet.title, number, row, contents, size)


def _wrapped(kind: RowKind, contents: Sequence[Guarded], widths: Sequence[float]) -> list[Wrapped]:
    return [
        Wrapped(content.value if isinstance(content.value, str) else "", _room(kind, column, widths))
        for column, content in enumerate(contents)
    ]


def _room(kind: RowKind, column: int, widths: Sequence[float]) -> float:
    """The title has the whole width, the caption's first cell all columns but the last."""
    if column == 0 and kind is RowKind.TITLE:
        return sum(widths)
    if column == 0 and kind is RowKind.CAPTION:
        return sum(widths[:-1])
    return widths[column]


def _remarks(
    sheet: str, number: int, row: PrintedRow, contents: Sequence[Guarded], size: Fit
) -> Iterator[Remark]:
    for column, (content, printed) in enumerate(zip(contents, row.cells, strict=True)):
        cell = f"{COLUMN_LETTERS[column]}{number}"
        if content.alteration:
            yield Remark(content.alteration, sheet, cell, printed.place)
        if column in size.cut:
            yield Remark(Alteration.CUT_ON_PAPER, sheet, cell, printed.place)
