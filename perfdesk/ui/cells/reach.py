"""Which cells are selected, and where the keys of a spreadsheet lead."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel


class Box(NamedTuple):
    """A rectangle of cells; the last row and column belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        return range(self.left, self.right + 1)

    def holds(self, row: int, column: int) -> bool:
        return row in self.rows and column in self.columns


def boxes_of(model: QItemSelectionModel) -> list[Box]:
    """The selection by its rectangles: of long columns the single cells would be too many to ask for."""
    selection = model.selection()
    ranges = list(selection)  # type: ignore[call-overload] # a list to Python, which its stubs do not know
    return [Box(r.top(), r.left(), r.bottom(), r.right()) for r in ranges]


def around(boxes: Iterable[Box]) -> Box | None:
    """The smallest rectangle around all."""
    tops, lefts, bottoms, rights = zip(*boxes, strict=True) if (boxes := list(boxes)) else ((),) * 4
    return Box(min(tops), min(lefts), max(bottoms), max(rights)) if boxes else None


def rows_of(boxes: Iterable[Box]) -> list[int]:
    return sorted({row for box in boxes for row in box.rows})


def columns_of(boxes: Iterable[Box]) -> dict[int, set[int]]:
    """The rows of each column, each once."""
    rows: dict[int, set[int]] = {}
    for box in boxes:
        for column in box.columns:
            rows.setdefault(column, set()).update(box.rows)
    return rows


def edge(filled: bytes, at: int, end: int) -> int:
    """Where Ctrl and an arrow lead: to the last of a run of filled cells, else to the next filled one or the end.

    `filled` has a 1 for each cell on the way that says something, and 0 for the others.
    """
    if at == end:
        return at
    step = 1 if end > at else -1
    runs = filled[at] and filled[at + step]
    sought = 0 if runs else 1
    found = filled.find(sought, at + 1, end + 1) if step > 0 else filled.rfind(sought, end, at)
    if found < 0:
        return end
    return found - step if runs else found
