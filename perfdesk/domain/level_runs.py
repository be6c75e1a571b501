"""The rows of a department's self-evaluation that share the merged cell of a level."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from perfdesk.domain.self_evaluation import EvaluationRow

Run = tuple[EvaluationRow, ...]
Key = tuple[str | Decimal | None, ...]


def level_runs(rows: Sequence[EvaluationRow], level: int) -> list[Run]:
    """Neighbours of one name and one number of points at level 1 or 2; a level 2 never reaches out of its level 1.

    Points count, too: two levels of one name and other points stay two, and none of the points is hidden.
    """
    return [tuple(run) for _, run in groupby(rows, lambda row: level_key(row, level))]


def level_key(row: EvaluationRow, level: int) -> Key:
    first: Key = (row.level1, row.level1_weight)
    return first if level == 1 else (*first, row.level2, row.level2_weight)
