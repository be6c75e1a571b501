"""Proposed scores of a self-evaluation, from typed targets, by the published formulas (财预〔2020〕10号)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from perfdesk.domain.amounts import CENT
from perfdesk.domain.forms.form import Scoring
from perfdesk.domain.forms.known import form_named
from perfdesk.domain.self_evaluation import (
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    InverseRule,
    ProjectEvaluation,
)
from perfdesk.domain.target_value import Kind, TargetValue, read_value

_ZERO, _ONE = Decimal(0), Decimal(1)
QUALITY_LIMITS = "80/60"
"""达成年度指标 100%–80%(含), 部分达成 80%–60%(含), 未达成 60%–0: 财预〔2020〕10号."""


class Basis(StrEnum):
    """Why a score is proposed, or why none is."""

    REACHED = "reached"
    SHARE = "share"
    EXCEEDED = "exceeded"
    LATE = "late"
    QUALITATIVE = "qualitative"
    NO_WEIGHT = "no_weight"
    NO_ACTUAL = "no_actual"
    NOT_COMPARABLE = "not_comparable"
    """The actual is a text, or counts something else than the target."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`score` is None where a person has to judge; `low` and `high` bound that judgement, `high` included.

    `low` is included; a band's upper end belongs to the band above it, and `high` is then a cent below.
    """

    score: Decimal | None
    basis: Basis
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """What differs between provinces; `limits` are the lower ends of the upper two bands, as shares of the weight."""

    inverse: InverseRule = InverseRule.DECLINING
    limits: tuple[Decimal, Decimal] = (Decimal("0.8"), Decimal("0.6"))


def scoring_of(evaluation: ProjectEvaluation | DepartmentEvaluation) -> Scoring | None:
    """How its form is scored; None where the form is not known, and 财预〔2020〕10号 holds."""
    form = form_named(evaluation.form) if evaluation.form else None
    return form.scoring if form else None


def rules_of(evaluation: ProjectEvaluation) -> ScoringRules:
    """The table's own settings, else its form's, else the published ones; what is no list of limits is none."""
    of_form = scoring_of(evaluation) or Scoring()
    inverse = evaluation.inverse_rule
    if inverse is InverseRule.DECLINING:
        inverse = InverseRule(of_form.inverse_rule)
    upper, lower = _limits(evaluation.quality_limits, of_form.quality_limits)
    return ScoringRules(inverse, (upper / 100, lower / 100))


@lru_cache(1000)
def _limits(*texts: str) -> tuple[Decimal, ...]:
    """The first that are limits."""
    for text in (*texts, QUALITY_LIMITS):
        try:
            return read_limits(text, 2)
        except NotLimits:
            continue
    raise AssertionError("the published ones are limits")


class NotLimits(ValueError):
    """The text is no list of falling percentages like `90/80/60`."""


def read_limits(text: str, count: int) -> tuple[Decimal, ...]:
    """`90/80/60` as numbers. Raises NotLimits unless there are `count`, falling, between 0 and 100."""
    parts = [part.strip() for part in re.split("[/／、,，]", text)]
    if len(parts) != count or not all(re.fullmatch(r"\d+(?:\.\d+)?", part) for part in parts):
        raise NotLimits(text)
    limits = tuple(Decimal(part) for part in parts)
    if list(limits) != sorted(set(limits), reverse=True) or limits[0] > 100:
        raise NotLimits(text)
    return limits


def proposal(indicator: EvaluatedIndicator, rules: ScoringRules) -> Proposal:
    """The proposed score of an indicator; always within [0, weight]."""
    weight = indicator.weight
    if weight is None or weight < 0:
        return Proposal(None, Basis.NO_WEIGHT, _ZERO, _ZERO)
    target = read_value(indicator.target_value)
    if target is None:
        return _judged(indicator.band, weight, rules)
    if not indicator.actual_value.strip():
        return Proposal(None, Basis.NO_ACTUAL, _ZERO, weight)
    return _compared(target, indicator.actual_value, weight, rules)


def _judged(band: Band, weight: Decimal, rules: ScoringRules) -> Proposal:
    """A person scores; what reached its target is proposed whole (达成年度指标)."""
    upper, lower = (_cents(limit * weight) for limit in rules.limits)
    below = {
        Band.NONE: (_ZERO, weight),
        Band.REACHED: (upper, weight),
        Band.PARTLY: (lower, max(lower, upper - CENT)),
        Band.MISSED: (_ZERO, max(_ZERO, lower - CENT)),
    }
    low, high = below[band]
    return Proposal(weight if band is Band.REACHED else None, Basis.QUALITATIVE, low, high)


def _compared(target: TargetValue, wording: str, weight: Decimal, rules: ScoringRules) -> Proposal:
    """Targets that are no plain numbers (ranges, ratios, dates) are not in the formulas; they follow their sense."""
    if target.kind is Kind.DATE:
        return _dated(target, wording, weight)
    actual = actual_number(target, wording)
    if actual is None or target.number is None:
        return Proposal(None, Basis.NOT_COMPARABLE, _ZERO, weight)
    actual = max(actual, _ZERO)
    if target.kind is Kind.RANGE and target.upper is not None:
        if actual > target.upper:
            return _bounded(_inverse_share(target.upper, actual, rules), weight, Basis.EXCEEDED)
        return _bounded(_positive_share(target.number, actual), weight)
    goal = goal_number(target)
    if goal is None:
        return Proposal(None, Basis.NOT_COMPARABLE, _ZERO, weight)
    if target.sign in "≤<" or (goal == 0 and target.sign in "=≈"):
        return _bounded(_inverse_share(goal, actual, rules), weight, Basis.EXCEEDED)
    return _bounded(_positive_share(goal, actual), weight)


def goal_number(target: TargetValue) -> Decimal | None:
    """The number to be reached; a ratio's is its quotient, None where that has none."""
    if target.kind is not Kind.RATIO:
        return target.number
    if target.number is None or not target.upper:
        return None
    return target.number / target.upper


