"""相关性: indicators that stand under a level their name does not fit (CHECKS 15–23, 53)."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from perfdesk.checks.catalogue import Parameters
from perfdesk.checks.wordings import first_of, squeezed

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

_SATISFACTION = "满意"
_SATISFIED = ("满意度", "满意率", "满意度（%）", "满意率（%）", "满意度(%)", "满意率(%)", "满意情况")


def satisfaction(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if texts.level1 == "2" and _SATISFACTION in name and texts.level2 != "31":
        yield "satisfaction.as_benefit", "level2_code", (("name", name),)
    elif texts.level1 == "1" and name.endswith(_SATISFIED):
        yield "satisfaction.as_output", "level2_code", (("name", name),)
    elif texts.level1 == "3" and name and not first_of(texts.by.words("satisfaction.other"), name):
        yield "satisfaction.other", "level2_code", (("name", name),)


def benefit_and_output(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if texts.level1 == "2" and _SATISFACTION not in name:
        yield from _benefit(name, texts.by)
    elif texts.level1 == "1":
        if word := first_of(texts.by.words("output.is_benefit"), name):
            yield "output.is_benefit", "level1_code", (("name", name), ("word", word))
        elif texts.level2 == "12" and (word := first_of(texts.by.words("level.quality_as_benefit"), name)):
            yield "level.quality_as_benefit", "level1_code", (("name", name), ("word", word))


def _benefit(name: str, by: Parameters) -> Iterator["Slip"]:
    """What a name measures its last words tell (培训后就业率 is no training), or its first: 举办培训, 购置设备数量."""
    word = first_of(by.words("benefit.is_output"), name[-6:])
    if not word and name.startswith(by.words("benefit.is_output", "beginnings")):
        beginning = next(
            start for start in by.words("benefit.is_output", "beginnings") if name.startswith(start)
        )
        word = beginning if name.endswith(by.words("benefit.is_output", "endings")) else ""
    if word and not first_of(by.words("level.benefit_as_quality"), name):
        yield "benefit.is_output", "level1_code", (("name", name), ("word", word))
    elif word := first_of(by.words("level.benefit_as_quality"), name):
        yield "level.benefit_as_quality", "level1_code", (("name", name), ("word", word))


def output_kinds(texts: "Texts") -> Iterator["Slip"]:
    """数量 that is a rate, 质量 that is a count, 成本 that is no cost, 时效 without time."""
    name = squeezed(texts.name)
    if name and (rule := _KINDS.get(texts.level2, _no_kind)(name, texts) or _elsewhere(name, texts)):
        yield rule, "level2_code", (("name", name),)


def _no_kind(name: str, texts: "Texts") -> str:
    return ""


def _quantity(name: str, texts: "Texts") -> str:
    is_rate = name.endswith(texts.by.words("level.rate_as_quantity", "endings"))
    is_allowed = name.endswith(texts.by.words("level.rate_as_quantity", "allowed"))
    return "level.rate_as_quantity" if is_rate and not is_allowed else ""


def _quality(name: str, texts: "Texts") -> str:
    is_count = name.endswith(texts.by.words("level.quantity_as_quality"))
    is_harm = first_of(texts.by.words("direction.wrong"), name)
    return "level.quantity_as_quality" if is_count and not is_harm else ""


def _time(name: str, texts: "Texts") -> str:
    said = name + squeezed(texts.annual) + squeezed(texts.cycle)
    return "" if first_of(texts.by.words("level.not_time"), said) else "level.not_time"


def _cost(name: str, texts: "Texts") -> str:
    said = name + squeezed(texts.annual) + squeezed(texts.cycle)
    return "" if first_of(texts.by.words("level.not_cost"), said) else "level.not_cost"


def _elsewhere(name: str, texts: "Texts") -> str:
    """A time or a cost by its name that stands under another kind."""
    if texts.level2 != "13" and texts.level1 == "1" and name.endswith(texts.by.words("level.time_elsewhere")):
        return "level.time_elsewhere"
    is_cost = (
        texts.level1 in ("1", "2")
        and texts.level2 != "14"
        and name.endswith(texts.by.words("level.cost_elsewhere"))
    )
    return "level.cost_elsewhere" if is_cost else ""


_KINDS: Mapping[str, Callable[[str, "Texts"], str]] = {
    "11": _quantity, "12": _quality, "13": _time, "14": _cost,
}  # fmt: skip


def money(texts: "Texts") -> Iterator["Slip"]:
    name = squeezed(texts.name)
    if word := first_of(texts.by.words("money.execution_rate"), name):
        yield "money.execution_rate", "name", (("name", name), ("word", word))
    elif (
        texts.level1 == "1"
        and texts.level2 != "14"
        and ("资金" in name or "经费" in name)
        and first_of(texts.by.words("money.as_output"), name)
        and not ("及时" in name or (texts.level2 == "13" and "时间" in name))
    ):
        yield "money.as_output", "name", (("name", name),)
