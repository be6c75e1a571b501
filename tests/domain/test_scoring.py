"""Proposed scores by the published formulas; where none is published, by the sense of the target."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.scoring import (
    Basis,
    NotLimits,
    Proposal,
    ScoringRules,
    actual_number,
    execution_score,
    proposal,
    read_limits,
    rules_of,
)
from perfdesk.domain.self_evaluation import Band, InverseRule, ProjectEvaluation
from perfdesk.domain.target_value import read_value
from tests.builders import evaluated

DECLINING = ScoringRules()
RATIO = ScoringRules(InverseRule.RATIO)


def score(target: str, actual: str, weight: str = "10", rules: ScoringRules = DECLINING) -> Decimal | None:
    return proposal(evaluated("e", target, actual, weight), rules).score


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≥64场", "64场", "10.00"),
        ("≥64场", "70", "10.00"),
        ("≥64场", "32场", "5.00"),
        ("≥3次", "2次", "6.67"),
        (">50%", "40%", "8.00"),
        ("不少于10次", "0", "0.00"),
        ("≥0次", "0次", "10.00"),
    ],
)
def test_more_is_better(target: str, actual: str, expected: str) -> None:
    """Signs 1 and 2 (> ≥): A≥T → W; else round(A/T·W, 2) (RULES.md 1.2, formulas of a real system; 10号)."""
    assert score(target, actual) == Decimal(expected)


def test_a_negative_actual_counts_as_nothing() -> None:
    """A<0 counts as 0 (RULES.md 1.2)."""
    assert score("≥5%", "-3%") == Decimal("0.00")
    assert score("≤5%", "－3%") == Decimal("10.00")


@pytest.mark.parametrize(("actual", "expected"), [("8个", "10.00"), ("9个", "10.00"), ("6个", "7.50")])
def test_equal(actual: str, expected: str) -> None:
    """Sign 3 (=), T>0: A≥T → W; else round(A/T·W, 2) (RULES.md 1.2)."""
    assert score("8个", actual) == Decimal(expected)


@pytest.mark.parametrize(("actual", "expected"), [("0", "10"), ("-1", "10"), ("1起", "0"), ("0.5", "0")])
def test_equal_to_zero(actual: str, expected: str) -> None:
    """`selfindexequalzero`: A≤0 → W; A>0 → 0 (RULES.md 1.2)."""
    assert score("0起", actual) == Decimal(expected)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("20%", "10.00"),
        ("12%", "10.00"),
        ("25%", "7.50"),
        ("39.99%", "0.01"),
        ("40%", "0.00"),
        ("90%", "0.00"),
    ],
)
def test_less_is_better(actual: str, expected: str) -> None:
    """Signs 4 and 5 (< ≤): A≤T → W; T<A<2T → round((1−(A−T)/T)·W, 2); A≥2T → 0 (RULES.md 1.2)."""
    assert score("≤20%", actual) == Decimal(expected)


@pytest.mark.parametrize(("actual", "expected"), [("20%", "10.00"), ("25%", "8.00"), ("40%", "5.00")])
def test_less_is_better_by_the_ratio(actual: str, expected: str) -> None:
    """W·T/A, capped at W (Hubei's published form; RULES.md 1.2)."""
    assert score("≤20%", actual, rules=RATIO) == Decimal(expected)


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≤10次", "3", "10.00"), ("≤5件", "9", "2.00"), ("≤30万元", "28", "10.00"), ("=13台", "13", "10.00"),
        ("≧735人次", "735", "10.00"), ("═100%", "98%", "9.80"), ("≥100百分比", "100", "10.00"),
        ("≥90", "95%", "10.00"), ("≥530元/人*月", "583元/人·月", "10.00"),
    ],
)  # fmt: skip
def test_a_value_of_three_columns_counts_with_its_sign_and_unit(
    target: str, actual: str, expected: str
) -> None:
    """指标性质 `≤`, 指标值 `10`, 度量单位 `次`; 完成值 is often the bare number."""
    assert score(target, actual) == Decimal(expected)


@pytest.mark.parametrize("rules", [DECLINING, RATIO])
def test_an_upper_limit_of_zero_has_no_half_way(rules: ScoringRules) -> None:
    """A≥2T → 0 with T=0; W·0/A is 0 as well."""
    assert (score("≤0起", "0起", rules=rules), score("≤0起", "1起", rules=rules)) == (Decimal(10), Decimal(0))


@pytest.mark.parametrize(
    ("actual", "expected"), [("3次", "10.00"), ("5次", "10.00"), ("1.5次", "5.00"), ("6次", "8.00")]
)
def test_a_range_is_reached_inside_and_falls_off_outside(actual: str, expected: str) -> None:
    """No published formula: below as positive against the lower end, above as inverse against the upper end."""
    assert score("3-5次", actual) == Decimal(expected)


def test_a_ratio_counts_by_its_quotient() -> None:
    assert score("≥1:4", "1:5") == Decimal("8.00")
    assert score("≥1:4", "3次") is None


@pytest.mark.parametrize(
    ("target", "actual", "basis"),
    [
        ("12月31日前", "12月20日", Basis.REACHED),
        ("2024年12月31日前", "2024年12月31日", Basis.REACHED),
        ("2024年12月31日前", "2025年1月5日", Basis.LATE),
        ("12月31日前", "完成", Basis.NOT_COMPARABLE),
    ],
)
def test_a_date_is_kept_or_a_person_judges(target: str, actual: str, basis: Basis) -> None:
    said = proposal(evaluated("e", target, actual), DECLINING)
    assert said.basis is basis
    assert (said.score is None) is (basis is not Basis.REACHED)


