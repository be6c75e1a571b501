"""What the field commonly measures, by kind of project: written for this program, and nobody's table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from perfdesk.resources import resource


class _Kind(TypedDict):
    """Indicators by the code of their level 2, each a name and its usual values: `路面完好率 ≥95%`, `里程 ≥公里`."""

    name: str
    words: list[str]
    indicators: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class CommonIndicator:
    """A usual value without a number is the sign and the unit that one has."""

    level2_code: str
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommonKind:
    """`words` are those by which a project of this kind is known."""

    name: str
    words: tuple[str, ...]
    indicators: tuple[CommonIndicator, ...]

    def fits(self, project: str) -> bool:
        return any(word in project for word in self.words)


@cache
def common_kinds() -> Sequence[CommonKind]:
    said: list[_Kind] = json.loads(resource("suggestions/common-indicators.json").read_text(encoding="utf-8"))
    return tuple(_kind(each) for each in said)


def _kind(said: _Kind) -> CommonKind:
    lines = ((code, line.split(" ")) for code, lines in said["indicators"].items() for line in lines)
    indicators = tuple(CommonIndicator(code, name, tuple(values)) for code, (name, *values) in lines)
    return CommonKind(said["name"], tuple(said["words"]), indicators)
