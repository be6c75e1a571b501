"""算术: rows that do not add up across, sums that do not add up down (CHECKS 44, 45)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from perfdesk.checks.context import Context, Findings, found
from perfdesk.domain.amounts import (
    AMOUNT_FIELDS,
    Amounts,
    NotAnAmount,
    SumVerdict,
    judge_sum,
    parse_amount,
    show_amount,
)
from perfdesk.domain.extra import Extra
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import Sums, task_sums

_SEVERITY = {
    SumVerdict.ROUNDING: Severity.NOTICE,
    SumVerdict.DOUBTFUL: Severity.WARNING,
    SumVerdict.WRONG: Severity.ERROR,
}

_ZERO = Decimal(0)

Differences = Mapping[str, Decimal]
"""By column (all of AMOUNT_FIELDS, or none): what is printed minus what it should be."""


class Cause(StrEnum):
    """Where what a column is off by is told already."""

    ROWS = "rows"
    """At rows of projects whose 总计 is not the sum of their parts."""
    UNITS = "units"
    """At the same column of the units."""
    COLUMN = "column"
    """At another column of the row."""


class Off(NamedTuple):
    """A column that is off; it is told by itself only where there is no cause."""

    finding: Finding
    because: frozenset[Cause]


@dataclass(frozen=True)
class Elsewhere:
    """What is told at the rows and units below, by whose differences a column may be off: of all of them or of some."""

    around: Sequence[Unit] = ()
    """The units of the rows."""
    within: "Sequence[Elsewhere]" = ()
    """What is told in further units: looking at every row takes most of the time, and is done once."""
    sums: Mapping[Id, Sums] = field(default_factory=dict)
    by_unit: Mapping[Id, Differences] = field(default_factory=dict)

    def causes(self, column: str, difference: Decimal, count: int) -> frozenset[Cause]:
        whole = {cause for cause in Cause if sum(self._known(cause, column).values(), _ZERO) == difference}
        some = () if whole else (cause for cause in Cause if self.behind(cause, column, difference, count))
        return frozenset(whole.union(some))

    def behind(self, cause: Cause, column: str, difference: Decimal, count: int) -> frozenset[Id]:
        """The fewest projects or units that are off by that together, up to what rounding adds."""
        known = self._known(cause, column)
        if len(known) > _MOST_TOGETHER:
            return frozenset()
        rounded = judge_sum(difference, count) is SumVerdict.ROUNDING
        for size in range(1, len(known) + 1):
            for some in combinations(known, size):
                rest = difference - sum(known[each] for each in some)
                if not rest or (not rounded and judge_sum(rest, count) is SumVerdict.ROUNDING):
                    return frozenset(some)
        return frozenset()

    def _known(self, cause: Cause, column: str) -> Mapping[Id, Decimal]:
        """By project or unit, by how much its column is off for what is told there."""
        if cause is Cause.ROWS:
            return self.rows if column != "total" else self._short
        units = self.by_unit if cause is Cause.UNITS else {}
        return {unit: known[column] for unit, known in units.items() if known[column]}

    @cached_property
    def rows(self) -> Mapping[Id, Decimal]:
        """By project, what is told of its row; looked for only in units by whose sums some are off."""
        off = (unit for unit in self.around if not _adds_up(self.sums.get(unit.id, Sums())))
        own = {p.id: told for unit in off for p in unit.projects if (told := _told_of_row(p))}
        for each in self.within:
            own |= each.rows
        return own

    @cached_property
    def _short(self) -> Mapping[Id, Decimal]:
        """What the rows lack in 总计, which is what they have too much in their parts."""
        return {project: -off for project, off in self.rows.items()}


_MOST_TOGETHER = 6
"""Rows or units that are off, beyond which which of them explain a sum is not worked out."""
_NOWHERE = Elsewhere()


def row_sum(item: Project | Unit | TargetTable, context: Context) -> Findings:
    """总计 = 财政拨款 + 财政专户拨款 + 其他资金, to the cent: nothing is rounded within a row.

    The row of a sum is off by what its rows and columns are off, and each of those is told where it is.
    """
    if not isinstance(item, Project) and (context.table.totals is TotalsMode.AUTOMATIC or item.projects):
        return
    yield from row_off(item)


def row_off(item: Project | Unit | TargetTable) -> Findings:
    """The same of any row, whether what it is off by is told elsewhere or not."""
    if difference := _told_of_row(item):
        yield found(
            "sum.row",
            Severity.ERROR,
            item.id,
            "total",
            total=show_amount(item.amounts.total),
            parts=show_amount(item.amounts.parts_sum),
            difference=show_amount(difference),
        )


def _told_of_row(item: Project | Unit | TargetTable) -> Decimal | None:
    """By how much the row is off, where that is told; money from a source that no field is for may be what is off."""
    difference = item.amounts.row_difference
    return difference if difference and not has_unknown_source(item.extra) else None


def annual_sum(project: Project, _: Context) -> Findings:
    """The same of the year's amounts, where a form has them beside the whole project's."""
    parts = [
        amount
        for amount in (
            project.annual_fiscal, project.annual_special_account, project.annual_other, project.annual_carried,
        )
        if amount is not None
    ]  # fmt: skip
    if project.annual_total is None or not parts or has_unknown_source(project.extra):
        return
    if difference := project.annual_total - sum(parts):
        told = {"total": show_amount(project.annual_total), "parts": show_amount(sum(parts, Decimal(0)))}
        yield found(
            "sum.row", Severity.ERROR, project.id, "annual_total", difference=show_amount(difference), **told
        )


def has_unknown_source(extra: Iterable[Extra]) -> bool:
    """Whether a form has money from a source that no field is for: a number under 上级补助资金."""
    return any(_is_amount(each.text) and any(word in each.head for word in _SOURCES) for each in extra)


_SOURCES = ("资金", "拨款", "补助", "收入", "经费", "结转", "债券", "基金")


def _is_amount(text: str) -> bool:
    try:
        return bool(parse_amount(text.strip().removesuffix("万元").removesuffix("元")))
    except NotAnAmount:
        return False


def unit_sum(unit: Unit, context: Context) -> Findings:
    """The unit's printed amounts against its projects, column by column."""
    return (off.finding for off in unit_columns(unit, context.table, context.sums) if not off.because)


