"""A list as a sheet: title, a line of what it is about, heads that stay in view, a filter, rows in frames."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from perfdesk.formats.writers.sheet import CellKind, PrintedValue, Sheet, SheetBuilder, SheetCell

_LONGEST_NAME = 31


class Column(NamedTuple):
    """`width` in characters; `is_running`: longer texts that begin at the left."""

    head: str
    width: float
    is_running: bool = True


def list_sheet(
    title: str, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[PrintedValue]]
) -> Sheet:
    sheet = SheetBuilder([column.width for column in columns])
    sheet.add([SheetCell(title, CellKind.TITLE, None, 1, len(columns))])
    sheet.add([SheetCell(caption, CellKind.CAPTION, None, 1, len(columns))])
    head = sheet.row
    sheet.add(SheetCell(column.head, CellKind.HEAD) for column in columns)
    for row in rows:
        sheet.add(SheetCell(value, _kind(value, column)) for value, column in zip(row, columns, strict=True))
    name = title[:_LONGEST_NAME]
    return Sheet(name, sheet.widths, sheet.cells, head, is_frozen=True, is_filtered=True)


def _kind(value: PrintedValue, column: Column) -> CellKind:
    return CellKind.TEXT if column.is_running and not isinstance(value, Decimal) else CellKind.NAME
