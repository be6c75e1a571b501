"""Tables as tab-separated text, as the published samples have it.

A text cell that a spreadsheet would take for a formula gets an apostrophe in front. A cell that already reads
like a guarded one gets one more, so that taking one off always gives back what stood in the table.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from perfdesk.domain.book import Table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.formats.sheet_place import column_letters
from perfdesk.formats.writers.export_report import Alteration, ExportReport, Remark
from perfdesk.formats.writers.laid_out import AS_READ, laid_out
from perfdesk.formats.writers.sheet import UNRULED, Sheet, SheetCell, shown, without_idle_rows
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


def write_delimited(
    tables: Sequence[Table], *, layout: str = AS_READ, dialect: Dialect | None = None
) -> DelimitedText:
    """The tables one after another, a blank line between; names are not indented."""
    sheets = laid_out(tables, layout, dialect, indent="").forms
    remarks = tuple(remark for sheet in sheets for remark in _remarks(sheet))
    return DelimitedText("\n".join(map(_text, sheets)), ExportReport(remarks))


def _text(sheet: Sheet) -> str:
    """Row for row; a cell that others reach over is blank. What stands over the table has a line for each text."""
    out = StringIO(newline="")
    writer = csv.writer(out, "excel-tab")
    for row in without_idle_rows(sheet).rows():
        fields = [_field(shown(cell)) if cell.value is not None else "" for cell in row]
        if any(cell.kind in UNRULED for cell in row):
            writer.writerows([field] for field in fields if field)
        else:
            writer.writerow(_amounts(row, fields))
    return out.getvalue()


def _amounts(row: Sequence[SheetCell], fields: Sequence[str]) -> list[str]:
    """A number is never taken for a formula."""
    return [
        shown(cell) if isinstance(cell.value, Decimal) else field
        for cell, field in zip(row, fields, strict=True)
    ]


def with_apostrophe(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def without_apostrophe(cell: str) -> str:
    """The text of such a cell: the inverse of `with_apostrophe` for every text."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _field(text: str) -> str:
    return with_apostrophe(holdable(text))


def _remarks(sheet: Sheet) -> list[Remark]:
    return [
        Remark(Alteration.CHARACTERS_REPLACED, "", f"{column_letters(at.column)}{at.row + 1}", cell.place)
        for at, cell in sorted(sheet.cells.items())
        if isinstance(cell.value, str) and holdable(cell.value) != cell.value
    ]
