"""Any self-evaluation that a person can type goes into a workbook and comes back the same."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.domain.self_evaluation import (
    BUDGET_FIELDS,
    FUND_FIELDS,
    DepartmentEvaluation,
    EvaluationRow,
    ProjectEvaluation,
    Table,
)
from perfdesk.formats.reading import read_file
from perfdesk.formats.standard_xlsx import write_book
from perfdesk.formats.verify import compare_book
from tests.formats.evaluations import content, department, project

NAMES = st.text("演出场次覆盖镇街数量", min_size=1, max_size=12)
WORDS = st.text("演出场次覆盖镇街。，；5G%≥=+-·\n ", max_size=80).map(str.strip)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
POINTS = st.sampled_from([Decimal(text) for text in ("0.5", "1", "2.5", "5", "10", "19.25")])
AMOUNTS = st.none() | st.decimals(0, 10_000_000, places=2)
LEVELS = (("履职", "产出"), ("履职", "效益"), ("管理", "预算"), ("管理", "采购"), ("管理", "资产"))


@st.composite
def departments(draw: st.DrawFn) -> DepartmentEvaluation:
    """Its levels have the points of their rows."""
    levels = sorted(draw(st.lists(st.sampled_from(range(len(LEVELS))), min_size=1, max_size=12)))
    rows = [draw(rows_in(*LEVELS[at])) for at in levels]
    weighted = tuple(
        replace(
            row, level1_weight=_points(rows, row.level1), level2_weight=_points(rows, row.level1, row.level2)
        )
        for row in rows
    )
    fields: dict[str, Any] = {name: draw(AMOUNTS) for name in BUDGET_FIELDS}
    fields |= {name: draw(WORDS) for name in ("annual_goals", "completion", "reasons_unfinished")}
    table = replace(department(), department=draw(NAMES), rows=weighted, **fields)
    return replace(table, total_weight=_points(rows), total_score=draw(POINTS))


def rows_in(level1: str, level2: str) -> st.SearchStrategy[EvaluationRow]:
    return st.builds(
        EvaluationRow,
        id=st.just(department().rows[0].id),
        level1=st.just(level1),
        level2=st.just(level2),
        level3=NAMES,
        weight=POINTS,
        explanation=WORDS,
        score=POINTS,
        shortfall_reason=WORDS,
        improvement=WORDS,
    )


def _points(rows: list[EvaluationRow], *levels: str) -> Decimal:
    of_level = (row for row in rows if (row.level1, row.level2)[: len(levels)] == levels)
    return sum((row.weight for row in of_level if row.weight is not None), Decimal(0))


@st.composite
def projects(draw: st.DrawFn) -> ProjectEvaluation:
    pattern = draw(st.lists(st.sampled_from(project().indicators), min_size=1, max_size=12))
    in_order = sorted(pattern, key=lambda each: each.level2_code)
    indicators = tuple(
        replace(
            each,
            name=draw(NAMES),
            target_value=draw(WORDS),
            actual_value=draw(WORDS),
            weight=draw(POINTS),
            score=draw(POINTS),
            reason=draw(WORDS),
        )
        for each in in_order
    )
    fields: dict[str, Any] = {name: draw(AMOUNTS) for name in FUND_FIELDS}
    fields |= {"goal": draw(WORDS), "completion": draw(WORDS), "project": draw(NAMES), "unit": draw(NAMES)}
    return replace(project(), indicators=indicators, **fields)


def written_and_read(table: Table) -> list[Table]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "out.xlsx")
        write_book((table,), path)
        assert compare_book(path, (table,)) == []
        return list(read_file(path).tables)


@settings(max_examples=40, deadline=None)
@given(departments() | projects())
def test_any_evaluation_comes_back_equal(table: Table) -> None:
    (again,) = written_and_read(table)
    assert content(again) == content(table)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_whatever_the_texts_are_the_workbook_says_what_was_written(one: str, other: str) -> None:
    row = replace(department().rows[0], explanation=one, shortfall_reason=other)
    tables = (replace(department(), completion=one, rows=(row,)), replace(project(), project=other, goal=one))
    with TemporaryDirectory() as folder:
        path = Path(folder, "out.xlsx")
        write_book(tables, path)
        assert compare_book(path, tables) == []
