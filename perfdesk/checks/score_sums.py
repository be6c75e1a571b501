"""自评 as a whole: points, totals, grade, money and text against the rows (CHECKS 54, 64, 65, 67)."""

import re
from decimal import Decimal

from perfdesk.checks.context import Findings, found
from perfdesk.checks.score_words import SLACK, shown, slack
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.evaluation_sums import (
    budget_difference,
    full_points,
    level_sums,
    printed_project_totals,
    printed_totals,
    project_totals,
    rows_totals,
)
from perfdesk.domain.grades import bands_of
from perfdesk.domain.scoring import actual_number, scoring_of
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.severity import Severity
from perfdesk.domain.target_value import read_value

EXECUTION_POINTS = (Decimal(10), Decimal(20))
_NUMBER_AFTER = re.compile(r"^[^\d。；;，,]{0,8}?(\d+(?:\.\d+)?)\s*([%％]|[^\d\s，。；、,.]{1,4})")


def points_sum(table: DepartmentEvaluation | ProjectEvaluation) -> Findings:
    """Points of rows and execution come to 100 (10号), or to what the form says."""
    sums = rows_totals(table) if isinstance(table, DepartmentEvaluation) else project_totals(table)
    wanted = full_points(table)
    if wanted is not None and sums.weight is not None and sums.weight != wanted:
        params = {"sum": shown(sums.weight), "wanted": shown(wanted)}
        yield found("score.points_sum", Severity.ERROR, table.id, "total_weight", **params)


def execution_points(table: ProjectEvaluation) -> Findings:
    """预算执行率 has 10 points, in some provinces 20; a known form says which."""
    scoring, points = scoring_of(table), table.execution_weight
    usual = (Decimal(scoring.execution),) if scoring else EXECUTION_POINTS
    if points is not None and points not in usual:
        yield found(
            "score.execution_points", Severity.WARNING, table.id, "execution_weight",
            points=shown(points), usual=shown(usual[0]),
        )  # fmt: skip


def total_and_grade(table: DepartmentEvaluation) -> Findings:
    """总分 is what the rows add up to, and 评价等级 the band it lies in."""
    printed, summed = printed_totals(table), rows_totals(table)
    for field, said, sum_ in (
        ("total_weight", printed.weight, summed.weight),
        ("total_score", printed.score, summed.score),
    ):
        if said is not None and sum_ is not None and abs(said - sum_) > _rounding(said):
            yield found("score.total", Severity.ERROR, table.id, field, printed=shown(said), sum=shown(sum_))
    if printed.score is not None and printed.grade:
        grade = bands_of(table).grade(printed.score)
        if grade != printed.grade:
            params = {"grade": printed.grade, "score": shown(printed.score), "right": grade}
            yield found("score.grade", Severity.ERROR, table.id, "grade", **params)


def _rounding(printed: Decimal) -> Decimal:
    """A total to the cent is exact; one to the tenth is rounded."""
    rounding = slack(printed)
    return rounding if rounding != SLACK else Decimal(0)


def project_total(table: ProjectEvaluation) -> Findings:
    printed, summed = printed_project_totals(table), project_totals(table)
    if (
        printed.score is not None
        and summed.score is not None
        and abs(printed.score - summed.score) > slack(printed.score)
    ):
        params = {"printed": shown(printed.score), "sum": shown(summed.score)}
        yield found("score.total", Severity.ERROR, table.id, "total_score", **params)


def levels(table: DepartmentEvaluation) -> Findings:
    """A level's points are the sum of its rows' points."""
    for level in level_sums(table):
        if level.weight is not None and level.weight != level.rows_weight:
            params = {"name": level.name, "points": shown(level.weight), "sum": shown(level.rows_weight)}
            field = f"level{level.level}_weight"
            yield found("score.level_sum", Severity.ERROR, level.rows[0].id, field, **params)


def budget_parts(table: DepartmentEvaluation) -> Findings:
    """总预算 = 基本支出 + 项目支出, to the cent."""
    difference = budget_difference(table)
    if difference:
        yield found(
            "score.budget_parts", Severity.ERROR, table.id, "budget_total",
            total=show_amount(table.budget_total), difference=show_amount(abs(difference)),
        )  # fmt: skip


def narrative(table: ProjectEvaluation) -> Findings:
    """A number that the text gives right behind an indicator's name is the actual value of its row."""
    for item in table.indicators:
        target = read_value(item.target_value)
        actual = actual_number(target, item.actual_value) if target else None
        at = table.completion.find(item.name) if len(item.name) > 3 else -1
        match = _NUMBER_AFTER.match(table.completion[at + len(item.name) :]) if at >= 0 else None
        if (
            target is None
            or actual is None
            or match is None
            or not match[2].startswith(target.unit or match[2])
        ):
            continue
        if Decimal(match[1]) != actual:
            params = {"name": item.name, "said": match[1] + target.unit, "actual": item.actual_value}
            yield found("score.narrative", Severity.WARNING, table.id, "completion", **params)
