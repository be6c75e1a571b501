"""A target table as tab-separated text, as the published samples have it.

A text cell that a spreadsheet would take for a formula gets an apostrophe in front. A cell that already reads
like a guarded one gets one more, so that taking one off always gives back what stood in the table.
"""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from perfdesk.domain.amounts import show_amount
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable
from perfdesk.formats.writers.export_report import Alteration, ExportReport, Remark
from perfdesk.formats.writers.joined import COLUMN_LETTERS, PrintedRow, PrintedValue, RowKind, printed_rows
from perfdesk.formats.writers.sheet import SpannedSheet
from perfdesk.formats.xstring import holdable

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """`report` names the cells with characters that no file can hold, by their address in a workbook."""

    text: str
    report: ExportReport

    @property
    def data(self) -> bytes:
        """UTF-8 without a byte order mark."""
        return self.text.encode("utf-8")


def write_delimited(table: TargetTable, *, dialect: Dialect | None = None) -> DelimitedText:
    """Title, department and currency unit on a line each, then head and rows; names are not indented."""
    rows = list(printed_rows(table, dialect, indent=""))
    out = StringIO(newline="")
    writer = csv.writer(out, "excel-tab")
    for row in rows:
        writer.writerows(_lines(row))
    remarks = (remark for number, row in enumerate(rows, 1) for remark in _remarks(number, row))
    return DelimitedText(out.getvalue(), ExportReport(tuple(remarks)))


def spanned_text(form: SpannedSheet) -> str:
    """A form with merged cells, row for row; a cell that others reach over is blank."""
    out = StringIO(newline="")
    csv.writer(out, "excel-tab").writerows(
        [_plain(cell.value) for cell in row.cells] for row in form.printed_rows()
    )
    return out.getvalue()


def _plain(value: PrintedValue) -> str:
    """Points as they are printed: `20`, not `20.00`."""
    return f"{value:f}" if isinstance(value, Decimal) else _field(value)


def with_apostrophe(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def without_apostrophe(cell: str) -> str:
    """The text of such a cell: the inverse of `with_apostrophe` for every text."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _lines(row: PrintedRow) -> list[list[str]]:
    fields = [_field(cell.value) for cell in row.cells]
    if row.kind in (RowKind.TITLE, RowKind.CAPTION):
        return [[field] for field in fields if field]
    return [fields]


def _field(value: PrintedValue) -> str:
    if isinstance(value, Decimal):
        return show_amount(value)
    return with_apostrophe(holdable(value or ""))


def _remarks(number: int, row: PrintedRow) -> list[Remark]:
    return [
        Remark(Alteration.CHARACTERS_REPLACED, "", f"{COLUMN_LETTERS[column]}{number}", cell.place)
        for column, cell in enumerate(row.cells)
        if isinstance(cell.value, str) and holdable(cell.value) != cell.value
    ]
