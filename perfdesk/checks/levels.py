"""相关性: indicators that stand under a level their name does not fit (CHECKS 15–23, 53)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.catalogue import words
from perfdesk.checks.wordings import first_of, squeezed

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

_SATISFACTION = "满意"


def satisfaction(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if texts.level1 == "2" and _SATISFACTION in name and texts.level2 != "31":
        yield "satisfaction.as_benefit", "level2_code", (("name", name),)
    elif texts.level1 == "3" and name and not first_of(words("satisfaction.other"), name):
        yield "satisfaction.other", "level2_code", (("name", name),)


def benefit_and_output(texts: "Texts") -> Iterator["Slip"]:
    """Only the last words of a name tell what it measures: 培训后就业率 is no training."""
    name = squeezed(texts.name)
    if texts.level1 == "2" and _SATISFACTION not in name:
        if word := first_of(words("benefit.is_output"), name[-6:]):
            yield "benefit.is_output", "level1_code", (("name", name), ("word", word))
        elif word := first_of(words("level.benefit_as_quality"), name):
            yield "level.benefit_as_quality", "level1_code", (("name", name), ("word", word))
    elif texts.level1 == "1":
        if word := first_of(words("output.is_benefit"), name):
            yield "output.is_benefit", "level1_code", (("name", name), ("word", word))
        elif texts.level2 == "12" and (word := first_of(words("level.quality_as_benefit"), name)):
            yield "level.quality_as_benefit", "level1_code", (("name", name), ("word", word))


def output_kinds(texts: "Texts") -> Iterator["Slip"]:
    """数量 that is a rate, 成本 that is no cost, 时效 without time."""
    name = squeezed(texts.name)
    if not name:
        return
    both = name + squeezed(texts.annual) + squeezed(texts.cycle)
    if texts.level2 == "11" and name.endswith(words("level.rate_as_quantity", "endings")):
        if not name.endswith(words("level.rate_as_quantity", "allowed")):
            yield "level.rate_as_quantity", "level2_code", (("name", name),)
    elif texts.level2 == "14" and not first_of(words("level.not_cost"), both):
        yield "level.not_cost", "level2_code", (("name", name),)
    elif texts.level2 == "13" and not first_of(words("level.not_time"), both):
        yield "level.not_time", "level2_code", (("name", name),)


def money(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if word := first_of(words("money.execution_rate"), name):
        yield "money.execution_rate", "name", (("name", name), ("word", word))
    elif (
        texts.level1 == "1"
        and texts.level2 != "14"
        and ("资金" in name or "经费" in name)
        and first_of(words("money.as_output"), name)
        and "及时" not in name
    ):
        yield "money.as_output", "name", (("name", name),)
