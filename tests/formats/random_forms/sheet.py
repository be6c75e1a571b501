"""A sheet of cells, merged or not, as a grid, a workbook, a Word table or tab-separated text.

Written by other libraries than the program's own writers.
"""

import csv
import io
from dataclasses import dataclass, field
from typing import NamedTuple

from docx import Document
from openpyxl import Workbook

from perfdesk.formats.grid import BLANK, Cell, Grid, cell


class Placed(NamedTuple):
    """A text with how far its cell reaches."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass
class Sheet:
    """`row` is the next one to be filled."""

    cells: dict[tuple[int, int], Placed] = field(default_factory=dict)
    row: int = 0

    def put(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        self.cells[row, column] = Placed(text, rows, columns)

    @property
    def height(self) -> int:
        return max((row + placed.rows for (row, _), placed in self.cells.items()), default=0)

    @property
    def width(self) -> int:
        return max((column + placed.columns for (_, column), placed in self.cells.items()), default=0)

    def texts(self) -> list[list[str]]:
        """Row by row; a merged cell's text stands at its corner."""
        rows = [[""] * self.width for _ in range(self.height)]
        for (row, column), placed in self.cells.items():
            rows[row][column] = placed.text
        return rows


def as_grid(sheet: Sheet, name: str = "Sheet1") -> Grid:
    rows: list[list[Cell]] = [[BLANK] * sheet.width for _ in range(sheet.height)]
    for (row, column), placed in sheet.cells.items():
        plain = cell(placed.text)
        rows[row][column] = Cell(plain.text, plain.indent, (), "", placed.rows, placed.columns)
    return Grid(name, tuple(map(tuple, rows)))


def as_workbook(sheets: list[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets, 1):
        page = book.create_sheet(f"Sheet{number}")
        for (row, column), placed in sheet.cells.items():
            written = page.cell(row + 1, column + 1)
            written.value = placed.text or None
            written.data_type = "s" if placed.text else "n"
            if placed.rows > 1 or placed.columns > 1:
                page.merge_cells(
                    start_row=row + 1, start_column=column + 1,
                    end_row=row + placed.rows, end_column=column + placed.columns,
                )  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_word(sheets: list[Sheet]) -> bytes:
    document = Document()
    for number, sheet in enumerate(sheets):
        if number:
            document.add_page_break()
        table = document.add_table(sheet.height, sheet.width)
        table.style = "Table Grid"
        grid = [list(row.cells) for row in table.rows]
        for (row, column), placed in sheet.cells.items():
            corner = grid[row][column]
            if placed.rows > 1 or placed.columns > 1:
                corner = corner.merge(grid[row + placed.rows - 1][column + placed.columns - 1])
            corner.text = placed.text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_tabs(sheet: Sheet) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter="\t").writerows(sheet.texts())
    return out.getvalue().encode()
