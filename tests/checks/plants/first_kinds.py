"""The mistakes that a reviewer meets every day."""

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable, TotalsMode
from perfdesk.domain.target_value import read_value
from tests.checks.plants.making import (
    Plant,
    Planter,
    both,
    has_kinds,
    has_money,
    has_number,
    indicator_plant,
    is_rate,
    project_plant,
    relevelled,
    steady,
)


def amounts(**values: str | None) -> Callable[[Project, random.Random], Project]:
    said = {name: Decimal(text) if text is not None else None for name, text in values.items()}
    return lambda project, _: replace(project, amounts=replace(project.amounts, **said))


def scaled(factor: str) -> Callable[[Project, random.Random], Project]:
    def scale(project: Project, _: random.Random) -> Project:
        by = Decimal(factor)
        own = project.amounts
        parts = {
            name: value * by
            for name in ("total", "fiscal", "special_account", "other")
            if (value := getattr(own, name)) is not None
        }
        return replace(project, amounts=replace(own, **parts))

    return scale


def without_kind(level1: str) -> Callable[[Project, random.Random], Project]:
    return lambda p, _: replace(p, indicators=tuple(i for i in p.indicators if i.level1_code != level1))


def more(indicator: Indicator) -> Indicator:
    """The year's number a thousand times the period's."""
    value = read_value(indicator.annual_value or "")
    assert value is not None
    number = str(value.number)
    text = indicator.annual_value or ""
    return replace(indicator, cycle_value=text, annual_value=text.replace(number, number + "000", 1))


def doubled(project: Project, _: random.Random) -> Project:
    copy = replace(project.indicators[0], id=Id("copy"), number=project.indicators[-1].number + 1)
    return replace(project, indicators=(*project.indicators, copy))


def duplicate_row(table: TargetTable, chance: random.Random) -> Plant | None:
    unit = chance.choice([unit for unit in table.units if unit.projects])
    chosen = [p for p in unit.projects if p.amounts.total]
    if not chosen:
        return None
    copy = replace(chance.choice(chosen), id=Id("copy"))
    units = tuple(replace(u, projects=(*u.projects, copy)) if u.id == unit.id else u for u in table.units)
    return Plant(replace(table, units=units), copy.id, ("row.repeated",))


def field_plant(field: str, value: object, *rules: str) -> Planter:
    def plant(table: TargetTable, _: random.Random) -> Plant:
        return Plant(replace(table, **{field: value}), table.id, rules)  # type: ignore[arg-type]

    return plant


def table_sum(table: TargetTable, _: random.Random) -> Plant | None:
    if table.totals is not TotalsMode.PRINTED or table.amounts.total is None:
        return None
    off = replace(table.amounts, total=table.amounts.total + 100)
    return Plant(replace(table, amounts=off), table.id, ("sum.table", "sum.row"))


def unit_sum(table: TargetTable, chance: random.Random) -> Plant | None:
    units = [unit for unit in table.units if unit.amounts.total]
    if not units:
        return None
    unit = chance.choice(units)
    off = replace(unit, amounts=replace(unit.amounts, total=(unit.amounts.total or Decimal(0)) + 50))
    changed = tuple(off if u.id == unit.id else u for u in table.units)
    return Plant(replace(table, units=changed), unit.id, ("sum.unit", "sum.row"))


def cut(project: Project, _: random.Random) -> Project:
    return replace(project, goal=project.goal.rstrip("。") + "，主要原因是。")