def _positive_share(goal: Decimal, actual: Decimal) -> Decimal:
    """A ≥ T: whole, else A/T (codes 1, 2 and 3)."""
    return _ONE if actual >= goal else actual / goal


def _inverse_share(goal: Decimal, actual: Decimal, rules: ScoringRules) -> Decimal:
    """A ≤ T: whole, else by the setting (codes 4 and 5); nothing when T is 0, as for `equal to zero`."""
    if actual <= goal:
        return _ONE
    if goal == 0:
        return _ZERO
    if rules.inverse is InverseRule.RATIO:
        return goal / actual
    return max(_ZERO, 1 - (actual - goal) / goal)


def _bounded(share: Decimal, weight: Decimal, short: Basis = Basis.SHARE) -> Proposal:
    score = min(weight, max(_ZERO, _cents(share * weight)))
    basis = Basis.REACHED if share == 1 else short
    return Proposal(score, basis, _ZERO, weight)


def _dated(target: TargetValue, wording: str, weight: Decimal) -> Proposal:
    """In time is reached; how much a delay costs is for a person to judge, no formula is published."""
    actual = read_value(wording)
    if actual is None or actual.kind is not Kind.DATE:
        return Proposal(None, Basis.NOT_COMPARABLE, _ZERO, weight)
    if _day(actual, target) <= _day(target, actual):
        return Proposal(weight, Basis.REACHED, _ZERO, weight)
    return Proposal(None, Basis.LATE, _ZERO, weight)


def _day(value: TargetValue, other: TargetValue) -> tuple[int, int, int]:
    """A date without a year is in the other one's."""
    return (value.year or other.year or 0, value.month or 0, value.day or 0)


_MINUS = re.compile(r"\s*[-－−﹣]\s*(?=\d)")
STANDARD_UNIT = "万元"
"""In which the statutory tables count money."""
_MAGNITUDES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_UNIT = re.compile(r"(百万|千万|千|万|亿)?(.*)")
_JOINTS = re.compile("[*×•・.]")
"""元/人·月 is written 元/人*月, too."""


def actual_number(target: TargetValue, wording: str) -> Decimal | None:
    """The actual in the target's unit; None for a text, a range, several numbers or another unit.

    A number without a unit is in the target's; a negative one stays negative.
    """
    minus = _MINUS.match(wording)
    value = read_value(wording[minus.end() :] if minus else wording)
    if value is None or value.number is None or value.kind is Kind.RANGE:
        return None
    if (value.kind is Kind.RATIO) is not (target.kind is Kind.RATIO):
        return None
    number = goal_number(value)
    scale = unit_scale(value.unit, target.unit)
    if number is None or scale is None:
        return None
    return -number * scale if minus else number * scale


def unit_scale(unit: str, wanted: str) -> Decimal | None:
    """What a number of `unit` is multiplied with to be in the `wanted` unit; None where they do not compare."""
    unit, wanted = (_JOINTS.sub("·", each) for each in (unit, wanted))
    if not unit or not wanted or unit == wanted:
        return _ONE
    (magnitude, base), (wanted_magnitude, wanted_base) = map(_parted, (unit, wanted))
    if base != wanted_base and (base or wanted_base in ("%", "‰")):
        return None
    return Decimal(magnitude) / Decimal(wanted_magnitude)


def _parted(unit: str) -> tuple[int, str]:
    """`万人次` is (10,000, 人次); a bare `万` counts whatever the other number counts."""
    match = _UNIT.fullmatch(unit)
    assert match is not None, "every text fits"
    return _MAGNITUDES.get(match[1] or "", 1), match[2]


def execution_rate(spent: Decimal | None, budget: Decimal | None) -> Decimal | None:
    """预算执行率: 全年执行数 / 全年(调整后)预算数; None where there is no budget to divide by."""
    if spent is None or not budget or budget < 0:
        return None
    return max(spent, _ZERO) / budget


def execution_score(evaluation: ProjectEvaluation | DepartmentEvaluation) -> Decimal | None:
    """Rate × points (10 by 财预〔2020〕10号), at most all of them; None where there is no rate or no points."""
    rate = rate_of(evaluation)
    weight = evaluation.execution_weight
    if rate is None or weight is None:
        return None
    return min(weight, _cents(rate * weight))


def rate_of(evaluation: ProjectEvaluation | DepartmentEvaluation) -> Decimal | None:
    """预算执行率 of a project or of a department as a whole."""
    if isinstance(evaluation, ProjectEvaluation):
        return execution_rate(evaluation.spent_total, evaluation.annual_total)
    return execution_rate(evaluation.spent, evaluation.budget_total)


def _cents(score: Decimal) -> Decimal:
    return score.quantize(CENT, ROUND_HALF_UP)
