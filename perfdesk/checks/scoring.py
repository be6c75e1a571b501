"""Self-evaluations: points, scores, reasons, totals and grade against each other (评分).

Each rule looks at one table or one of its rows; `evaluation_findings` asks all that apply.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from perfdesk.checks.context import Findings, found
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.evaluation_sums import (
    budget_difference,
    level_sums,
    printed_project_totals,
    printed_totals,
    project_totals,
    rows_totals,
)
from perfdesk.domain.finding import Finding
from perfdesk.domain.grades import bands_of
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.scoring import (
    Basis,
    actual_number,
    execution_rate,
    execution_score,
    goal_number,
    proposal,
    rules_of,
)
from perfdesk.domain.self_evaluation import (
    NOTHING,
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.target_value import Kind, read_value

Targets = Mapping[Id, Indicator]
"""The target indicators of the book by their identities."""
FULL_POINTS = Decimal(100)
EXECUTION_POINTS = (Decimal(10), Decimal(20))
FAR_ABOVE = Decimal("1.2")
"""From this share of the target on an actual value asks for a word; provinces say 120 to 150 %."""
_SLACK = Decimal("0.01")


def evaluation_findings(
    table: DepartmentEvaluation | ProjectEvaluation, targets: Targets
) -> dict[Id, tuple[Finding, ...]]:
    """What the rules say of a table and each of its rows; items without findings are left out."""
    told: dict[Id, tuple[Finding, ...]] = {}
    if isinstance(table, DepartmentEvaluation):
        told[table.id] = tuple(f for rule in DEPARTMENT_RULES for f in rule(table))
        told |= {row.id: tuple(f for rule in ROW_RULES for f in rule(row)) for row in table.rows}
    else:
        told[table.id] = tuple(f for rule in PROJECT_RULES for f in rule(table))
        for item in table.indicators:
            here = (f for rule in INDICATOR_RULES for f in rule(item, table))
            told[item.id] = (*here, *differs_from_target(item, targets))
    return {item: findings for item, findings in told.items() if findings}


def _shown(points: Decimal | None) -> str:
    return "" if points is None else f"{points:f}"


# 54


def points_sum(table: DepartmentEvaluation) -> Findings:
    """Points come to 100 (10号)."""
    weight = rows_totals(table).weight
    if weight is not None and weight != FULL_POINTS:
        yield found(
            "score.points_sum", Severity.ERROR, table.id, "total_weight", sum=_shown(weight), wanted="100"
        )


def project_points_sum(table: ProjectEvaluation) -> Findings:
    """Points of execution and indicators come to 100; execution has 10, in some provinces 20."""
    weight = project_totals(table).weight
    if weight != FULL_POINTS:
        yield found(
            "score.points_sum", Severity.ERROR, table.id, "total_weight", sum=_shown(weight), wanted="100"
        )
    if table.execution_weight is not None and table.execution_weight not in EXECUTION_POINTS:
        points = _shown(table.execution_weight)
        yield found("score.execution_points", Severity.WARNING, table.id, "execution_weight", points=points)


# 55, 56


def above_points(row: EvaluationRow) -> Findings:
    """A score is at most its points."""
    yield from _above(row.id, "score", row.score, row.weight)


def indicator_above_points(item: EvaluatedIndicator, _: ProjectEvaluation) -> Findings:
    yield from _above(item.id, "score", item.score, item.weight)


def execution_above_points(table: ProjectEvaluation) -> Findings:
    yield from _above(table.id, "execution_score", table.execution_score, table.execution_weight)


def _above(item: Id, field: str, score: Decimal | None, weight: Decimal | None) -> Findings:
    if score is not None and weight is not None and not 0 <= score <= weight:
        yield found(
            "score.above_points", Severity.ERROR, item, field, score=_shown(score), points=_shown(weight)
        )


def missing_reason(row: EvaluationRow) -> Findings:
    """Points lost ask for a reason."""
    if _lost(row.score, row.weight) and not row.shortfall_reason.strip():
        yield _no_reason(row.id, "shortfall_reason", row.score, row.weight)


def indicator_missing_reason(item: EvaluatedIndicator, _: ProjectEvaluation) -> Findings:
    if _lost(item.score, item.weight) and not item.reason.strip():
        yield _no_reason(item.id, "reason", item.score, item.weight)


def _lost(score: Decimal | None, weight: Decimal | None) -> bool:
    return score is not None and weight is not None and score < weight


def _no_reason(item: Id, field: str, score: Decimal | None, weight: Decimal | None) -> Finding:
    return found("score.no_reason", Severity.ERROR, item, field, score=_shown(score), points=_shown(weight))


# 57, 58


def against_the_formula(item: EvaluatedIndicator, table: ProjectEvaluation) -> Findings:
    """The person's score against the published formula: too high is wrong, too low is for the person to explain."""
    proposed = proposal(item, rules_of(table))
    if item.score is None or proposed.score is None or proposed.basis is Basis.QUALITATIVE:
        return
    params = {
        "score": _shown(item.score), "proposed": _shown(proposed.score),
        "target": item.target_value, "actual": item.actual_value,
    }  # fmt: skip
    if item.score > proposed.score + _SLACK:
        yield found("score.missed_but_given", Severity.ERROR, item.id, "score", **params)
    elif proposed.basis is Basis.REACHED and item.score < proposed.score - _SLACK:
        yield found("score.reached_but_reduced", Severity.WARNING, item.id, "score", **params)


