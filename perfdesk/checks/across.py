"""What only the table as a whole tells: repeated goals, lists, rows and names, amounts out of scale."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.wordings import plain, shortened, squeezed
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_FEW = 5
_SHORTEST = 10


def repeated_goals(table: TargetTable, context: Context) -> Findings:
    """At each project of a goal that several have: which of them was copied only people know."""
    by_goal: dict[str, list[Project]] = {}
    for project in table.projects:
        if len(project.goal) >= _SHORTEST:
            by_goal.setdefault(squeezed(project.goal), []).append(project)
    times = context.by.number("list.repeated", "times")
    for alike in by_goal.values():
        if len(alike) >= times:
            yield from _shared("list.repeated", "goal", alike)


def copied_lists(table: TargetTable, context: Context) -> Findings:
    """Indicators and values all the same under another goal; with the goal too, the goal says it."""
    least = context.by.number("list.copied", "least")
    by_list: dict[tuple[tuple[str, str | None], ...], list[Project]] = {}
    for project in table.projects:
        if len(project.indicators) >= least:
            by_list.setdefault(tuple((i.name, i.annual_value) for i in project.indicators), []).append(
                project
            )
    for alike in by_list.values():
        if len({squeezed(project.goal) for project in alike}) > 1:
            yield from _shared("list.copied", "indicators", alike)


def _shared(rule: str, field: str, alike: Sequence[Project]) -> Findings:
    for project in alike:
        other = alike[0] if alike[0] is not project else alike[1]
        yield _of(rule, project.id, field, other=shortened(other.name), count=str(len(alike)))


def same_names(table: TargetTable, _: Context) -> Findings:
    """Projects of one unit with one name; not those that `repeated_rows` calls one row."""
    for unit in table.units:
        seen: dict[str, Project] = {}
        for project in unit.projects:
            name = plain(project.name)
            first = seen.setdefault(name, project)
            is_row = squeezed(first.goal) == squeezed(project.goal) and _is_same_row(first, project)
            if name and first is not project and not is_row:
                yield _of("row.same_name", project.id, "name", name=shortened(project.name))


def repeated_rows(table: TargetTable, _: Context) -> Findings:
    """Name, amounts, goal and number of indicators all the same: the row stands there twice."""
    seen: dict[tuple[str, str], list[tuple[Project, Unit]]] = {}
    for unit in table.units:
        for project in unit.projects:
            alike = seen.setdefault((plain(project.name), squeezed(project.goal)), [])
            first = next((other for other in alike if _is_same_row(other[0], project)), None)
            if first is not None and project.name.strip() and project.amounts.total:
                yield _of("row.repeated", project.id, "name", unit=first[1].name)
            alike.append((project, unit))


def _is_same_row(one: Project, other: Project) -> bool:
    return one.amounts == other.amounts and len(one.indicators) == len(other.indicators)


def scale(table: TargetTable, context: Context) -> Findings:
    """元 where others have 万元, or the other way round."""
    totals = sorted(p.amounts.total for p in table.projects if p.amounts.total)
    if len(totals) < _FEW:
        return
    median = totals[len(totals) // 2]
    times = context.by.number("amount.slip", "times")
    for project in table.projects:
        total = project.amounts.total
        if total and _is_off(total, median, totals, times):
            told = {"total": show_amount(total), "median": show_amount(median)}
            yield _of("amount.slip", project.id, "total", **told)


def _is_off(total: Decimal, median: Decimal, totals: list[Decimal], times: int) -> bool:
    """Off the middle by most of the factor, and off every other amount too."""
    if total > median:
        others = totals[-2] if totals[-1] == total else totals[-1]
        return total >= median * times / 10 and total >= others * 20
    others = totals[1] if totals[0] == total else totals[0]
    return total * times / 10 <= median and total * 20 <= others


def table_unit(table: TargetTable, context: Context) -> Findings:
    """Amounts as small as 万元 in a table in 元, or as great as 元 in one in 万元."""
    totals = sorted(abs(p.amounts.total) for p in table.projects if p.amounts.total)
    if len(totals) < _FEW:
        return
    median = totals[len(totals) // 2]
    least, most = (context.by.number("amount.table_unit", name) for name in ("least_yuan", "most_wan"))
    is_small = table.currency_unit == "元" and median < least
    if is_small or (table.currency_unit == "万元" and median > most):
        told = {"median": show_amount(median), "unit": table.currency_unit}
        yield _of("amount.table_unit", table.id, "currency_unit", **told)


def departments(table: TargetTable, _: Context) -> Findings:
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


def year_of_title(table: TargetTable, _: Context) -> Findings:
    years = [int(year) for year in _YEAR.findall(plain(table.title))]
    if table.year is not None and years and table.year not in years:
        told = {"text": shortened(table.title), "year": str(years[0]), "table": str(table.year)}
        yield _of("date.other_year", table.id, "title", **told)


RULES = (
    repeated_goals,
    copied_lists,
    repeated_rows,
    same_names,
    scale,
    table_unit,
    departments,
    year_of_title,
)


def look(table: TargetTable, context: Context) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule(table, context)
