"""How the points of a self-evaluation are spread over its indicators (财预〔2020〕10号, 财预〔2021〕101号)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from perfdesk.domain.amounts import CENT
from perfdesk.domain.codes import LevelKind, kind_of_level
from perfdesk.domain.forms.form import Scoring
from perfdesk.domain.self_evaluation import EvaluatedIndicator

INDICATOR_POINTS = Decimal(90)
"""What is left of 100 beside the 10 points of 预算执行率."""


_POINTS: Mapping[LevelKind, int] = {
    LevelKind.OUTPUT: 50, LevelKind.BENEFIT: 30, LevelKind.SATISFACTION: 10,
}  # fmt: skip
_POINTS_WITH_COST: Mapping[LevelKind, int] = {
    LevelKind.COST: 20, LevelKind.OUTPUT: 40, LevelKind.BENEFIT: 20, LevelKind.SATISFACTION: 10,
}  # fmt: skip
_HEIRS = (LevelKind.BENEFIT, LevelKind.OUTPUT, LevelKind.COST, LevelKind.SATISFACTION)
"""Who takes the points of a kind that is not there: 满意度's go to 效益 (101号); the others so that none are lost."""


def kind_of(indicator: EvaluatedIndicator) -> LevelKind:
    """What nothing tells otherwise is 产出."""
    named = kind_of_level(indicator.level1_name, indicator.level2_name, indicator.level1_code)
    return named or LevelKind.OUTPUT


def spread(
    indicators: Sequence[EvaluatedIndicator],
    total: Decimal = INDICATOR_POINTS,
    by_form: Mapping[LevelKind, int] | None = None,
) -> tuple[Decimal, ...]:
    """A weight for each indicator, alike within a kind; they add up to `total` exactly. Empty for none."""
    kinds = [kind_of(indicator) for indicator in indicators]
    points = points_by_kind(kinds, total, by_form)
    shares = {kind: iter(_shared(points[kind], kinds.count(kind))) for kind in set(kinds)}
    return tuple(next(shares[kind]) for kind in kinds)


def points_of_form(scoring: Scoring | None) -> tuple[Decimal, Mapping[LevelKind, int] | None]:
    """What a form leaves for its indicators, and how it spreads that; 90 and None where it says nothing."""
    if scoring is None:
        return INDICATOR_POINTS, None
    named = [(kind_of_level(name), points) for name, points in scoring.levels]
    levels = {kind: int(points) for kind, points in named if kind is not None}
    is_known = bool(levels) and all(kind is not None for kind, _ in named)
    return Decimal(scoring.total) - Decimal(scoring.execution), levels if is_known else None


def points_by_kind(
    kinds: Sequence[LevelKind],
    total: Decimal = INDICATOR_POINTS,
    by_form: Mapping[LevelKind, int] | None = None,
) -> dict[LevelKind, Decimal]:
    """As the form has it, else 50/30/10, or 20/40/20/10 with a cost kind; of the kinds there are, scaled to `total`."""
    if not kinds:
        return {}
    usual = by_form or (_POINTS_WITH_COST if LevelKind.COST in kinds else _POINTS)
    points = {kind: Decimal(usual.get(kind, 0)) for kind in LevelKind if kind in kinds}
    heir = next(kind for kind in _HEIRS if kind in points)
    points[heir] += sum(usual.values()) - sum(points.values())
    whole = sum(usual.values())
    scaled = {kind: (share * total / whole).quantize(CENT) for kind, share in points.items()}
    scaled[heir] += total - sum(scaled.values())
    return scaled


def _shared(points: Decimal, count: int) -> list[Decimal]:
    """Whole points as far as they go, so that nobody has to explain 16.67; else cents. Larger shares first."""
    step = Decimal(1) if points >= count and points == points.to_integral_value() else CENT
    whole, rest = divmod(points, step * count)
    each = whole * step
    shares = [each] * count
    for at in range(int(rest // step)):
        shares[at] += step
    if left := points - sum(shares):
        shares[0] += left
    return shares
