"""Self-evaluations such as a person can type, for Hypothesis."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from perfdesk.domain.items import Item, Value, with_value
from perfdesk.domain.self_evaluation import (
    BUDGET_FIELDS,
    DepartmentEvaluation,
    EvaluationRow,
    ProjectEvaluation,
)
from tests.formats.evaluations import department, project

WORDS_WITHOUT_BLANKS = st.text("演出场次覆盖镇街。，；5G%≥=+-·", max_size=80)
WORDS = st.text("演出场次覆盖镇街。，；5G%≥=+-·\n ", max_size=80).map(str.strip)
_NAMES = st.text("演出场次覆盖镇街数量", min_size=1, max_size=12)
_POINTS = st.sampled_from([Decimal(text) for text in ("0.5", "1", "2.5", "5", "10", "19.25")])
_AMOUNTS = st.none() | st.decimals(0, 10_000_000, places=2)
_LEVELS = (("履职", "产出"), ("履职", "效益"), ("管理", "预算"), ("管理", "采购"), ("管理", "资产"))
_FUNDS = tuple(
    f"{stage}_{source}"
    for source in ("total", "fiscal", "carried", "other")
    for stage in ("initial", "annual", "spent")
)
"""Those that the form of 财预〔2020〕10号 prints."""
Words = st.SearchStrategy[str]


@st.composite
def departments(draw: st.DrawFn, words: Words = WORDS) -> DepartmentEvaluation:
    """Its levels have the points of their rows."""
    levels = sorted(draw(st.lists(st.sampled_from(range(len(_LEVELS))), min_size=1, max_size=12)))
    rows = [draw(_rows_in(*_LEVELS[at], words)) for at in levels]
    weighted = tuple(
        replace(
            row, level1_weight=_points(rows, row.level1), level2_weight=_points(rows, row.level1, row.level2)
        )
        for row in rows
    )
    values: dict[str, Value] = {name: draw(_AMOUNTS) for name in BUDGET_FIELDS}
    values |= {name: draw(words) for name in ("annual_goals", "completion", "reasons_unfinished")}
    values |= {"department": draw(_NAMES), "total_weight": _points(rows), "total_score": draw(_POINTS)}
    return _with(replace(department(), rows=weighted), values)


def _rows_in(level1: str, level2: str, words: Words) -> st.SearchStrategy[EvaluationRow]:
    return st.builds(
        EvaluationRow,
        id=st.just(department().rows[0].id),
        level1=st.just(level1),
        level2=st.just(level2),
        level3=_NAMES,
        weight=_POINTS,
        explanation=words,
        score=_POINTS,
        shortfall_reason=words,
        improvement=words,
    )


def _points(rows: list[EvaluationRow], *levels: str) -> Decimal:
    of_level = (row for row in rows if (row.level1, row.level2)[: len(levels)] == levels)
    return sum((row.weight for row in of_level if row.weight is not None), Decimal(0))


@st.composite
def projects(draw: st.DrawFn, words: Words = WORDS) -> ProjectEvaluation:
    pattern = draw(st.lists(st.sampled_from(project().indicators), min_size=1, max_size=12))
    indicators = tuple(
        replace(
            each,
            name=draw(_NAMES),
            target_value=draw(words),
            actual_value=draw(words),
            weight=draw(_POINTS),
            score=draw(_POINTS),
            reason=draw(words),
        )
        for each in sorted(pattern, key=lambda each: each.level2_code)
    )
    values: dict[str, Value] = {name: draw(_AMOUNTS) for name in _FUNDS}
    values |= {"goal": draw(words), "completion": draw(words), "project": draw(_NAMES), "unit": draw(_NAMES)}
    return _with(replace(project(), indicators=indicators), values)


_Table = TypeVar("_Table", DepartmentEvaluation, ProjectEvaluation)


def _with(table: _Table, values: Mapping[str, Value]) -> _Table:
    filled: Item = table
    for field, value in values.items():
        filled = with_value(filled, field, value)
    assert isinstance(filled, type(table))
    return filled
