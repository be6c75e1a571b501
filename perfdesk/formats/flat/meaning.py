"""What a cell's text looks like, and how well that suits a column."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from perfdesk.formats.recognise.forms.words import level_named, squeeze


class Look(Enum):
    """The looks of a cell's text."""

    LEVEL1 = auto()
    LEVEL2 = auto()
    EITHER = auto()
    LEVELISH = auto()
    SIGN = auto()
    NUMBER = auto()
    PERCENT = auto()
    POINTS = auto()
    MEASURED = auto()
    SIGNED = auto()
    UNIT = auto()
    QUALITY = auto()
    DIRECTION = auto()
    NUMBERED = auto()
    DASH = auto()
    WORD = auto()
    TEXT = auto()


_POINTS_BEHIND = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*[分%]?\s*[）)]$|^[（(]?[一二三四五六\d][）)、.．]")
_SIGN = re.compile(r"[≥≤><=＝＞＜≧≦═≈]|定性|定量|>=|<=|等于|大于等于|小于等于|大于|小于")
_LOOKS = (
    (Look.SIGN, _SIGN),
    (Look.DIRECTION, re.compile(r"[正反负]向(?:指标)?")),
    (Look.NUMBERED, re.compile(r"指标\s*\d{1,2}.*")),
    (Look.DASH, re.compile(r"[-—–―－/／\\]+|……|…")),
    (Look.NUMBER, re.compile(r"[-+]?[\d,，]*\.?\d+")),
    (Look.PERCENT, re.compile(r"[-+]?[\d.]+[%％‰]")),
    (Look.POINTS, re.compile(r"\d{1,3}(?:\.\d+)?分")),
    (Look.TEXT, re.compile(r"\d{3,}\s*[-—–]\s*[^\W\d_]{2,}")),  # a body with its code, no number with a unit
    (Look.UNIT, re.compile(r"[%％‰]|[个人次项件万元天年月日家户座套台篇份亩吨场处本册辆名户条所类期批片"
        r"公里平方米千瓦时立方元/／]{1,6}")),
    (Look.SIGNED, re.compile(r"(?:[≥≤><=＝＞＜≧≦═≈]|>=|<=|不少于|不低于|不超过|不高于|大于|小于|达到).{1,30}")),
    (Look.MEASURED, re.compile(r"[-+]?\d[\d,.]*\s*\D{0,8}|\d[\d,.年月日号次前\-—~～至/:：到底 ]{1,24}")),
    (Look.QUALITY, re.compile(
        r"(?:全部|基本|已|未|按时|及时|不断|持续|有效|显著|明显|逐步|进一步|较|长期|良|稳步|大幅)*"
        r"(?:完成|有效|显著|明显|提高|提升|改善|增强|增加|减少|降低|优|良|好|合格|达标|达到|达成|及时|长期|持续|稳定|保障|完善|促进|优秀|良好|健全|可控|无|是|否)(?:预期指标|预期目标)?")),
)  # fmt: skip
_SHORT = 8
_LONGEST = 1000
"""Letters beyond which a text is nothing but a text: some patterns go over a long one from each of its letters."""
_LEVELISH = re.compile(r".{2,10}指标|.{2,12}[（(]\d+(?:\.\d+)?分?[）)]")

