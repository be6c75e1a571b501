"""Self-evaluations (评分) and monitorings: which rules look at a table, which at one of its rows."""

from collections.abc import Callable

from perfdesk.checks import monitoring, score_formula, score_funds, score_rows, score_sums
from perfdesk.checks.catalogue import Parameters, delivered
from perfdesk.checks.context import Findings, asked
from perfdesk.checks.own_look import own_findings
from perfdesk.checks.score_formula import Targets
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.places import Places
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)


def evaluation_findings(
    table: DepartmentEvaluation | ProjectEvaluation, targets: Targets, by: Parameters | None = None
) -> dict[Id, tuple[Finding, ...]]:
    """What the rules say of a table and its rows, as far as its form asks; items without findings are left out."""
    rules = by or delivered()
    if isinstance(table, DepartmentEvaluation):
        said = _of_department(table)
    elif table.stage is Stage.MONITORING:
        said = _of_monitoring(table, rules)
    else:
        said = _of_project(table, targets, rules)
    places = Places(table)
    told = {item: tuple(asked(findings, places)) for item, findings in said.items()}
    for each in walk(table) if rules.own else ():
        told[each.id] = (*told.get(each.id, ()), *own_findings(each, rules.own, places))
    return {item: findings for item, findings in told.items() if findings}


def _of_department(table: DepartmentEvaluation) -> dict[Id, Findings]:
    said = {table.id: (f for rule in DEPARTMENT_RULES for f in rule(table))}
    return said | {row.id: _of_row(row) for row in table.rows}


def _of_row(row: EvaluationRow) -> Findings:
    return (f for rule in ROW_RULES for f in rule(row))


def _of_project(table: ProjectEvaluation, targets: Targets, by: Parameters) -> dict[Id, Findings]:
    said = {table.id: (f for rule in PROJECT_RULES for f in rule(table))}
    return said | {item.id: _of_indicator(item, table, targets, by) for item in table.indicators}


def _of_indicator(
    item: EvaluatedIndicator, table: ProjectEvaluation, targets: Targets, by: Parameters
) -> Findings:
    for rule in INDICATOR_RULES:
        yield from rule(item, table)
    yield from score_formula.far_above(item, table, by)
    yield from score_formula.differs_from_target(item, targets)


def _of_monitoring(table: ProjectEvaluation, by: Parameters) -> dict[Id, Findings]:
    said = {table.id: _of_stage(table, by)}
    return said | {item.id: _of_progress(item, by) for item in table.indicators}


def _of_stage(table: ProjectEvaluation, by: Parameters) -> Findings:
    yield from monitoring.behind(table, by)
    yield from score_formula.overspent(table)
    yield from score_funds.funds_sum(table)


def _of_progress(item: EvaluatedIndicator, by: Parameters) -> Findings:
    yield from monitoring.unexplained(item, by)
    yield from monitoring.not_expected(item)


DEPARTMENT_RULES: tuple[Callable[[DepartmentEvaluation], Findings], ...] = (
    score_sums.points_sum,
    score_rows.execution_above_points,
    score_formula.execution,
    score_sums.total_and_grade,
    score_sums.levels,
    score_sums.budget_parts,
)
ROW_RULES: tuple[Callable[[EvaluationRow], Findings], ...] = (
    score_rows.above_points,
    score_rows.missing_reason,
    score_rows.reason_and_measure,
    score_rows.unscored,
)
PROJECT_RULES: tuple[Callable[[ProjectEvaluation], Findings], ...] = (
    score_sums.points_sum,
    score_sums.execution_points,
    score_rows.execution_above_points,
    score_formula.execution,
    score_formula.overspent,
    score_funds.funds_sum,
    score_sums.project_total,
    score_sums.narrative,
)
INDICATOR_RULES: tuple[Callable[[EvaluatedIndicator, ProjectEvaluation], Findings], ...] = (
    score_rows.indicator_above_points,
    score_rows.indicator_missing_reason,
    score_formula.against_the_formula,
    score_formula.actual_is_text,
    score_formula.outside_band,
)