# 59


def execution(table: ProjectEvaluation) -> Findings:
    """执行率 and its score against the funds: they are worked out, not estimated."""
    rate = execution_rate(table.spent_total, table.annual_total)
    printed = read_value(table.execution_rate) if table.execution_rate else None
    if rate is not None and printed is not None and printed.number is not None:
        said = printed.number / 100 if printed.unit == "%" or printed.number > 2 else printed.number
        if abs(said - rate) > Decimal("0.0051"):
            params = {"printed": table.execution_rate, "rate": f"{rate * 100:.2f}%"}
            yield found("score.execution_rate", Severity.ERROR, table.id, "execution_rate", **params)
    wanted = execution_score(table)
    given = table.execution_score
    if wanted is not None and given is not None and abs(given - wanted) > _SLACK:
        params = {"score": _shown(given), "proposed": _shown(wanted)}
        yield found("score.execution", Severity.ERROR, table.id, "execution_score", **params)


# 60, 61, 62


def far_above(item: EvaluatedIndicator, _: ProjectEvaluation) -> Findings:
    """An actual far above its target asks whether the target was set too low (偏离度)."""
    target = read_value(item.target_value)
    if target is None or target.sign in "≤<" or target.kind not in (Kind.NUMBER, Kind.RATIO):
        return
    goal, actual = goal_number(target), actual_number(target, item.actual_value)
    if goal and actual is not None and actual >= FAR_ABOVE * goal and not item.reason.strip():
        share = f"{actual / goal * 100:.0f}%"
        yield found("score.far_above", Severity.WARNING, item.id, "reason", share=share)


def actual_is_text(item: EvaluatedIndicator, _: ProjectEvaluation) -> Findings:
    """A counted target needs a counted actual: neither `完成` nor the target's own `≥95%`."""
    target = read_value(item.target_value)
    if target is None or not item.actual_value.strip():
        return
    actual = read_value(item.actual_value)
    is_copy = actual is not None and actual.kind is Kind.NUMBER and actual.sign not in "=≈"
    is_text = (
        actual is None and target.kind is not Kind.DATE and actual_number(target, item.actual_value) is None
    )
    if is_copy or is_text:
        yield found(
            "score.actual_is_text", Severity.ERROR, item.id, "actual_value",
            actual=item.actual_value, target=item.target_value,
        )  # fmt: skip


def outside_band(item: EvaluatedIndicator, table: ProjectEvaluation) -> Findings:
    """A qualitative score lies within the band of the level that was chosen."""
    if item.band is Band.NONE or item.score is None:
        return
    proposed = proposal(item, rules_of(table))
    if proposed.basis is Basis.QUALITATIVE and not proposed.low <= item.score <= proposed.high:
        params = {"score": _shown(item.score), "low": _shown(proposed.low), "high": _shown(proposed.high)}
        yield found("score.outside_band", Severity.ERROR, item.id, "score", **params)