@pytest.mark.parametrize("actual", ["完成", "≥10次，≥20场", "已达标", "3-5次", "10万元"])
def test_an_actual_that_does_not_compare_gets_no_score(actual: str) -> None:
    assert score("≥10次", actual) is None


def test_money_compares_across_its_units() -> None:
    assert score("≤1万元", "9000元") == Decimal("10.00")
    assert score("≥1亿元", "5000万元") == Decimal("5.00")


def test_nothing_is_proposed_without_an_actual_or_points() -> None:
    assert proposal(evaluated("e", "≥10次", " "), DECLINING).basis is Basis.NO_ACTUAL
    assert proposal(evaluated("e", "≥10次", "10次", None), DECLINING).basis is Basis.NO_WEIGHT


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        (Band.REACHED, Proposal(Decimal(10), Basis.QUALITATIVE, Decimal("8.00"), Decimal(10))),
        (Band.PARTLY, Proposal(None, Basis.QUALITATIVE, Decimal("6.00"), Decimal("7.99"))),
        (Band.MISSED, Proposal(None, Basis.QUALITATIVE, Decimal(0), Decimal("5.99"))),
        (Band.NONE, Proposal(None, Basis.QUALITATIVE, Decimal(0), Decimal(10))),
    ],
)
def test_a_judgement_has_its_band(band: Band, expected: Proposal) -> None:
    """[0.8W, W], [0.6W, 0.8W), [0, 0.6W) (10号; RULES.md 1.2)."""
    assert proposal(replace(evaluated("e", "有效提升", ""), band=band), DECLINING) == expected


def test_the_bands_are_a_setting() -> None:
    """100–80 / 80–50 / 50–0 (Hubei's published form)."""
    rules = rules_of(ProjectEvaluation(evaluated("p").id, quality_limits="80/50"))
    said = proposal(replace(evaluated("e", "有效", ""), band=Band.PARTLY), rules)
    assert (said.low, said.high) == (Decimal("5.00"), Decimal("7.99"))


@pytest.mark.parametrize("text", ["", "80", "60/80", "80/80", "180/60", "甲/乙", "80/60/40"])
def test_what_is_no_pair_of_limits(text: str) -> None:
    with pytest.raises(NotLimits):
        read_limits(text, 2)
    assert rules_of(ProjectEvaluation(evaluated("p").id, quality_limits=text)) == DECLINING


@pytest.mark.parametrize(
    ("spent", "budget", "points", "expected"),
    [
        ("86.2", "100", "10", "8.62"),
        ("76", "100", "10", "7.60"),
        ("120", "100", "10", "10"),
        ("-1", "100", "10", "0.00"),
        ("50", "0", "10", None),
        ("50", None, "10", None),
        ("50", "100", "20", "10.00"),
    ],
)
def test_execution(spent: str, budget: str | None, points: str, expected: str | None) -> None:
    """执行数/全年预算数 × 10, some provinces × 20 (RULES.md 1.2; published: 86.2% → 8.62, 76% → 7.6)."""
    table = ProjectEvaluation(
        evaluated("p").id,
        spent_total=Decimal(spent),
        annual_total=Decimal(budget) if budget is not None else None,
        execution_weight=Decimal(points),
    )
    assert execution_score(table) == (None if expected is None else Decimal(expected))


NUMBERS = st.decimals(0, 10_000, places=2)
WEIGHTS = st.decimals(0, 100, places=3)
RULES = st.sampled_from([DECLINING, RATIO])
SIGNS = st.sampled_from(["≥", ">", "≤", "<", "="])


@given(SIGNS, NUMBERS, st.decimals(-10_000, 10_000, places=2), WEIGHTS, RULES)
def test_a_score_lies_between_nothing_and_its_points(
    sign: str, goal: Decimal, actual: Decimal, weight: Decimal, rules: ScoringRules
) -> None:
    said = proposal(evaluated("e", f"{sign}{goal}次", f"{actual}次", str(weight)), rules).score
    assert said is not None
    assert 0 <= said <= weight


@given(SIGNS, NUMBERS, NUMBERS, NUMBERS, WEIGHTS, RULES)
def test_a_better_actual_never_scores_less(
    sign: str, goal: Decimal, one: Decimal, other: Decimal, weight: Decimal, rules: ScoringRules
) -> None:
    def scored(actual: Decimal) -> Decimal:
        said = proposal(evaluated("e", f"{sign}{goal}次", f"{actual}次", str(weight)), rules).score
        assert said is not None
        return said

    less, more = sorted((one, other))
    if sign in "≤<" or (sign == "=" and goal == 0):
        assert scored(less) >= scored(more)
    else:
        assert scored(less) <= scored(more)


@pytest.mark.parametrize(
    ("target", "actual", "number"),
    [
        ("≥2.5万人次", "2.6万", "2.6"),
        ("≥2.5万人次", "26000人次", "2.6"),
        ("≥2.5万人次", "2.6", "2.6"),
        ("≤1.5万元/场", "14000元/场", "1.4"),
        ("≥300万元", "0.03亿元", "3E+2"),
        ("≥2.5万人次", "3万户", None),
        ("≥90%", "0.9万", None),
    ],
)
def test_an_actual_value_is_counted_in_the_unit_of_its_target(
    target: str, actual: str, number: str | None
) -> None:
    said = read_value(target)
    assert said is not None
    assert actual_number(said, actual) == (None if number is None else Decimal(number))
