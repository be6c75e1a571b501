"""Indentation in a column: measured from where most of its lines begin, and none where the column is centred."""

from collections.abc import Sequence
from dataclasses import replace

from perfdesk.formats.grid import Cell

Row = Sequence[Cell]
_CENTRED = 0.7
"""Share of a column's short cells that must stand in the middle for the column to be centred."""
_FEW = 3


def levelled(pages: Sequence[Sequence[Row]], xs: Sequence[float]) -> list[list[Row]]:
    """The rows of all pages with `indent` 0 for what begins furthest left in its column; `xs`: the columns' edges."""
    rows = [row for page in pages for row in page if len(row) > 1]
    offsets = [
        _offset([row[at] for row in rows if at < len(row) and row[at].text], xs, at) for at in range(len(xs))
    ]
    return [[_moved(row, offsets) if len(row) > 1 else row for row in page] for page in pages]


def _moved(row: Row, offsets: Sequence[int]) -> Row:
    moved = zip(row, offsets, strict=False)
    return [
        replace(cell, indent=max(0, cell.indent - offset)) if cell.indent else cell for cell, offset in moved
    ]


def _offset(cells: Sequence[Cell], xs: Sequence[float], column: int) -> int:
    """What to take off every indent of a column."""
    if not cells:
        return 0
    if _is_centred(cells, xs, column):
        return max(cell.indent for cell in cells)
    return min(cell.indent for cell in cells)


def _is_centred(cells: Sequence[Cell], xs: Sequence[float], column: int) -> bool:
    boxes = [cell.trail[0][1].box for cell in cells if len(cell.trail) == 1]
    gaps = [
        (box[0] - xs[column], xs[column + 1] - box[2], box[3] - box[1])
        for box in boxes
        if box and column + 1 < len(xs)
    ]
    short = [(left, right, size) for left, right, size in gaps if left > size]
    middle = [left for left, right, size in short if abs(left - right) <= size]
    return len(short) >= _FEW and len(middle) >= _CENTRED * len(gaps)
