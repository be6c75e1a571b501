"""Sums of a self-evaluation, worked out from its rows (some dozens at most)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.domain.edits import Place
from perfdesk.domain.forms.form import Scoring
from perfdesk.domain.forms.places import Places
from perfdesk.domain.grades import bands_of
from perfdesk.domain.level_runs import level_runs
from perfdesk.domain.scoring import execution_score, proposal, rules_of, scoring_of
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import TotalsMode


@dataclass(frozen=True, slots=True)
class LevelSum:
    """A run of rows under one level name; `weight` is the level's own, None where the table prints none."""

    level: int
    name: str
    weight: Decimal | None
    rows: tuple[EvaluationRow, ...]

    @property
    def rows_weight(self) -> Decimal:
        return _sum(row.weight for row in self.rows)

    @property
    def rows_score(self) -> Decimal:
        return _sum(row.score for row in self.rows)


@dataclass(frozen=True, slots=True)
class Totals:
    """总分 and 评价等级; a score or grade is None or blank as long as nothing is scored."""

    weight: Decimal | None
    score: Decimal | None
    grade: str = ""


def level_sums(table: DepartmentEvaluation) -> list[LevelSum]:
    """Each level-1 run, followed by the level-2 runs in it."""
    sums: list[LevelSum] = []
    for rows in level_runs(table.rows, 1):
        sums.append(LevelSum(1, rows[0].level1, rows[0].level1_weight, rows))
        sums += [LevelSum(2, below[0].level2, below[0].level2_weight, below) for below in level_runs(rows, 2)]
    return sums


def rows_totals(table: DepartmentEvaluation) -> Totals:
    """What the rows and, where the form counts it, 预算执行率 add up to."""
    weights = [*(row.weight for row in table.rows), table.execution_weight]
    scores = [row.score for row in table.rows]
    scored = any(score is not None for score in scores)
    score = _sum([*scores, counted_execution(table)]) if scored else None
    grade = bands_of(table).grade(score) if score is not None else ""
    return Totals(_sum(weights) if table.rows else None, score, grade)


def printed_totals(table: DepartmentEvaluation) -> Totals:
    """What the table shows as 总分 and 评价等级; a sum of some of its rows has no grade yet."""
    if table.totals is TotalsMode.AUTOMATIC:
        sums = rows_totals(table)
        return replace(sums, grade="") if unscored(table) else sums
    return Totals(table.total_weight, table.total_score, table.grade)


def unscored(table: DepartmentEvaluation | ProjectEvaluation) -> int:
    """How many rows have no score yet; 预算执行率 counts among a project's."""
    return len(unscored_places(table))


def unscored_places(table: DepartmentEvaluation | ProjectEvaluation) -> list[Place]:
    """Where neither a person nor a proposal says a score."""
    if isinstance(table, DepartmentEvaluation):
        return [Place(row.id, "score") for row in table.rows if row.score is None]
    without = [Place(i.id, "score") for i in table.indicators if counted_score(i, table) is None]
    return [*without, Place(table.id, "execution_score")] if lacks_execution(table) else without


def unconfirmed_places(table: DepartmentEvaluation | ProjectEvaluation) -> list[Place]:
    """Where a proposed score counts that no person has taken over as their own."""
    if isinstance(table, DepartmentEvaluation):
        return []
    blank = [each for each in table.indicators if each.score is None]
    proposed = [Place(each.id, "score") for each in blank if counted_score(each, table) is not None]
    is_proposed = table.execution_score is None and execution_score(table) is not None
    return [*proposed, Place(table.id, "execution_score")] if is_proposed else proposed


def lacks_execution(table: DepartmentEvaluation | ProjectEvaluation) -> bool:
    """Whether 预算执行率 of a project is among what has no score yet."""
    if not isinstance(table, ProjectEvaluation):
        return False
    return bool(table.execution_weight) and counted_execution(table) is None


def counted_score(indicator: EvaluatedIndicator, evaluation: ProjectEvaluation) -> Decimal | None:
    """The person's own score, else the proposed one."""
    if indicator.score is not None:
        return indicator.score
    return proposal(indicator, rules_of(evaluation)).score


def counted_execution(evaluation: ProjectEvaluation | DepartmentEvaluation) -> Decimal | None:
    """The same of 预算执行率."""
    own = evaluation.execution_score
    return own if own is not None else execution_score(evaluation)


def project_totals(evaluation: ProjectEvaluation) -> Totals:
    """What execution and indicators add up to; own scores count before proposed ones."""
    scores = [counted_score(indicator, evaluation) for indicator in evaluation.indicators]
    scores.append(counted_execution(evaluation))
    weights = [*(indicator.weight for indicator in evaluation.indicators), evaluation.execution_weight]
    scored = any(score is not None for score in scores)
    return Totals(_sum(weights), _sum(scores) if scored else None)


def printed_project_totals(evaluation: ProjectEvaluation) -> Totals:
    if evaluation.totals is TotalsMode.AUTOMATIC:
        return project_totals(evaluation)
    return Totals(evaluation.total_weight, evaluation.total_score)


def full_points(table: DepartmentEvaluation | ProjectEvaluation) -> Decimal | None:
    """What all points come to (10号: 100), or what the form says; None for a table without points."""
    scoring = scoring_of(table) or Scoring()
    row = EvaluationRow if isinstance(table, DepartmentEvaluation) else EvaluatedIndicator
    return Decimal(scoring.total) if scoring.has_points and Places(table).has(row, "weight") else None


def budget_difference(table: DepartmentEvaluation) -> Decimal | None:
    """总预算 minus 基本支出 and 项目支出; None where one is blank."""
    parts = (table.budget_basic, table.budget_project)
    if table.budget_total is None or None in parts:
        return None
    return table.budget_total - _sum(parts)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
