"""算术: rows that do not add up across, sums that do not add up down (CHECKS 44, 45)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
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


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is told at the rows and units below, by whose differences a column may be off: of all of them or of some."""

    projects: Sequence[Project] = ()
    together: Mapping[Cause, Differences] = field(default_factory=dict)
    by_unit: Mapping[Id, Differences] = field(default_factory=dict)

    def causes(self, column: str, difference: Decimal, count: int) -> frozenset[Cause]:
        whole = {cause for cause, known in self.together.items() if known.get(column) == difference}
        some = () if whole else (cause for cause in Cause if self.behind(cause, column, difference, count))
        return frozenset(whole.union(some))

    def behind(self, cause: Cause, column: str, difference: Decimal, count: int) -> frozenset[Id]:
        """The fewest projects or units that are off by that together, up to what rounding adds."""
        known = self._rows(column) if cause is Cause.ROWS else self._units(column)
        if cause is Cause.COLUMN or len(known) > _MOST_TOGETHER:
            return frozenset()
        rounded = judge_sum(difference, count) is SumVerdict.ROUNDING
        for size in range(1, len(known) + 1):
            for some in combinations(known, size):
                rest = difference - sum(known[each] for each in some)
                if not rest or (not rounded and judge_sum(rest, count) is SumVerdict.ROUNDING):
                    return frozenset(some)
        return frozenset()

    def _rows(self, column: str) -> Mapping[Id, Decimal]:
        """A wrong 总计 or part of a row is told there: by as much the column that it stands in is off.

        The projects are many, and looked at only where their sums say that some are off.
        """
        if not any(self.together.get(Cause.ROWS, {}).values()):
            return {}
        sign = -1 if column == "total" else 1
        return {p.id: sign * off for p in self.projects if (off := p.amounts.row_difference)}

    def _units(self, column: str) -> Mapping[Id, Decimal]:
        return {unit: known[column] for unit, known in self.by_unit.items() if known[column]}


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
    difference = item.amounts.row_difference
    if difference and not has_unknown_source(item.extra):
        yield found(
            "sum.row",
            Severity.ERROR,
            item.id,
            "total",
            total=show_amount(item.amounts.total),
            parts=show_amount(item.amounts.parts_sum),
            difference=show_amount(difference),
        )


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


def unit_columns(unit: Unit, table: TargetTable, sums: Mapping[Id, Sums]) -> Iterator[Off]:
    """All columns of the unit that are off, those that something else explains, too."""
    if table.totals is not TotalsMode.AUTOMATIC:
        yield from _sum("sum.unit", unit, unit.amounts, sums, elsewhere_of(unit, table, sums))


def table_sum(table: TargetTable, context: Context) -> Findings:
    """The printed 合计 against all projects, column by column; what its units are off in sum is told at them."""
    return (off.finding for off in table_columns(table, context.sums) if not off.because)


def table_columns(table: TargetTable, sums: Mapping[Id, Sums]) -> Iterator[Off]:
    """All columns of 合计 that are off, those that something else explains, too."""
    if table.totals is TotalsMode.PRINTED:
        yield from _sum("sum.table", table, table.amounts, sums, elsewhere_of(table, table, sums))


def elsewhere_of(item: Unit | TargetTable, table: TargetTable, sums: Mapping[Id, Sums]) -> Elsewhere:
    rows = {Cause.ROWS: _of_rows(sums.get(item.id, Sums()))}
    if isinstance(item, Unit):
        return Elsewhere(item.projects, rows)
    by_unit = _of_units(table, sums)
    together = {field: sum((each[field] for each in by_unit.values()), _ZERO) for field in AMOUNT_FIELDS}
    return Elsewhere(item.projects, rows | {Cause.UNITS: together if by_unit else {}}, by_unit)


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


def _of_rows(sums: Sums) -> Differences:
    """A wrong 总计 or part of a row is told there: by as much the column that it stands in is off."""
    total, *parts = sums.sums
    off = total - sum(parts, Decimal(0))
    return {field: -off if field == "total" else off for field in AMOUNT_FIELDS}


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
