"""How the standard layout looks in a workbook: column widths, fonts, lines, page."""

from typing import NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.formats.guarded_sheet import TEXT_FORMAT
from perfdesk.formats.standard_rows import AMOUNT_COLUMNS, COLUMN_LETTERS, HEADS, RowKind

WIDTHS = (26.0, 12.0, 12.0, 9.0, 9.0, 42.0, 62.0)
"""Of the columns, in characters; amounts may need more."""
WIDEST_AMOUNT = 40.0

_TITLE_ROW, _CAPTION_ROW, _HEAD_ROW = 1, 2, 3
_BOLD = frozenset((RowKind.TITLE, RowKind.HEAD, RowKind.TOTAL, RowKind.UNIT))
_UNRULED = frozenset((RowKind.TITLE, RowKind.CAPTION))
_CENTRED = frozenset((RowKind.TITLE, RowKind.HEAD))
_LINE = Side(style="thin")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="FFE7E6E6")
_GB2312_CHARSET = 134


class Look(NamedTuple):
    """All that a cell's style depends on. `quoted`: Excel shall not take the text for a formula later."""

    kind: RowKind
    column: int
    font_size: int
    number_format: str
    quoted: bool


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


def set_up(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Everything about the sheet that does not depend on its rows, once they are there."""
    for letter, width in zip(COLUMN_LETTERS, widths, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.merge_cells(start_row=_TITLE_ROW, end_row=_TITLE_ROW, start_column=1, end_column=len(HEADS))
    sheet.merge_cells(start_row=_CAPTION_ROW, end_row=_CAPTION_ROW, start_column=1, end_column=len(HEADS) - 1)
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    set_up_page(sheet)


def set_up_page(sheet: Worksheet) -> None:
    """A4 across, as wide as the page, pages numbered."""
    sheet.page_setup.orientation = "landscape"
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
    cell.alignment = Alignment(_horizontal(look), "center", wrap_text=_wraps(look))
    cell.number_format = look.number_format
    cell.quotePrefix = look.quoted
    if look.kind not in _UNRULED:
        cell.border = _GRID
    if look.kind is RowKind.HEAD:
        cell.fill = _HEAD_FILL
    return cell


def _horizontal(look: Look) -> str:
    if look.kind in _CENTRED:
        return "center"
    on_the_right = (len(HEADS) - 1,) if look.kind is RowKind.CAPTION else AMOUNT_COLUMNS
    return "right" if look.column in on_the_right else "left"


def _wraps(look: Look) -> bool:
    """Numbers never do: their columns are made wide enough."""
    return look.number_format == TEXT_FORMAT
