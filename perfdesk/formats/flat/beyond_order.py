"""What the order of the cells alone cannot tell, and rows of points, which lines of their own can."""

import re
from collections.abc import Sequence
from itertools import takewhile

from perfdesk.formats.flat.heads import FlatHead
from perfdesk.formats.flat.meaning import Look, is_level, look_of
from perfdesk.formats.flat.pieces import Flat
from perfdesk.formats.recognise.forms.words import (
    fact_concept,
    head_concept,
    is_counting,
    is_label,
    is_total,
    stage_concept,
)

_SUBTOTALS = ("小计", "分项合计", "小 计")
_WITH_POINTS = re.compile(r"[（(]\d+(?:\.\d+)?分[）)]$")
_POINTS = (Look.NUMBER, Look.POINTS)


def is_beyond_order(above: Sequence[Flat], body: Sequence[Flat], head: FlatHead) -> bool:
    """Subtotals between the rows, points of the levels, which look like those of indicators, or a list, whose projects
    begin wherever a name does.
    """
    bare_labels = list(takewhile(_heads_something, (piece.text for piece in reversed(above))))
    names_projects = any(fact_concept(text) == "project" or is_counting(text) for text in bare_labels)
    is_part = bool(above) and head_concept(above[-1].text) in ("level1", "level2", "name")
    last = max((at for at, piece in enumerate(body) if is_level(piece.text)), default=0)
    has_subtotals = any(is_total(piece.text) or piece.text in _SUBTOTALS for piece in body[:last])
    has_subtotals = has_subtotals or _has_points_rows([piece.text for piece in body], head)
    return has_subtotals or head.is_list or "level1_weight" in head.concepts or names_projects or is_part


def _has_points_rows(texts: Sequence[str], head: FlatHead) -> bool:
    """`产出（40分） 40` before `数量（20分）`: a row of its own, which nothing tells from the start of one."""
    return gives_points(head) and any(
        _WITH_POINTS.search(text) and look_of(points) in _POINTS and _WITH_POINTS.search(after)
        for text, points, after in zip(texts, texts[1:], texts[2:], strict=False)
    )


def gives_points(head: FlatHead) -> bool:
    """To indicators, and not to their levels."""
    said = head.concepts
    return "weight" in said and "level1" in said and "level1_weight" not in said


def _heads_something(text: str) -> bool:
    return is_label(text) or is_counting(text) or bool(stage_concept(text) or head_concept(text))


def is_points_row(line: Sequence[Flat]) -> bool:
    """A level with its points, and nothing else."""
    texts = [piece.text for piece in line]
    return len(texts) == 2 and bool(_WITH_POINTS.search(texts[0])) and look_of(texts[1]) in _POINTS