def unit_columns(
    unit: Unit, table: TargetTable, sums: Mapping[Id, Sums], elsewhere: Elsewhere | None = None
) -> Iterator[Off]:
    """All columns of the unit that are off, those that something else explains, too."""
    if table.totals is not TotalsMode.AUTOMATIC:
        yield from _sum("sum.unit", unit, unit.amounts, sums, elsewhere or of_rows(unit, sums))


def table_sum(table: TargetTable, context: Context) -> Findings:
    """The printed 合计 against all projects, column by column; what its units are off in sum is told at them."""
    return (off.finding for off in table_columns(table, context.sums) if not off.because)


def table_columns(
    table: TargetTable, sums: Mapping[Id, Sums], elsewhere: Elsewhere | None = None
) -> Iterator[Off]:
    """All columns of 合计 that are off, those that something else explains, too."""
    if table.totals is TotalsMode.PRINTED:
        elsewhere = elsewhere or of_units(table, sums, [of_rows(unit, sums) for unit in table.units])
        yield from _sum("sum.table", table, table.amounts, sums, elsewhere)


def of_rows(unit: Unit, sums: Mapping[Id, Sums]) -> Elsewhere:
    return Elsewhere((unit,), sums={unit.id: sums.get(unit.id, Sums())})


def of_units(table: TargetTable, sums: Mapping[Id, Sums], within: Sequence[Elsewhere]) -> Elsewhere:
    """`within`: what is told at the rows of each unit."""
    return Elsewhere(within=within, sums=sums, by_unit=_of_units(table, sums))


def _of_units(table: TargetTable, by_item: Mapping[Id, Sums]) -> Mapping[Id, Differences]:
    """By how much the units that print amounts are off; nothing where one prints none."""
    if any(unit.amounts.is_blank for unit in table.units):
        return {}
    return {unit.id: _of_unit(unit, by_item.get(unit.id, Sums())) for unit in table.units}


def _of_unit(unit: Unit, sums: Sums) -> Differences:
    columns = zip(AMOUNT_FIELDS, sums.sums, strict=True)
    return {field: (getattr(unit.amounts, field) or _ZERO) - total for field, total in columns}


def task_sum(project: Project, _: Context) -> Findings:
    """A department's printed amounts against its tasks (年度主要任务), in the columns that both fill."""
    columns = _off("sum.tasks", project.id, project.amounts, task_sums(project))
    return (off.finding for off in columns if not off.because)


def _sum(
    rule: str, item: Unit | TargetTable, printed: Amounts, by_item: Mapping[Id, Sums], elsewhere: Elsewhere
) -> Iterator[Off]:
    if not printed.is_blank:
        sums = by_item.get(item.id, Sums())
        columns = zip(AMOUNT_FIELDS, sums.sums, sums.counts, strict=True)
        against = {field: (total, count) for field, total, count in columns}
        yield from _off(rule, item.id, printed, against, elsewhere)


def _adds_up(sums: Sums) -> bool:
    total, *parts = sums.sums
    return total == sum(parts, _ZERO)


def _off(
    rule: str,
    item: Id,
    printed: Amounts,
    sums: Mapping[str, tuple[Decimal, int]],
    elsewhere: Elsewhere = _NOWHERE,
) -> Iterator[Off]:
    """One finding a column; a source of funds that is off exactly as 总计 is (the only one used) says nothing new.

    Neither does a column that is off by what is told elsewhere.
    """
    told: set[tuple[Decimal, int]] = set()
    for column, (total, count) in sums.items():
        shown: Decimal = getattr(printed, column) or _ZERO
        difference = shown - total
        verdict = judge_sum(difference, count)
        if verdict is SumVerdict.EXACT:
            continue
        because = elsewhere.causes(column, difference, count)
        because |= {Cause.COLUMN} if (difference, count) in told else frozenset()
        if not because:
            told.add((difference, count))
        finding = found(
            rule,
            _SEVERITY[verdict],
            item,
            column,
            column=column,
            printed=show_amount(shown),
            sum=show_amount(total),
            difference=show_amount(difference),
            count=str(count),
        )
        yield Off(finding, because)