_MEASURES: Mapping[Look, float] = {
    Look.NUMBER: 1.5, Look.PERCENT: 1.5, Look.MEASURED: 2, Look.SIGNED: 2, Look.QUALITY: 1.5, Look.POINTS: -2,
    Look.WORD: -0.5, Look.TEXT: -1.5, Look.UNIT: -4, Look.DASH: -1, Look.NUMBERED: -6, Look.SIGN: -9,
}  # fmt: skip
_POINTS: Mapping[Look, float] = {Look.NUMBER: 1.5, Look.POINTS: 2, Look.DASH: -3, Look.PERCENT: -5}
_TEXTS: Mapping[Look, float] = {
    Look.TEXT: 1, Look.WORD: 0.5, Look.QUALITY: 0, Look.DASH: 0.5, Look.MEASURED: -2, Look.SIGNED: -3,
    Look.NUMBER: -4, Look.PERCENT: -4, Look.UNIT: -2,
}  # fmt: skip
_AMOUNT: Mapping[Look, float] = {Look.NUMBER: 2, Look.MEASURED: 1, Look.DASH: 0}
_SUITS: Mapping[str, Mapping[Look, float]] = {
    "level1": {Look.LEVEL1: 6, Look.EITHER: 3, Look.LEVELISH: 0, Look.LEVEL2: -6, Look.WORD: -3},
    "level2": {Look.LEVEL2: 6, Look.EITHER: 6, Look.LEVELISH: 2, Look.LEVEL1: -4, Look.WORD: -3},
    "name": {
        Look.WORD: 1.5, Look.TEXT: 2, Look.NUMBERED: 8, Look.LEVELISH: -2, Look.SIGNED: -4, Look.MEASURED: -3,
        Look.QUALITY: -2, Look.UNIT: -1.5, Look.DIRECTION: -6, Look.DASH: -3,
    },
    "sign": {Look.SIGN: 6},
    "value": _MEASURES,
    "cycle_value": _MEASURES,
    "expected": {**_MEASURES, Look.SIGNED: -1},
    "actual": {**_MEASURES, Look.SIGNED: -1, Look.TEXT: -1},
    "unit_of_value": {Look.UNIT: 4, Look.WORD: -1.5},
    "weight": _POINTS, "score": _POINTS, "level1_weight": _POINTS, "level2_weight": _POINTS,
    "nothing": {},
    "rule": {**_TEXTS, Look.SIGNED: 1, Look.MEASURED: 0},
    "direction": {Look.DIRECTION: 6},
    "project": {Look.WORD: 2, Look.TEXT: 3}, "unit": {Look.WORD: 1, Look.TEXT: 2},
    "department": {Look.WORD: 1, Look.TEXT: 2},
    "goal": {Look.TEXT: 2, Look.WORD: 0}, "annual_goal": {Look.TEXT: 2, Look.WORD: 0},
    "initial": _AMOUNT, "annual": _AMOUNT, "spent": _AMOUNT, "total": _AMOUNT, "fiscal": _AMOUNT,
    "annual_total": _AMOUNT, "annual_fiscal": _AMOUNT, "other": _AMOUNT,
    "execution_rate": {Look.PERCENT: 4, Look.NUMBER: -1, Look.DASH: 0},
    "execution_weight": {Look.NUMBER: 1, Look.DASH: 0, Look.POINTS: 1},
    "later_rate": {Look.PERCENT: 4, Look.DASH: 2}, "later_weight": {Look.DASH: 2, Look.NUMBER: -4},
    "later_score": {Look.DASH: 2, Look.NUMBER: -4},
    "execution_score": {Look.NUMBER: 1, Look.DASH: 0, Look.POINTS: 1},
}  # fmt: skip
_ANY: Mapping[Look, float] = {
    Look.LEVEL1: -8,
    Look.LEVEL2: -8,
    Look.EITHER: -8,
    Look.SIGN: -9,
    Look.NUMBERED: -8,
}
"""In a column whose head means nothing known."""
_UNSUITED = -9.0
_MISSED = {
    "level1": 0.0, "level2": 0.0, "name": -10.0, "sign": -3.0, "value": -4.0, "cycle_value": -4.0, "actual": -4.0,
    "weight": -4.0, "score": -4.0, "unit_of_value": -2.0, "expected": -2.0, "project": 0.0, "unit": 0.0,
    "department": 0.0, "goal": 0.0, "annual_goal": 0.0, "initial": -2.0, "annual": -2.0, "spent": -2.0,
    "execution_rate": -2.0, "execution_weight": -1.0, "execution_score": -1.0, "total": 0.0,
    "later_rate": -0.5, "later_weight": 0.0, "later_score": 0.0, "level1_weight": 0.0, "level2_weight": 0.0,
    "nothing": 0.0,
}  # fmt: skip
"""What it costs to leave a column blank."""
_SELDOM = -0.5
_BODY = re.compile(
    r"(?:局|政府|中心|部门|委员会|办公室|学校|医院|街道|单位|总队|支队|公司|中学|小学|大学|学院)$|^\d{3,}[-—]"
)


@lru_cache(maxsize=20_000)
def look_of(text: str) -> Look:
    """The first look that suits the whole text."""
    said = squeeze(text)
    if level := _level(said):
        return level
    if len(said) > _LONGEST:
        return Look.TEXT
    for look, pattern in _LOOKS:
        if pattern.fullmatch(said):
            return look
    if _LEVELISH.fullmatch(said):
        return Look.LEVELISH
    return Look.WORD if len(said) <= _SHORT else Look.TEXT


def _level(said: str) -> Look | None:
    if len(said) > _LONGEST:
        return None
    bare = _POINTS_BEHIND.sub("", said)
    first, second = level_named(bare, 1), level_named(bare, 2)
    if first and second:
        return Look.EITHER
    return Look.LEVEL1 if first else Look.LEVEL2 if second else None


def is_level(text: str) -> bool:
    """Whether a text is the name of a level of the code list, or as provinces name them."""
    return _level(squeeze(text)) is not None


def is_body(text: str) -> bool:
    """Whether a text is the name of a bureau, a school …, or begins with a body's code."""
    return bool(_BODY.search(squeeze(text)))


def suits(text: str, concept: str) -> float:
    """How well a text stands in a column; below 0 where it does not belong there."""
    look = look_of(text)
    if not concept:
        return _ANY.get(look, 0.0)
    if concept not in _SUITS:
        return _TEXTS.get(look, _UNSUITED)
    value = _SUITS[concept].get(look, _UNSUITED)
    if concept in ("unit", "department") and is_body(text):
        value += 3
    return value


def missed(concept: str) -> float:
    """What it costs to leave a column of this concept blank in a row."""
    return _MISSED.get(concept, _SELDOM)
