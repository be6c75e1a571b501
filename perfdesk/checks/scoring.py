"""Self-evaluations (评分): which rules look at a table, which at one of its rows."""

from collections.abc import Callable

from perfdesk.checks import score_formula, score_rows, score_sums
from perfdesk.checks.context import Findings
from perfdesk.checks.score_formula import Targets
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)


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
            told[item.id] = (*here, *score_formula.differs_from_target(item, targets))
    return {item: findings for item, findings in told.items() if findings}


DEPARTMENT_RULES: tuple[Callable[[DepartmentEvaluation], Findings], ...] = (
    score_sums.points_sum,
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
    score_sums.project_points_sum,
    score_rows.execution_above_points,
    score_formula.execution,
    score_formula.overspent,
    score_sums.project_total,
    score_sums.narrative,
)
INDICATOR_RULES: tuple[Callable[[EvaluatedIndicator, ProjectEvaluation], Findings], ...] = (
    score_rows.indicator_above_points,
    score_rows.indicator_missing_reason,
    score_formula.against_the_formula,
    score_formula.far_above,
    score_formula.actual_is_text,
    score_formula.outside_band,
)
