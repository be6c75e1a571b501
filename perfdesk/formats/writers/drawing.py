"""A form drawn block by block: each row has edges where its own words need them, and the sheet has the edges of all.

The edges of the columns of indicators are there first, and other rows keep to them where they can, as forms that were
made by hand do.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from perfdesk.domain.edits import Place
from perfdesk.formats.writers.row_height import TALLEST, Wrapped, half_widths, natural_height
from perfdesk.formats.writers.sheet import At, CellKind, Sheet, SheetCell

FONT_SIZE = 9
LEAST = 6
"""Characters that every cell is wide."""
_MOST_UPRIGHT = 118
"""Characters that an upright page has room for in a font that can be read."""


class _Piece(NamedTuple):
    row: int
    left: int
    right: int
    cell: SheetCell


class Drawing:
    """Widths are counted in characters, as whole numbers; `row` is the next one to draw in."""

    def __init__(self, widths: Sequence[int]) -> None:
        self._edges = [sum(widths[:n]) for n in range(len(widths) + 1)]
        self._pieces: list[_Piece] = []
        self.row = 0
        self.said: set[Place] = set()

    @property
    def width(self) -> int:
        return max(self._edges)

    def edge(self, wish: int, least: int, most: int) -> int:
        """The edge nearest to the wish in that reach; a new one there if there is none."""
        near = [edge for edge in self._edges if least <= edge <= most]
        if near:
            return min(near, key=lambda edge: (abs(edge - wish), edge))
        self._edges.append(wish)
        return wish

    def put(self, cell: SheetCell, left: int, right: int, *, row: int | None = None) -> None:
        """In the next row, or in an earlier one."""
        self._pieces.append(_Piece(self.row if row is None else row, left, right, cell))

    def line(self, cell: SheetCell) -> None:
        """A cell over the whole width."""
        self.put(cell, 0, self.width)
        self.row += 1

    def sheet(self, name: str, head: int, head_rows: int) -> Sheet:
        edges = sorted(set(self._edges))
        column = {edge: number for number, edge in enumerate(edges)}
        cells = {
            At(piece.row, column[piece.left]): piece.cell._replace(
                columns=column[piece.right] - column[piece.left]
            )
            for piece in self._pieces
        }
        widths = tuple(float(right - left) for left, right in pairwise(edges))
        upright = self.width <= _MOST_UPRIGHT
        return Sheet(
            name, widths, cells, head, head_rows, FONT_SIZE, is_upright=upright, said=frozenset(self.said)
        )


def label_width(text: str) -> int:
    """What a label needs: in one line where it is short, else in two."""
    half = max(half_widths(line) for line in text.split("\n"))
    return max(9, min(half + 2, 14 if half <= 26 else half // 2 + 3))


def rows_for(*texts: Wrapped) -> int:
    """How many rows the texts reach over side by side: one is not taller than spreadsheets let a row be."""
    tallest = max(natural_height(text, FONT_SIZE) for text in texts)
    return max(1, -(-tallest // TALLEST))


def label(text: str, rows: int = 1) -> SheetCell:
    return SheetCell(text, CellKind.LABEL, None, rows)
