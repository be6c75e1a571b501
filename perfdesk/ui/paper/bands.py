"""Rows on pages: whole where they can be, cut between lines where they are taller than a page, heads repeated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from perfdesk.desk.plain_forms import CellKind
from perfdesk.ui.paper.typesetting import SetCell

_LEAST_LINES = 8
"""A row is not cut where fewer of its lines would stay on the page."""
_HEADINGS = frozenset((CellKind.HEAD, CellKind.LABEL))


@dataclass(frozen=True, slots=True)
class Band:
    """A row, or the lines of it from `first` up to `last` (None: to its end) that stand on one page."""

    row: int
    height: float
    first: int = 0
    last: int | None = None

    @property
    def is_rest(self) -> bool:
        return self.first > 0


Page = list[Band]


def pages_of(cells: Sequence[SetCell], heads: range, height: float) -> list[Page]:
    """`heads` are the rows that pages behind them begin with."""
    filling = _Filling(_rows_of(cells), heads, height)
    for row in range(len(filling.rows)):
        filling.put(row)
    return filling.pages


@dataclass(frozen=True, slots=True)
class _Row:
    """`cells` are those that stand in this row alone. A heading does not stay behind at the foot of a page."""

    height: float
    cells: tuple[SetCell, ...]
    is_heading: bool


def _rows_of(cells: Sequence[SetCell]) -> list[_Row]:
    count = max((cell.row + cell.rows for cell in cells), default=0)
    begins: list[list[SetCell]] = [[] for _ in range(count)]
    for cell in cells:
        begins[cell.row].append(cell)
    heights = _heights(begins)
    return [
        _Row(height, tuple(cell for cell in here if cell.rows == 1), _are_headings(here))
        for height, here in zip(heights, begins, strict=True)
    ]


def _heights(begins: Sequence[Sequence[SetCell]]) -> list[float]:
    """What stands in one row, and names over several, which begin beside their first, need it all in that row.

    What a label over several rows lacks goes to its last one.
    """
    heights = [
        max((cell.height for cell in here if cell.rows == 1 or cell.kind is CellKind.NAME), default=0.0)
        for here in begins
    ]
    for cell in (cell for here in begins for cell in here if cell.rows > 1):
        last = cell.row + cell.rows - 1
        heights[last] += max(0.0, cell.height - sum(heights[cell.row : last + 1]))
    return heights


def _are_headings(cells: Sequence[SetCell]) -> bool:
    return bool(cells) and all(cell.kind in _HEADINGS for cell in cells)


class _Filling:
    """Page after page, from the top down."""

    def __init__(self, rows: Sequence[_Row], heads: range, height: float) -> None:
        self.rows = rows
        self.pages: list[Page] = [[]]
        self._heads, self._height = heads, height

    def put(self, row: int) -> None:
        band = Band(row, self.rows[row].height)
        wanted = sum(self.rows[each].height for each in self._kept_together(row))
        while max(band.height, wanted) > self._room:
            if band.height > self._height - self._repeated(row) and (cut := self._cut(band)):
                upper, band = cut
                self.pages[-1].append(upper)
            elif len(self.pages[-1]) == len(self._opening(row)):
                break  # no page has more room than this one
            self.pages.append(self._opening(row))
            wanted = 0.0
        self.pages[-1].append(band)

    def _kept_together(self, row: int) -> Iterator[int]:
        """The row, and where it is a heading, those below it up to the first that is none."""
        yield row
        while row + 1 < len(self.rows) and self.rows[row].is_heading:
            row += 1
            yield row

    @property
    def _room(self) -> float:
        return self._height - sum(band.height for band in self.pages[-1])

    def _opening(self, row: int) -> Page:
        if row < self._heads.stop:
            return []
        return [Band(head, self.rows[head].height) for head in self._heads]

    def _repeated(self, row: int) -> float:
        return sum(band.height for band in self._opening(row))

    def _cut(self, band: Band) -> tuple[Band, Band] | None:
        """What fits on the page and the rest; None where that would be too few lines, or leave none."""
        cells = self.rows[band.row].cells
        tallest = max(cells, key=lambda cell: len(cell.lines), default=None)
        if tallest is None:
            return None
        lines = tallest.room(self._room)
        left = len(tallest.lines) - band.first - lines
        if lines < _LEAST_LINES or left <= 0:
            return None
        middle = band.first + lines
        upper = Band(band.row, tallest.height_of(lines), band.first, middle)
        return upper, replace(band, height=tallest.height_of(left), first=middle)
