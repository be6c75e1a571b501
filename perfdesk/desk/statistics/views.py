"""The usual questions, and this year against last."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from perfdesk.desk.statistics.facts import Subject
from perfdesk.desk.statistics.pivot import Label, Measure, Pivot, Question

VIEWS: Mapping[str, Question] = {
    "amounts": Question(Subject.AMOUNTS, "unit", "source", Measure.SUM),
    "years": Question(Subject.AMOUNTS, "unit", "year", Measure.SUM),
    "levels": Question(Subject.INDICATORS, "level2", "value_kind", Measure.COUNT),
    "measurable": Question(Subject.INDICATORS, "unit", "", Measure.SHARE),
    "rules": Question(Subject.FINDINGS, "rule", "severity", Measure.COUNT),
    "findings": Question(Subject.FINDINGS, "unit", "severity", Measure.COUNT),
    "grades": Question(Subject.SCORES, "unit", "grade", Measure.ITEMS),
    "scores": Question(Subject.SCORES, "unit", "", Measure.MEAN),
    "states": Question(Subject.STATES, "unit", "state", Measure.ITEMS),
}
"""By the code of the view (see `wording`), in the order in which they are offered."""


class Growth(NamedTuple):
    """From one year to the next, in 万元 and in percent of the earlier one; None where that was nothing."""

    difference: Decimal
    percent: Decimal | None


def two_years(pivot: Pivot) -> tuple[str, str] | None:
    """The last two years of a pivot by years; None where there are not two."""
    if pivot.question.columns != "year" or pivot.question.measure is not Measure.SUM:
        return None
    years = sorted(filter(None, pivot.columns))
    return (years[-2], years[-1]) if len(years) > 1 else None


def growth(pivot: Pivot, row: Label, years: tuple[str, str]) -> Growth:
    """A year in which the row has no amount counts as nothing."""
    before, after = (pivot.figure(row, year) or Decimal(0) for year in years)
    difference = after - before
    percent = (difference * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_UP) if before else None
    return Growth(difference, percent)
