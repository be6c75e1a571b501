"""What the amounts of a project tell, and whether texts speak of other money (CHECKS 43, 46)."""

import re
from decimal import Decimal

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.wordings import first_of, plain, shortened, typed
from perfdesk.domain.amounts import AMOUNT_FIELDS, CENT, show_amount
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.domain.target_value import Kind

_PRICE = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)(?:人|户|个|名|家|件|台|套|次|场)[×xX*](\d+(?:\.\d+)?)元")
_YUAN = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""What the units of money in tables and values are worth."""


def _of(rule: str, item: Id, field: str, **params: str) -> Finding:
    return found(rule, catalogue()[rule].severity, item, field, **params)


def amounts(project: Project, context: Context) -> Findings:
    """Amounts that no project has: nothing, less than nothing, parts of a cent."""
    if project.amounts.total == 0:
        yield _of("amount.zero", project.id, "total")
    for field in AMOUNT_FIELDS:
        amount: Decimal | None = getattr(project.amounts, field)
        if amount is not None and amount < 0:
            yield _of("amount.negative", project.id, field, amount=show_amount(amount))
        elif amount is not None and amount != amount.quantize(CENT):
            yield _of("amount.decimals", project.id, field, amount=show_amount(amount))


def unit_price(project: Project, context: Context) -> Findings:
    """单价 × 数量 of the goal is ten times the amount, or a tenth."""
    total, unit = project.amounts.total, context.table.currency_unit
    match = _PRICE.search(plain(project.goal))
    if match is None or unit not in _YUAN or not total:
        return
    product = Decimal(match[1]) * Decimal(match[2]) / _YUAN[unit]
    ratio = product / total if product else Decimal(1)
    if ratio >= 10 or ratio <= Decimal("0.1"):
        told = {"product": show_amount(product), "total": show_amount(total), "unit": unit}
        yield _of("money.unit_price", project.id, "total", text=match[0], **told)


def over_budget(project: Project, context: Context) -> Findings:
    """A cost that is more than the project has."""
    total, unit = project.amounts.total, context.table.currency_unit
    if not total or unit not in _YUAN:
        return
    for indicator in project.indicators:
        cost = _cost(indicator, context) if "元" in (indicator.annual_value or "") else None
        if cost is not None and cost > total * _YUAN[unit]:
            told = {
                "text": shortened(indicator.annual_value or ""),
                "total": show_amount(total),
                "unit": unit,
            }
            yield _of("money.over_budget", indicator.id, "annual_value", **told)


def _cost(indicator: Indicator, context: Context) -> Decimal | None:
    """The year's money of a cost indicator, in 元; None for a price, for another year's or no money at all."""
    is_cost = indicator.level2_code == "14" or first_of(
        context.by.words("money.over_budget"), plain(indicator.name)
    )
    value = typed(indicator.annual_value or "") if is_cost else None
    if value is None or value.kind is not Kind.NUMBER or value.number is None or value.unit not in _YUAN:
        return None
    return value.number * _YUAN[value.unit]
