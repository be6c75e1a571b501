"""适当性: how a number of a value is written: its signs, digits, unit (CHECKS 29, 30, 37, 38)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from perfdesk.checks.wordings import both, first_of, plain, shortened, squeezed, typed
from perfdesk.domain.target_value import Kind

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

_AT_LEAST = r"(?:>=|≥|≧|>|不少于|不低于|不小于|至少|超过)"
_AT_MOST = r"(?:<=|≤|≦|<|不超过|不高于|不多于|不大于|低于|少于)"
_SIGNED_TWICE = re.compile(
    rf"(?:{_AT_LEAST}|{_AT_MOST})\s*(?:{_AT_LEAST}|{_AT_MOST}|(?<![><])=)\s*\d"  # >= is one sign, ≥= two
    rf"|{_AT_LEAST}\d[\d.,]*[^\d,，;；。、]{{0,6}}?(?:以上|以下|以内|左右)"
    rf"|{_AT_MOST}\d[\d.,]*[^\d,，;；。、]{{0,6}}?(?:以上|以下|以内|左右)"
)
_SEPARATOR = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*,(?:\d{1,2}|\d{4,})(?![\d,])")
_YEARS = re.compile(r"20\d\d,20\d\d")
_LETTER = re.compile(r"\d[OoIl]+(?=[\d%])|(?<![A-Za-z])[OoIl]\d|\d[OoIl](?![A-Za-z\d])(?=[一-鿿])")
_NEGATIVE = re.compile(r"(?:[≥≤><=]|不少于|不低于|不超过)?[-−—–]\d+(?:\.\d+)?(?!\d*[-./月])")
_RANGE = re.compile(
    r"(?<![\d.\-/年月])(\d+(?:\.\d+)?)(%|[一-鿿]{0,2})[-~—–至](\d+(?:\.\d+)?)(?=%|[一-鿿])(?!年|月)"
)
_FALLING = ("增长", "增幅", "同比", "下降", "减少", "增速", "变化", "温度")
"""Names of what may be less than nothing."""
_IN_NAME = re.compile(rf"(?:{_AT_LEAST}|{_AT_MOST})\d")
_BRACKET = re.compile(r"\(([^()\d]{1,4})\)\Z")


def signed_twice(texts: "Texts") -> Iterator["Slip"]:
    """≥90%以上 says it twice, ≥90%以下 the contrary."""
    yield from _each(texts, "value.sign_twice", _SIGNED_TWICE)


def letters(texts: "Texts") -> Iterator["Slip"]:
    """9O% with a letter for the nought."""
    yield from _each(texts, "text.letter_in_number", _LETTER)


def _each(texts: "Texts", rule: str, pattern: re.Pattern[str]) -> Iterator["Slip"]:
    for field, text in both(texts):
        if pattern.search(plain(text)):
            yield rule, field, (("text", shortened(text)),)


def separators(texts: "Texts") -> Iterator["Slip"]:
    """A comma that does not stand before three digits."""
    for field, text in both(texts):
        bare = plain(text)
        if _SEPARATOR.search(bare) and not _YEARS.search(bare):
            yield "value.separator", field, (("text", shortened(text)),)


def amounts_to_nothing(texts: "Texts") -> Iterator["Slip"]:
    """Less than nothing, or at least nothing: no target."""
    name = plain(texts.name)
    for field, text in reversed(both(texts)):
        bare, value = plain(text), typed(text)
        if _NEGATIVE.match(bare) and not any(word in name for word in _FALLING):
            yield "value.negative", field, (("text", shortened(text)),)
            return
        is_none = value is not None and value.kind is Kind.NUMBER and value.number == 0
        if value is not None and is_none and (value.sign in "≥>" or _asks_for_some(value.unit, texts)):
            yield "value.zero", field, (("text", shortened(text)),)
            return


def _asks_for_some(unit: str, texts: "Texts") -> bool:
    """A quantity that is no harm done."""
    is_quantity = texts.level2 == "11" and unit not in ("%", "‰")
    return is_quantity and not first_of(texts.by.words("value.zero", "may_be_none"), plain(texts.name))


def reversed_range(texts: "Texts") -> Iterator["Slip"]:
    for field, text in both(texts):
        for match in _RANGE.finditer(plain(text)):
            if float(match[1]) > float(match[3]):
                yield "value.range_reversed", field, (("text", shortened(text)),)
                break


def in_the_name(texts: "Texts") -> Iterator["Slip"]:
    """培训人数≥50人: the value stands in the name."""
    if _IN_NAME.search(plain(texts.name)):
        yield "name.holds_value", "name", (("text", shortened(texts.name)),)


def transposed(texts: "Texts") -> Iterator["Slip"]:
    """1350 and 1530: the same digits in another order."""
    cycle, annual = typed(texts.cycle), typed(texts.annual)
    if cycle is None or annual is None or cycle.number == annual.number or cycle.unit != annual.unit:
        return
    if cycle.kind is Kind.NUMBER is annual.kind and sorted(str(cycle.number)) == sorted(str(annual.number)):
        told = (("cycle", shortened(texts.cycle)), ("annual", shortened(texts.annual)))
        yield "year.digits", "annual_value", told


def other_unit(texts: "Texts") -> Iterator["Slip"]:
    """家 for 培训人数: the name says what is counted."""
    if _is_share_of_a_count(texts):
        yield (
            "value.other_unit",
            "annual_value",
            (("name", squeezed(texts.name)), ("text", shortened(texts.annual))),
        )
        return
    units = _units_of(
        plain(texts.name), texts.by.words("value.other_unit"), texts.by.words("value.other_unit", "units")
    )
    if not units:
        return
    for field, text in reversed(both(texts)):
        value = typed(text)
        if value is not None and value.kind is Kind.NUMBER and value.unit and not _is_of(value.unit, units):
            told = (("name", squeezed(texts.name)), ("text", shortened(text)))
            yield "value.other_unit", field, told
            return


def _is_share_of_a_count(texts: "Texts") -> bool:
    """培训数量 90%; 高企数占比 is no count."""
    name, value = plain(texts.name), typed(texts.annual)
    is_count = name.endswith(texts.by.words("value.other_unit", "counts")) and "占" not in name
    return is_count and value is not None and value.unit in ("%", "‰")


@lru_cache(50_000)
def _units_of(name: str, lines: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The units that a name allows; none where it does not tell. Lines are 人数:人,名,位."""
    bracket = _BRACKET.search(name)
    if bracket and bracket[1] in known:
        return (bracket[1],)
    for line in lines:
        ending, _, units = line.partition(":")
        if name.endswith(ending):
            return tuple(units.split(","))
    return ()


def _is_of(unit: str, units: tuple[str, ...]) -> bool:
    """万人次 is 人; 个企业 is 个."""
    bare = unit.lstrip("余多").removeprefix("万").removeprefix("亿").removeprefix("千")
    return unit in units or not bare or any(bare.startswith(known) for known in units)
