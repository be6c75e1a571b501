"""What a department's row comes to from its projects' evaluations, with the working (计算过程) that the form keeps."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from perfdesk.domain.amounts import CENT
from perfdesk.domain.codes import LevelKind
from perfdesk.domain.evaluation_sums import counted_score
from perfdesk.domain.scoring import execution_rate, unit_scale
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    Measure,
    ProjectEvaluation,
)
from perfdesk.domain.weights import kind_of

_KINDS = {Measure.OUTPUTS: LevelKind.OUTPUT, Measure.BENEFITS: LevelKind.BENEFIT}
_WORDS = {Measure.OUTPUTS: "产出指标", Measure.BENEFITS: "效益指标"}


class Worked(NamedTuple):
    """`score` is None where nothing can be worked out; `working` then says what is missing.

    `left_out`: how many indicators or projects could not be counted.
    """

    score: Decimal | None
    working: str
    left_out: int = 0


def is_own(row: EvaluationRow) -> bool:
    """Whether a person gave the score: no working of ours leads to it."""
    return row.score is not None and not ("÷" in row.working and f"＝{row.score:f}" in row.working)


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
    told = f"{working}；另有{left_out}项未评分，没有计入。" if left_out else f"{working}。"
    return Worked(min(score, weight), told, left_out)


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
    funds = [each for each in (_funds(each, table.currency_unit) for each in evaluations) if each is not None]
    spent = sum((spent for spent, _ in funds), Decimal(0))
    budget = sum((budget for _, budget in funds), Decimal(0))
    return _rated(weight, spent, budget, f"{len(funds)}个项目全年执行数", len(evaluations) - len(funds))


def _funds(evaluation: ProjectEvaluation, unit: str) -> tuple[Decimal, Decimal] | None:
    """执行数 and 预算数 in this currency unit; None where one of them is missing or in a unit that does not compare."""
    spent, budget = evaluation.spent_total, evaluation.annual_total
    scale = unit_scale(evaluation.currency_unit, unit)
    return None if spent is None or budget is None or scale is None else (spent * scale, budget * scale)


def _rated(weight: Decimal, spent: Decimal, budget: Decimal, words: str, left_out: int) -> Worked:
    rate = execution_rate(spent, budget)
    if rate is None:
        return Worked(None, "尚无预算数和支出数。")
    score = min(weight, _cents(rate * weight))
    working = f"{words}{spent:f}÷预算数{budget:f}×{weight:f}＝{score:f}"
    told = f"{working}；另有{left_out}个项目缺预算数或执行数，没有计入。" if left_out else f"{working}。"
    return Worked(score, told, left_out)


def _cents(score: Decimal) -> Decimal:
    return score.quantize(CENT, ROUND_HALF_UP)
