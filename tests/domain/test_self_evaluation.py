"""Weights, sums, grades and the index of self-evaluations, and what a department's rows come to."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.book import Book
from perfdesk.domain.codes import LevelKind
from perfdesk.domain.department_working import worked
from perfdesk.domain.edits import Place
from perfdesk.domain.evaluation_index import (
    NotAnIndex,
    index_for,
    index_of,
    known_names,
    read_index,
    shipped_indexes,
    table_of,
    write_index,
)
from perfdesk.domain.evaluation_sums import (
    Totals,
    budget_difference,
    level_sums,
    printed_totals,
    project_totals,
    rows_totals,
)
from perfdesk.domain.forms.form import Scoring
from perfdesk.domain.grades import bands_of
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    Measure,
    ProjectEvaluation,
)
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.tree import Tree
from perfdesk.domain.weights import kind_of, points_by_kind, points_of_form, spread
from tests.builders import evaluated


def of_kind(level1: str, level2: str = "") -> EvaluatedIndicator:
    return EvaluatedIndicator(Id("e"), level1_name=level1, level2_name=level2)


OUTPUT, BENEFIT, SATISFIED, COST = (of_kind(f"{name}指标") for name in ("产出", "效益", "满意度", "成本"))


def points(*indicators: EvaluatedIndicator) -> list[str]:
    return [f"{weight:f}" for weight in spread(indicators)]


def test_fifty_thirty_ten() -> None:
    """产出 50, 效益 30, 满意度 10 beside 执行率 10 (10号)."""
    assert points(OUTPUT, BENEFIT, SATISFIED) == ["50", "30", "10"]


def test_with_a_cost_kind_twenty_forty_twenty_ten() -> None:
    """成本 20, 产出 40, 效益 20, 满意度 10 (101号)."""
    assert points(COST, OUTPUT, BENEFIT, SATISFIED) == ["20", "40", "20", "10"]


def test_without_satisfaction_its_ten_go_to_the_benefit() -> None:
    """101号."""
    assert points(OUTPUT, BENEFIT) == ["50", "40"]


def test_whole_points_where_they_go_round() -> None:
    assert points(OUTPUT, OUTPUT, OUTPUT, BENEFIT, SATISFIED) == ["17", "17", "16", "30", "10"]


@pytest.mark.parametrize(
    ("level1", "level2", "kind"),
    [
        ("项目完成指标", "数量指标", LevelKind.OUTPUT),
        ("预期产出指标", "成本指标", LevelKind.OUTPUT),
        ("项目效益指标", "经济效益", LevelKind.BENEFIT),
        ("效果指标", "", LevelKind.BENEFIT),
        ("效益指标", "社会公众或服务对象满意度指标", LevelKind.SATISFACTION),
        ("成本指标", "经济成本", LevelKind.COST),
    ],
)
def test_kinds_by_what_provinces_call_them(level1: str, level2: str, kind: LevelKind) -> None:
    """RULES.md 1.5."""
    assert kind_of(of_kind(level1, level2)) is kind


def test_points_as_a_form_has_them() -> None:
    form = Scoring(execution="20", levels=(("产出指标", "40"), ("效益指标", "30"), ("满意度指标", "10")))
    total, levels = points_of_form(form)
    assert spread((OUTPUT, BENEFIT, SATISFIED), total, levels) == (Decimal(40), Decimal(30), Decimal(10))
    assert spread((OUTPUT, BENEFIT), total, levels) == (Decimal(40), Decimal(40))


def test_levels_that_are_no_kinds_spread_nothing() -> None:
    assert points_of_form(Scoring(levels=(("决策", "10"), ("产出", "80")))) == (Decimal(90), None)
    assert points_of_form(None) == (Decimal(90), None)


@given(
    st.lists(st.sampled_from([OUTPUT, BENEFIT, SATISFIED, COST]), min_size=1, max_size=120),
    st.decimals(1, 100, places=2),
)
def test_spread_points_add_up_exactly(indicators: list[EvaluatedIndicator], total: Decimal) -> None:
    weights = spread(indicators, total)
    assert sum(weights) == total
    assert all(weight >= 0 for weight in weights)


def test_no_indicators_no_points() -> None:
    assert spread(()) == ()
    assert points_by_kind(()) == {}


def table(*rows: EvaluationRow, **values: object) -> DepartmentEvaluation:
    return replace(DepartmentEvaluation(Id("d"), year=2024, rows=rows), **values)  # type: ignore[arg-type]  # any field


def row(item: str, level1: str, level2: str, weight: str, score: str | None = None) -> EvaluationRow:
    own = Decimal(score) if score is not None else None
    return EvaluationRow(Id(item), level1, Decimal(60), level2, Decimal(40), item, Decimal(weight), score=own)


ROWS = (row("a", "一", "甲", "30", "29"), row("b", "一", "乙", "30", "30"), row("c", "二", "丙", "40", "31"))


def test_levels_add_up_their_rows() -> None:
    sums = [f"{level.name} {level.rows_weight} {level.rows_score}" for level in level_sums(table(*ROWS))]
    assert sums == ["一 60 59", "甲 30 29", "乙 30 30", "二 40 31", "丙 40 31"]


def test_totals_and_grade_follow_the_rows() -> None:
    assert printed_totals(table(*ROWS)) == rows_totals(table(*ROWS))
    assert rows_totals(table(*ROWS)) == Totals(Decimal(100), Decimal(90), "优")


def test_a_printed_total_is_left_as_it_is() -> None:
    said = printed_totals(
        table(*ROWS, totals=TotalsMode.PRINTED, total_score=Decimal(91), total_weight=None, grade="良")
    )
    assert said == Totals(None, Decimal(91), "良")


def test_an_unscored_table_has_no_grade() -> None:
    assert rows_totals(table(row("a", "一", "甲", "30"))).grade == ""


def test_a_departments_execution_counts_where_its_form_has_it() -> None:
    """National form: 10 of the 100 points are 预算执行率, its score what it is by the money until one is given."""
    rows = (row("a", "一", "甲", "90", "80"),)
    whole = table(*rows, budget_total=Decimal(200), spent=Decimal(190), execution_weight=Decimal(10))
    assert rows_totals(whole) == Totals(Decimal(100), Decimal("89.50"), "良")
    assert rows_totals(replace(whole, execution_score=Decimal(9))).score == Decimal(89)


@pytest.mark.parametrize(
    ("score", "limits", "grade"),
    [
        ("100", "", "优"), ("90", "", "优"), ("89.99", "", "良"), ("80", "", "良"), ("79.99", "", "中"),
        ("60", "", "中"), ("59.99", "", "差"), ("80", "80/70/60", "优"), ("80", "nonsense", "良"),
    ],
)  # fmt: skip
def test_grades(score: str, limits: str, grade: str) -> None:
    """≥90 优, 80–<90 良, 60–<80 中, <60 差 (10号, printed on published forms); ≥80 优, 70, 60 (a system's default)."""
    assert bands_of(table(grade_limits=limits)).grade(Decimal(score)) == grade


def test_a_budget_that_is_off_says_by_how_much() -> None:
    budget = {"budget_total": Decimal("10.01"), "budget_basic": Decimal(4), "budget_project": Decimal(6)}
    assert budget_difference(table(**budget)) == Decimal("0.01")
    assert budget_difference(table(**{**budget, "budget_basic": None})) is None


def test_paths_are_those_of_the_contract() -> None:
    tree = Tree.of(Book(tables=(table(*ROWS),)))
    assert tree.path(Place(Id("c"), "score")) == "tables[0].rows[2].score"
    assert tree.path(Place(Id("d"), "budget_secondary")) == "tables[0].budget.secondary_distribution"
    assert tree.path(Place(Id("d"), "total_score")) == "tables[0].total_score"


# The index


def test_the_shipped_index_adds_up() -> None:
    index = index_for(2022)
    assert (len(index.rows), sum(row.weight for row in index.rows)) == (26, 100)
    assert all("按当年通知核对" in row.rule for row in index.rows)


def test_every_shipped_index_is_read_back_as_written() -> None:
    for index in shipped_indexes():
        assert read_index(write_index(index)) == index


def test_a_table_of_an_index_gives_the_index_back() -> None:
    index = index_for(2022)
    table = table_of(index, "青屏区文化局", 2022)
    assert table.title == "2022年度青屏区文化局部门整体支出绩效自评表"
    assert index_of(table, index.name, index.valid_from, index.valid_to) == index
    assert {row.level3 for row in table.rows} <= known_names()


def changed(**values: object) -> str:
    data = json.loads(write_index(index_for(2022)))
    data["rows"][0] |= {key: value for key, value in values.items() if key in data["rows"][0]}
    return json.dumps(data | {key: value for key, value in values.items() if key in data})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", "not_an_index"),
        ("{", "not_an_index"),
        ('{"format": "perfdesk/1"}', "not_an_index"),
        ('{"format": "perfdesk-index/1"}', "incomplete_index"),
        (changed(weight="21"), "weights_differ"),
        (changed(weight="-1"), "incomplete_index"),
        (changed(weight="many"), "incomplete_index"),
        (changed(measure="magic"), "incomplete_index"),
        (changed(rows=[]), "empty_index"),
        (changed(rows=[1]), "incomplete_index"),
    ],
)
def test_what_is_no_index_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAnIndex) as fault:
        read_index(text)
    assert fault.value.reason == reason


