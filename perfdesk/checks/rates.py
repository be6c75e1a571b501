"""适当性: rates and satisfaction: their %, their size, their direction (CHECKS 31, 32, 36, 39)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.wordings import both, first_of, numbers_in, plain, shortened, squeezed, typed
from perfdesk.domain.target_value import Kind, TargetValue

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

_END = re.compile(r"(?:率|满意度|占比|比重|比例)(?:[（(][^）)]{0,200}[）)])?\Z")
_NO_SHARES = ("效率", "频率", "功率", "利率", "汇率", "税率")
_GROWTH = ("增长", "增幅", "同比")
_AT_LEAST, _AT_MOST = frozenset("≥>"), frozenset("≤<")


def is_rate(name: str) -> bool:
    return bool(_END.search(name)) and not name.endswith(_NO_SHARES)


def rates(texts: "Texts") -> Iterator["Slip"]:
    """A rate without %, a rate that must be 100 % or more, a rate to be reached that is hardly any."""
    name = squeezed(texts.name)
    if not is_rate(name):
        return
    for field, text in reversed(both(texts)):
        if rule := _rule_of(name, text, texts):
            yield rule, field, (("name", name), ("text", shortened(text)))
            return


def unnamed(texts: "Texts") -> Iterator["Slip"]:
    """A share under a name that speaks of none: perhaps the end of the name is missing."""
    name, value = plain(texts.name), typed(texts.annual)
    if value is None or value.kind is not Kind.NUMBER or value.unit != "%" or not name:
        return
    if not first_of(texts.by.words("rate.not_named"), name.rstrip("、,;。")):
        yield "rate.not_named", "name", (("name", squeezed(texts.name)), ("text", shortened(texts.annual)))


def _rule_of(name: str, text: str, texts: "Texts") -> str:
    """ "" for a value that fits a rate."""
    value, bare = typed(text), plain(text)
    if value is None or value.number is None or value.kind is not Kind.NUMBER:
        return (
            "rate.no_percent"
            if numbers_in(bare) and not _has_share(bare) and "(%)" not in plain(name)
            else ""
        )
    if value.unit not in ("%", "‰") and not _has_share(bare) and "%" not in plain(name):
        return "rate.no_percent"
    if value.unit != "%" or any(word in name for word in _GROWTH):
        return ""
    if value.number > 100 or (value.number == 100 and value.sign in _AT_LEAST):
        return "rate.over_100"
    is_low = value.number < texts.by.number("rate.low", "least") and value.sign not in _AT_MOST
    return "rate.low" if is_low and _is_to_be_high(name, texts.by.words("rate.low")) else ""


def _has_share(text: str) -> bool:
    """A share said otherwise than by %: 九成, 3/4, 零."""
    return any(mark in text for mark in ("%", "‰", "成", "百分", "/", "分之", "倍", "零", "分", ":"))


def _is_to_be_high(name: str, words: tuple[str, ...]) -> bool:
    """合格率, but not 不合格率 or 未完成率."""
    word = first_of(words, name)
    return bool(word) and name[: name.find(word)][-1:] not in tuple("不未非无")


def downward(texts: "Texts") -> Iterator["Slip"]:
    """事故, 投诉 and the like are to be few."""
    name = squeezed(texts.name)
    if not first_of(texts.by.words("direction.wrong"), name):
        return
    if first_of(texts.by.words("direction.wrong", "dealt_with"), name):
        return
    for field, text in reversed(both(texts)):
        value = typed(text)
        if value is not None and value.number and (value.sign in _AT_LEAST or _is_most(value, texts)):
            yield "direction.wrong", field, (("name", name), ("text", shortened(text)))
            return


def _is_most(value: TargetValue, texts: "Texts") -> bool:
    """A bare share so large that it cannot be meant as a limit."""
    least = texts.by.number("direction.wrong", "share")
    return value.unit == "%" and value.sign == "=" and value.number is not None and value.number >= least


def upward(texts: "Texts") -> Iterator["Slip"]:
    """满意度, 合格率 and the like are to be high."""
    name = squeezed(texts.name)
    if not _is_to_be_high(name, texts.by.words("direction.upward")):
        return
    if first_of(texts.by.words("direction.wrong"), name) and "满意" not in name:
        return
    for field, text in reversed(both(texts)):
        value = typed(text)
        if value is not None and value.sign in _AT_MOST:
            yield "direction.upward", field, (("name", name), ("text", shortened(text)))
            return


def satisfaction(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if "满意" not in name:
        return
    text, value = texts.annual, typed(texts.annual)
    least = texts.by.number("satisfaction.low", "least")
    if value is not None and value.unit == "%" and value.number is not None:
        if value.number < least and value.sign in ("≥", ">", "="):
            yield "satisfaction.low", "annual_value", (("text", shortened(text)), ("least", str(least)))
    elif _says_no_share(texts, text):
        yield "satisfaction.method", "annual_value", (("text", shortened(text)),)


def _says_no_share(texts: "Texts", text: str) -> bool:
    bare = plain(text).strip("。")
    is_other = bare == plain(texts.name) or bare in texts.by.words("value.placeholder")
    return bool(bare) and not numbers_in(bare) and not is_other
