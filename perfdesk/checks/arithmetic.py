"""算术: rows that do not add up across, sums that do not add up down (CHECKS 44, 45)."""

from decimal import Decimal

from perfdesk.checks.context import Context, Findings, found
from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, SumVerdict, judge_sum, show_amount
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import Sums

_SEVERITY = {
    SumVerdict.ROUNDING: Severity.NOTICE,
    SumVerdict.DOUBTFUL: Severity.WARNING,
    SumVerdict.WRONG: Severity.ERROR,
}


def row_sum(item: Project | Unit | TargetTable, context: Context) -> Findings:
    """总计 = 财政拨款 + 财政专户拨款 + 其他资金, to the cent: nothing is rounded within a row."""
    if not isinstance(item, Project) and context.table.totals is TotalsMode.AUTOMATIC:
        return
    difference = item.amounts.row_difference
    if difference:
        yield found(
            "sum.row",
            Severity.ERROR,
            item.id,
            "total",
            total=show_amount(item.amounts.total),
            parts=show_amount(item.amounts.parts_sum),
            difference=show_amount(difference),
        )


def unit_sum(unit: Unit, context: Context) -> Findings:
    """The unit's printed amounts against its projects, column by column."""
    if context.table.totals is not TotalsMode.AUTOMATIC:
        yield from _sum("sum.unit", unit.id, unit.amounts, context.sums.get(unit.id, Sums()))


def table_sum(table: TargetTable, context: Context) -> Findings:
    """The printed 合计 against all projects, column by column."""
    if table.totals is TotalsMode.PRINTED:
        yield from _sum("sum.table", table.id, table.amounts, context.sums.get(table.id, Sums()))


def _sum(rule: str, item: Id, printed: Amounts, sums: Sums) -> Findings:
    """One finding a column; a source of funds that is off exactly as 总计 is (the only one used) says nothing new."""
    if printed.is_blank:
        return
    told: set[tuple[Decimal, int]] = set()
    for field, total, count in zip(AMOUNT_FIELDS, sums.sums, sums.counts, strict=True):
        shown: Decimal = getattr(printed, field) or Decimal(0)
        difference = shown - total
        verdict = judge_sum(difference, count)
        if verdict is SumVerdict.EXACT or (difference, count) in told:
            continue
        told.add((difference, count))
        yield found(
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
