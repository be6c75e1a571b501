"""How sheets look in a workbook: fonts, lines, page."""

from typing import NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.formats.writers.sheet import UNRULED, CellKind, Sheet

TITLE_SIZE = 16
_BOLD = frozenset((CellKind.TITLE, CellKind.HEAD, CellKind.TOTAL, CellKind.UNIT, CellKind.SUM))
_FILLED = frozenset((CellKind.HEAD, CellKind.LABEL))
_LEFT = frozenset((CellKind.TEXT, CellKind.UNIT, CellKind.CAPTION, CellKind.NOTE))
_RIGHT = frozenset((CellKind.CAPTION_END, CellKind.FIGURE, CellKind.SUM))
_LINE = Side(style="thin")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FILL = PatternFill("solid", fgColor="FFE7E6E6")
_GB2312_CHARSET = 134


class Look(NamedTuple):
    """All that a cell's style depends on. `quoted`: Excel shall not take the text for a formula later."""

    kind: CellKind
    font_size: int
    number_format: str
    quoted: bool = False
    from_top: bool = False
    wraps: bool = True


class Patterns:
    """Empty cells of a sheet, one for each look: styling every cell anew takes longer than all else."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._cells: dict[Look, Cell] = {}

    def cell(self, look: Look) -> Cell:
        """A new cell with that look."""
        if look not in self._cells:
            self._cells[look] = _pattern(self._sheet, look)
        style = self._cells[look]._style  # type: ignore[attr-defined]  # what Cell itself is made with
        return Cell(self._sheet, row=1, column=1, style_array=style)


def set_up(sheet: Worksheet, form: Sheet) -> None:
    """A4, as wide as the page, pages numbered; the heads on every page, and in view where the sheet is a long list."""
    first, last = form.head + 1, form.head + form.head_rows
    sheet.print_title_rows = f"{first}:{last}"
    if form.is_frozen:
        sheet.freeze_panes = f"A{last + 1}"
    if form.is_filtered:
        sheet.auto_filter.ref = f"A{last}:{get_column_letter(len(form.widths))}{max(form.height, last)}"
    sheet.page_setup.orientation = "portrait" if form.is_upright else "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.65, header=0.3, footer=0.3)
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter
    assert footer is not None, "every new sheet has one"
    footer.center.text = "第 &P 页，共 &N 页"


def _pattern(sheet: Worksheet, look: Look) -> Cell:
    cell = Cell(sheet, row=1, column=1)
    cell.font = Font("宋体", look.font_size, bold=look.kind in _BOLD, charset=_GB2312_CHARSET)
    cell.alignment = Alignment(_across(look.kind), "top" if look.from_top else "center", wrap_text=look.wraps)
    cell.number_format = look.number_format
    cell.quotePrefix = look.quoted
    if look.kind not in UNRULED:
        cell.border = _GRID
    if look.kind in _FILLED:
        cell.fill = _FILL
    return cell


def _across(kind: CellKind) -> str:
    return "left" if kind in _LEFT else "right" if kind in _RIGHT else "center"
