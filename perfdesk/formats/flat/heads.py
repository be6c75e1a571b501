"""The head words in their order, also where a head of two rows ran into one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfdesk.formats.flat.meaning import Look, is_level, look_of
from perfdesk.formats.flat.pieces import Flat
from perfdesk.formats.recognise.forms.words import (
    fact_concept,
    head_concept,
    is_counting,
    is_section,
    squeeze,
    time_span,
)

_LEVELS = ("level1", "level2", "name")
_MEASURES = ("value", "cycle_value", "actual", "score", "weight", "rule", "sign", "expected")
_OF_PROJECT = (
    "project",
    "unit",
    "department",
    "total",
    "annual_total",
    "fiscal",
    "other",
    "goal",
    "annual_goal",
    "annual_fiscal",
)
_PARTS = ("sign", "value", "unit")
_MOST_HEAD = 24
_MOST_UNKNOWN = 7
_HEAD_LOOKS = (Look.WORD, Look.UNIT, Look.QUALITY, Look.LEVELISH)


@dataclass(frozen=True, slots=True)
class FlatHead:
    """Cells `start` to before `end`; the columns' pieces and concepts in their order, `is_broken` where the order of
    two rows had to be put together.
    """

    start: int
    end: int
    pieces: tuple[Flat, ...]
    concepts: tuple[str, ...]
    side: tuple[Flat, ...]
    """Cells at the start that only label the table."""
    is_tangled: bool = False

    @property
    def is_list(self) -> bool:
        return "project" in self.concepts


def heads_of(pieces: Sequence[Flat], *, by_line: bool) -> list[FlatHead]:
    found: list[FlatHead] = []
    at = 0
    while at < len(pieces):
        head = _head_at(pieces, at, by_line=by_line)
        if head is None:
            at += 1
        else:
            found.append(head)
            at = head.end
    return found


def _head_at(pieces: Sequence[Flat], start: int, *, by_line: bool) -> FlatHead | None:
    if not _is_head_word(pieces[start].text):
        return None
    end, furthest = start, min(len(pieces), start + _MOST_HEADS)
    while end < furthest and _is_head_word(pieces[end].text):
        end += 1
    while end > start and not head_concept(pieces[end - 1].text):
        end -= 1
    end = _with_unknown(pieces, end, by_line=by_line)
    ordered, side = _in_order(pieces[start:end])
    concepts = _concepts(ordered)
    levels = sum(level in concepts for level in _LEVELS)
    measures = sum(measure in concepts for measure in _MEASURES)
    if "name" not in concepts or not measures or (levels < 2 and measures < 2):
        return None
    is_tangled = _is_tangled(pieces[start:end], ordered)
    return FlatHead(start, end, tuple(ordered), concepts, tuple(pieces[start : start + side]), is_tangled)


_MOST_HEADS = 64
"""Half as many again as the longest form has; a text of nothing but head words would be gone over from each of them."""


def _with_unknown(pieces: Sequence[Flat], end: int, *, by_line: bool) -> int:
    """Where the head ends: behind words that only this form has, which stand in its line or before the first level."""
    if by_line:
        while end < len(pieces) and not pieces[end].begins:
            end += 1
        return end
    first = next(
        (at for at in range(end, min(end + _MOST_UNKNOWN, len(pieces))) if is_level(pieces[at].text)), end
    )
    is_head = all(look_of(p.text) in _HEAD_LOOKS or _is_head_word(p.text) for p in pieces[end:first])
    return first if is_head else end


def _is_tangled(said: Sequence[Flat], ordered: Sequence[Flat]) -> bool:
    """Whether heads of several rows ran together so that no order tells which columns there are."""
    told = [head_concept(piece.text) for piece in said]
    twice = any(told.count(concept) > 1 for concept in ("name", "level1", "level2", "reason", "likelihood"))
    values = [head_concept(piece.text) for piece in ordered].count("value")
    return twice or values > 1 or "likelihood" in told


def _is_head_word(text: str) -> bool:
    said = squeeze(text)
    if len(said) > _MOST_HEAD:
        return False
    return (
        bool(head_concept(text)) or is_counting(text) or is_section(text) or fact_concept(text) in _OF_PROJECT
    )


def _in_order(pieces: Sequence[Flat]) -> tuple[list[Flat], int]:
    """The columns; heads over several columns give way to what stands under them. And how many labels lead."""
    first = next((at for at, each in enumerate(pieces) if head_concept(each.text) in _LEVELS), 0)
    names_project = next((at for at, each in enumerate(pieces[:first]) if _is_of_project(each.text)), first)
    upper, lower = list(pieces[names_project:first]), list(pieces[first:])
    lead = names_project
    measures = [head_concept(each.text) for each in pieces[:first] if head_concept(each.text) in _MEASURES]
    if lead and measures and not (names_project == first and _only_label(measures, lower)):
        return _two_rows(pieces[:first], lower), 0
    return [*upper, *lower], lead


def _only_label(measures: Sequence[str], lower: Sequence[Flat]) -> bool:
    """Whether what stands over the columns names measures that have their own there: it labels the table."""
    told = {head_concept(each.text) for each in lower}
    if told.issuperset(_PARTS):
        told.remove("value")  # a part of the value above
    return told.issuperset(measures)


def _is_of_project(text: str) -> bool:
    return fact_concept(text) in _OF_PROJECT and not is_section(text)


def _two_rows(upper: Sequence[Flat], lower: Sequence[Flat]) -> list[Flat]:
    """`绩效指标 年度指标值 完成值 …` over `一级指标 … 指标性质 指标值 度量单位`: each under its own."""
    levels = [each for each in lower if head_concept(each.text) in _LEVELS]
    parts = [each for each in lower if head_concept(each.text) in _PARTS]
    rest = [each for each in lower if each not in levels and each not in parts]
    told: list[Flat] = []
    for each in upper:
        concept = head_concept(each.text)
        if concept == "value" and parts:
            told += parts
            parts = []
        elif concept and concept != "indicators":
            told.append(each)
    return [*levels, *told, *parts, *rest]


def _concepts(pieces: Sequence[Flat]) -> tuple[str, ...]:
    """A second column of a concept is one of its own."""
    said: list[str] = []
    is_list = any(fact_concept(each.text) == "project" for each in pieces)
    weights = sum(head_concept(each.text) == "weight" for each in pieces)
    for each in pieces:
        concept = _concept(each.text, is_list=is_list and "name" not in said)
        if concept == "weight" and weights > 1:
            concept = _weight_of(said)
        if concept == "unit" and "name" in said:
            concept = "unit_of_value"
        if concept == "value" and time_span(each.text) == "cycle":
            concept = "cycle_value"
        said.append("" if concept in said else concept)
    return tuple(said)


def _weight_of(before: Sequence[str]) -> str:
    """Each 分值 belongs to the level on its left."""
    level = next((concept for concept in reversed(before) if concept in _LEVELS), "level1")
    return "weight" if level == "name" else f"{level}_weight"


def _concept(text: str, *, is_list: bool) -> str:
    fact = fact_concept(text)
    if is_list and fact in _OF_PROJECT:
        return fact
    return "counting" if is_counting(text) else head_concept(text)
