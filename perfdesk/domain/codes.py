"""The code lists of indicator levels (一级指标, 二级指标): data with years of validity, never constants."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import NotRequired, TypedDict

from perfdesk.resources import resource


class LevelKind(StrEnum):
    """The kinds of level-1 indicators, whatever a year's notice calls them."""

    COST = "cost"
    OUTPUT = "output"
    BENEFIT = "benefit"
    SATISFACTION = "satisfaction"


class _Level(TypedDict):
    """`names` are what provinces call it besides."""

    code: str
    name: str
    names: NotRequired[list[str]]


class _Level1(_Level):
    level2: list[_Level]


class _Edition(TypedDict):
    """A file in `resources/codes`."""

    name: str
    valid_from: int
    valid_to: int | None
    level1: list[_Level1]


@dataclass(frozen=True, slots=True)
class Level2:
    """A 二级指标 with the 一级指标 it belongs to."""

    code: str
    name: str
    level1_code: str
    level1_name: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """One edition of the codes; `valid_to` is None while it is in force.

    `uncoded`: levels that forms print and the list has no codes for. `others`: by the words of a name, the name
    that the list has for it.
    """

    name: str
    valid_from: int
    valid_to: int | None
    entries: tuple[Level2, ...]
    uncoded: tuple[Level2, ...] = ()
    others1: Mapping[str, str] = field(default_factory=dict)
    others2: Mapping[str, str] = field(default_factory=dict)

    @property
    def in_words(self) -> tuple[Level2, ...]:
        """As forms without codes print them (财预〔2020〕10号): 社会效益指标, and those that have no code."""
        named = (replace(each, name=f"{each.name.removesuffix('指标')}指标") for each in self.entries)
        return (*named, *self.uncoded)

    def level2(self, code: str) -> Level2 | None:
        for entry in self.entries:  # asked of every indicator: a generator would cost more than the search
            if entry.code == code:
                return entry
        return None

    def level1_name(self, code: str) -> str | None:
        return next((entry.level1_name for entry in self.entries if entry.level1_code == code), None)

    def means(self, printed: str, level: str) -> bool:
        """Whether a printed name is this level's: the list's own, or what a province calls it."""
        if same_level_name(printed, level):
            return True
        words = level_words(printed)
        return level_words(level) in (words, self.others1.get(words), self.others2.get(words))

    def has_uncoded(self, words: str) -> bool:
        """Whether a level 1 without a code goes by these words."""
        return any(level_words(level.level1_name) == words for level in self.uncoded)

    def covers(self, year: int) -> bool:
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


def same_level_name(left: str, right: str) -> bool:
    """`经济效益` and `经济效益指标` are one name: documents print level names with and without 指标."""
    return left == right or left.strip().removesuffix("指标") == right.strip().removesuffix("指标")


_NOT_THE_NAME = re.compile(
    r"^[★☆▲△*\d.一二三四五、]+(?=\D)|\(\d+(?:\.\d+)?[分%]?\)$|(?<!\d)\d+(?:\.\d+)?[分%]$|(?<![*等])[*等]+$"
)
_LONGEST = 500
"""Letters that no level is printed with, whatever stands around its name: it is taken off piece by piece."""


@lru_cache(10_000)
def level_words(printed: str) -> str:
    """A level's name without what stands around it: `★产出指标（50分）` is 产出."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", printed))
    while len(text) < _LONGEST and (bare := _NOT_THE_NAME.sub("", text)) != text:
        text = bare
    return text.removesuffix("指标")


def codes_of(level1: str, level2: str, year: int | None) -> tuple[str, str]:
    """The codes in force of levels that a form prints, also where a province names them otherwise.

    Blank for names that the list does not have. A 满意度 under 效益 is 满意度; level 2 tells alone where nothing stands
    before it, and a form that begins with 数量指标 leaves 产出指标 out.
    """
    codes = code_list_for(year)
    first, second = _known(level1, codes.others1), _known(level2, codes.others2)
    if _SATISFACTION in second or (_SATISFACTION in first and second):
        return next((e.level1_code, e.code) for e in codes.entries if _SATISFACTION in e.name)
    firsts = {level_words(entry.level1_name): entry.level1_code for entry in codes.entries}
    for entry in codes.entries:
        is_second = level_words(entry.name) == second and first in ("", level_words(entry.level1_name))
        if is_second or (level_words(entry.name) == first and not codes.has_uncoded(first)):
            return entry.level1_code, entry.code
    return firsts.get(first, ""), ""


_SATISFACTION = "满意度"


def _known(printed: str, others: Mapping[str, str]) -> str:
    words = level_words(printed)
    return others.get(words, words)


def kind_of_level(level1: str, level2: str = "", code: str = "") -> LevelKind | None:
    """By the names, because the national code of 成本 is not settled; by the code where no name tells.

    A 满意度 at level 2 counts as satisfaction wherever it stands. None where nothing tells.
    """
    if "满意" in level2:
        return LevelKind.SATISFACTION
    named = (kind for word, kind in _BY_WORDS if word in level1)
    return next(named, None) or _BY_CODE.get(code)


_BY_WORDS = (
    ("满意", LevelKind.SATISFACTION), ("效益", LevelKind.BENEFIT), ("效果", LevelKind.BENEFIT),
    ("成本", LevelKind.COST), ("控制", LevelKind.COST), ("产出", LevelKind.OUTPUT), ("完成", LevelKind.OUTPUT),
)  # fmt: skip
_BY_CODE = {"1": LevelKind.OUTPUT, "2": LevelKind.BENEFIT, "3": LevelKind.SATISFACTION}


def code_list_for(year: int | None) -> CodeList:
    """The edition in force in `year`; the newest one for None or a year that no edition covers."""
    editions = _editions()
    if year is not None:
        for edition in editions:
            if edition.covers(year):
                return edition
    return editions[0]


@cache
def _editions() -> tuple[CodeList, ...]:
    """All editions, newest first."""
    files = sorted(resource("codes").glob("*.json"))
    editions = [_edition(json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return tuple(sorted(editions, key=lambda e: e.valid_from, reverse=True))


def _edition(data: _Edition) -> CodeList:
    levels = tuple(
        Level2(level2["code"], level2["name"], level1["code"], level1["name"])
        for level1 in data["level1"]
        for level2 in level1["level2"]
    )
    return CodeList(
        data["name"],
        data["valid_from"],
        data["valid_to"],
        tuple(level for level in levels if level.code),
        tuple(level for level in levels if not level.code),
        _others(data["level1"]),
        _others([level2 for level1 in data["level1"] for level2 in level1["level2"]]),
    )


def _others(levels: Sequence[_Level]) -> Mapping[str, str]:
    """The first level that a name is given to has it: 项目成本指标 is the coded one before the other."""
    named: dict[str, str] = {}
    for level in levels:
        for name in level.get("names", []):
            named.setdefault(level_words(name), level_words(level["name"]))
    return named
