"""Which rows a level's name in a merged cell stands for: those whose points its own points are the sum of."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from perfdesk.domain.amounts import NotAnAmount
from perfdesk.formats.recognise.forms.amounts import amount_in
from perfdesk.formats.recognise.forms.raw import NO_TEXT, RawItem
from perfdesk.formats.recognise.forms.words import squeeze
from perfdesk.formats.recognise.raw_table import RawText, RowDoubt

_LEVELS = ("level1", "level2")
_SHARED_WITH_NAME = ("name", "explanation", "rule")


class _Label(NamedTuple):
    """A level's name and points, at the row in which a file shows them: the first, the middle one, or each."""

    row: int
    name: RawText
    points: RawText


def share_names(rows: Sequence[RawItem]) -> None:
    """A row without a name shares the cells of the one above: name and explanation are merged over both."""
    for above, row in pairwise(rows):
        if row.text("name") or not above.text("name") or not (row.text("weight") or row.text("score")):
            continue
        row.doubts.append(RowDoubt("import.shared_cell", "name", (("name", above.text("name")),)))
        for concept in _SHARED_WITH_NAME:
            if not row.text(concept) and above.text(concept):
                row.said[concept] = above.said[concept]


def fill_levels(rows: Sequence[RawItem], *, unsure: bool) -> None:
    """Where levels have points, each level's name and points go into the rows that they are the sum of.

    `unsure`: the file does not tell merged cells for certain, so that only points that add up are believed.
    """
    for level in _LEVELS:
        if any(row.text(f"{level}_weight") for row in rows):
            _fill(rows, level, unsure=unsure)


def _fill(rows: Sequence[RawItem], level: str, *, unsure: bool) -> None:
    labels = _labels(rows, level)
    if not labels:
        return
    ends = _ends_by_sum(rows, labels)
    by_sum = ends is not None
    if ends is None:
        ends = [label.row for label in labels[1:]] + [len(rows)]
    start = 0
    for label, end in zip(labels, ends, strict=True):
        for at in range(start, end):
            rows[at].said[level], rows[at].said[f"{level}_weight"] = label.name, label.points
        if not by_sum:
            for row in rows[start:end] if unsure else rows[start : label.row]:
                row.doubts.append(RowDoubt("import.level_by_position", level, (("name", label.name.text),)))
        start = end


def _labels(rows: Sequence[RawItem], level: str) -> list[_Label]:
    """Those printed; one that a page break or an unmerged cell repeats counts once."""
    labels: list[_Label] = []
    for at, row in enumerate(rows):
        if level not in row.own:
            continue
        name, points = row.said[level], row.said.get(f"{level}_weight", NO_TEXT)
        if labels and squeeze(labels[-1].name.text) == squeeze(name.text):
            if not labels[-1].points.text:
                labels[-1] = labels[-1]._replace(points=points)
            continue
        labels.append(_Label(at, name, points))
    return labels


def _ends_by_sum(rows: Sequence[RawItem], labels: Sequence[_Label]) -> list[int] | None:
    """The row behind the last of each label; None where the points do not decide it."""
    weights = [_number(row.text("weight")) for row in rows]
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
        return amount_in(text, "")[0]
    except NotAnAmount:
        return None
