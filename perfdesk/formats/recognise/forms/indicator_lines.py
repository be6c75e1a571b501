"""Indicators as lines of one cell: `数量指标：救助人次≥450人次；质量指标：…`."""

import re
from collections import deque
from dataclasses import dataclass

from perfdesk.domain.codes import code_list_for, codes_of, same_level_name
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator

_PIECE = re.compile(r"[；;。\n]+")
_NUMBERING = re.compile(r"\s*+(?:[（(]?\d{1,2}[）)、.．]|[①-⑳])\s*+")
_LEVEL = re.compile(r"\s{0,50}([^：:，,]{2,14}?)\s{0,50}[：:]\s*+(?=\S)")
_SIGNED = re.compile(
    r"(?:[≥≤><=＝≧≦≈]|>=|<=|不少于|不低于|不超过|不高于|不大于|不小于|达到|控制在|小于|大于|等于|少于|多于|低于|高于|超过|至少)"
    r"|[：:](?=.)"
)
_MONTH = re.compile(r"(?:\d{4}年)?\d{1,2}月")
_RUN = re.compile(r"\d[\d,.]*+")
_NUMBER = re.compile(r"\d[\d,.]*\s*(?:%|％|‰|[^\d，,]{0,6})$")
_QUALITY = re.compile(
    r"(?:(?:明显|显著|有效|不断|持续|逐步|进一步|稳步|大幅|有所|较好|基本)(?:地)?(?:改善|提高|提升|增强|增加|减少|降低|促进|完善|保障|巩固|缓解|优化)?"
    r"|(?:及时|优秀|良好|合格|达标|健全|完善|长期|可控|无))$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """`is_sure`: whether the text says where its value begins."""

    indicator: Indicator
    is_sure: bool


def read_lines(text: str, year: int | None = None) -> list[Line]:
    """The indicators of a cell; none where no piece begins with the name of a level."""
    lines: list[Line] = []
    level1 = level2 = ""
    for piece in filter(str.strip, _PIECE.split(text)):
        rest, at = piece[_behind_number(piece, 0) :].strip(), 0
        while level := _level_at(rest, _behind_number(rest, at), year):
            level1, level2 = level[0] or level1, level[1]
            at = level[2]
        rest = rest[at:]
        if not level1 and not level2:
            return []
        if rest:
            lines.append(_line(rest, len(lines) + 1, level1, level2, year))
    return lines


def line_of(text: str) -> Line:
    """A name with its value behind it."""
    return _line(text.strip(), 1, "", "", None)


def _behind_number(text: str, at: int) -> int:
    """Where it goes on behind `1.` or the like."""
    match = _NUMBERING.match(text, at)
    return match.end() if match is not None else at


def _level_at(text: str, at: int, year: int | None) -> tuple[str, str, int] | None:
    """Level 1 (blank where only level 2 is said), level 2 and what is behind them, where a level's name stands."""
    match = _LEVEL.match(text, at)
    if match is None:
        return None
    name = match[1].strip()
    for entry in code_list_for(year).entries:
        if same_level_name(entry.name, name):
            return entry.level1_name, name, match.end()
        if same_level_name(entry.level1_name, name):
            return name, "", match.end()
    return ("", name, match.end()) if name.endswith("指标") else None


def _line(text: str, number: int, level1: str, level2: str, year: int | None) -> Line:
    said = _value_at(text)
    judged = _QUALITY.search(text) if said is None else None
    at = said if said is not None else judged.start() if judged else len(text)
    name, value = text[:at], text[at:].lstrip("：:").strip()
    codes = codes_of(level1, level2, year)
    indicator = Indicator(
        new_id(), number, codes[0], level1, codes[1], level2, name.strip(" ，,"), None, value or None
    )
    return Line(indicator, is_sure=said is not None and bool(name.strip()))


def _value_at(text: str) -> int | None:
    """Where a value begins that goes on to the end: behind a sign or colon, with a month before a 前, or a number."""
    last = deque(_RUN.finditer(text), 1)  # no other number may stand behind it
    found = (
        _SIGNED.search(text),
        _MONTH.search(text, 0, max(text.rfind("前"), 0)),
        *(_NUMBER.match(text, run.start()) for run in last),
    )
    return min((match.start() for match in found if match), default=None)
