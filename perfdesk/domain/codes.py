"""The code lists of indicator levels (一级指标, 二级指标): data with years of validity, never constants."""

import json
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from perfdesk.resources import resource


class _Level(TypedDict):
    code: str
    name: str


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
    """One edition of the codes; `valid_to` is None while it is in force."""

    name: str
    valid_from: int
    valid_to: int | None
    entries: tuple[Level2, ...]

    def level2(self, code: str) -> Level2 | None:
        for entry in self.entries:  # asked of every indicator: a generator would cost more than the search
            if entry.code == code:
                return entry
        return None

    def level1_name(self, code: str) -> str | None:
        return next((entry.level1_name for entry in self.entries if entry.level1_code == code), None)

    def covers(self, year: int) -> bool:
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


def same_level_name(left: str, right: str) -> bool:
    """`经济效益` and `经济效益指标` are one name: documents print level names with and without 指标."""
    return left == right or left.strip().removesuffix("指标") == right.strip().removesuffix("指标")


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
    entries = tuple(
        Level2(level2["code"], level2["name"], level1["code"], level1["name"])
        for level1 in data["level1"]
        for level2 in level1["level2"]
    )
    return CodeList(data["name"], data["valid_from"], data["valid_to"], entries)
