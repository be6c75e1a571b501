"""Amounts as they are typed: simple sums, and numbers with a unit of their own."""

from decimal import Decimal

import pytest

from perfdesk.domain.amounts import NotAnAmount
from perfdesk.domain.typed_amount import typed_amount


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("1,234.50", "万元", "1234.50"),
        ("", "万元", None),
        ("=100+50", "万元", "150"),
        ("＝１００＋５０", "万元", "150"),
        ("= 1,200 - 200.5", "万元", "999.5"),
        ("=-3+5", "万元", "2"),
        ("=3*12.5+2", "万元", "39.5"),
        ("=100÷4", "万元", "25"),
        ("1.2万", "万元", "1.2"),
        ("1.2万元", "元", "12000"),
        ("12000元", "万元", "1.2"),
        ("1.5亿", "万元", "15000"),
    ],
)
def test_what_is_typed_is_in_the_unit_of_the_table(text: str, unit: str, amount: str | None) -> None:
    assert typed_amount(text, unit) == (Decimal(amount) if amount is not None else None)


@pytest.mark.parametrize(
    "text", ["=", "=1+", "=1++", "=1 2", "=a", "=1/0", "十万", "万", "5件", "=9**9", "3万x"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount):
        typed_amount(text, "万元")


def test_a_unit_of_a_table_that_is_no_money_is_not_guessed() -> None:
    with pytest.raises(NotAnAmount):
        typed_amount("1.2万", "美元")
