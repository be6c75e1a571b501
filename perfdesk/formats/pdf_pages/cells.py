"""Ruling lines to tables of cells."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perfdesk.formats.pdf_pages.strokes import Stroke

SNAP = 2.5
"""Points: lines no further apart are one line."""
_REACH = 4.0
"""Points by which lines that cross may miss each other."""


@dataclass(frozen=True, slots=True)
class RuledTable:
    """`xs` and `ys`: where the lines stand, in order; `cells`: for each field between them the cell it belongs to.

    A cell is named by its first row and column. `is_open_above` and `is_open_below`: no line closes it there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]
    is_open_above: bool
    is_open_below: bool

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell at a point; None outside of the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        return self.cells[row][column]

    def box(self, cell: tuple[int, int]) -> tuple[float, float, float, float]:
        """Of a cell: left, top, right, bottom."""
        row, column = cell
        rows = [r for r, across in enumerate(self.cells) if cell in across]
        columns = [c for c, at in enumerate(self.cells[row]) if at == cell]
        return self.xs[column], self.ys[row], self.xs[columns[-1] + 1], self.ys[rows[-1] + 1]


def tables_of(strokes: Sequence[Stroke]) -> list[RuledTable]:
    """The tables of a page, the upper one first; lines that make no field are left out."""
    groups = _crossing(_merged(strokes))
    tables = (table for group in groups if (table := _table(group)) is not None)
    return sorted(tables, key=lambda table: table.ys[0])


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Pieces of one line as one; lines are drawn cell by cell, or twice."""
    merged: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda s: (s.is_vertical, round(s.at / SNAP), s.start)):
        last = merged[-1] if merged else None
        same = last and last.is_vertical == stroke.is_vertical and abs(last.at - stroke.at) <= SNAP
        if last and same and stroke.start <= last.end + SNAP:
            merged[-1] = last._replace(end=max(last.end, stroke.end))
        else:
            merged.append(stroke)
    return merged


def _crossing(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Lines that hang together."""
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        touching = [group for group in groups if any(_touch(stroke, other) for other in group)]
        joined = [stroke, *(each for group in touching for each in group)]
        groups = [group for group in groups if group not in touching] + [joined]
    return groups


def _touch(one: Stroke, other: Stroke) -> bool:
    if one.is_vertical == other.is_vertical:
        near = abs(one.at - other.at) <= SNAP
        return near and one.start <= other.end + SNAP and other.start <= one.end + SNAP
    return (
        one.start - _REACH <= other.at <= one.end + _REACH
        and other.start - _REACH <= one.at <= other.end + _REACH
    )


def _table(strokes: Sequence[Stroke]) -> RuledTable | None:
    down = [stroke for stroke in strokes if stroke.is_vertical]
    across = [stroke for stroke in strokes if not stroke.is_vertical]
    if not down or not across:
        return None
    xs = _snapped([s.at for s in down] + [end for s in across for end in (s.start, s.end)])
    ys = _snapped([s.at for s in across] + [end for s in down for end in (s.start, s.end)])
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells = _joined(xs, ys, down, across)
    closing = _snapped([s.at for s in across])
    return RuledTable(xs, ys, cells, ys[0] < closing[0] - SNAP, ys[-1] > closing[-1] + SNAP)


def _snapped(values: Iterable[float]) -> tuple[float, ...]:
    """The middles of values that stand together."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return tuple(sum(group) / len(group) for group in groups)


def _joined(
    xs: Sequence[float], ys: Sequence[float], down: Sequence[Stroke], across: Sequence[Stroke]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Fields with no line between them are one cell."""
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(1, len(xs) - 1):
            if not _has_line(down, xs[column], middle):
                _join(owner, (row, column - 1), (row, column))
    for column in range(len(xs) - 1):
        middle = (xs[column] + xs[column + 1]) / 2
        for row in range(1, len(ys) - 1):
            if not _has_line(across, ys[row], middle):
                _join(owner, (row - 1, column), (row, column))
    return tuple(tuple(owner[row, column] for column in range(len(xs) - 1)) for row in range(len(ys) - 1))


def _has_line(strokes: Sequence[Stroke], at: float, along: float) -> bool:
    return any(abs(s.at - at) <= SNAP and s.start - SNAP <= along <= s.end + SNAP for s in strokes)


def _join(
    owner: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    first, second = owner[one], owner[other]
    if first != second:
        kept = (min(first[0], second[0]), min(first[1], second[1]))
        for field, name in owner.items():
            if name in (first, second):
                owner[field] = kept
