"""How far names are indented under their unit, told from where their first lines begin."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

_CENTRED_SHARE = 0.5
_STEP = 0.5


class Start(NamedTuple):
    """Room to the left and to the right of a cell's first line, and the size of its letters, in points."""

    left: float
    right: float
    em: float


def indents_of(starts: Sequence[Start]) -> list[int]:
    """For each cell of a column, in half-width characters; none where the column is centred or set to the right."""
    if not starts:
        return []
    margin = min(start.left for start in starts)
    em = median(start.em for start in starts)
    inner = [start for start in starts if start.left > margin + 0.8 * em]
    unsteady = [start for start in inner if abs(start.left - start.right) <= em or start.right <= 0.8 * em]
    if len(unsteady) > _CENTRED_SHARE * len(inner):
        return [0] * len(starts)
    return [max(0, round((start.left - margin) / (_STEP * start.em))) if start.em else 0 for start in starts]
