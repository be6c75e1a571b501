"""What the words of one indicator tell: its level (相关性), its values (适当性), slips of writing (文字).

All of it is a function of the indicator's texts, so that equal indicators are looked at once.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from perfdesk.checks import dates, levels, numerals, privacy, rates, slips, values
from perfdesk.checks.catalogue import Parameters, catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.domain.indicator import Indicator


class Texts(NamedTuple):
    """Of an indicator; a value that the document lacks is empty. `year` is the table's, 0 for none.

    `by`: what the rules go by.
    """

    level1: str
    level2: str
    name: str
    cycle: str
    annual: str
    year: int
    by: Parameters


Slip = tuple[str, str, tuple[tuple[str, str], ...]]
"""Rule, field, params."""
Look = Callable[[Texts], Iterator[Slip]]

LOOKS: tuple[Look, ...] = (
    values.placeholder, values.repeats_name, values.unmeasurable, values.too_long, values.without_unit,
    values.without_sign, values.year_and_cycle, values.cut_short, values.several, values.followed_by_text,
    values.approximate, values.question,
    rates.rates, rates.downward, rates.upward, rates.satisfaction, rates.unnamed,
    numerals.signed_twice, numerals.letters, numerals.separators, numerals.amounts_to_nothing,
    numerals.reversed_range, numerals.in_the_name, numerals.transposed, numerals.other_unit,
    dates.other_year, dates.deadline, dates.impossible,
    levels.satisfaction, levels.benefit_and_output, levels.output_kinds, levels.money,
    slips.marks, slips.signs, privacy.numbers,
)  # fmt: skip


def texts_of(indicator: Indicator, context: Context) -> Texts:
    return Texts(
        indicator.level1_code,
        indicator.level2_code,
        indicator.name,
        indicator.cycle_value or "",
        indicator.annual_value or "",
        context.table.year or 0,
        context.by,
    )


@lru_cache(200_000)
def slips_of(texts: Texts) -> tuple[Slip, ...]:
    return tuple(slip for look in LOOKS for slip in look(texts))


def wording(indicator: Indicator, context: Context) -> Findings:
    """Everything that its texts tell."""
    for rule, field, params in slips_of(texts_of(indicator, context)):
        yield found(rule, catalogue()[rule].severity, indicator.id, field, **dict(params))
