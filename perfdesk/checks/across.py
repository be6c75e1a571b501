"""What only the table as a whole tells: repeated goals and rows, amounts out of scale, other departments."""

from collections.abc import Iterator
from decimal import Decimal

from perfdesk.checks.catalogue import catalogue, number
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.wordings import shortened, squeezed
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit

_FEW = 5
_SHORTEST = 10


def repeated_goals(table: TargetTable, _: Context) -> Findings:
    """One finding for all projects of one goal, at the first of them."""
    by_goal: dict[str, list[Project]] = {}
    for project in table.projects:
        if len(project.goal) >= _SHORTEST:
            by_goal.setdefault(project.goal, []).append(project)
    times = number("list.repeated", "times")
    for first, *others in by_goal.values():
        if len(others) + 1 >= times:
            told = {"other": shortened(others[0].name), "count": str(len(others) + 1)}
            yield _of("list.repeated", first.id, "goal", **told)


def repeated_rows(table: TargetTable, _: Context) -> Findings:
    """Name, amounts, goal and number of indicators all the same: the row stands there twice."""
    seen: dict[tuple[str, str], list[tuple[Project, Unit]]] = {}
    for unit in table.units:
        for project in unit.projects:
            alike = seen.setdefault((project.name, project.goal), [])
            first = next((other for other in alike if _is_same_row(other[0], project)), None)
            if first is not None and project.name.strip() and project.amounts.total:
                yield _of("row.repeated", project.id, "name", unit=first[1].name)
            alike.append((project, unit))


def _is_same_row(one: Project, other: Project) -> bool:
    return one.amounts == other.amounts and len(one.indicators) == len(other.indicators)


def scale(table: TargetTable, _: Context) -> Findings:
    """元 where others have 万元, or the other way round."""
    totals = sorted(p.amounts.total for p in table.projects if p.amounts.total)
    if len(totals) < _FEW:
        return
    median = totals[len(totals) // 2]
    times = number("amount.slip", "times")
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


RULES = (repeated_goals, repeated_rows, scale, departments)


def look(table: TargetTable, context: Context) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule(table, context)
