"""Mistakes made out of what really stands in the table: a good indicator in a wrong place, a good value half gone."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.target_value import read_value
from tests.checks.plants.indicator_kinds import (
    QUALITY,
    QUANTITY,
    SERVED,
    SOCIAL,
    TIME,
    has_sign,
    is_count,
    is_number,
)
from tests.checks.plants.making import (
    Plant,
    Planter,
    indicator_plant,
    project_plant,
    relevelled,
    steady,
    value_plant,
)

COST = relevelled("1", "产出指标", "14", "成本指标")
YEAR = 2026


def named(pattern: str, level2: str = "") -> Callable[[Indicator], bool]:
    return lambda i: bool(re.search(pattern, i.name)) and (not level2 or i.level2_code == level2)


def count_without(words: str) -> Callable[[Indicator], bool]:
    """A count under 11 whose texts have none of these characters."""
    return lambda i: (
        i.level2_code == "11" and is_count(i) and not re.search(words, i.name + (i.annual_value or ""))
    )


def high_share(indicator: Indicator) -> bool:
    value = read_value(indicator.annual_value or "")
    is_share = is_number(indicator) and value is not None and value.unit == "%" and (value.number or 0) >= 20
    return is_share and named("(?:率|满意度)$")(indicator) and not named("增|流失|投诉|超支")(indicator)


def values_exchanged(project: Project, chance: random.Random) -> Project | None:
    """A rate takes the value of a count, and the other way round."""
    rates = [i for i in project.indicators if high_share(i)]
    counts = [i for i in project.indicators if is_count(i) and named("(?:数量|次数|人数|个数)$")(i)]
    if not rates or not counts:
        return None
    rate, count = chance.choice(rates), chance.choice(counts)
    new = {
        rate.id: replace(rate, cycle_value=count.cycle_value, annual_value=count.annual_value),
        count.id: replace(count, cycle_value=rate.cycle_value, annual_value=rate.annual_value),
    }
    return replace(project, indicators=tuple(new.get(i.id, i) for i in project.indicators))


def digits_turned(indicator: Indicator, chance: random.Random) -> Indicator | None:
    """Two neighbouring digits of the annual value exchanged."""
    text = indicator.annual_value or ""
    pairs = [m.start() for m in re.finditer(r"(?=[1-9]{2})", text) if text[m.start()] != text[m.start() + 1]]
    if not pairs:
        return None
    at = chance.choice(pairs)
    turned = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return replace(indicator, annual_value=turned)


def half_of_the_annual_value(indicator: Indicator, _: random.Random) -> Indicator:
    text = indicator.annual_value or ""
    return replace(indicator, annual_value=text[: len(text) // 2 + 1])


def long_words(indicator: Indicator) -> bool:
    text = indicator.annual_value or ""
    return len(text) >= 12 and text == indicator.cycle_value and not is_number(indicator)


def another_zero(text: str, _: random.Random) -> str:
    return re.sub(r"(\d+)", r"\g<1>0", text, count=1)


def again_as_quality(project: Project, _: random.Random) -> Project:
    first, last = project.indicators[0], project.indicators[-1]
    copy = QUALITY(replace(first, id=Id("copy"), number=last.number + 1, annual_value="合格"))
    return replace(project, indicators=(*project.indicators, copy))


def other_department(table: TargetTable, chance: random.Random) -> Plant | None:
    if len(table.units) != 1:
        return None
    other = chance.choice(("海湾市体育局", "青屏县档案馆", "云陵市水务局"))
    return Plant(replace(table, department=other), table.units[0].id, ("unit.other_department",))


def other_year_in_the_title(table: TargetTable, chance: random.Random) -> Plant:
    ready = replace(table, year=YEAR, title=f"{YEAR}年项目支出绩效目标表")
    wrong = replace(ready, title=f"{chance.choice((2019, 2024, 2025, 2027))}年项目支出绩效目标表")
    return Plant(wrong, table.id, ("date.other_year",), before=ready)


def one_of(*texts: str) -> Callable[[str, random.Random], str]:
    return lambda _, chance: chance.choice(texts)


PLANTS: dict[str, Planter] = {
    "values of a rate and a count exchanged": project_plant(
        values_exchanged, "rate.no_percent", "value.other_unit", "value.no_unit"
    ),
    "rate's name without its end": indicator_plant(
        lambda i, _: replace(i, name=i.name[:-1]), "rate.not_named",
        wanted=lambda i: high_share(i) and named("[^长增降高升整占]率$")(i),
    ),
    "digits of the annual value turned": indicator_plant(
        digits_turned, "year.digits", "year.over_cycle", wanted=is_number
    ),
    "another nought in a rate": value_plant(another_zero, "rate.over_100", wanted=high_share),
    "half of the annual value": indicator_plant(
        half_of_the_annual_value, "text.cut_sentence", "text.unmatched", "text.trailing_mark", "year.other_form",
        wanted=long_words,
    ),
    "value in the name": indicator_plant(
        lambda i, _: replace(i, name=i.name + (i.annual_value or "")), "name.holds_value", wanted=has_sign
    ),
    "goal twice over": project_plant(
        lambda p, _: replace(p, goal=p.goal + p.goal), "text.doubled_word", wanted=lambda p: len(p.goal) > 30
    ),
    "year of the title": other_year_in_the_title,
    "another department in the head": other_department,
    "one name under two levels": project_plant(
        again_as_quality, "list.alike", wanted=lambda p: bool(p.indicators) and len(p.indicators[0].name) > 1
    ),
    "a real 满意度 as quality": indicator_plant(
        steady(QUALITY), "satisfaction.as_output", wanted=named("满意[度率](?:（%）)?$", "31")
    ),
    "a real 满意度 as benefit": indicator_plant(
        steady(SOCIAL), "satisfaction.as_benefit", wanted=named("满意", "31")
    ),
    "a real rate as quantity": indicator_plant(
        steady(QUANTITY), "level.rate_as_quantity", wanted=named("(?<!覆盖)(?<!增长)率$", "12")
    ),
    "a real count as quality": indicator_plant(
        steady(QUALITY), "level.quantity_as_quality", wanted=named("(?:数量|人数|次数|场次|个数|企业数)$", "11")
    ),
    "a real count as time": indicator_plant(
        steady(TIME), "level.not_time", wanted=count_without("[时日月前天年季期]|周期|进度")
    ),
    "a real count as cost": indicator_plant(
        steady(COST), "level.not_cost",
        wanted=count_without("[费元资补金]|标准|预算|支出|成本|投入|控制|节约|造价|单价"),
    ),
    "a real count as 满意度": indicator_plant(
        steady(SERVED), "satisfaction.other",
        wanted=lambda i: i.level2_code == "11" and not named("满意|投诉|评价|认可")(i),
    ),
    "vague in other words": value_plant(
        one_of("较好", "有所提升", "基本完成", "不断完善", "效果明显", "一定程度提高", "长期有效"),
        "value.unmeasurable",
        wanted=lambda i: len(i.name) > 2,
    ),
    "about in other words": value_plant(
        one_of("约50人", "50家左右", "若干", "近百人", "上百场", "20余家", "多次"), "value.approximate"
    ),
    "sign or unit alone": value_plant(one_of("≥", "≤", "%", "≥人", "个", "次"), "value.placeholder"),
    "quantity in words": value_plant(
        one_of("完成", "达标", "全部完成", "按计划", "按要求"), "value.no_number",
        wanted=lambda i: i.level2_code == "11" and len(i.name) > 4,
    ),
    "rate in words": value_plant(
        one_of("按时", "合格", "符合要求", "完成"), "value.no_number", wanted=lambda i: high_share(i)
    ),
    "sign of both values lost": value_plant(
        lambda text, _: text.lstrip("≥≤"), "value.no_sign", "value.no_unit",
        wanted=lambda i: (
            has_sign(i) and i.level1_code != "2" and not re.search(r"\b(?:100%|0)", i.annual_value or "")
        ),
    ),
    "marks in a row": project_plant(
        lambda p, chance: replace(p, goal=p.goal[:-1] + chance.choice(("，。", "、。", "；。", "。，", "！！", ",,"))),
        "text.doubled_mark", wanted=lambda p: len(p.goal) > 30,
    ),
    "brackets of two kinds": project_plant(
        lambda p, chance: replace(p, name=p.name + chance.choice(("（一期》", "【二期）", "“三期》"))), "text.unmatched"
    ),
    "month before month": indicator_plant(
        lambda i, _: replace(TIME(i), name="完成时间", cycle_value="2026年10月底前", annual_value="2026年12月底前"),
        "year.over_cycle",
    ),
    "deadline of another year, the table's unsaid": indicator_plant(
        lambda i, chance: replace(
            TIME(i), name="完成时间", annual_value=chance.choice(("2019年12月31日前", "2017-10-31", "2031年6月底前"))
        ),
        "date.unlike_others", "date.other_year",
    ),
    "quarter that is none": indicator_plant(
        lambda i, chance: replace(TIME(i), name="完成时间", annual_value=chance.choice(("第五季度前", "2026年00月"))),
        "date.impossible",
    ),
    "no name but a number": indicator_plant(
        lambda i, chance: replace(i, name=chance.choice(("1", "2.", "（一）", "①"))), "name.placeholder"
    ),
    "project without a name of its own": project_plant(
        lambda p, chance: replace(p, name=chance.choice(("项目一", "项目1", "新项目", "未命名", "项目名称"))),
        "name.placeholder",
    ),
    "mail address": project_plant(
        lambda p, _: replace(p, goal=p.goal + "联系邮箱zhangsan@example.com。"), "privacy.mail"
    ),
}  # fmt: skip
