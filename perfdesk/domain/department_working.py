"""What a department's row comes to from its projects' evaluations, with the working (计算过程) that the form keeps."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from perfdesk.domain.amounts import CENT
from perfdesk.domain.evaluation_sums import counted_score
from perfdesk.domain.scoring import execution_rate
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    Measure,
    ProjectEvaluation,
)
from perfdesk.domain.weights import LevelKind, kind_of

_KINDS = {Measure.OUTPUTS: LevelKind.OUTPUT, Measure.BENEFITS: LevelKind.BENEFIT}
_WORDS = {Measure.OUTPUTS: "产出指标", Measure.BENEFITS: "效益指标"}


class Worked(NamedTuple):
    """`score` is None where nothing can be worked out; `working` then says what is missing."""

    score: Decimal | None
    working: str


def worked(
    row: EvaluationRow, table: DepartmentEvaluation, evaluations: Sequence[ProjectEvaluation]
) -> Worked | None:
    """None for a row that a person scores by its rule text."""
    if row.measure is Measure.NONE or row.weight is None:
        return None
    if row.measure is Measure.SPENDING:
        return _spending(row.weight, table, evaluations)
    return _indicators(row.weight, row.measure, evaluations)


def _indicators(weight: Decimal, measure: Measure, evaluations: Sequence[ProjectEvaluation]) -> Worked:
    """Σ scores / Σ points × the row's points, over the indicators of that kind that have a score."""
    word = _WORDS[measure]
    found = list(_of_kind(_KINDS[measure], evaluations))
    scored = [(each.weight, score) for each, score in found if score is not None and each.weight]
    points = sum((points for points, _ in scored), Decimal(0))
    if not points:
        return Worked(None, f"{len(evaluations)}个项目的{word}尚无得分。")
    total = sum((score for _, score in scored), Decimal(0))
    score = _cents(total / points * weight)
    working = (
        f"{len(scored)}项{word}得分合计{total:f}÷分值合计{points:f}×{weight:f}＝{score:f}"
        f"（{len(evaluations)}个项目）"
    )
    left_out = len(found) - len(scored)
    return Worked(
        min(score, weight), f"{working}；另有{left_out}项未评分，没有计入。" if left_out else f"{working}。"
    )


def _of_kind(
    kind: LevelKind, evaluations: Iterable[ProjectEvaluation]
) -> Iterable[tuple[EvaluatedIndicator, Decimal | None]]:
    return (
        (indicator, counted_score(indicator, evaluation))
        for evaluation in evaluations
        for indicator in evaluation.indicators
        if kind_of(indicator) is kind
    )


def _spending(
    weight: Decimal, table: DepartmentEvaluation, evaluations: Sequence[ProjectEvaluation]
) -> Worked:
    """支出 / 预算 × the points, at most all: of the department where its spending is known, else of its projects."""
    if table.spent is not None and table.budget_total is not None:
        return _rated(weight, table.spent, table.budget_total, "部门支出", 0)
    told = [each for each in evaluations if each.spent_total is not None]
    spent = sum((each.spent_total or Decimal(0) for each in told), Decimal(0))
    budget = sum((each.annual_total or Decimal(0) for each in told), Decimal(0))
    return _rated(weight, spent, budget, f"{len(told)}个项目全年执行数", len(evaluations) - len(told))


def _rated(weight: Decimal, spent: Decimal, budget: Decimal, words: str, left_out: int) -> Worked:
    rate = execution_rate(spent, budget)
    if rate is None:
        return Worked(None, "尚无预算数和支出数。")
    score = min(weight, _cents(rate * weight))
    working = f"{words}{spent:f}÷预算数{budget:f}×{weight:f}＝{score:f}"
    return Worked(
        score, f"{working}；另有{left_out}个项目没有执行数，没有计入。" if left_out else f"{working}。"
    )


def _cents(score: Decimal) -> Decimal:
    return score.quantize(CENT, ROUND_HALF_UP)
