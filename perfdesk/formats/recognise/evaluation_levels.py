"""Which rows a level's name in a merged cell stands for: those whose points its own points are the sum of."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from perfdesk.domain.amounts import NotAnAmount, parse_amount
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.evaluation_words import LEVEL1, LEVEL2, LEVEL3, LEVEL_WEIGHTS, WEIGHT
from perfdesk.formats.recognise.raw_evaluation import RawEvaluationRow
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt


class _Label(NamedTuple):
    """A level's name and points, at the row in which a file shows them: the first, the middle one, or each."""

    row: int
    name: RawText
    points: RawText


def fill_shared_cells(rows: Sequence[RawEvaluationRow]) -> None:
    """A row without a name shares the cells of the one above: name and explanation are merged over both."""
    for above, row in pairwise(rows):
        if row.text(LEVEL3) or not above.text(LEVEL3):
            continue
        row.doubts.append(RowDoubt("import.shared_cell", LEVEL3, (("name", above.text(LEVEL3)),)))
        for name in (LEVEL3, "explanation", "rule"):
            if not row.text(name) and above.text(name):
                row.cells[name] = above.cells[name]


def fill_levels(rows: Sequence[RawEvaluationRow], *, unsure: bool) -> None:
    """Write each level's name and points into all of its rows.

    `unsure`: the file does not tell merged cells for certain, so that only points that add up are believed.
    """
    for level in (LEVEL1, LEVEL2):
        _fill(rows, level, LEVEL_WEIGHTS[level], unsure=unsure)


def _fill(rows: Sequence[RawEvaluationRow], level: str, points: str, *, unsure: bool) -> None:
    labels = _labels(rows, level, points)
    if not labels:
        return
    ends = _ends_by_sum(rows, labels)
    by_sum = ends is not None
    if ends is None:
        ends = [label.row for label in labels[1:]] + [len(rows)]
    start = 0
    for label, end in zip(labels, ends, strict=True):
        for at in range(start, end):
            rows[at].cells[level], rows[at].cells[points] = label.name, label.points
        if not by_sum:
            doubtful = rows[start:end] if unsure else rows[start : label.row]
            for row in doubtful:
                row.doubts.append(RowDoubt("import.level_by_position", level, (("name", label.name.text),)))
        start = end


def _labels(rows: Sequence[RawEvaluationRow], level: str, points: str) -> list[_Label]:
    """Those printed; one that a page break or an unmerged cell repeats counts once."""
    labels: list[_Label] = []
    for at, row in enumerate(rows):
        name = row.cells.get(level)
        if name is None or not name.text:
            continue
        said = row.cells.get(points, RawText("", ()))
        if labels and squeeze(labels[-1].name.text) == squeeze(name.text):
            if not labels[-1].points.text:
                labels[-1] = labels[-1]._replace(points=said)
            continue
        labels.append(_Label(at, name, said))
    return labels


def _ends_by_sum(rows: Sequence[RawEvaluationRow], labels: Sequence[_Label]) -> list[int] | None:
    """The row behind the last of each label; None where the points do not decide it."""
    weights = [_number(row.text(WEIGHT)) for row in rows]
    ends: list[int] = []
    at = 0
    for label in labels:
        wanted, total = _number(label.points.text), Decimal(0)
        if not wanted:
            return None
        while at < len(rows) and total < wanted:
            weight = weights[at]
            if weight is None:
                return None
            total, at = total + weight, at + 1
        if total != wanted:
            return None
        ends.append(at)
    if ends[-1] != len(rows):
        return None
    starts = [0, *ends[:-1]]
    inside = all(s <= label.row < e for s, label, e in zip(starts, labels, ends, strict=True))
    return ends if inside else None


def _number(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except NotAnAmount:
        return None
