"""What a planted mistake is, and how one is made at a random place of a table."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.target_value import Kind, read_value


@dataclass(frozen=True)
class Plant:
    """The table with the mistake, the item it was planted at, and the rules that may find it there or around it.

    `before`: the table without the mistake where it had to be made ready (given a year), else None.
    """

    table: TargetTable
    at: Id
    rules: tuple[str, ...]
    before: TargetTable | None = None


ProjectChange = Callable[[Project, random.Random], Project | None]
IndicatorChange = Callable[[Indicator, random.Random], Indicator | None]
Planter = Callable[[TargetTable, random.Random], Plant | None]
"""None where the table has no room for this mistake."""


def projects_of(table: TargetTable, wanted: Callable[[Project], bool]) -> list[Project]:
    return [project for project in table.projects if not project.truncated and wanted(project)]


def with_project(table: TargetTable, new: Project) -> TargetTable:
    units = (
        replace(unit, projects=tuple(new if p.id == new.id else p for p in unit.projects))
        for unit in table.units
    )
    return replace(table, units=tuple(units))


def project_plant(
    change: ProjectChange,
    *rules: str,
    wanted: Callable[[Project], bool] = lambda project: True,
) -> Planter:
    def plant(table: TargetTable, chance: random.Random) -> Plant | None:
        chosen = projects_of(table, wanted)
        project = chance.choice(chosen) if chosen else None
        new = change(project, chance) if project else None
        return Plant(with_project(table, new), new.id, rules) if new else None

    return plant


def indicator_plant(
    change: IndicatorChange,
    *rules: str,
    wanted: Callable[[Indicator], bool] = lambda indicator: True,
) -> Planter:
    def plant(table: TargetTable, chance: random.Random) -> Plant | None:
        known = [(p, i) for p in projects_of(table, lambda p: True) for i in p.indicators if wanted(i)]
        if not known:
            return None
        project, indicator = chance.choice(known)
        new = change(indicator, chance)
        if new is None:
            return None
        changed = tuple(new if i.id == new.id else i for i in project.indicators)
        return Plant(with_project(table, replace(project, indicators=changed)), new.id, rules)

    return plant


def value_plant(
    change: Callable[[str, random.Random], str],
    *rules: str,
    wanted: Callable[[Indicator], bool] = lambda indicator: True,
) -> Planter:
    """Changes the annual value, and the cycle value with it where the two are the same."""

    def changed(indicator: Indicator, chance: random.Random) -> Indicator:
        text = indicator.annual_value or ""
        new = change(text, chance)
        cycle = new if indicator.cycle_value == text else indicator.cycle_value
        return replace(indicator, annual_value=new, cycle_value=cycle)

    return indicator_plant(changed, *rules, wanted=wanted)


def in_a_year(planter: Planter, year: int) -> Planter:
    """In the table as it is once somebody said its year."""

    def plant(table: TargetTable, chance: random.Random) -> Plant | None:
        ready = replace(table, year=year)
        made = planter(ready, chance)
        return replace(made, before=ready) if made else None

    return plant


def steady(change: Callable[[Indicator], Indicator]) -> Callable[[Indicator, random.Random], Indicator]:
    return lambda indicator, _: change(indicator)


def both(text: str) -> Callable[[Indicator, random.Random], Indicator]:
    return lambda indicator, _: replace(indicator, cycle_value=text, annual_value=text)


def typed(indicator: Indicator) -> bool:
    """With a plain number of some unit, asked for as at least."""
    value = read_value(indicator.annual_value or "")
    return (
        value is not None
        and value.kind is Kind.NUMBER
        and value.unit not in ("", "%")
        and value.sign in ("≥", ">")
    )


def is_rate(indicator: Indicator) -> bool:
    value = read_value(indicator.annual_value or "")
    return indicator.name.endswith("率") and value is not None and value.unit == "%"


def has_money(project: Project) -> bool:
    return bool(project.amounts.total and project.amounts.total > 1 and project.amounts.fiscal)


def has_kinds(*level1: str) -> Callable[[Project], bool]:
    return lambda p: set(level1) <= {i.level1_code for i in p.indicators} and len(p.indicators) > 1


def relevelled(code1: str, name1: str, code2: str, name2: str) -> Callable[[Indicator], Indicator]:
    return lambda i: replace(i, level1_code=code1, level1_name=name1, level2_code=code2, level2_name=name2)


def has_number(indicator: Indicator) -> bool:
    return typed(indicator) and indicator.cycle_value == indicator.annual_value
