"""Filled boxes under cells or rows, which part them where no line does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from perfdesk.domain.origin import Box
from perfdesk.formats.pdf.ruling import Rule

_CELLS, _BANDS = 3, 2
"""How many boxes must stand beside one another to be cells, or over one another to be rows."""
_BAND = 200.0
"""Points: the width of a row, at least."""


def edges_of(boxes: Iterable[Box]) -> list[Rule]:
    """Of boxes that are cells of a row or rows of a table; a single one is ornament."""
    beside: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    over: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        beside[round(box[1]), round(box[3])].append(box)
        over[round(box[0]), round(box[2])].append(box)
    cells = [box for row in beside.values() if len(row) >= _CELLS for box in row]
    bands = [box for pile in over.values() if _are_bands(pile) for box in pile]
    return [edge for box in (*cells, *bands) for edge in _edges(box)]


def _are_bands(pile: Sequence[Box]) -> bool:
    return len(pile) >= _BANDS and pile[0][2] - pile[0][0] >= _BAND


def _edges(box: Box) -> Iterator[Rule]:
    left, top, right, bottom = box
    yield from (Rule(True, at, top, bottom) for at in (left, right))
    yield from (Rule(False, at, left, right) for at in (top, bottom))
