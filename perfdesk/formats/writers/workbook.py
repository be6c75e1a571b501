"""Tables as a workbook, each on its form, ready to be handed in."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from perfdesk.domain.book import Table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.formats.writers.export_report import Alteration, ExportReport, NoTables, Remark
from perfdesk.formats.writers.laid_out import AS_READ, laid_out
from perfdesk.formats.writers.replacing import replace_file
from perfdesk.formats.writers.sheet import Sheet
from perfdesk.formats.writers.sheet_to_workbook import fill
from perfdesk.formats.writers.verify import Difference, compare_sheets
from perfdesk.formats.writers.workbook_bytes import workbook_bytes


class ReadBackDiffers(Exception):
    """The workbook as written does not say what it should; the target was not touched."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        super().__init__(differences)
        self.differences = differences


def write_book(
    tables: Sequence[Table],
    path: Path,
    *,
    layout: str = AS_READ,
    dialect: Dialect | None = None,
    with_remarks: bool = True,
) -> ExportReport:
    """A sheet for each table, self-evaluations last, then the remarks, if they are wanted.

    In place only after every cell was read back and found equal.

    `layout` is `as-read`, `standard` or the name of a form; `dialect` None writes untouched joined strings character
    for character. Same tables, same bytes.
    Raises NoTables, TextTooLong, TargetInUse, ReadBackDiffers or an OSError; then `path` is as before.
    """
    if not tables:
        raise NoTables
    out = laid_out(tables, layout, dialect)
    remarks = write_sheets(out.sheets if with_remarks else out.forms, path, tables[0].title)
    return ExportReport((*remarks, *(Remark(Alteration.NO_PLACE, "", "", each.place) for each in out.left)))


def write_sheets(sheets: Sequence[Sheet], path: Path, title: str) -> list[Remark]:
    """Any sheets, in their order and read back the same way; `title` is for the document's properties.

    Raises TextTooLong, TargetInUse, ReadBackDiffers or an OSError; then `path` is as before.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    remarks = [remark for sheet in sheets for remark in fill(workbook.create_sheet(sheet.name), sheet)]

    def check(written: Path) -> None:
        if differences := compare_sheets(written, sheets):
            raise ReadBackDiffers(differences)

    replace_file(path, workbook_bytes(workbook, title), check)
    return remarks
