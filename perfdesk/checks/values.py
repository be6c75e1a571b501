"""适当性: values that cannot be measured or do not fit their name or each other (CHECKS 10, 11, 27–38, 41)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.catalogue import Parameters
from perfdesk.checks.dates import DATE, is_later
from perfdesk.checks.rates import is_rate
from perfdesk.checks.wordings import both, first_of, numbers_in, plain, shortened, squeezed, typed
from perfdesk.domain.target_value import Kind, TargetValue

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

_UNIT_IN_NAME = re.compile(r"[（(][^）)]{1,6}[）)]|数量|个数|次数|人数|户数|件数|份数|场次|面积|金额|总额")
_HOLLOW = re.compile(
    r"\*{2,}|(?<![A-Za-z\d])[xX×]{2,}(?![A-Za-z\d])|年度计划数|\(?\d{1,9}字以内\)?|_{2,}|\(\s*\)|[?？]{2,}|待填|待补|此处填写"
)
_SHORTEST_CUT = 4
_SHORT = 8
_NUMBERLESS = re.compile(r"[≥≤><=]+[一-鿿]{0,2}|%|‰|[个次家场人名项台套份户件]")
_ASKED = re.compile(r"\([^()]{0,6}[≥≤<>=]?\*\*[^()]*\)|[≥≤<>=]\*{2,}[^，。；]{0,8}$")
"""What the name of a prescribed indicator asks for, `特困供养人数（≥**人）`: no blank that was forgotten."""
_LISTED = re.compile(r"\([一二三四五六七八九十]+\)|[一二三四五六七八九十]、")
_OTHER_YUE = ("节约", "预约", "合约", "集约", "履约", "违约", "条约")
_NOT_SUMMED = ("%", "‰", "年", "月", "日", "天", "小时", "个工作日", "工作日", "分钟", "个月")


def placeholder(texts: "Texts") -> Iterator["Slip"]:
    said = texts.by.words("value.placeholder")
    for field, text in both(texts):
        bare = plain(text).strip("。.;；")
        if (bare and _is_placeholder(bare, said)) or (plain(text) and not bare):  # … is three dots when plain
            yield "value.placeholder", field, (("text", shortened(text)),)
    bare = _ASKED.sub("", plain(texts.name))
    if bare and is_no_name(bare, texts.by):
        yield "name.placeholder", "name", (("text", shortened(texts.name)),)


def _is_placeholder(bare: str, said: tuple[str, ...]) -> bool:
    """无, XX, a dash; a sign or a unit without its number."""
    return bare in said or bare in "/-—–" or holds_a_blank(bare) or bool(_NUMBERLESS.fullmatch(bare))


def is_no_name(bare: str, by: Parameters) -> bool:
    """A placeholder, the form's own words, or no word at all: 1., （一）."""
    is_word = any(char.isalpha() for char in _LISTED.sub("", bare))
    said = by.words("value.placeholder")
    return not is_word or bare in by.words("name.placeholder") or _is_placeholder(bare, said)


def holds_a_blank(bare: str) -> bool:
    """A form's blank that nobody filled: **次, XX人, （ ）, （100字以内）."""
    return bool(_HOLLOW.search(bare))


def repeats_name(texts: "Texts") -> Iterator["Slip"]:
    name = plain(texts.name)
    for field, text in both(texts):
        if name and plain(text).strip("。") == name:
            yield "value.repeats_name", field, (("text", shortened(text)),)


def unmeasurable(texts: "Texts") -> Iterator["Slip"]:
    """One finding for an indicator: both values mostly say the same. A quantity and a rate need a number."""
    is_counted = texts.level2 == "11" or is_rate(squeezed(texts.name))
    for field, text in reversed(both(texts)):
        bare = plain(text)
        says_nothing = bare and not numbers_in(bare) and plain(texts.name) != bare and not DATE.search(bare)
        if says_nothing and first_of(texts.by.words("value.unmeasurable"), bare):
            yield "value.unmeasurable", field, (("text", shortened(text)),)
            return
        if says_nothing and is_counted and not _says_how_many(bare, texts.by):
            yield "value.no_number", field, (("text", shortened(text)),)
            return


def _says_how_many(bare: str, by: Parameters) -> bool:
    """In words (三次), or not at all and said so by another rule."""
    return bool(first_of(tuple("一二三四五六七八九十百千两零"), bare)) or _is_placeholder(
        bare, by.words("value.placeholder")
    )


def too_long(texts: "Texts") -> Iterator["Slip"]:
    most = texts.by.number("value.long", "most")
    for field, text in reversed(both(texts)):
        if len(squeezed(text)) > most:
            yield "value.long", field, (("count", str(len(squeezed(text)))), ("most", str(most)))
            return


