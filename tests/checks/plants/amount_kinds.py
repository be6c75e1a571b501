"""Mistakes of money and of whole rows, as slips of the hand make them."""

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from tests.checks.plants.making import (
    Plant,
    Planter,
    has_money,
    indicator_plant,
    project_plant,
    projects_of,
    relevelled,
)

SUMS = ("sum.unit", "sum.table", "sum.row")


def _with_units(table: TargetTable, units: list[Unit]) -> TargetTable:
    by_id = {unit.id: unit for unit in units}
    return replace(table, units=tuple(by_id.get(unit.id, unit) for unit in table.units))


def _off(chance: random.Random) -> Decimal:
    return Decimal(chance.choice((1, -1))).scaleb(chance.randrange(7) - 2)


def table_off(field: str) -> Planter:
    def plant(table: TargetTable, chance: random.Random) -> Plant | None:
        printed = getattr(table.amounts, field)
        if table.totals is not TotalsMode.PRINTED or printed is None:
            return None
        off = replace(table.amounts, **{field: printed + _off(chance)})
        return Plant(replace(table, amounts=off), table.id, ("sum.table", "sum.row"))

    return plant


def unit_off(table: TargetTable, chance: random.Random) -> Plant | None:
    units = [unit for unit in table.units if unit.amounts.total]
    unit = chance.choice(units)
    off = replace(unit, amounts=replace(unit.amounts, total=(unit.amounts.total or 0) + _off(chance)))
    return Plant(_with_units(table, [off]), unit.id, ("sum.unit", "sum.row"))


def _two_units(table: TargetTable, chance: random.Random) -> tuple[Unit, Unit] | None:
    units = [unit for unit in table.units if unit.amounts.total and unit.projects]
    if len(units) < 2:
        return None
    one, other = chance.sample(units, 2)
    return one, other


def sum_of_another_unit(table: TargetTable, chance: random.Random) -> Plant | None:
    if (two := _two_units(table, chance)) is None:
        return None
    return Plant(_with_units(table, [replace(two[0], amounts=two[1].amounts)]), two[0].id, ("sum.unit",))


def project_under_another_unit(table: TargetTable, chance: random.Random) -> Plant | None:
    if (two := _two_units(table, chance)) is None:
        return None
    moved = chance.choice(two[0].projects)
    left = replace(two[0], projects=tuple(p for p in two[0].projects if p.id != moved.id))
    joined = replace(two[1], projects=(*two[1].projects, moved))
    return Plant(_with_units(table, [left, joined]), two[1].id, ("sum.unit",))


def project_left_out(table: TargetTable, chance: random.Random) -> Plant | None:
    unit = chance.choice([unit for unit in table.units if len(unit.projects) > 1])
    gone = chance.choice(unit.projects)
    left = replace(unit, projects=tuple(p for p in unit.projects if p.id != gone.id))
    return Plant(_with_units(table, [left]), unit.id, SUMS)


def exchanged(swap: Callable[[Amounts, Amounts], Amounts], *rules: str) -> Planter:
    """What one project takes from another's amounts."""

    def plant(table: TargetTable, chance: random.Random) -> Plant | None:
        chosen = projects_of(table, has_money)
        one, other = chance.sample(chosen, 2)
        if one.amounts == other.amounts:
            return None
        new = {
            one.id: replace(one, amounts=swap(one.amounts, other.amounts)),
            other.id: replace(other, amounts=swap(other.amounts, one.amounts)),
        }
        units = [replace(u, projects=tuple(new.get(p.id, p) for p in u.projects)) for u in table.units]
        return Plant(replace(table, units=tuple(units)), one.id, rules)

    return plant


def _digits_changed(
    change: Callable[[str, random.Random], str], fields: tuple[str, ...]
) -> Callable[..., Project]:
    def made(project: Project, chance: random.Random) -> Project:
        new = Decimal(change(str(project.amounts.total), chance))
        return replace(project, amounts=replace(project.amounts, **dict.fromkeys(fields, new)))

    return made


def transposed(number: str, chance: random.Random) -> str:
    """Two neighbouring digits that differ, exchanged; the last two where all are the same."""
    places = [
        n for n in range(len(number) - 1) if number[n] != number[n + 1] and "." not in number[n : n + 2]
    ]
    if not places:
        return number + "1"
    at = chance.choice(places)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def lost(number: str, chance: random.Random) -> str:
    whole, dot, cents = number.partition(".")
    at = chance.randrange(len(whole))
    return (whole[:at] + whole[at + 1 :] or "0") + dot + cents