# From projects to the department


def project(*indicators: EvaluatedIndicator, spent: str = "45", budget: str = "50") -> ProjectEvaluation:
    return ProjectEvaluation(
        Id("p"), year=2024, spent_total=Decimal(spent), annual_total=Decimal(budget), indicators=indicators
    )


def measured(measure: Measure, weight: str = "20") -> EvaluationRow:
    return EvaluationRow(Id("r"), weight=Decimal(weight), measure=measure)


def test_outputs_come_from_the_output_indicators_alone() -> None:
    """Σ(score) / Σ(weight) × 20 over output indicators (RULES.md 1.4)."""
    one = project(
        evaluated("a", weight="30", score="27"), evaluated("b", weight="20", level2="22", score="1")
    )
    two = project(evaluated("c", weight="10", score="9"))
    said = worked(measured(Measure.OUTPUTS), table(), [one, two])
    assert said is not None
    assert said.score == Decimal("18.00")
    assert "36" in said.working
    assert "40" in said.working


def test_a_proposed_score_counts_until_the_person_gives_one() -> None:
    said = worked(
        measured(Measure.OUTPUTS),
        table(),
        [project(evaluated("a", "≥10场", "5场", "30"), evaluated("b", "好", ""))],
    )
    assert said is not None
    assert said.score == Decimal("10.00")
    assert "1项未评分" in said.working


def test_nothing_scored_gives_no_score_but_says_so() -> None:
    said = worked(measured(Measure.BENEFITS), table(), [])
    assert said is not None
    assert (said.score, bool(said.working)) == (None, True)


def test_spending_is_capped_at_its_points() -> None:
    assert worked(measured(Measure.SPENDING, "10"), table(), [project()]).score == Decimal("9.00")  # type: ignore[union-attr]  # a measured row
    whole = table(spent=Decimal(120), budget_total=Decimal(100))
    assert worked(measured(Measure.SPENDING, "10"), whole, []).score == Decimal(10)  # type: ignore[union-attr]  # the same


def test_a_row_scored_by_its_rule_text_is_left_to_the_person() -> None:
    assert worked(measured(Measure.NONE), table(), [project()]) is None


def test_a_projects_total_takes_own_scores_before_proposed_ones() -> None:
    own = project(evaluated("a", "≥10场", "5场", "60", score="40"), evaluated("b", "≥10场", "5场", "30"))
    assert project_totals(own) == Totals(Decimal(100), Decimal(40 + 15 + 9))
