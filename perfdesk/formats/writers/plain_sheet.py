"""A list as a workbook: heads, rows, nothing else."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font

from perfdesk.formats.writers.guarded_sheet import guarded, put
from perfdesk.formats.writers.replacing import replace_file
from perfdesk.formats.writers.workbook_bytes import workbook_bytes

_WIDTHS = (6.0, 46.0, 8.0, 60.0, 30.0, 40.0, 30.0)


def write_plain_sheet(title: str, rows: Sequence[Sequence[str]], path: Path) -> None:
    """The first row holds the heads and stays in view. Raises TextTooLong, TargetInUse or an OSError."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title[:31]
    for row in rows:
        cells = [Cell(sheet, row=1, column=1) for _ in row]
        for cell, text in zip(cells, row, strict=True):
            put(cell, guarded(text), None)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.append(cells)
    for head in sheet[1]:
        head.font = Font(bold=True)
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    replace_file(path, workbook_bytes(workbook, title), lambda _: None)
