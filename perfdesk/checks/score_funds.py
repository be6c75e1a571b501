"""资金 of a self-evaluation or monitoring: each stage's total is the sum of its sources (CHECKS 44)."""

from decimal import Decimal

from perfdesk.checks.context import Findings, found
from perfdesk.domain.amounts import SumVerdict, judge_sum, show_amount
from perfdesk.domain.extra import Extra
from perfdesk.domain.self_evaluation import FUND_SOURCES, FUND_STAGES, ProjectEvaluation
from perfdesk.domain.severity import Severity

_MONEY = ("数", "预算", "金额", "资金")


def funds_sum(table: ProjectEvaluation) -> Findings:
    """Silent where the form has a source that the program does not know; a rounding of cents (尾差) is none."""
    if any(is_fund_cell(extra) for extra in table.extra):
        return
    for stage in FUND_STAGES:
        total: Decimal | None = getattr(table, f"{stage}_total")
        sources = [getattr(table, f"{stage}_{source}") for source in FUND_SOURCES[1:]]
        parts: list[Decimal] = [amount for amount in sources if amount is not None]
        if total is None or not parts:
            continue
        difference = total - sum(parts)
        if judge_sum(difference, len(parts)) not in (SumVerdict.EXACT, SumVerdict.ROUNDING):
            told = {"total": show_amount(total), "parts": show_amount(sum(parts, Decimal(0)))}
            yield found(
                "score.funds_sum", Severity.ERROR, table.id, f"{stage}_total",
                column=f"{stage}_total", difference=show_amount(abs(difference)), **told,
            )  # fmt: skip


def is_fund_cell(extra: Extra) -> bool:
    """A cell of the block of funds that no field has: `上级补助·年初预算数`, but not `财政拨款·执行率`."""
    row, dot, column = extra.head.partition("·")
    return bool(dot and row) and "率" not in column and any(word in column for word in _MONEY)
