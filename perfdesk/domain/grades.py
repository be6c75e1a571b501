"""Grades (评价等级) by dated bands: data with years of validity, which a table may set aside for its own."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypedDict

from perfdesk.domain.scoring import NotLimits, read_limits
from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.resources import resource

GRADES = ("优", "良", "中", "差")


class _Edition(TypedDict):
    valid_from: int
    valid_to: int | None
    limits: str


@dataclass(frozen=True, slots=True)
class GradeBands:
    """The lower ends of 优, 良 and 中 in points of 100; what is below them all is 差."""

    limits: tuple[Decimal, ...]

    def grade(self, score: Decimal) -> str:
        reached = sum(score >= limit for limit in self.limits)
        return GRADES[len(self.limits) - reached]

    def band(self, grade: str) -> str:
        """As the form prints it: `90分≤得分≤100分`."""
        at = GRADES.index(grade)
        if at == len(self.limits):
            return f"得分＜{self.limits[-1]:f}分"
        upper = "≤100分" if at == 0 else f"＜{self.limits[at - 1]:f}分"
        return f"{self.limits[at]:f}分≤得分{upper}"


def bands_of(table: DepartmentEvaluation) -> GradeBands:
    """The table's own bands, else those in force in its year."""
    try:
        return GradeBands(read_limits(table.grade_limits, len(GRADES) - 1))
    except NotLimits:
        return bands_in(table.year)


def bands_in(year: int | None) -> GradeBands:
    """The edition in force in `year`; the newest for None or a year that none covers."""
    editions = _editions()
    for edition in editions:
        if year is not None and edition["valid_from"] <= year <= (edition["valid_to"] or year):
            return _bands(edition)
    return _bands(editions[0])


def _bands(edition: _Edition) -> GradeBands:
    return GradeBands(read_limits(edition["limits"], len(GRADES) - 1))


@cache
def _editions() -> tuple[_Edition, ...]:
    """Newest first."""
    editions: list[_Edition] = json.loads(resource("grades.json").read_text(encoding="utf-8"))
    return tuple(sorted(editions, key=lambda edition: edition["valid_from"], reverse=True))