def without_unit(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if is_rate(name):
        return
    bare = [field for field, text in reversed(both(texts)) if _is_bare(text)]
    is_known = bool(_UNIT_IN_NAME.search(name))
    if bare and not (is_known and (len(bare) == 2 or not _has_unit(texts))):
        text = texts.annual if bare[0] == "annual_value" else texts.cycle
        yield "value.no_unit", bare[0], (("text", shortened(text)),)


def _is_bare(text: str) -> bool:
    value = typed(text)
    is_number = value is not None and value.kind in (Kind.NUMBER, Kind.RANGE)
    return value is not None and is_number and not value.unit and bool(value.number)


def _has_unit(texts: "Texts") -> bool:
    values = (typed(text) for _, text in both(texts))
    return any(value is not None and value.kind is Kind.NUMBER and value.unit for value in values)


def without_sign(texts: "Texts") -> Iterator["Slip"]:
    """A number that is neither at least nor at most; all (100%) and none need no sign.

    A number without its unit is told as that; the amount of a benefit may be what it is.
    """
    text, value = texts.annual, typed(texts.annual)
    if value is None or value.kind is not Kind.NUMBER or value.sign != "=" or "=" in plain(text):
        return
    other = typed(texts.cycle)
    lost = other is not None and other.unit == value.unit and other.sign in "≥≤><"
    is_all_or_none = value.number == 0 or (value.number == 100 and value.unit == "%")
    has_unit = bool(value.unit or _UNIT_IN_NAME.search(squeezed(texts.name)))
    is_limit = texts.level1 in ("1", "3") or value.unit == "%"
    is_bare = is_limit and has_unit and not is_all_or_none and plain(text)[:1].isdecimal()
    if lost or is_bare:
        yield "value.no_sign", "annual_value", (("text", shortened(text)),)


def year_and_cycle(texts: "Texts") -> Iterator["Slip"]:
    """The year's value may be less than the whole period's, not more; and it is of the same kind."""
    cycle, annual = typed(texts.cycle), typed(texts.annual)
    if plain(texts.cycle) == plain(texts.annual) or not texts.cycle.strip() or not texts.annual.strip():
        return
    shown = (("cycle", shortened(texts.cycle)), ("annual", shortened(texts.annual)))
    if _is_over(cycle, annual) or is_later(plain(texts.annual), plain(texts.cycle)):
        yield "year.over_cycle", "annual_value", shown
    elif _differ_in_kind(cycle, annual, texts):
        yield "year.other_form", "annual_value", shown


def cut_short(texts: "Texts") -> Iterator["Slip"]:
    """One value is the beginning of the other; what is added in brackets is an explanation."""
    cycle, annual = squeezed(texts.cycle), squeezed(texts.annual)
    short, long, field = (
        (annual, cycle, "annual_value") if len(annual) < len(cycle) else (cycle, annual, "cycle_value")
    )
    if len(short) < _SHORTEST_CUT or not long.startswith(short) or typed(short) is not None:
        return
    rest = long[len(short) :]
    if rest and rest[0] not in "（(。；;，,":
        yield "text.cut_sentence", field, (("text", short[-15:]),)


def _is_over(cycle: TargetValue | None, annual: TargetValue | None) -> bool:
    if cycle is None or annual is None or cycle.kind is not annual.kind:
        return False
    if cycle.number is None or annual.number is None or cycle.kind is not Kind.NUMBER:
        return False
    return cycle.unit == annual.unit and cycle.unit not in _NOT_SUMMED and annual.number > cycle.number


def _differ_in_kind(cycle: TargetValue | None, annual: TargetValue | None, texts: "Texts") -> bool:
    if cycle is not None and annual is not None:
        if cycle.kind is Kind.DATE or annual.kind is Kind.DATE:
            return cycle.kind is not annual.kind
        is_contrary = {cycle.sign, annual.sign} in ({"≥", "≤"}, {">", "<"}, {"≥", "<"}, {">", "≤"})
        return is_contrary or bool(cycle.unit and annual.unit and cycle.unit != annual.unit)
    known, other = (cycle, texts.annual) if annual is None else (annual, texts.cycle)
    if known is None:
        return False
    return not numbers_in(plain(other)) or bool(known.unit and known.unit not in plain(other))


_QUANTITY = re.compile(
    r"([≥≤><=]|不少于|不低于|不超过)?(?<!\d)(\d+(?:\.\d+)?)(%|[一-鿿]{1,3}?(?=[，,；;、和及\s≥≤]|\Z))"
)


def several(texts: "Texts") -> Iterator["Slip"]:
    for field, text in reversed(both(texts)):
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


def followed_by_text(texts: "Texts") -> Iterator["Slip"]:
    """The sentence of the year's value has ended, and something follows that the period's does not say."""
    said, _, rest = texts.annual.strip().partition("。")
    if rest.strip() and typed(said) is not None and rest.strip() not in texts.cycle:
        yield "value.text_after", "annual_value", (("text", shortened(rest.strip())),)


def approximate(texts: "Texts") -> Iterator["Slip"]:
    for field, text in reversed(both(texts)):
        bare = plain(text)
        if (
            numbers_in(bare)
            and len(bare) <= 20
            and (word := first_of(texts.by.words("value.approximate"), bare))
        ):
            if not (word == "约" and any(other in bare for other in _OTHER_YUE)):
                yield "value.approximate", field, (("text", shortened(text)),)
                return
        elif len(bare) <= _SHORT and first_of(texts.by.words("value.approximate", "without_number"), bare):
            yield "value.approximate", field, (("text", shortened(text)),)
            return


def question(texts: "Texts") -> Iterator["Slip"]:
    if "是否" in texts.name:
        yield "name.question", "name", (("name", shortened(texts.name)),)
