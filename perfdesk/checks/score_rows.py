"""自评, each row by itself: its score within its points, a reason where points are lost (CHECKS 55, 56, 66)."""

from decimal import Decimal

from perfdesk.checks.context import Findings, found
from perfdesk.checks.score_words import shown
from perfdesk.domain.evaluation_sums import counted_score
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity


def above_points(row: EvaluationRow) -> Findings:
    """A score is at most its points."""
    yield from _above(row.id, "score", row.score, row.weight)


def indicator_above_points(item: EvaluatedIndicator, _: ProjectEvaluation) -> Findings:
    yield from _above(item.id, "score", item.score, item.weight)


def execution_above_points(table: ProjectEvaluation | DepartmentEvaluation) -> Findings:
    yield from _above(table.id, "execution_score", table.execution_score, table.execution_weight)


def _above(item: Id, field: str, score: Decimal | None, weight: Decimal | None) -> Findings:
    if score is not None and weight is not None and not 0 <= score <= weight:
        yield found(
            "score.above_points", Severity.ERROR, item, field, score=shown(score), points=shown(weight)
        )


def missing_reason(row: EvaluationRow) -> Findings:
    """Points lost ask for a reason."""
    if _lost(row.score, row.weight) and not row.shortfall_reason.strip():
        yield _no_reason(row.id, "shortfall_reason", row.score, row.weight)


def indicator_missing_reason(item: EvaluatedIndicator, table: ProjectEvaluation) -> Findings:
    """A proposed score goes into the total and the export like a person's own."""
    score = counted_score(item, table)
    if _lost(score, item.weight) and not item.reason.strip():
        yield _no_reason(item.id, "reason", score, item.weight)


def _lost(score: Decimal | None, weight: Decimal | None) -> bool:
    return score is not None and weight is not None and score < weight


def _no_reason(item: Id, field: str, score: Decimal | None, weight: Decimal | None) -> Finding:
    return found("score.no_reason", Severity.ERROR, item, field, score=shown(score), points=shown(weight))


def reason_and_measure(row: EvaluationRow) -> Findings:
    """A reason comes with a measure, and both only where points are lost."""
    reason, measure = row.shortfall_reason.strip(), row.improvement.strip()
    if reason and not measure:
        yield found("score.no_measure", Severity.WARNING, row.id, "improvement", name=row.level3)
    if measure and row.score is not None and row.score == row.weight:
        yield found("score.measure_without_loss", Severity.WARNING, row.id, "improvement", name=row.level3)


def unscored(row: EvaluationRow) -> Findings:
    """Each row of a finished table has a score."""
    if row.weight is not None and row.score is None:
        yield found("score.unscored", Severity.WARNING, row.id, "score", points=shown(row.weight))
