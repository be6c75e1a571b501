"""Each rule about self-evaluations has one table against which exactly it is found."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.checks.scoring import evaluation_findings
from perfdesk.domain.extra import Extra
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import (
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import TotalsMode
from tests.builders import evaluated, indicator

D = Decimal


def row(
    item: str, weight: str = "50", score: str | None = "50", reason: str = "", measure: str = ""
) -> EvaluationRow:
    own = D(score) if score is not None else None
    return EvaluationRow(
        Id(item), "管理", D(100), "规范", D(100), f"{item}项", D(weight), "考核。", score=own,
        shortfall_reason=reason, improvement=measure,
    )  # fmt: skip


def loose(item: str, points: str) -> EvaluationRow:
    """Of an index that prints no points for its levels."""
    return replace(row(item, points, points), level1_weight=None, level2_weight=None)


def department(*rows: EvaluationRow, **values: object) -> DepartmentEvaluation:
    whole = DepartmentEvaluation(
        Id("d"), year=2024, budget_total=D(10), budget_basic=D(4), budget_project=D(6),
        rows=rows or (row("a"), row("b")),
    )  # fmt: skip
    return replace(whole, **values)  # type: ignore[arg-type]  # any field


GOOD = evaluated("e1", "≥10场", "10场", "50", score="50")
OTHER = evaluated("e2", "100%", "100%", "40", score="40")


def project(first: EvaluatedIndicator = GOOD, **values: object) -> ProjectEvaluation:
    whole = ProjectEvaluation(
        Id("p"), year=2024, annual_total=D(100), spent_total=D("86.2"), execution_rate="86.2%",
        execution_score=D("8.62"), indicators=(first, OTHER),
    )  # fmt: skip
    return replace(whole, **values)  # type: ignore[arg-type]  # any field


PROGRESS = replace(GOOD, id=Id("m1"), actual_value="4场", expected="10场", likelihood="确定能")


def monitoring(first: EvaluatedIndicator = PROGRESS, **values: object) -> ProjectEvaluation:
    """Half-way: 30 of 100 spent up to June, no points given."""
    other = replace(OTHER, actual_value="", expected="100%")
    whole = ProjectEvaluation(
        Id("p"), "绩效运行监控表（1—6月）", 2024, annual_total=D(100), spent_total=D(30), stage=Stage.MONITORING,
        indicators=(first, other),
    )  # fmt: skip
    return replace(whole, **values)  # type: ignore[arg-type]  # any field


def printed(**values: object) -> DepartmentEvaluation:
    said = {"totals": TotalsMode.PRINTED, "total_weight": D(100), "total_score": D(100), "grade": "优"}
    return department(**{**said, **values})


Example = tuple[DepartmentEvaluation | ProjectEvaluation, tuple[str, str, str]]
FOUND: list[Example] = [
    (department(loose("a", "60"), loose("b", "50")), ("score.points_sum", "d", "total_weight")),
    (project(replace(GOOD, weight=D(49), score=D(49))), ("score.points_sum", "p", "total_weight")),
    (project(execution_weight=D(15), execution_score=D("12.93"), indicators=(
        replace(GOOD, weight=D(45), score=D(45)), OTHER)), ("score.execution_points", "p", "execution_weight")),
    (department(row("a", score="51"), row("b")), ("score.above_points", "a", "score")),
    (project(replace(GOOD, target_value="有效", score=D(-1), reason="误填")), ("score.above_points", "e1", "score")),
    (department(row("a", score="40", measure="改进。"), row("b")), ("score.no_reason", "a", "shortfall_reason")),
    (project(replace(GOOD, actual_value="5场", score=D(25))), ("score.no_reason", "e1", "reason")),
    (project(replace(GOOD, actual_value="5场", score=None)), ("score.no_reason", "e1", "reason")),
    (project(replace(GOOD, actual_value="9场")), ("score.missed_but_given", "e1", "score")),
    (project(replace(GOOD, score=D(49), reason="从严")), ("score.reached_but_reduced", "e1", "score")),
    (project(execution_rate="90%"), ("score.execution_rate", "p", "execution_rate")),
    (project(spent_total=D(200), execution_rate="200%", execution_score=D(10)),
        ("score.overspent", "p", "spent_total")),
    (project(execution_score=D(9)), ("score.execution", "p", "execution_score")),
    (project(replace(GOOD, actual_value="12场")), ("score.far_above", "e1", "reason")),
    (project(replace(GOOD, actual_value="完成")), ("score.actual_is_text", "e1", "actual_value")),
    (project(replace(GOOD, target_value="有效", band=Band.PARTLY)), ("score.outside_band", "e1", "score")),
    (project(replace(GOOD, target=Id("i1"))), ("score.differs_from_target", "e1", "target_value")),
    (project(replace(GOOD, target=Id("gone"))), ("score.target_gone", "e1", "name")),
    (printed(total_score=D(99)), ("score.total", "d", "total_score")),
    (project(totals=TotalsMode.PRINTED, total_score=D(99)), ("score.total", "p", "total_score")),
    (printed(grade="良"), ("score.grade", "d", "grade")),
    (department(replace(row("a"), level2="其他", level2_weight=D(50)), row("b", "50")),
     ("score.level_sum", "b", "level2_weight")),
    (department(budget_total=D(11)), ("score.budget_parts", "d", "budget_total")),
    (department(row("a", score="40", reason="人手不足。"), row("b")), ("score.no_measure", "a", "improvement")),
    (department(row("a", measure="改进。"), row("b")), ("score.measure_without_loss", "a", "improvement")),
    (project(completion="全年演出场次达8场。"), ("score.narrative", "p", "completion")),
    (department(row("a", score=None), row("b")), ("score.unscored", "a", "score")),
    (project(annual_fiscal=D(90), annual_other=D(5)), ("score.funds_sum", "p", "annual_total")),
    (monitoring(title="绩效运行监控表（1—9月）"), ("monitor.behind", "p", "spent_total")),
    (monitoring(replace(PROGRESS, likelihood="完全不可能")), ("monitor.no_reason", "m1", "reason")),
    (monitoring(replace(PROGRESS, expected="")), ("monitor.no_expected", "m1", "expected")),
]  # fmt: skip
TARGETS = {Id("i1"): indicator("i1", value="≥20场")}


def findings(table: DepartmentEvaluation | ProjectEvaluation) -> list[Finding]:
    return [finding for here in evaluation_findings(table, TARGETS).values() for finding in here]


@pytest.mark.parametrize(("table", "expected"), FOUND, ids=[expected[0] for _, expected in FOUND])
def test_a_rule_finds_its_example_and_nothing_else(
    table: DepartmentEvaluation | ProjectEvaluation, expected: tuple[str, str, str]
) -> None:
    assert [(f.rule, *f.place) for f in findings(table)] == [expected]


MADE: list[Callable[[], DepartmentEvaluation | ProjectEvaluation]] = [
    department,
    project,
    printed,
    monitoring,
]


@pytest.mark.parametrize("make", MADE)
def test_a_sound_table_is_left_in_peace(make: Callable[[], DepartmentEvaluation | ProjectEvaluation]) -> None:
    assert findings(make()) == []


@pytest.mark.parametrize(
    ("date", "is_found"),
    [("2024年8月31日", True), ("2024-07-31", False), ("2023年12月31日", False), ("", False)],
)
def test_a_monitoring_is_behind_by_the_date_it_was_filled_in(date: str, is_found: bool) -> None:
    dated = monitoring(title="绩效运行监控表", extra=(Extra("填报日期", date),))
    assert ("monitor.behind" in {f.rule for f in findings(dated)}) is is_found


def test_a_monitoring_that_is_behind_is_not_where_the_money_is_spent() -> None:
    assert findings(monitoring(title="绩效运行监控表（1-9月）", spent_total=D(60))) == []


def test_a_rate_printed_as_a_whole_percent_is_rounded_not_wrong() -> None:
    assert findings(project(execution_rate="86%")) == []


def test_a_smaller_number_than_an_upper_limit_is_not_far_above_it() -> None:
    below = evaluated("e1", "≤10起", "2起", "50", score="50")
    assert findings(project(below)) == []


@pytest.mark.parametrize("actual", ["≥10场", "不少于10场"])
def test_a_copied_target_is_no_actual(actual: str) -> None:
    assert "score.actual_is_text" in {f.rule for f in findings(project(replace(GOOD, actual_value=actual)))}


def test_twenty_points_for_execution_are_known() -> None:
    twenty = project(
        execution_weight=D(20),
        execution_score=D("17.24"),
        indicators=(replace(GOOD, weight=D(40), score=D(40)), OTHER),
    )
    assert findings(twenty) == []
