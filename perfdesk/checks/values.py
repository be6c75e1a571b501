"""适当性: values that cannot be measured or do not fit their name or each other (CHECKS 10, 11, 27–41, 47, 48)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.catalogue import number, words
from perfdesk.checks.wordings import first_of, numbers_in, plain, shortened, squeezed, typed
from perfdesk.domain.target_value import Kind, TargetValue

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

VALUES = ("cycle_value", "annual_value")
_RATE_END = re.compile(r"(?:率|满意度|占比|比重|比例)(?:[（(][^）)]*[）)])?\Z")
_UNIT_IN_NAME = re.compile(r"[（(][^）)]{1,6}[）)]|数量|个数|次数|人数|户数|件数|份数|场次|面积|金额|总额")
_DATE = re.compile(
    r"\d{1,2}月|\d{4}[-./]\d{1,2}|[一二三四]季度|上半年|下半年|月底|季末|\d+\s*(?:天|日|个?工作日|小时|周|个月)"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=年|[-./]\d)")
_HOLLOW = re.compile(r"\*{2,}|[xX×]{2,}|年度计划数|\(?\d+字以内\)?")
_METHODS = ("采访", "问卷", "走访", "座谈", "抽查")
_GROWTH = ("增长", "增幅", "同比")
_DEALT_WITH = (
    "降低", "减少", "处理", "处置", "办结", "整改", "解决", "下降", "应对", "响应", "赔",
    "排除", "修复", "回复", "满意",
)  # fmt: skip
"""A rate of complaints that were dealt with is to be high."""
_OTHER_YUE = ("节约", "预约", "合约", "集约", "履约", "违约", "条约")
_COMPARING = ("同比", "相比", "以来", "基数", "比20", "较20", "以前年度", "至20", "-20", "—20")
_ZERO_SIGNS = frozenset(("≥", ">"))


def _both(texts: "Texts") -> tuple[tuple[str, str], tuple[str, str]]:
    return (("cycle_value", texts.cycle), ("annual_value", texts.annual))


def placeholder(texts: "Texts") -> Iterator["Slip"]:
    for field, text in _both(texts):
        bare = plain(text).strip("。.;；")
        if bare and (bare in words("value.placeholder") or bare in "/-—–" or _HOLLOW.search(bare)):
            yield "value.placeholder", field, (("text", shortened(text)),)


def repeats_name(texts: "Texts") -> Iterator["Slip"]:
    name = plain(texts.name)
    for field, text in _both(texts):
        if name and plain(text).strip("。") == name:
            yield "value.repeats_name", field, (("text", shortened(text)),)


def unmeasurable(texts: "Texts") -> Iterator["Slip"]:
    """One finding for an indicator: both values mostly say the same."""
    for field, text in reversed(_both(texts)):
        bare = plain(text)
        says_nothing = bare and not numbers_in(bare) and plain(texts.name) != bare and not _DATE.search(bare)
        if says_nothing and first_of(words("value.unmeasurable"), bare):
            yield "value.unmeasurable", field, (("text", shortened(text)),)
            return


def too_long(texts: "Texts") -> Iterator["Slip"]:
    most = number("value.long", "most")
    for field, text in reversed(_both(texts)):
        if len(squeezed(text)) > most:
            yield "value.long", field, (("count", str(len(squeezed(text)))), ("most", str(most)))
            return


def without_unit(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    for field, text in reversed(_both(texts)):
        value = typed(text)
        is_bare = value is not None and value.kind is Kind.NUMBER and not value.unit and bool(value.number)
        if is_bare and not _UNIT_IN_NAME.search(name) and not _is_rate(name):
            yield "value.no_unit", field, (("text", shortened(text)),)
            return


def without_sign(texts: "Texts") -> Iterator["Slip"]:
    if texts.level2 != "11":
        return
    text, value = texts.annual, typed(texts.annual)
    if value is None or value.kind is not Kind.NUMBER or value.sign != "=" or "=" in plain(text):
        return
    if value.unit not in ("%", "‰", "") and plain(text)[:1].isdecimal():
        yield "value.no_sign", "annual_value", (("text", shortened(text)),)


def rates(texts: "Texts") -> Iterator["Slip"]:
    """A rate without %, and a rate that must be 100 % or more."""
    name = squeezed(texts.name)
    if not _is_rate(name):
        return
    for field, text in reversed(_both(texts)):
        value = typed(text)
        if value is None or value.number is None or value.kind is not Kind.NUMBER:
            if numbers_in(plain(text)) and not _has_share(plain(text)) and "(%)" not in plain(name):
                yield "rate.no_percent", field, (("name", name), ("text", shortened(text)))
                return
            continue
        if value.unit not in ("%", "‰") and not _has_share(plain(text)) and "%" not in plain(name):
            yield "rate.no_percent", field, (("name", name), ("text", shortened(text)))
            return
        is_growth = "增长" in name or "增幅" in name or "同比" in name
        if (
            value.unit == "%"
            and not is_growth
            and (value.number > 100 or (value.number == 100 and value.sign in _ZERO_SIGNS))
        ):
            yield "rate.over_100", field, (("name", name), ("text", shortened(text)))
            return


def _is_rate(name: str) -> bool:
    return bool(_RATE_END.search(name)) and not name.endswith(
        ("效率", "频率", "功率", "利率", "汇率", "税率")
    )


def _has_share(text: str) -> bool:
    """A share said otherwise than by %: 九成, 3/4, 0.9."""
    return any(mark in text for mark in ("%", "‰", "成", "百分", "/", "分之", "倍", "零", "分", ":"))


def year_and_cycle(texts: "Texts") -> Iterator["Slip"]:
    """The year's value may be less than the whole period's, not more; and it is of the same kind."""
    cycle, annual = typed(texts.cycle), typed(texts.annual)
    if plain(texts.cycle) == plain(texts.annual) or not texts.cycle.strip() or not texts.annual.strip():
        return
    shown = (("cycle", shortened(texts.cycle)), ("annual", shortened(texts.annual)))
    if _is_over(cycle, annual):
        yield "year.over_cycle", "annual_value", shown
    elif _differ_in_kind(cycle, annual, texts):
        yield "year.other_form", "annual_value", shown


def _is_over(cycle: TargetValue | None, annual: TargetValue | None) -> bool:
    if cycle is None or annual is None or cycle.number is None or annual.number is None:
        return False
    if cycle.kind is not Kind.NUMBER or annual.kind is not Kind.NUMBER or cycle.unit != annual.unit:
        return False
    upward = not {cycle.sign, annual.sign} & {"≤", "<"}
    return upward and cycle.unit not in ("%", "‰", "年", "月", "日") and annual.number > cycle.number


def _differ_in_kind(cycle: TargetValue | None, annual: TargetValue | None, texts: "Texts") -> bool:
    if cycle is not None and annual is not None:
        if cycle.kind is Kind.DATE or annual.kind is Kind.DATE:
            return cycle.kind is not annual.kind
        return bool(cycle.unit and annual.unit and cycle.unit != annual.unit)
    known, other = (cycle, texts.annual) if annual is None else (annual, texts.cycle)
    if known is None:
        return False
    return not numbers_in(plain(other)) or bool(known.unit and known.unit not in plain(other))


def direction(texts: "Texts") -> Iterator["Slip"]:
    """事故, 投诉 and the like are to be few."""
    name = squeezed(texts.name)
    word = first_of(words("direction.wrong"), name)
    if not word or any(
        mark in name
        for mark in (
            "降低",
            "减少",
            "处理",
            "处置",
            "办结",
            "整改",
            "解决",
            "下降",
            "应对",
            "响应",
            "赔",
            "排除",
            "修复",
            "回复",
            "满意",
        )
    ):
        return
    for field, text in reversed(_both(texts)):
        value = typed(text)
        if value is not None and value.sign in _ZERO_SIGNS and value.number:
            yield "direction.wrong", field, (("name", name), ("text", shortened(text)))
            return


_QUANTITY = re.compile(
    r"([≥≤><=]|不少于|不低于|不超过)?(\d+(?:\.\d+)?)(%|[一-鿿]{1,3}?(?=[，,；;、和及\s≥≤]|\Z))"
)


def several(texts: "Texts") -> Iterator["Slip"]:
    for field, text in reversed(_both(texts)):
        if typed(text) is not None or len(plain(text)) > 60:
            continue
        found = [
            match
            for match in _QUANTITY.finditer(squeezed(text))
            if match[3] not in ("年", "月", "日", "个月")
        ]
        if len({match[3] for match in found}) > 1 and sum(bool(match[1]) for match in found) > 1:
            yield "value.several", field, (("text", shortened(text)),)
            return


def approximate(texts: "Texts") -> Iterator["Slip"]:
    for field, text in reversed(_both(texts)):
        bare = plain(text)
        if numbers_in(bare) and len(bare) <= 20 and (word := first_of(words("value.approximate"), bare)):
            if not (
                word == "约"
                and any(other in bare for other in ("节约", "预约", "合约", "集约", "履约", "违约", "条约"))
            ):
                yield "value.approximate", field, (("text", shortened(text)),)
                return
        elif bare in ("若干", "部分"):
            yield "value.approximate", field, (("text", shortened(text)),)
            return


def satisfaction(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if "满意" not in name:
        return
    text, value = texts.annual, typed(texts.annual)
    least = number("satisfaction.low", "least")
    if value is not None and value.unit == "%" and value.number is not None:
        if value.number < least and value.sign in ("≥", ">", "="):
            yield "satisfaction.low", "annual_value", (("text", shortened(text)), ("least", str(least)))
    elif text and not numbers_in(plain(text)) and first_of(_METHODS, text):
        yield "satisfaction.method", "annual_value", (("text", shortened(text)),)


def question(texts: "Texts") -> Iterator["Slip"]:
    if "是否" in texts.name:
        yield "name.question", "name", (("name", shortened(texts.name)),)


def other_year(texts: "Texts") -> Iterator["Slip"]:
    """A year in the annual value that is not the table's."""
    if not texts.year:
        return
    for field, text in (("name", texts.name), ("annual_value", texts.annual)):
        years = [int(year) for year in _YEAR.findall(plain(text))]
        if years and texts.year not in years and not _is_history(plain(text)):
            told = (("text", shortened(text)), ("year", str(years[0])), ("table", str(texts.year)))
            yield "date.other_year", field, told


def _is_history(text: str) -> bool:
    """A year that is compared with, or the start of a span."""
    return any(
        mark in text
        for mark in ("同比", "相比", "以来", "基数", "比20", "较20", "以前年度", "至20", "-20", "—20")
    )


def deadline(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if texts.level2 == "13" and first_of(words("deadline.no_date"), name):
        text = texts.annual
        if text.strip() and typed(text) is None and not _DATE.search(plain(text)):
            yield "deadline.no_date", "annual_value", (("name", name), ("text", shortened(text)))
