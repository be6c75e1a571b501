"""A form as rows of cells that may reach over several rows and columns: for workbook, verifier, paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.edits import Place
from perfdesk.formats.writers.joined import PrintedCell, PrintedRow, PrintedValue, RowKind


class CellKind(StrEnum):
    TITLE = "title"
    LABEL = "label"
    HEAD = "head"
    TEXT = "text"
    NAME = "name"
    """Short and centred: names of levels, points, scores."""
    AMOUNT = "amount"
    TOTAL = "total"
    CAPTION = "caption"
    """Above the ruled table, at its left edge; of target tables on paper, as are those that follow."""
    CAPTION_END = "caption_end"
    UNIT = "unit"
    """The name of a row that sums up others."""
    FIGURE = "figure"
    """An amount among others of its column: set to the right."""
    SUM = "sum"


class SpannedCell(NamedTuple):
    """`rows` and `columns`: how many it reaches over, itself included. `place` as in PrintedCell."""

    value: PrintedValue = None
    kind: CellKind = CellKind.TEXT
    place: Place | None = None
    rows: int = 1
    columns: int = 1


class At(NamedTuple):
    """Row and column from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class SpannedSheet:
    """`cells` by their upper left corner; `widths` in characters; `head` the row that every page repeats."""

    name: str
    widths: tuple[float, ...]
    cells: dict[At, SpannedCell]
    head: int

    @property
    def height(self) -> int:
        """How many rows there are."""
        return max((at.row + cell.rows for at, cell in self.cells.items()), default=0)

    def printed_rows(self) -> list[PrintedRow]:
        """One cell for each row and column, blank where another reaches over it: what a workbook holds."""
        blank = PrintedCell()
        return [
            PrintedRow(
                RowKind.PROJECT, tuple(self._printed(At(row, column)) or blank for column in self._columns)
            )
            for row in range(self.height)
        ]

    @property
    def _columns(self) -> range:
        return range(len(self.widths))

    def _printed(self, at: At) -> PrintedCell | None:
        cell = self.cells.get(at)
        return PrintedCell(cell.value, cell.place) if cell else None


class SheetBuilder:
    """Fills a sheet row by row: each cell stands where the one before it in the row ended."""

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = tuple(widths)
        self.cells: dict[At, SpannedCell] = {}
        self.row = 0
        self._taken: set[At] = set()

    def add(self, *cells: SpannedCell, rows: int = 1) -> None:
        """A row of cells, left to right past those that reach down into it; then on by `rows`."""
        column = 0
        for cell in cells:
            while At(self.row, column) in self._taken:
                column += 1
            self.cells[At(self.row, column)] = cell
            self._taken |= {
                At(self.row + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
            column += cell.columns
        self.row += rows

    def width(self, column: int, columns: int) -> float:
        return sum(self.widths[column : column + columns])


def points_text(points: Decimal | None) -> str:
    """Points as forms print them: `20`, `19.20`, blank for none."""
    return "" if points is None else f"{points:f}"
