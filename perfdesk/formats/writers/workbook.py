"""Tables as a workbook in the standard layout, ready to be handed in."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from perfdesk.domain.book import Table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable
from perfdesk.formats.standard_sheet import fill
from perfdesk.formats.writers.export_report import Alteration, ExportReport, NoTables, Remark
from perfdesk.formats.writers.remark_sheet import laid_out
from perfdesk.formats.writers.replacing import replace_file
from perfdesk.formats.writers.sheet_to_workbook import fill_spanned
from perfdesk.formats.writers.verify import Difference, compare_sheets
from perfdesk.formats.writers.workbook_bytes import workbook_bytes


class ReadBackDiffers(Exception):
    """The workbook as written does not say what it should; the target was not touched."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        super().__init__(differences)
        self.differences = differences


def write_targets(table: TargetTable, path: Path, *, dialect: Dialect | None = None) -> ExportReport:
    """One table on one sheet; see `write_book`."""
    return write_book((table,), path, dialect=dialect)


def write_book(tables: Sequence[Table], path: Path, *, dialect: Dialect | None = None) -> ExportReport:
    """A sheet for each table, self-evaluations last, then the reasons given.

    In place only after every cell was read back and found equal.

    `dialect` None writes untouched joined strings character for character. Same tables, same bytes.
    Raises NoTables, TextTooLong, TargetInUse, ReadBackDiffers or an OSError; then `path` is as before.
    """
    if not tables:
        raise NoTables
    out = laid_out(tables, dialect)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    remarks = [
        remark for name, rows in out.targets.items() for remark in fill(workbook.create_sheet(name), rows)
    ]
    for form in out.forms:
        remarks += fill_spanned(workbook.create_sheet(form.name), form)
    remarks += [Remark(Alteration.NO_PLACE, "", "", each.place) for each in out.left]

    def check(written: Path) -> None:
        if differences := compare_sheets(written, out.printed):
            raise ReadBackDiffers(differences)

    replace_file(path, workbook_bytes(workbook, tables[0].title), check)
    return ExportReport(tuple(remarks))
