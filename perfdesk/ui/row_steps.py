"""From one order of rows to another in the few steps that a view can follow without losing its place."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex

from perfdesk.domain.identity import Id


class Moved(NamedTuple):
    """One row from `start` to where it then stands."""

    start: int
    to: int


class Gone(NamedTuple):
    """Rows `first` to `last`, both included."""

    first: int
    last: int


class Came(NamedTuple):
    """Rows that now begin at `first`."""

    first: int
    ids: list[Id]


Step = Moved | Gone | Came


def steps(old: Sequence[Id], new: Sequence[Id]) -> Iterator[Step]:
    """What happened between the rows that both have in common at their start and end."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    before, after = list(old[start : len(old) - end]), list(new[start : len(new) - end])
    last = start + len(before) - 1
    if len(before) > 1 and before[1:] + before[:1] == after:
        yield Moved(start, last)
    elif len(before) > 1 and before[-1:] + before[:-1] == after:
        yield Moved(last, start)
    else:
        if before:
            yield Gone(start, last)
        if after:
            yield Came(start, after)


def _common(one: Sequence[Id], other: Sequence[Id]) -> int:
    """How many rows are alike from the start."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)


def follow(
    model: QAbstractItemModel, parent: QModelIndex, step: Step, rows: list[Id], renumber: Callable[[], None]
) -> None:
    """One step done to `rows` and told to the views; `renumber` runs in between, when `rows` is new."""
    match step:
        case Moved(start, to):
            model.beginMoveRows(parent, start, start, parent, to + 1 if to > start else to)
            rows.insert(to, rows.pop(start))
            renumber()
            model.endMoveRows()
        case Gone(first, last):
            model.beginRemoveRows(parent, first, last)
            del rows[first : last + 1]
            renumber()
            model.endRemoveRows()
        case Came(first, ids):
            model.beginInsertRows(parent, first, first + len(ids) - 1)
            rows[first:first] = ids
            renumber()
            model.endInsertRows()
