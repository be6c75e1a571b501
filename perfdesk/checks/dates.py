"""可行性: dates that cannot be, deadlines without one, years that are not the table's (CHECKS 47, 48)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.wordings import first_of, plain, shortened, squeezed, typed

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

DATE = re.compile(
    r"\d{1,2}月|\d{4}[-./]\d{1,2}|[一二三四]季度|上半年|下半年|月底|季末|\d{1,9}\s*(?:天|日|个?工作日|小时|周|个月)"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=年|[-./](?:0?[1-9]|1[0-2])(?!\d))")
"""In `2000-3000人次` there is none."""
_COMPARING = ("同比", "相比", "以来", "基数", "比20", "较20", "以前年度", "至20", "-20", "—20")
"""With a year that is compared with, or the start of a span."""
_DAY = re.compile(r"(?<!\d)(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})[日号]")
_WRITTEN = re.compile(r"(?<![\d.])((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?![\d.])")
_MONTH = re.compile(r"(?:(?<=年)|(?<![\d.]))(\d{2})月(?:份|底|末|前|中旬|上旬|下旬)|(?<=\d年)(\d{1,2})月")
_QUARTER = re.compile(r"第(?:[五六七八九十]|[05-9])季度")
_BY = re.compile(r"((?:19|20)\d{2})(?:年|[-./])(\d{1,2})(?:月|[-./])(?:(\d{1,2})[日号]?|底|末)?")
_ANY_YEAR = 2024
"""For a date without its year: 29 February may be right."""


def other_year(texts: "Texts") -> Iterator["Slip"]:
    """A year in the annual value that is not the table's."""
    if not texts.year:
        return
    for field, text in (("name", texts.name), ("annual_value", texts.annual)):
        bare = plain(text)
        years = [int(year) for year in _YEAR.findall(bare)]
        if years and texts.year not in years and not any(mark in bare for mark in _COMPARING):
            told = (("text", shortened(text)), ("year", str(years[0])), ("table", str(texts.year)))
            yield "date.other_year", field, told


def deadline(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if texts.level2 == "13" and first_of(texts.by.words("deadline.no_date"), name):
        text = texts.annual
        if text.strip() and typed(text) is None and not DATE.search(plain(text)):
            yield "deadline.no_date", "annual_value", (("name", name), ("text", shortened(text)))


def impossible(texts: "Texts") -> Iterator["Slip"]:
    for field, text in (("name", texts.name), ("cycle_value", texts.cycle), ("annual_value", texts.annual)):
        for shown in impossible_in(plain(text)):
            yield "date.impossible", field, (("text", shown),)


def impossible_in(bare: str) -> Iterator[str]:
    """2月30日, 13月底, 2025-06-31."""
    if "月" not in bare and "20" not in bare and "季" not in bare:
        return
    for pattern in (_DAY, _WRITTEN):
        for match in pattern.finditer(bare):
            if not _is_day(int(match[1] or _ANY_YEAR), int(match[2]), int(match[3])):
                yield match[0]
    for match in _MONTH.finditer(bare):
        if not 1 <= int(match[1] or match[2]) <= 12:
            yield match[0]
    yield from (match[0] for match in _QUARTER.finditer(bare))


def is_later(date: str, other: str) -> bool:
    """Both with their years; a month stands for its end."""
    one, two = _BY.search(date), _BY.search(other)
    return one is not None and two is not None and _last_day(one) > _last_day(two)


def _last_day(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match[1]), int(match[2]), int(match[3] or 31)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
