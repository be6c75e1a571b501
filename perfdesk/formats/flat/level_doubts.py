"""A level that is doubted, in every row that takes it from above."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfdesk.formats.flat.facts import UNSURE, Row
from perfdesk.formats.flat.heads import FlatHead
from perfdesk.formats.grid import Cell

_LEVELS = ("level1", "level2")


def with_inherited_doubts(rows: Sequence[Row], head: FlatHead) -> Iterator[Row]:
    """A level that is doubted is as doubtful in the rows beneath, up to the next one that is certain.

    Points behind a level that may be another's make it doubtful, too, and so does a row that names no second level:
    满意度 may be either.
    """
    levels = [1 + head.concepts.index(level) for level in _LEVELS if level in head.concepts]
    doubts = dict.fromkeys(levels, "")
    name = 1 + head.concepts.index("name")
    for row in rows:
        cells = list(row)
        if len(levels) == len(_LEVELS) and row[levels[0]].text and row[name].text and not row[levels[1]].text:
            cells[levels[0]] = replace(row[levels[0]], doubt=UNSURE)
            cells[levels[1]] = Cell("", doubt=UNSURE)
        for level in levels:
            points = cells[level + 1].doubt if _is_points_of(head, level) else ""
            doubt = cells[level].doubt or points or ("" if cells[level].text else doubts[level])
            doubts[level] = doubt
            cells[level] = replace(cells[level], doubt=doubt)
        yield tuple(cells)


def _is_points_of(head: FlatHead, level: int) -> bool:
    return level < len(head.concepts) and head.concepts[level] == f"{head.concepts[level - 1]}_weight"
