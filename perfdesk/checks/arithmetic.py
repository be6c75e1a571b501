"""算术: rows that do not add up across, sums that do not add up down (CHECKS 44, 45)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
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

Differences = Mapping[str, Decimal]
"""By column: what is printed minus what it should be."""


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


Explained = Mapping[Cause, Differences]
_NOWHERE: Explained = {}


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
        yield from _sum("sum.unit", unit.id, unit.amounts, sums.get(unit.id, Sums()))


def table_sum(table: TargetTable, context: Context) -> Findings:
    """The printed 合计 against all projects, column by column; what its units are off in sum is told at them."""
    return (off.finding for off in table_columns(table, context.sums) if not off.because)


def table_columns(table: TargetTable, sums: Mapping[Id, Sums]) -> Iterator[Off]:
    """All columns of 合计 that are off, those that something else explains, too."""
    if table.totals is TotalsMode.PRINTED:
        own = sums.get(table.id, Sums())
        yield from _sum("sum.table", table.id, table.amounts, own, {Cause.UNITS: _of_units(table, sums)})


def _of_units(table: TargetTable, by_item: Mapping[Id, Sums]) -> Differences:
    """By how much the units that print amounts are off together; nothing where one prints none."""
    if any(unit.amounts.is_blank for unit in table.units):
        return {}
    differences = dict.fromkeys(AMOUNT_FIELDS, Decimal(0))
    for unit in table.units:
        sums = by_item.get(unit.id, Sums()).sums
        for field, total in zip(AMOUNT_FIELDS, sums, strict=True):
            differences[field] += (getattr(unit.amounts, field) or Decimal(0)) - total
    return differences


def task_sum(project: Project, _: Context) -> Findings:
    """A department's printed amounts against its tasks (年度主要任务), in the columns that both fill."""
    columns = _off("sum.tasks", project.id, project.amounts, task_sums(project))
    return (off.finding for off in columns if not off.because)


def _sum(rule: str, item: Id, printed: Amounts, sums: Sums, told: Explained = _NOWHERE) -> Iterator[Off]:
    if not printed.is_blank:
        columns = zip(AMOUNT_FIELDS, sums.sums, sums.counts, strict=True)
        against = {field: (total, count) for field, total, count in columns}
        yield from _off(rule, item, printed, against, {Cause.ROWS: _of_rows(sums), **told})


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
    elsewhere: Explained = _NOWHERE,
) -> Iterator[Off]:
    """One finding a column; a source of funds that is off exactly as 总计 is (the only one used) says nothing new.

    Neither does a column that is off by exactly what is told elsewhere.
    """
    told: set[tuple[Decimal, int]] = set()
    for field, (total, count) in sums.items():
        shown: Decimal = getattr(printed, field) or Decimal(0)
        difference = shown - total
        verdict = judge_sum(difference, count)
        if verdict is SumVerdict.EXACT:
            continue
        because = {cause for cause, known in elsewhere.items() if known.get(field) == difference}
        because |= {Cause.COLUMN} if (difference, count) in told else set()
        if not because:
            told.add((difference, count))
        finding = found(
            rule,
            _SEVERITY[verdict],
            item,
            field,
            column=field,
            printed=show_amount(shown),
            sum=show_amount(total),
            difference=show_amount(difference),
            count=str(count),
        )
        yield Off(finding, frozenset(because))
