"""Targets against those of the year before, where the file holds that table too (CHECKS 42)."""

from collections.abc import Iterator
from decimal import Decimal

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.wordings import plain, shortened, squeezed, typed
from perfdesk.domain.book import Book
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.target_value import Kind

_RULE = "target.far_from_last_year"


def last_year(table: TargetTable, book: Book) -> TargetTable | None:
    """The first table of the same department for the year before."""
    department = squeezed(table.department)
    if table.year is None or not department:
        return None
    return next(
        (t for t in book.target_tables if t.year == table.year - 1 and squeezed(t.department) == department),
        None,
    )


def far_from_last_year(table: TargetTable, context: Context) -> Findings:
    """Indicators of one name in projects of one name whose numbers are far apart, up or down."""
    if context.last_year is None:
        return
    before = {plain(project.name): project for project in reversed(context.last_year.projects)}
    share = context.by.number(_RULE, "share")
    for project in table.projects:
        if (old := before.get(plain(project.name))) is not None and project.name.strip():
            yield from _apart(project, old, share)


def _apart(project: Project, old: Project, share: int) -> Findings:
    before = dict(_numbers(old))
    for indicator in project.indicators:
        for key, (number, text) in _numbers_of(indicator):
            last, said = before.get(key, (number, text))
            if last and abs(number - last) * 100 > share * abs(last):
                told = {
                    "annual": shortened(text), "last": shortened(said),
                    "share": f"{abs(number - last) / abs(last):.0%}",
                }  # fmt: skip
                yield found(_RULE, catalogue()[_RULE].severity, indicator.id, "annual_value", **told)


_Number = tuple[tuple[str, str], tuple[Decimal, str]]
"""Name and unit; number and wording."""


def _numbers(project: Project) -> Iterator[_Number]:
    for indicator in reversed(project.indicators):
        yield from _numbers_of(indicator)


def _numbers_of(indicator: Indicator) -> Iterator[_Number]:
    text = indicator.annual_value or ""
    value = typed(text)
    if value is not None and value.kind is Kind.NUMBER and value.number is not None:
        yield (plain(indicator.name), value.unit), (value.number, text)
