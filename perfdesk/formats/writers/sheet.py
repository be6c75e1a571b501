"""A sheet: cells that may reach over several rows and columns, for workbook, Word file, paper and verifier."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.amounts import show_amount
from perfdesk.domain.edits import Place

PrintedValue = str | Decimal | None


class CellKind(StrEnum):
    TITLE = "title"
    SUBTITLE = "subtitle"
    """Under the title, in the middle, such as the year."""
    LABEL = "label"
    HEAD = "head"
    TEXT = "text"
    NAME = "name"
    """Short and centred: names of levels, points, scores."""
    AMOUNT = "amount"
    TOTAL = "total"
    CAPTION = "caption"
    """Above the ruled table, at its left edge."""
    CAPTION_END = "caption_end"
    UNIT = "unit"
    """The name of a row that sums up others."""
    FIGURE = "figure"
    """An amount among others of its column: set to the right."""
    SUM = "sum"
    NOTE = "note"
    """A line of the form's own under the table."""


MONEY = frozenset((CellKind.AMOUNT, CellKind.FIGURE, CellKind.SUM))
UNRULED = frozenset(
    (CellKind.TITLE, CellKind.SUBTITLE, CellKind.CAPTION, CellKind.CAPTION_END, CellKind.NOTE)
)


class SheetCell(NamedTuple):
    """`rows` and `columns`: how many it reaches over, itself included.

    `place` is where a person would change the value; None for what the form itself prints. The joined string, which
    many values make up, has the place (project, `indicators`).
    """

    value: PrintedValue = None
    kind: CellKind = CellKind.TEXT
    place: Place | None = None
    rows: int = 1
    columns: int = 1


BLANK_CELL = SheetCell()


class At(NamedTuple):
    """Row and column from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """`cells` by their upper left corner; `widths` in characters.

    Every page repeats `head_rows` rows from `head` on. `said` are the places whose values are in a cell that names
    another one: what stands in a merged cell for several rows, or in the words of a label.
    """

    name: str
    widths: tuple[float, ...]
    cells: dict[At, SheetCell]
    head: int
    head_rows: int = 1
    font_size: int = 9
    is_upright: bool = False
    is_frozen: bool = False
    """Whether the heads stay in view of a workbook's window: for long lists."""
    is_filtered: bool = False
    """Whether a workbook offers to filter the rows under the heads."""
    said: frozenset[Place] = field(default_factory=frozenset)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return max((at.row + cell.rows for at, cell in self.cells.items()), default=0)

    @property
    def places(self) -> set[Place]:
        return {cell.place for cell in self.cells.values() if cell.place is not None} | self.said

    def rows(self) -> list[list[SheetCell]]:
        """One cell for each row and column, blank where another reaches over it: what a workbook holds."""
        rows = [[BLANK_CELL] * len(self.widths) for _ in range(self.height)]
        for at, cell in self.cells.items():
            rows[at.row][at.column] = cell
        return rows


def shown(cell: SheetCell) -> str:
    """What paper says in a cell."""
    if not isinstance(cell.value, Decimal):
        return cell.value or ""
    return show_amount(cell.value) if cell.kind in MONEY else points_text(cell.value)


def points_text(points: Decimal | None) -> str:
    """Points as forms print them: `20`, `19.20`, blank for none."""
    return "" if points is None else f"{points:f}"


def without_idle_rows(sheet: Sheet) -> Sheet:
    """Without rows in which no cell begins.

    A workbook gives a long text several rows, because none is tall enough; paper cuts one where a page ends.
    """
    begins = sorted({at.row for at in sheet.cells})
    if len(begins) == sheet.height:
        return sheet
    new = {row: number for number, row in enumerate(begins)}
    cells = {
        At(new[at.row], at.column): cell._replace(
            rows=sum(at.row <= row < at.row + cell.rows for row in begins)
        )
        for at, cell in sheet.cells.items()
    }
    return Sheet(
        sheet.name, sheet.widths, cells, new[sheet.head], sheet.head_rows, sheet.font_size, sheet.is_upright
    )


class SheetBuilder:
    """Fills a sheet whose columns are known, row by row: each cell stands where the one before it ended."""

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = tuple(widths)
        self.cells: dict[At, SheetCell] = {}
        self.row = 0

    def add(self, cells: Iterable[SheetCell]) -> None:
        column = 0
        for cell in cells:
            self.cells[At(self.row, column)] = cell
            column += cell.columns
        self.row += 1