def restarted(project: Project, _: random.Random) -> Project:
    renumbered = tuple(replace(i, number=1 + at // 2) for at, i in enumerate(project.indicators))
    return replace(project, indicators=renumbered)


def goal(text: str) -> Callable[[Project, random.Random], Project]:
    return lambda project, _: replace(project, goal=text or "")


def appended(text: str) -> Callable[[Project, random.Random], Project]:
    return lambda project, _: replace(project, goal=project.goal.rstrip("。") + text)


def renamed(change: Callable[[str], str]) -> Callable[[Project, random.Random], Project]:
    return lambda project, _: replace(project, name=change(project.name))


PLANTS: dict[str, Planter] = {
    "wrong total": project_plant(
        lambda p, _: replace(p, amounts=replace(p.amounts, total=(p.amounts.total or Decimal(0)) + 7)),
        "sum.row",
        wanted=has_money,
    ),
    "swapped digits": project_plant(scaled("1.9"), "sum.unit", "sum.table", "sum.row", wanted=has_money),
    "lost source": project_plant(amounts(fiscal="0.01"), "sum.row", wanted=has_money),
    "no amount": project_plant(amounts(total=None, fiscal=None), "empty.amount", wanted=has_money),
    "zero amount": project_plant(amounts(total="0", fiscal="0"), "amount.zero", wanted=has_money),
    "元 for 万元": project_plant(
        scaled("10000"), "amount.slip", wanted=lambda p: (p.amounts.total or 0) > 100
    ),
    "wrong 合计": table_sum,
    "wrong unit sum": unit_sum,
    "code pair": indicator_plant(
        lambda i, _: replace(i, level1_code="2", level1_name="效益指标"),
        "code.pair",
        wanted=lambda i: i.level1_code == "1",
    ),
    "unknown code": indicator_plant(lambda i, _: replace(i, level2_code="47"), "code.unknown"),
    "no code": indicator_plant(lambda i, _: replace(i, level2_code=""), "code.missing"),
    "name of another level": indicator_plant(
        lambda i, _: replace(i, level2_name="生态效益"),
        "code.name",
        wanted=lambda i: i.level2_code == "11" and i.level1_code == "1",
    ),
    "missing annual value": indicator_plant(lambda i, _: replace(i, annual_value=""), "empty.annual_value"),
    "missing cycle value": indicator_plant(lambda i, _: replace(i, cycle_value=None), "empty.cycle_value"),
    "missing name": indicator_plant(lambda i, _: replace(i, name=" "), "empty.indicator_name"),
    "annual over cycle": indicator_plant(steady(more), "year.over_cycle", wanted=has_number),
    "annual of another unit": indicator_plant(
        lambda i, _: replace(i, annual_value="100%"), "year.other_form", wanted=has_number
    ),
    "100 % for a count": indicator_plant(
        lambda i, _: replace(
            i,
            name="设备完好率",
            level2_code="12",
            level2_name="质量指标",
            level1_code="1",
            level1_name="产出指标",
            cycle_value="12台",
            annual_value="12台",
        ),
        "rate.no_percent",
    ),
    "% lost": indicator_plant(
        lambda i, _: replace(
            i,
            cycle_value=(i.cycle_value or "").replace("%", ""),
            annual_value=(i.annual_value or "").replace("%", ""),
        ),
        "rate.no_percent",
        wanted=is_rate,
    ),
    "rate over 100": indicator_plant(
        both("≥150%"), "rate.over_100", wanted=lambda i: is_rate(i) and "增" not in i.name
    ),
    "unit lost": indicator_plant(
        lambda i, _: replace(
            i,
            name="形成成果",
            cycle_value="12",
            annual_value="12",
            level1_code="1",
            level1_name="产出指标",
            level2_code="11",
            level2_name="数量指标",
        ),
        "value.no_unit",
    ),
    "sign lost": indicator_plant(
        lambda i, _: replace(i, cycle_value="12个", annual_value="12个", name="新增点位"),
        "value.no_sign",
        wanted=lambda i: i.level2_code == "11",
    ),
    "direction wrong": indicator_plant(
        lambda i, _: replace(i, name="安全事故起数", cycle_value="≥3起", annual_value="≥3起"),
        "direction.wrong",
    ),
    "placeholder": indicator_plant(both("待定"), "value.placeholder"),
    "stars": indicator_plant(both("≥**次"), "value.placeholder"),
    "value is the name": indicator_plant(
        lambda i, _: replace(i, cycle_value=i.name, annual_value=i.name),
        "value.repeats_name",
        wanted=lambda i: len(i.name) > 3,
    ),
    "vague value": indicator_plant(both("逐步提升"), "value.unmeasurable"),
    "paragraph": indicator_plant(both("通过持续投入不断完善设施条件，" * 6), "value.long"),
    "two in one": indicator_plant(both("≥12场 ≥300人"), "value.several"),
    "about": indicator_plant(both("50人左右"), "value.approximate"),
    "low satisfaction": indicator_plant(
        lambda i, _: replace(i, name="群众满意度", cycle_value="≥55%", annual_value="≥55%"),
        "satisfaction.low",
    ),
    "satisfaction as benefit": indicator_plant(
        lambda i, _: relevelled("2", "效益指标", "22", "社会效益")(
            replace(i, name="群众满意度", cycle_value="≥90%", annual_value="≥90%")
        ),
        "satisfaction.as_benefit",
    ),
    "no satisfaction": indicator_plant(
        lambda i, _: relevelled("3", "满意度指标", "31", "服务对象满意度")(replace(i, name="举办活动次数")),
        "satisfaction.other",
    ),
    "rate as quantity": indicator_plant(
        lambda i, _: relevelled("1", "产出指标", "11", "数量指标")(replace(i, name="设备合格率")),
        "level.rate_as_quantity",
    ),
    "no cost": indicator_plant(
        lambda i, _: relevelled("1", "产出指标", "14", "成本指标")(
            replace(i, name="验收通过情况", cycle_value="通过", annual_value="通过")
        ),
        "level.not_cost",
    ),
    "output as benefit": indicator_plant(
        lambda i, _: relevelled("2", "效益指标", "21", "经济效益")(replace(i, name="举办培训场次")),
        "benefit.is_output",
    ),
    "benefit as output": indicator_plant(
        lambda i, _: relevelled("1", "产出指标", "11", "数量指标")(replace(i, name="工业总产值")),
        "output.is_benefit",
    ),
    "money as output": indicator_plant(
        lambda i, _: relevelled("1", "产出指标", "12", "质量指标")(replace(i, name="资金拨付到位率")),
        "money.as_output",
    ),
    "question": indicator_plant(lambda i, _: replace(i, name="是否完成任务"), "name.question"),
    "doubled indicator": project_plant(
        doubled, "list.alike", wanted=lambda p: bool(p.indicators) and len(p.indicators[0].name) > 3
    ),
    "no output": project_plant(without_kind("1"), "kinds.no_output", wanted=has_kinds("1", "2")),
    "no benefit": project_plant(without_kind("2"), "kinds.no_benefit", wanted=has_kinds("1", "2")),
    "no indicators": project_plant(
        lambda p, _: replace(p, indicators=()), "empty.indicators", wanted=lambda p: bool(p.indicators)
    ),
    "numbers restart": project_plant(
        restarted,
        "number.sequence",
        wanted=lambda p: len(p.indicators) > 2 and [i.number for i in p.indicators[:3]] == [1, 2, 3],
    ),
    "goal emptied": project_plant(goal(""), "empty.goal", wanted=lambda p: bool(p.goal)),
    "goal too short": project_plant(goal("保障运转。"), "goal.short", wanted=lambda p: len(p.goal) > 30),
    "cut sentence": project_plant(cut, "text.cut_sentence"),
    "doubled full stop": project_plant(
        appended("。。"), "text.doubled_mark", wanted=lambda p: bool(p.goal) and "。。" not in p.goal
    ),
    "unmatched quote": project_plant(
        renamed(lambda name: "“" + name), "text.unmatched", wanted=lambda p: not set("“”（）()") & set(p.name)
    ),
    "trailing mark": project_plant(renamed(lambda name: name + "、"), "text.trailing_mark"),
    "trailing mark in a name": indicator_plant(
        lambda i, _: replace(i, name=i.name.rstrip("、") + "、"),
        "text.trailing_mark",
        wanted=lambda i: i.name[-1:] not in "、，；",
    ),
    "unusual sign": indicator_plant(both("≧90％"), "text.mixed_signs"),
    "phone number": project_plant(appended("，联系电话13800138000。"), "privacy.phone"),
    "identity card": project_plant(appended("，证件11010519491231002X。"), "privacy.id_number"),
    "no project name": project_plant(renamed(lambda _: ""), "empty.project_name"),
    "deadline without date": indicator_plant(
        lambda i, _: relevelled("1", "产出指标", "13", "时效指标")(
            replace(i, name="完成时间", cycle_value="年度内", annual_value="年度内")
        ),
        "deadline.no_date",
    ),
    "row twice": duplicate_row,
    "no department": field_plant("department", "", "empty.department"),
    "no unit of money": field_plant("currency_unit", "", "empty.currency_unit"),
}