# 63


def differs_from_target(item: EvaluatedIndicator, targets: Targets) -> Findings:
    """What was approved is what is evaluated: name and value of the target that the row was made from."""
    if item.target == NOTHING:
        return
    target = targets.get(item.target)
    if target is None:
        yield found("score.target_gone", Severity.WARNING, item.id, "name", name=item.name)
        return
    value = target.annual_value if target.annual_value is not None else target.cycle_value or ""
    for field, said, approved in (
        ("name", item.name, target.name),
        ("target_value", item.target_value, value),
    ):
        if said.strip() != approved.strip():
            yield found(
                "score.differs_from_target", Severity.ERROR, item.id, field, said=said, approved=approved
            )


# 64, 65


def total_and_grade(table: DepartmentEvaluation) -> Findings:
    """总分 is what the rows add up to, and 评价等级 the band it lies in."""
    printed, summed = printed_totals(table), rows_totals(table)
    for field, said, sum_ in (
        ("total_weight", printed.weight, summed.weight),
        ("total_score", printed.score, summed.score),
    ):
        if said is not None and sum_ is not None and said != sum_:
            yield found(
                "score.total", Severity.ERROR, table.id, field, printed=_shown(said), sum=_shown(sum_)
            )
    if printed.score is not None and printed.grade:
        grade = bands_of(table).grade(printed.score)
        if grade != printed.grade:
            params = {"grade": printed.grade, "score": _shown(printed.score), "right": grade}
            yield found("score.grade", Severity.ERROR, table.id, "grade", **params)


def project_total(table: ProjectEvaluation) -> Findings:
    printed, summed = printed_project_totals(table), project_totals(table)
    if printed.score is not None and summed.score is not None and abs(printed.score - summed.score) > _SLACK:
        params = {"printed": _shown(printed.score), "sum": _shown(summed.score)}
        yield found("score.total", Severity.ERROR, table.id, "total_score", **params)


def levels(table: DepartmentEvaluation) -> Findings:
    """A level's points are the sum of its rows' points."""
    for level in level_sums(table):
        if level.weight is not None and level.weight != level.rows_weight:
            params = {"name": level.name, "points": _shown(level.weight), "sum": _shown(level.rows_weight)}
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


# 66, 67


def reason_and_measure(row: EvaluationRow) -> Findings:
    """A reason comes with a measure, and both only where points are lost."""
    reason, measure = row.shortfall_reason.strip(), row.improvement.strip()
    if reason and not measure:
        yield found("score.no_measure", Severity.WARNING, row.id, "improvement", name=row.level3)
    if measure and row.score is not None and row.score == row.weight:
        yield found("score.measure_without_loss", Severity.WARNING, row.id, "improvement", name=row.level3)


_NUMBER_AFTER = re.compile(r"^[^\d。；;，,]{0,8}?(\d+(?:\.\d+)?)\s*([%％]|[^\d\s，。；、,.]{1,4})")


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


def unscored(row: EvaluationRow) -> Iterator[Finding]:
    """Each row of a finished table has a score."""
    if row.weight is not None and row.score is None:
        yield found("score.unscored", Severity.WARNING, row.id, "score", points=_shown(row.weight))


DEPARTMENT_RULES: tuple[Callable[[DepartmentEvaluation], Findings], ...] = (
    points_sum, total_and_grade, levels, budget_parts,
)  # fmt: skip
ROW_RULES: tuple[Callable[[EvaluationRow], Findings], ...] = (
    above_points, missing_reason, reason_and_measure, unscored,
)  # fmt: skip
PROJECT_RULES: tuple[Callable[[ProjectEvaluation], Findings], ...] = (
    project_points_sum, execution_above_points, execution, project_total, narrative,
)  # fmt: skip
INDICATOR_RULES: tuple[Callable[[EvaluatedIndicator, ProjectEvaluation], Findings], ...] = (
    indicator_above_points, indicator_missing_reason, against_the_formula, far_above, actual_is_text,
    outside_band,
)  # fmt: skip
