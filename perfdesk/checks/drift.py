"""This year against last year's table of the department in the same file: what was copied, lowered, or cut loose."""

import re
from collections.abc import Iterator

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.wordings import plain, shortened, squeezed, typed
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.target_value import Kind

_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_SHORTEST = 10
"""Letters of a goal, below which two years may well say the same."""
_FLOORS = ("≥", ">", "=", "")
"""Signs of values of which more is better."""


def drift(table: TargetTable, context: Context) -> Findings:
    """Projects of one name in both years; the first of last year's where several have it."""
    last = context.last_year
    if last is None or table.year is None:
        return
    before = {plain(project.name): project for project in reversed(last.projects)}
    for project in table.projects:
        old = before.get(plain(project.name))
        if old is not None and project.name.strip():
            yield from _goal(project, old, table.year)
            yield from _targets(project, old, context)
            yield from _money(project, old, context)


def _goal(project: Project, old: Project, year: int) -> Findings:
    """One finding for a goal that was taken over: that it still speaks of last year says more."""
    if len(squeezed(project.goal)) < _SHORTEST or squeezed(project.goal) != squeezed(old.goal):
        return
    years = _YEAR.findall(plain(project.goal))
    if years and str(year) not in years:
        yield _of("drift.copied_year", project.id, "goal", text=years[0], year=str(year))
    else:
        yield _of("drift.same_goal", project.id, "goal", last=str(year - 1))


def _targets(project: Project, old: Project, context: Context) -> Findings:
    """Lower than last year, but not so far that `target.far_from_last_year` says it."""
    far = context.by.number("target.far_from_last_year", "share")
    before = {
        key: indicator for indicator in reversed(old.indicators) if (key := _key(indicator)) is not None
    }
    for indicator in project.indicators:
        value = typed(indicator.annual_value or "")
        key = _key(indicator)
        last = before.get(key) if key is not None else None
        was = typed(last.annual_value or "") if last is not None else None
        if value is None or was is None or value.number is None or not was.number:
            continue
        fell = was.number - value.number
        if value.sign in _FLOORS and 0 < fell * 100 <= far * was.number:
            told = {"annual": indicator.annual_value or "", "last": (last and last.annual_value) or ""}
            told = {name: shortened(text) for name, text in told.items()}
            yield _of("drift.lower_target", indicator.id, "annual_value", **told)


def _key(indicator: Indicator) -> tuple[str, str] | None:
    """Name and unit of a plain number; None for any other value."""
    value = typed(indicator.annual_value or "")
    if value is None or value.kind is not Kind.NUMBER or value.number is None:
        return None
    return plain(indicator.name), value.unit


def _money(project: Project, old: Project, context: Context) -> Findings:
    """Much more or less money for word for word the same targets."""
    now, then = project.amounts.total, old.amounts.total
    if not now or not then or not project.indicators or [*_said(project)] != [*_said(old)]:
        return
    share = context.by.number("drift.amount", "share")
    if abs(now - then) * 100 > share * abs(then):
        told = {
            "total": show_amount(now),
            "last": show_amount(then),
            "share": f"{abs(now - then) / abs(then):.0%}",
        }
        yield _of("drift.amount", project.id, "total", **told)


def _said(project: Project) -> Iterator[tuple[str, str]]:
    return ((plain(each.name), plain(each.annual_value or "")) for each in project.indicators)


def _of(rule: str, item: Id, field: str, **params: str) -> Finding:
    return found(rule, catalogue()[rule].severity, item, field, **params)
