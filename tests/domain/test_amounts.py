"""Money as people and documents write it, and how far a printed sum may be off."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.amounts import (
    Amounts,
    NotAnAmount,
    SumVerdict,
    exact_amount,
    judge_sum,
    parse_amount,
    show_amount,
)
from tests.builders import amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("120.00", "120"),
        ("55,605.10", "55605.10"),
        ("１，２３４．５０", "1234.50"),
        ("1，234.50", "1234.50"),
        ("1 234.50", "1234.50"),
        ("　120.00　", "120"),
        ("120.00\n", "120"),
        ("¥120", "120"),
        ("￥ 1,200", "1200"),
        ("(5.10)", "-5.10"),
        ("（5.10）", "-5.10"),
        ("-5.1", "-5.1"),
        ("－5.1", "-5.1"),
        ("−5.1", "-5.1"),
        ("+5", "5"),
        (".5", "0.5"),
        ("0", "0"),
        ("99999999999999.99", "99999999999999.99"),
    ],
)
def test_amounts_as_they_are_written(text, amount):
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", " ", "　", "-", "－", "--", "—", "——", "/", "￥", " - ", "–"])
def test_a_blank_or_a_dash_is_no_amount_at_all(text):
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "100元",
        "10万元",
        "十",
        "12.5.0",
        "12。5",
        "1e5",
        "NaN",
        "Infinity",
        "()",
        "(-5)",
        "5-",
        "1_000",
        "1,5",
        "1,2345",
        "120 50",
        "1000000000000000",
    ],
)
def test_what_is_no_amount_is_refused_with_its_text(text):
    with pytest.raises(NotAnAmount) as refusal:
        parse_amount(text)
    assert refusal.value.args == (text,)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("55605.1", "55,605.10"), ("0", "0.00"), ("-1234", "-1,234.00"), ("1.005", "1.005"), ("1.1000", "1.10")],
)
def test_amounts_are_shown_as_the_tables_print_them(amount, shown):
    assert show_amount(Decimal(amount)) == shown


def test_a_blank_is_shown_as_nothing():
    assert show_amount(None) == ""


@given(st.none() | st.integers(0, 40).flatmap(lambda n: st.decimals(-(10**14), 10**14, places=n)))
def test_what_is_shown_reads_back_as_the_same_amount(amount):
    assert parse_amount(show_amount(amount)) == amount


@given(st.text())
def test_any_text_is_an_amount_a_blank_or_refused(text):
    with suppress(NotAnAmount):
        amount = parse_amount(text)
        assert amount is None or amount.is_finite()


def test_a_row_differs_by_what_its_parts_do_not_explain():
    assert amounts("138.50", "108.00", None, "30.00").row_difference == Decimal("0.50")


@pytest.mark.parametrize("row", [Amounts(), amounts("5"), amounts(None, "5")])
def test_a_row_with_a_blank_side_differs_by_nothing(row):
    assert row.row_difference is None


def test_a_row_of_zeros_is_not_blank():
    assert Amounts().is_blank
    assert not amounts(None, None, None, "0").is_blank


def test_a_sum_that_adds_up_is_exact():
    assert judge_sum(Decimal("0.00"), 0) is SumVerdict.EXACT


@pytest.mark.parametrize("count", [1, 2, 3, 4, 10, 41, 999])
def test_half_a_cent_for_each_amount_and_the_sum_is_the_hard_bound(count):
    bound = Decimal("0.005") * (count + 1)
    assert judge_sum(bound, count) is not SumVerdict.WRONG
    assert judge_sum(bound + Decimal("0.0001"), count) is SumVerdict.WRONG
    assert judge_sum(-bound - Decimal("0.0001"), count) is SumVerdict.WRONG


@pytest.mark.parametrize(("count", "rounding", "doubtful"), [(4, "0.017", "0.018"), (100, "0.087", "0.088")])
def test_three_standard_deviations_are_rounding_and_more_is_doubtful(count, rounding, doubtful):
    assert judge_sum(Decimal(rounding), count) is SumVerdict.ROUNDING
    assert judge_sum(-Decimal(doubtful), count) is SumVerdict.DOUBTFUL


def test_one_cent_over_34_projects_is_rounding():
    """A published table: 67,066.46 against 67,066.47."""
    assert judge_sum(Decimal("67066.46") - Decimal("67066.47"), 34) is SumVerdict.ROUNDING


def test_a_difference_to_nothing_is_wrong():
    assert judge_sum(Decimal("0.01"), 0) is SumVerdict.WRONG


@pytest.mark.parametrize("text", ["1e5", "NaN", "Infinity", "9" * 16, "0." + "0" * 70 + "1", "1" * 5000])
def test_a_number_without_end_is_no_amount(text: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_amount(text)


@pytest.mark.parametrize("text", ["NaN", "-Infinity", "1E+15", "1E-999999", "0E+999999", "", "一"])
def test_nor_is_one_in_a_file(text: str) -> None:
    with pytest.raises(NotAnAmount):
        exact_amount(text)