def negative(project: Project, _: random.Random) -> Project:
    own = project.amounts
    return replace(
        project, amounts=replace(own, total=-(own.total or Decimal(0)), fiscal=-(own.fiscal or Decimal(0)))
    )


def in_parts_of_a_cent(project: Project, chance: random.Random) -> Project:
    own = project.amounts
    more = Decimal(chance.randrange(1, 99)) / 10_000
    return replace(
        project, amounts=replace(own, total=(own.total or 0) + more, fiscal=(own.fiscal or 0) + more)
    )


def of_another_source(project: Project, chance: random.Random) -> Project:
    own = project.amounts
    field = chance.choice(("special_account", "other"))
    return replace(project, amounts=replace(own, **{"fiscal": None, field: own.fiscal}))


def twice(change: Callable[[Project, random.Random], Project], *rules: str) -> Planter:
    """The row again, further down in its unit, a little different."""

    def plant(table: TargetTable, chance: random.Random) -> Plant | None:
        unit = chance.choice([unit for unit in table.units if unit.projects])
        chosen = [p for p in unit.projects if p.amounts.total and p.name.strip()]
        if not chosen:
            return None
        copy = replace(change(chance.choice(chosen), chance), id=Id("copy"))
        return Plant(_with_units(table, [replace(unit, projects=(*unit.projects, copy))]), copy.id, rules)

    return plant


def spaced(project: Project, chance: random.Random) -> Project:
    at = chance.randrange(len(project.name) + 1)
    return replace(project, name=project.name[:at] + chance.choice((" ", "　", "\n")) + project.name[at:])


def dearer(project: Project, chance: random.Random) -> Project:
    more = Decimal(chance.randrange(1, 50))
    own = project.amounts
    return replace(
        project, amounts=replace(own, total=(own.total or 0) + more, fiscal=(own.fiscal or 0) + more)
    )


def unit_field(change: Callable[[Unit], Unit], *rules: str) -> Planter:
    def plant(table: TargetTable, chance: random.Random) -> Plant | None:
        unit = chance.choice([unit for unit in table.units if unit.projects and not unit.amounts.is_blank])
        return Plant(_with_units(table, [change(unit)]), unit.id, rules)

    return plant


def in_yuan(table: TargetTable, _: random.Random) -> Plant | None:
    if table.currency_unit != "万元":
        return None
    return Plant(replace(table, currency_unit="元"), table.id, ("amount.table_unit",))


PLANTS: dict[str, Planter] = {
    "合计 off by 0.01 to 10,000": table_off("total"),
    "合计 of 财政拨款 off": table_off("fiscal"),
    "unit off by 0.01 to 10,000": unit_off,
    "sum of another unit": sum_of_another_unit,
    "project under another unit": project_under_another_unit,
    "project left out": project_left_out,
    "总计 of two projects exchanged": exchanged(lambda own, other: replace(own, total=other.total), "sum.row"),
    "财政拨款 of two projects exchanged": exchanged(
        lambda own, other: replace(own, fiscal=other.fiscal), "sum.row"
    ),
    "digits of 总计 transposed": project_plant(
        _digits_changed(transposed, ("total",)), "sum.row", wanted=has_money
    ),
    "digits of the row transposed": project_plant(
        _digits_changed(transposed, ("total", "fiscal")), *SUMS, wanted=has_money
    ),
    "digit of the row lost": project_plant(_digits_changed(lost, ("total", "fiscal")), *SUMS, wanted=has_money),
    "negative amount": project_plant(negative, "amount.negative", wanted=has_money),
    "parts of a cent": project_plant(in_parts_of_a_cent, "amount.decimals", wanted=has_money),
    "money of another source": project_plant(of_another_source, *SUMS, wanted=has_money),
    "row twice with a space": twice(spaced, "row.repeated"),
    "row twice with another amount": twice(dearer, "row.same_name"),
    "unit without a name": unit_field(lambda unit: replace(unit, name=" "), "empty.unit_name"),
    "unit without amounts": unit_field(lambda unit: replace(unit, amounts=Amounts()), "empty.unit_amounts"),
    "元 over amounts in 万元": in_yuan,
    "cost over the amount": indicator_plant(
        lambda i, chance: replace(
            relevelled("1", "产出指标", "14", "成本指标")(i), name="项目总成本",
            cycle_value=f"≤{chance.randrange(1, 9)}0亿元", annual_value=f"≤{chance.randrange(1, 9)}0亿元",
        ),
        "money.over_budget",
    ),
}  # fmt: skip
