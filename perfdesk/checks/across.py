"""What only the table as a whole tells: repeated goals, lists, rows and names, amounts out of scale."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.wordings import plain, shortened, squeezed
from perfdesk.domain.amounts import Amounts, show_amount
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
Projects = Sequence[Project]
"""The table's own, gathered once for all rules."""
_SAID = attrgetter("name", "annual_value")
_FEW = 5
_SERIES = 8
_SHORTEST = 10


def repeated_goals(table: TargetTable, projects: Projects, context: Context) -> Findings:
    """At the projects of a goal that several have: which of them was copied only people know."""
    by_goal: dict[str, list[Project]] = {}
    for project in projects:
        if len(project.goal) >= _SHORTEST:
            by_goal.setdefault(squeezed(project.goal), []).append(project)
    times = context.by.number("list.repeated", "times")
    for alike in by_goal.values():
        if len(alike) >= times:
            yield from _shared("list.repeated", "goal", alike)


def copied_lists(table: TargetTable, projects: Projects, context: Context) -> Findings:
    """Indicators and values all the same under another goal; with the goal too, the goal says it."""
    least = context.by.number("list.copied", "least")
    by_ends: dict[tuple[int, str, str], list[Project]] = {}
    for project in projects:
        if (count := len(project.indicators)) >= least:
            ends = (count, project.indicators[0].name, project.indicators[-1].name)
            by_ends.setdefault(ends, []).append(project)
    for candidates in by_ends.values():
        if len(candidates) > 1:
            yield from _copied(candidates)


def _copied(candidates: Sequence[Project]) -> Findings:
    by_list: dict[tuple[tuple[str, str | None], ...], list[Project]] = {}
    for project in candidates:
        by_list.setdefault(tuple(map(_SAID, project.indicators)), []).append(project)
    for alike in by_list.values():
        if len({squeezed(project.goal) for project in alike}) > 1:
            yield from _shared("list.copied", "indicators", alike)


def _shared(rule: str, field: str, alike: Sequence[Project]) -> Findings:
    """At each of them; of a long series only at the first, since that is one question."""
    for project in alike if len(alike) <= _SERIES else alike[:1]:
        other = alike[0] if alike[0] is not project else alike[1]
        yield _of(rule, project.id, field, other=shortened(other.name), count=str(len(alike)))


def names_and_rows(table: TargetTable, projects: Projects, _: Context) -> Findings:
    """The row stands there twice (name, amounts, goal and number of indicators all the same), or only its name."""
    times = Counter(plain(project.name) for project in projects)
    namesakes: defaultdict[str, _Namesakes] = defaultdict(_Namesakes)
    for unit in table.units:
        for project in unit.projects:
            name = plain(project.name)
            if name and times[name] > 1:
                yield from namesakes[name].joined_by(project, unit)


@dataclass(slots=True)
class _Namesakes:
    """The projects of one name so far: where each row stood first, and the units that have the name."""

    rows: dict[tuple[Amounts, int, str], Unit] = field(default_factory=dict)
    units: set[Id] = field(default_factory=set)

    def joined_by(self, project: Project, unit: Unit) -> Findings:
        """A name that comes again in its unit is told where the row is another; a row wherever it stood before."""
        row = (project.amounts, len(project.indicators), squeezed(project.goal))
        if (first := self.rows.get(row)) is not None:
            if project.amounts.total:
                yield _of("row.repeated", project.id, "name", unit=first.name)
        elif unit.id in self.units:
            yield _of("row.same_name", project.id, "name", name=shortened(project.name))
        self.rows.setdefault(row, unit)
        self.units.add(unit.id)


def scale(table: TargetTable, projects: Projects, context: Context) -> Findings:
    """元 where others have 万元, or the other way round."""
    totals = sorted(p.amounts.total for p in projects if p.amounts.total)
    if len(totals) < _FEW:
        return
    median = totals[len(totals) // 2]
    times = context.by.number("amount.slip", "times")
    usual = (median * 10 / times, median * times / 10)
    if usual[0] < totals[0] and totals[-1] < usual[1]:
        return
    for project in projects:
        total = project.amounts.total
        if total and not usual[0] < total < usual[1] and _is_off(total, median, totals, times):
            told = {"total": show_amount(total), "median": show_amount(median)}
            yield _of("amount.slip", project.id, "total", **told)


def _is_off(total: Decimal, median: Decimal, totals: list[Decimal], times: int) -> bool:
    """Off the middle by most of the factor, and off every other amount too."""
    if total > median:
        others = totals[-2] if totals[-1] == total else totals[-1]
        return total >= median * times / 10 and total >= others * 20
    others = totals[1] if totals[0] == total else totals[0]
    return total * times / 10 <= median and total * 20 <= others


def table_unit(table: TargetTable, projects: Projects, context: Context) -> Findings:
    """Amounts as small as 万元 in a table in 元, or as great as 元 in one in 万元."""
    totals = [abs(p.amounts.total) for p in projects if p.amounts.total]
    half, least, most = (
        len(totals) // 2,
        context.by.number("amount.table_unit", "least_yuan"),
        context.by.number("amount.table_unit", "most_wan"),
    )
    is_small = table.currency_unit == "元" and sum(total < least for total in totals) > half
    is_great = table.currency_unit == "万元" and sum(total > most for total in totals) >= len(totals) - half
    if len(totals) >= _FEW and (is_small or is_great):
        median = sorted(totals)[half]
        told = {"median": show_amount(median), "unit": table.currency_unit}
        yield _of("amount.table_unit", table.id, "currency_unit", **told)


def departments(table: TargetTable, projects: Projects, _: Context) -> Findings:
    """A lone unit that is not the department of the head; a bureau with several units names others rightly."""
    department = squeezed(table.department)
    if len(table.units) != 1 or not department:
        return
    unit = squeezed(table.units[0].name)
    if unit and not _same_body(unit, department):
        yield _of("unit.other_department", table.units[0].id, "name", unit=unit, department=department)


def _same_body(unit: str, department: str) -> bool:
    pairs = {department[at : at + 2] for at in range(len(department) - 1)}
    shared = sum(unit[at : at + 2] in pairs for at in range(len(unit) - 1))
    return unit in department or department in unit or shared * 2 >= min(len(unit), len(department)) - 1


def _of(rule: str, item: Id, field: str, **params: str) -> Finding:
    return found(rule, catalogue()[rule].severity, item, field, **params)


def year_of_title(table: TargetTable, projects: Projects, _: Context) -> Findings:
    years = [int(year) for year in _YEAR.findall(plain(table.title))]
    if table.year is not None and years and table.year not in years:
        told = {"text": shortened(table.title), "year": str(years[0]), "table": str(table.year)}
        yield _of("date.other_year", table.id, "title", **told)


RULES = (
    repeated_goals,
    copied_lists,
    names_and_rows,
    scale,
    table_unit,
    departments,
    year_of_title,
)


def look(table: TargetTable, context: Context) -> Iterator[Finding]:
    projects = table.projects
    for rule in RULES:
        yield from rule(table, projects, context)
