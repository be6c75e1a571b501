"""Rules follow the form: nobody is asked for what it does not print; what it prints is compared as it counts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.checks.catalogue import Parameters
from perfdesk.checks.scoring import evaluation_findings
from perfdesk.desk.examining import findings_in
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from tests.builders import amounts, evaluated

D = Decimal
NAMES = ("演出场次", "节目合格数", "按月完成场次", "受益社区数", "群众满意度")
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
)


def printed(**values: object) -> TargetTable:
    """A form of one project of another province: no codes, no cycle values, no 合计 row, no amounts of units."""
    rows = tuple(
        Indicator(Id(f"i{n}"), n, "", level1, "", level2, NAMES[n - 1], None, "≥9场")
        for n, (level1, level2) in enumerate(LEVELS, 1)
    )
    whole = Project(Id("p"), "惠民演出", amounts("10.00"), "举办惠民演出，丰富全区群众生活。", rows)
    unit = Unit(Id("u"), "区图书馆", projects=(replace(whole, **values),))  # type: ignore[arg-type]  # any field
    return TargetTable(Id("t"), department="青屏区文化局", year=2026, totals=TotalsMode.ABSENT, units=(unit,))


def rules_of(table: TargetTable | ProjectEvaluation | DepartmentEvaluation) -> set[str]:
    return {finding.rule for finding in findings_in([table])}


def of_indicators(table: TargetTable, *indicators: Indicator) -> TargetTable:
    unit = table.units[0]
    return replace(
        table, units=(replace(unit, projects=(replace(unit.projects[0], indicators=indicators),)),)
    )


def test_a_form_of_another_province_is_asked_for_nothing_that_it_does_not_print() -> None:
    assert rules_of(printed()) == set()


def test_it_is_asked_for_what_every_form_prints() -> None:
    bare = printed(name="", amounts=Amounts(), goal="", indicators=())
    assert {"empty.project_name", "empty.amount", "empty.goal", "empty.indicators"} <= rules_of(bare)


def test_a_column_that_one_row_uses_is_asked_of_the_others() -> None:
    first, *others = printed().projects[0].indicators
    found = findings_in([of_indicators(printed(), replace(first, cycle_value="≥27场"), *others)])
    assert {f.place.item for f in found if f.rule == "empty.cycle_value"} == {"i2", "i3", "i4"}


def test_a_list_without_goals_is_not_asked_for_them() -> None:
    table = printed(goal="")
    second = replace(table.projects[0], id=Id("p2"), name="图书采购", indicators=())
    both = replace(table, units=(replace(table.units[0], projects=(*table.projects, second)),))
    assert "empty.goal" in rules_of(table)
    assert "empty.goal" not in rules_of(both)


def test_satisfaction_is_asked_of_the_others_where_one_project_has_it() -> None:
    table = printed()
    rows = table.projects[0].indicators
    satisfied = replace(rows[-1], level1_name="满意度指标", level2_name="服务对象满意度指标")
    other = replace(table.projects[0], id=Id("p2"), name="图书采购", indicators=(*rows[:3], satisfied))
    both = replace(table, units=(replace(table.units[0], projects=(*table.projects, other)),))
    assert "kinds.no_satisfaction" not in rules_of(table)
    assert [f.place.item for f in findings_in([both]) if f.rule == "kinds.no_satisfaction"] == ["p"]


def test_costs_as_a_level_of_their_own_are_costs() -> None:
    indicators = printed().projects[0].indicators
    cost = Indicator(Id("c"), 5, "", "成本指标", "", "经济成本指标", "修缮成本", None, "≤3万元")
    works = printed(name="剧场修缮工程")
    assert "kinds.no_cost" in rules_of(works)
    assert "kinds.no_cost" not in rules_of(of_indicators(works, *indicators, cost))


def test_a_form_with_levels_that_nobody_knows_is_not_told_that_kinds_are_missing() -> None:
    odd = replace(printed().projects[0].indicators[0], level1_name="决策", level2_name="项目立项")
    assert not {rule for rule in rules_of(of_indicators(printed(), odd)) if rule.startswith("kinds.")}


def test_money_of_an_unknown_source_makes_no_false_sum() -> None:
    amount = amounts("10.00", "6.00")
    assert "sum.row" in rules_of(printed(amounts=amount))
    assert "sum.row" not in rules_of(printed(amounts=amount, extra=(Extra("上级补助资金", "4.00"),)))


def test_the_years_amounts_add_up_too() -> None:
    year: dict[str, object] = {"annual_total": D(9), "annual_fiscal": D(5), "annual_carried": D(3)}
    assert [f.place.field for f in findings_in([printed(**year)]) if f.rule == "sum.row"] == ["annual_total"]
    assert "sum.row" not in rules_of(printed(**year, annual_other=D(1)))


def evaluation(*indicators: EvaluatedIndicator, **values: object) -> ProjectEvaluation:
    rows = indicators or (evaluated("e1", weight="50", score="50"), evaluated("e2", weight="40", score="40"))
    whole = ProjectEvaluation(Id("p"), year=2024, indicators=rows)
    return replace(whole, **values)  # type: ignore[arg-type]  # any field


def test_a_form_without_points_is_not_asked_for_a_hundred() -> None:
    without = (evaluated("e1", weight=None, score="50"), evaluated("e2", weight=None, score="30"))
    assert rules_of(evaluation(*without)) == set()


def test_an_upper_limit_counts_in_its_own_direction() -> None:
    kept = evaluated("e1", "≤10次", "3", "50", score="50")
    missed = evaluated("e2", "≤5件", "9", "40", score="40")
    found = findings_in([evaluation(kept, missed)])
    assert [(f.rule, f.place.item) for f in found] == [("score.missed_but_given", "e2")]


def test_a_source_that_the_program_does_not_know_is_in_no_sum_of_funds() -> None:
    funds = {"annual_total": D(100), "annual_fiscal": D(60), "annual_own": D(30)}
    assert "score.funds_sum" in rules_of(evaluation(**funds))
    assert "score.funds_sum" not in rules_of(evaluation(**funds, annual_special_account=D(10)))
    unknown = Extra("上级补助·全年预算数", "10")
    assert "score.funds_sum" not in rules_of(evaluation(**funds, extra=(unknown,)))
    assert "score.funds_sum" in rules_of(evaluation(**funds, extra=(Extra("财政拨款·执行率", "100%"),)))


def test_a_rounding_of_cents_is_no_false_sum_of_funds() -> None:
    assert rules_of(evaluation(annual_total=D("33.34"), annual_fiscal=D("33.33"), annual_other=D(0))) == set()


@pytest.mark.parametrize(
    ("score", "is_found"), [("8", False), ("8.3", False), ("8.33", False), ("8.4", True), ("10", True)]
)
def test_an_exceeded_limit_of_an_unknown_form_counts_by_the_milder_rule(
    score: str, *, is_found: bool
) -> None:
    """≤5, 6 done: (1 − 1/5)·10 or 10·5/6."""
    item = replace(evaluated("e1", "≤5件", "6件", score=score), reason="年中追加")
    table = evaluation(item, evaluated("e2", weight="80", score="80"), totals=TotalsMode.PRINTED)
    assert ("score.missed_but_given" in rules_of(table)) is is_found


@pytest.mark.parametrize(
    ("score", "is_found"), [("9.82", False), ("9.8", False), ("9.7", True), ("10", True)]
)
def test_a_score_rounded_to_a_tenth_is_not_wrong(score: str, *, is_found: bool) -> None:
    table = evaluation(annual_total=D("865.3"), spent_total=D("850.1"), execution_score=D(score))
    assert ("score.execution" in rules_of(table)) is is_found


def test_a_department_form_without_a_column_of_reasons_is_not_asked_for_them() -> None:
    row = replace(department().rows[0], shortfall_reason="")
    assert rules_of(department(rows=(row,))) == set()


def test_what_a_prescribed_name_asks_for_is_no_forgotten_blank() -> None:
    first, *others = printed().projects[0].indicators
    for name in ("★特困供养人数（≥**人）", "受益人口数≥**人"):
        assert "name.placeholder" not in rules_of(
            of_indicators(printed(), replace(first, name=name), *others)
        )
    assert "name.placeholder" in rules_of(of_indicators(printed(), replace(first, name="**人数"), *others))


@pytest.mark.parametrize(("percent", "is_found"), [(120, True), (150, False)])
def test_a_bureau_says_from_when_a_value_is_far_above(percent: int, *, is_found: bool) -> None:
    by = Parameters({"score.far_above": {"percent": percent}})
    far = evaluation(evaluated("e1", "≥10场", "13场", "90", score="90"))
    found = {f.rule for here in evaluation_findings(far, {}, by).values() for f in here}
    assert ("score.far_above" in found) is is_found


def department(**values: object) -> DepartmentEvaluation:
    """National rows: 90 points and 10 of execution, no rule texts and no column of measures."""
    row = EvaluationRow(Id("r"), "产出指标", None, "数量指标", None, "演出场次", D(90), score=D(85))
    whole = DepartmentEvaluation(
        Id("d"), year=2024, budget_total=D(200), spent=D(190), execution_weight=D(10),
        execution_rate="95%", execution_score=D("9.5"), rows=(replace(row, shortfall_reason="疫情影响"),),
    )  # fmt: skip
    return replace(whole, **values)  # type: ignore[arg-type]  # any field


def test_a_departments_execution_is_part_of_its_hundred_points() -> None:
    assert rules_of(department()) == set()
    assert rules_of(department(execution_weight=None, execution_score=None)) == {"score.points_sum"}


def test_a_departments_execution_is_worked_out_from_its_money() -> None:
    assert rules_of(department(execution_score=D(9))) == {"score.execution"}


def test_an_index_with_its_rule_texts_asks_for_measures() -> None:
    table = department()
    told = replace(table, rows=(replace(table.rows[0], explanation="考核演出场次。"),))
    assert rules_of(told) == {"score.no_measure"}
