"""Tables out of the program: the standard workbook, and the comparison with what was written."""

from collections.abc import Sequence
from pathlib import Path

from perfdesk.desk.examining import looked_over
from perfdesk.domain.book import Table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.items import with_notes
from perfdesk.domain.remarks import Waiver
from perfdesk.formats.writers.export_report import Alteration, ExportReport, NoTables, Remark
from perfdesk.formats.writers.laid_out import AS_READ
from perfdesk.formats.writers.list_sheet import Column, list_sheet
from perfdesk.formats.writers.replacing import TargetInUse
from perfdesk.formats.writers.sheet import PrintedValue
from perfdesk.formats.writers.verify import Difference, compare_book
from perfdesk.formats.writers.word import write_document
from perfdesk.formats.writers.workbook import ReadBackDiffers, write_book, write_sheets

__all__ = [
    "Alteration", "Difference", "ExportReport", "NoTables", "ReadBackDiffers", "Remark", "TargetInUse",
    "differences", "export_document", "export_tables", "findings_workbook",
    "write_sheets",
]  # fmt: skip


def export_tables(
    tables: Sequence[Table],
    path: Path,
    dialect: Dialect | None = None,
    layout: str = AS_READ,
    *,
    with_remarks: bool = True,
) -> ExportReport:
    """The standard workbook, read back and found equal cell by cell before it takes its place.

    A pure function of values, for any thread. Raises NoTables, TextTooLong, TargetInUse, ReadBackDiffers, OSError.
    """
    tables = _with_reasons_in_force(tables)
    return write_book(tables, path, layout=layout, dialect=dialect, with_remarks=with_remarks)


def export_document(
    tables: Sequence[Table], path: Path, dialect: Dialect | None = None, layout: str = AS_READ
) -> ExportReport:
    """A Word file, read back before it takes its place. Raises NoTables, TargetInUse, ReadBackDiffers, OSError."""
    return write_document(_with_reasons_in_force(tables), path, layout=layout, dialect=dialect)


def differences(
    path: Path, tables: Sequence[Table], dialect: Dialect | None = None, layout: str = AS_READ
) -> list[Difference]:
    """Where a workbook differs from an export of these tables. Raises Unreadable."""
    return compare_book(path, _with_reasons_in_force(tables), dialect, layout=layout)


def _with_reasons_in_force(tables: Sequence[Table]) -> list[Table]:
    """Without those about a finding that tells other numbers by now; a reason for a bureau's own rule is kept."""
    if not any(table.waivers for table in tables):
        return list(tables)
    told = looked_over(tables)
    fallen = {(finding.rule, *finding.place) for finding, waiver in told if waiver is None}
    return [
        with_notes(table, (n for n in table.notes if not (isinstance(n, Waiver) and n.about in fallen)))
        for table in tables
    ]


def findings_workbook(title: str, caption: str, rows: Sequence[Sequence[PrintedValue]], path: Path) -> None:
    """A review sheet as a workbook, read back; the first row holds the heads.

    Raises TextTooLong, TargetInUse, ReadBackDiffers, OSError.
    """
    heads, *found = rows
    columns = [Column(str(head), *how) for head, how in zip(heads, _REVIEW_COLUMNS, strict=True)]
    sheet = list_sheet(title, caption, columns, found)
    write_sheets([sheet], path, title)


_REVIEW_COLUMNS = (
    (6.0, False), (15.0, True), (20.0, True), (20.0, True), (7.0, False),
    (38.0, True), (22.0, True), (26.0, True), (18.0, True),
)  # fmt: skip
"""How wide each column is, and whether its texts run over lines."""
