"""All tables as forms for paper: target tables too become sheets whose cells may reach over several columns."""

from collections.abc import Sequence
from decimal import Decimal

from perfdesk.domain.amounts import show_amount
from perfdesk.domain.book import Table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable
from perfdesk.formats.writers.evaluation_rows import evaluation_sheets
from perfdesk.formats.writers.joined import AMOUNT_COLUMNS, HEADS, PrintedRow, RowKind, printed_sheets
from perfdesk.formats.writers.sheet import (
    At,
    CellKind,
    SheetBuilder,
    SpannedCell,
    SpannedSheet,
    points_text,
)

_WIDTHS = (25.0, 12.5, 12.5, 14.0, 11.0, 41.0, 61.0)
_SUMS = frozenset((RowKind.TOTAL, RowKind.UNIT))
_MONEY = frozenset((CellKind.AMOUNT, CellKind.FIGURE, CellKind.SUM))


def paper_sheets(tables: Sequence[Table], dialect: Dialect | None = None) -> list[SpannedSheet]:
    """In the order of the workbook's sheets, without rows in which no cell begins."""
    targets = [table for table in tables if isinstance(table, TargetTable)]
    sheets = [_target_sheet(name, rows) for name, rows in printed_sheets(targets, dialect).items()]
    return [*sheets, *map(_without_idle_rows, evaluation_sheets(tables))]


def shown(cell: SpannedCell) -> str:
    """What the paper says in a cell."""
    if not isinstance(cell.value, Decimal):
        return cell.value or ""
    return show_amount(cell.value) if cell.kind in _MONEY else points_text(cell.value)


def _target_sheet(name: str, rows: Sequence[PrintedRow]) -> SpannedSheet:
    sheet = SheetBuilder(_WIDTHS)
    for row in rows:
        sheet.add(*_spanned(row))
    head = next(at for at, row in enumerate(rows) if row.kind is RowKind.HEAD)
    return SpannedSheet(name, sheet.widths, sheet.cells, head)


def _spanned(row: PrintedRow) -> list[SpannedCell]:
    first, last = row.cells[0], row.cells[-1]
    if row.kind is RowKind.TITLE:
        return [SpannedCell(first.value, CellKind.TITLE, first.place, columns=len(HEADS))]
    if row.kind is RowKind.CAPTION:
        return [
            SpannedCell(first.value, CellKind.CAPTION, first.place, columns=len(HEADS) - 1),
            SpannedCell(last.value, CellKind.CAPTION_END, last.place),
        ]
    return [SpannedCell(cell.value, _kind(row.kind, at), cell.place) for at, cell in enumerate(row.cells)]


def _kind(row: RowKind, column: int) -> CellKind:
    if row is RowKind.HEAD:
        return CellKind.HEAD
    if column in AMOUNT_COLUMNS:
        return CellKind.SUM if row in _SUMS else CellKind.FIGURE
    return CellKind.UNIT if row in _SUMS else CellKind.TEXT


def _without_idle_rows(sheet: SpannedSheet) -> SpannedSheet:
    """A workbook gives a long text several rows, because none is tall enough; paper cuts one where a page ends."""
    begins = sorted({at.row for at in sheet.cells})
    new = {row: number for number, row in enumerate(begins)}
    cells = {
        At(new[at.row], at.column): cell._replace(
            rows=sum(at.row <= row < at.row + cell.rows for row in begins)
        )
        for at, cell in sheet.cells.items()
    }
    return SpannedSheet(sheet.name, sheet.widths, cells, new[sheet.head])
