"""What a value's wording says: `不少于10次` is ≥ 10 次. The wording itself is never replaced by it."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What sort of statement a value makes."""

    NUMBER = "number"
    RANGE = "range"
    RATIO = "ratio"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A value in typed form: `sign` is one of ≥ ≤ > < = ≈, `upper` the end of a range or the ratio's second term.

    A date has `month` and `day` and, when stated, `year`; numbers are in `unit` as printed (`%`, `次`, `万元`).
    """

    kind: Kind
    sign: str
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None


@lru_cache(10_000)
def read_value(wording: str) -> TargetValue | None:
    """The typed form of a wording; None for one that is qualitative, empty or holds several numbers.

    Remembered: the value of the cycle and that of the year are mostly the same, and rows repeat them.
    """
    text = _plain(wording)
    for shape in (_date, _ratio, _range, _number):
        value = shape(text)
        if value is not None:
            return value
    return None


def _plain(wording: str) -> str:
    """Half width, without white space and thousands separators, with one letter for each sign."""
    halved = "".join(c if c in _KEPT else unicodedata.normalize("NFKC", c) for c in wording)
    text = re.sub(r"\s+", "", halved)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    text = _PERCENT.sub(r"\1%", text.rstrip("。;"))
    return _BRACKETED_UNIT.sub(r"\1\2", text)


_PERCENT = re.compile(r"百分之(\d+(?:\.\d+)?)|(?<=\d)(?:百分比|百分率|百分号|个百分比)(?=$|以)")
_BRACKETED_UNIT = re.compile(r"(\d)\((?!含|约|预计|累计)([%‰]|[一-鿿]{1,3}(?:/[一-鿿]{1,3})?)\)$")
"""`≥90.00(%)`, as forms print it that have the unit in the head."""


_KEPT = frozenset("㎡㎥²³")
"""Their half-width forms end in a digit, which would be a second number."""

_SIGNS = (
    (">=", "≥"), ("<=", "≤"), ("≧", "≥"), ("≦", "≤"), ("═", "="),
    ("不少于", "≥"), ("不低于", "≥"), ("不小于", "≥"), ("大于等于", "≥"), ("大于或等于", "≥"), ("至少", "≥"),
    ("不超过", "≤"), ("不高于", "≤"), ("不多于", "≤"), ("不大于", "≤"), ("不超", "≤"),
    ("小于等于", "≤"), ("小于或等于", "≤"),
    ("超过", ">"), ("大于", ">"), ("高于", ">"), ("多于", ">"),
    ("少于", "<"), ("低于", "<"), ("小于", "<"), ("等于", "="), ("大约", "≈"), ("约", "≈"),
)  # fmt: skip
"""Longer wordings first: 不超过 must not be read as 超过."""

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"(?:%|‰|[^\d≥≤><=≈%、;:,()\-~+]{0,8}?)"
_AFTER = {"以上": "≥", "及以上": "≥", "或以上": "≥", "以内": "≤", "以下": "≤", "及以下": "≤", "左右": "≈"}
_AFTER_PATTERN = "|".join(sorted(_AFTER, key=len, reverse=True))
_LEAD = r"(?:年?(?:达到|达|为))?"

_NUMBER_SHAPE = re.compile(
    rf"{_LEAD}([≥≤><=≈]?)({_NUMBER})(?:({_UNIT})({_AFTER_PATTERN})|({_AFTER_PATTERN})({_UNIT})|({_UNIT}))(\(含.*\))?"
)
_RANGE_SHAPE = re.compile(rf"{_LEAD}({_NUMBER})({_UNIT}?)(?:-|~|—|–|至)({_NUMBER})({_UNIT})")
_RATIO_SHAPE = re.compile(rf"([≥≤><=≈]?)({_NUMBER}):({_NUMBER})")
_DATE_SHAPE = re.compile(
    r"(?:于|在)?(?:(\d{4})(?:年|-|/|\.))?(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?(之?前|底前|以前)?(?:完成)?"
)


def _number(text: str) -> TargetValue | None:
    match = _NUMBER_SHAPE.fullmatch(text)
    if match is None:
        return None
    before, number, unit, after, early_after, late_unit, lone_unit, _ = match.groups()
    sign = _AFTER.get(after or early_after or "", "") or before or "="
    if before and before != sign:
        return None
    return TargetValue(Kind.NUMBER, sign, Decimal(number), unit=unit or late_unit or lone_unit or "")


def _range(text: str) -> TargetValue | None:
    match = _RANGE_SHAPE.fullmatch(text)
    if match is None:
        return None
    low, low_unit, high, unit = match.groups()
    if (low_unit and low_unit != unit) or Decimal(low) > Decimal(high):
        return None
    return TargetValue(Kind.RANGE, "=", Decimal(low), upper=Decimal(high), unit=unit)


def _ratio(text: str) -> TargetValue | None:
    match = _RATIO_SHAPE.fullmatch(text)
    if match is None:
        return None
    sign, first, second = match.groups()
    return TargetValue(Kind.RATIO, sign or "=", Decimal(first), upper=Decimal(second))


def _date(text: str) -> TargetValue | None:
    match = _DATE_SHAPE.fullmatch(text)
    if match is None:
        return None
    year, month, day, before = match.groups()
    is_calendar = 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and ("月" in text or year is not None)
    if not is_calendar:
        return None
    return TargetValue(
        Kind.DATE, "≤" if before else "=", year=int(year) if year else None, month=int(month), day=int(day)
    )
