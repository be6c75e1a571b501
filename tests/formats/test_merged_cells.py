"""How far a merged cell reaches, whatever kind of file it stands in."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from perfdesk.formats.grid import Cell, Grid
from perfdesk.formats.html_reader import read_html
from perfdesk.formats.ods_reader import read_ods
from perfdesk.formats.reading import grids_in
from perfdesk.formats.xls_reader import read_xls
from perfdesk.formats.xlsx_reader import read_xlsx
from tests.formats.packages import changed
from tests.formats.test_opendocument import ods
from tests.formats.xls_maker import xls

TEXTS = [["甲", "乙", "", "丙"], ["", "丁", "", "戊"], ["己", "", "", "庚"]]
MERGED = {(0, 0): (2, 1), (0, 1): (1, 2), (1, 1): (2, 2)}
"""The place of the first cell, and how many rows and columns it takes."""


def reaches(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (row, column): (cell.rows, cell.columns)
        for row, cells in enumerate(grid.rows)
        for column, cell in enumerate(cells)
        if (cell.rows, cell.columns) != (1, 1)
    }


def xlsx(*merges: str) -> bytes:
    book = Workbook()
    for row in TEXTS:
        book.worksheets[0].append([text or None for text in row])
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def word() -> bytes:
    from docx import Document

    document = Document()
    table = document.add_table(3, 4)
    for (row, column), (down, across) in MERGED.items():
        table.cell(row, column).merge(table.cell(row + down - 1, column + across - 1))
    for row, texts in enumerate(TEXTS):
        for column, text in enumerate(texts):
            if text:
                table.cell(row, column).text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def old() -> bytes:
    cells = {
        (row, column): text for row, texts in enumerate(TEXTS) for column, text in enumerate(texts) if text
    }
    return xls({"表": cells}, merged=[(*at, *size) for at, size in MERGED.items()])


ODS_ROWS = (
    "<table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>甲</text:p></table:table-cell>"
    "<table:table-cell table:number-columns-spanned='2'><text:p>乙</text:p></table:table-cell>"
    "<table:covered-table-cell/><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:covered-table-cell/>"
    "<table:table-cell table:number-rows-spanned='2' table:number-columns-spanned='2'><text:p>丁</text:p>"
    "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>戊</text:p></table:table-cell>"
    "</table:table-row><table:table-row><table:table-cell><text:p>己</text:p></table:table-cell>"
    "<table:covered-table-cell table:number-columns-repeated='2'/>"
    "<table:table-cell><text:p>庚</text:p></table:table-cell></table:table-row>"
)
PAGE = "<table><tr><td rowspan=2>甲<td colspan=2>乙<td>丙<tr><td rowspan=2 colspan=2>丁<td>戊<tr><td>己<td>庚</table>"
GRIDS = {
    "xlsx": lambda: read_xlsx(xlsx("A1:A2", "B1:C1", "B2:C3")), "xls": lambda: read_xls(old()),
    "ods": lambda: read_ods(ods(ODS_ROWS)), "docx": lambda: grids_in(word(), "a.docx"), "html": lambda: read_html(PAGE),
}  # fmt: skip


@pytest.mark.parametrize("kind", GRIDS)
def test_a_merged_cell_tells_how_far_it_reaches_and_those_it_covers_are_blank(kind: str) -> None:
    (grid,) = GRIDS[kind]()
    assert [[cell.text for cell in row] for row in grid.rows] == TEXTS
    assert reaches(grid) == MERGED


def test_a_blank_cell_may_reach_over_others() -> None:
    (grid,) = read_xlsx(xlsx("C1:C2"))
    assert grid.rows[0][2] == Cell("", rows=2)


def test_a_range_down_to_the_last_row_ends_with_the_content_and_across_with_the_widest_form() -> None:
    data = changed(xlsx("D2:E3", "F9:G9"), "xl/worksheets/sheet1.xml", "D2:E3", "D2:XFD1048576")
    (grid,) = read_xlsx(data)
    assert reaches(grid) == {(1, 3): (2, 61)}
