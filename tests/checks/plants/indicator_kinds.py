"""Mistakes of single indicators and of their order, as a mean reviewer would make them."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from perfdesk.domain.codes import code_list_for
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.target_value import Kind, read_value
from tests.checks.plants.making import (
    Plant,
    Planter,
    both,
    in_a_year,
    indicator_plant,
    is_rate,
    project_plant,
    projects_of,
    relevelled,
    value_plant,
    with_project,
)

YEAR = 2026
PLACEHOLDERS = (
    "X", "xx", "XX", "待定", "无", "/", "—", "不适用", "××", "略", "____", "**", "暂无", "见附件", "（ ）", "？？",
    "…", "……",
)  # fmt: skip
QUALITY = relevelled("1", "产出指标", "12", "质量指标")
QUANTITY = relevelled("1", "产出指标", "11", "数量指标")
TIME = relevelled("1", "产出指标", "13", "时效指标")
SOCIAL = relevelled("2", "效益指标", "22", "社会效益")
SERVED = relevelled("3", "满意度指标", "31", "服务对象满意度")
Made = Callable[[Indicator, random.Random], Indicator]


def like(level: Callable[[Indicator], Indicator], *names: str, values: tuple[str, ...]) -> Made:
    """One of these names with one of these values, under that level."""

    def made(indicator: Indicator, chance: random.Random) -> Indicator:
        value = chance.choice(values)
        return replace(level(indicator), name=chance.choice(names), cycle_value=value, annual_value=value)

    return made


def is_number(indicator: Indicator) -> bool:
    value = read_value(indicator.annual_value or "")
    same = indicator.cycle_value == indicator.annual_value
    return same and value is not None and value.kind is Kind.NUMBER and bool(value.number)


def is_count(indicator: Indicator) -> bool:
    value = read_value(indicator.annual_value or "")
    is_full = (
        is_number(indicator)
        and value is not None
        and value.unit not in ("", "%", "‰", "天", "年", "个工作日")
    )
    return is_full and "率" not in indicator.name and not (indicator.annual_value or "").startswith("季")


def has_sign(indicator: Indicator) -> bool:
    return is_number(indicator) and (indicator.annual_value or "")[:1] in tuple("≥≤")


def wanted_percent(indicator: Indicator) -> bool:
    return is_rate(indicator) and is_number(indicator)


def annual_only(change: Callable[[str, random.Random], str]) -> Made:
    return lambda i, chance: replace(i, annual_value=change(i.annual_value or "", chance))


def many_times(text: str, chance: random.Random) -> str:
    """The number two to nine times as great."""
    more = chance.randrange(2, 10)
    return re.sub(r"\d+(?:\.\d+)?", lambda found: f"{Decimal(found[0]) * more:f}", text, count=1)


def without_unit(text: str, _: random.Random) -> str:
    return re.sub(r"(\d)[^\d]*\Z", r"\1", text)


def in_full_width(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def with_letter(text: str, _: random.Random) -> str:
    return re.sub(r"(?<=\d)0(?=%)", "O", text, count=1)


def named(*names: str) -> Callable[[Indicator], bool]:
    return lambda indicator: indicator.name.endswith(names) and is_number(indicator)


def dropped(project: Project, chance: random.Random) -> Project:
    at = chance.randrange(len(project.indicators) - 1)
    return replace(project, indicators=project.indicators[:at] + project.indicators[at + 1 :])


def swapped(project: Project, chance: random.Random) -> Project:
    at = chance.randrange(len(project.indicators) - 1)
    rows = list(project.indicators)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return replace(project, indicators=tuple(rows))


def numbered_twice(project: Project, chance: random.Random) -> Project:
    at = chance.randrange(1, len(project.indicators))
    rows = list(project.indicators)
    rows[at] = replace(rows[at], number=rows[at - 1].number)
    return replace(project, indicators=tuple(rows))


def in_order(project: Project) -> bool:
    return len(project.indicators) > 2 and all(i.number == n for n, i in enumerate(project.indicators, 1))


def moved(table: TargetTable, chance: random.Random) -> Plant | None:
    """An indicator under another project, with the number it had."""
    chosen = projects_of(table, in_order)
    one, other = chance.sample(chosen, 2)
    row = chance.choice(one.indicators[:-1])
    if row.number == len(other.indicators) + 1:
        return None
    left = replace(one, indicators=tuple(i for i in one.indicators if i.id != row.id))
    joined = replace(other, indicators=(*other.indicators, row))
    return Plant(with_project(with_project(table, left), joined), other.id, ("number.sequence",))


def same_name(project: Project, chance: random.Random) -> Project:
    row = chance.choice(project.indicators)
    value = f"≥{chance.randrange(2, 900)}次"
    level = chance.choice((QUALITY, QUANTITY, SOCIAL, lambda i: i))
    copy = level(replace(row, id=Id("copy"), number=project.indicators[-1].number + 1, annual_value=value))
    return replace(project, indicators=(*project.indicators, copy))


def other_level2_name(indicator: Indicator, chance: random.Random) -> Indicator:
    entries = [e for e in code_list_for(None).entries if e.code != indicator.level2_code]
    return replace(indicator, level2_name=chance.choice(entries).name)


def known_pair(indicator: Indicator) -> bool:
    entry = code_list_for(None).level2(indicator.level2_code)
    return entry is not None and entry.level1_code == indicator.level1_code


PLANTS: dict[str, Planter] = {
    "indicator under another project": moved,
    "indicator lost": project_plant(dropped, "number.sequence", wanted=in_order),
    "two indicators exchanged": project_plant(swapped, "number.sequence", wanted=in_order),
    "number twice": project_plant(numbered_twice, "number.sequence", wanted=in_order),
    "name of another branch": indicator_plant(other_level2_name, "code.name", wanted=known_pair),
    "level-1 code lost": indicator_plant(lambda i, _: replace(i, level1_code=""), "code.pair", wanted=known_pair),
    "level-1 name of another": indicator_plant(
        lambda i, _: replace(i, level1_name="效益指标" if i.level1_code != "2" else "产出指标"),
        "code.name", wanted=known_pair,
    ),
    "level-2 name lost": indicator_plant(lambda i, _: replace(i, level2_name=""), "code.name", wanted=known_pair),
    "one name, two values": project_plant(
        same_name, "list.alike", wanted=lambda p: bool(p.indicators) and all(i.name.strip() for i in p.indicators)
    ),
    "满意度 as output": indicator_plant(
        like(QUALITY, "群众满意度", "服务对象满意率", "企业满意度（%）", values=("≥90%", "95%以上")),
        "satisfaction.as_output",
    ),
    "满意度 at most": indicator_plant(
        like(SERVED, "群众满意度", "服务对象满意率", values=("≤90%", "不超过95%", "90%以下", "<85%")),
        "direction.upward",
    ),
    "合格率 at most": indicator_plant(
        like(QUALITY, "验收合格率", "任务完成率", "培训覆盖率", values=("≤90%", "不高于95%", "98%以内")),
        "direction.upward",
    ),
    "投诉率 bare": indicator_plant(
        like(QUALITY, "有效投诉率", "设备故障率", "人员流失率", values=("90%", "95%", "100%")), "direction.wrong"
    ),
    "满意度 in words": indicator_plant(
        like(SERVED, "群众满意度", "受益企业满意度", values=("满意", "较高", "基本满意", "良好")),
        "satisfaction.method", "value.unmeasurable",
    ),
    "count as quality": indicator_plant(
        like(QUALITY, "培训人数", "举办活动场次", "走访企业数量", "编制报告份数", values=("≥12个", "20")),
        "level.quantity_as_quality",
    ),
    "及时率 as quality": indicator_plant(
        like(QUALITY, "补贴发放及时率", "任务完成及时性", values=("≥95%", "100%")), "level.time_elsewhere"
    ),
    "cost as benefit": indicator_plant(
        like(SOCIAL, "运维成本控制率", "项目总成本", values=("≤100%", "≤20万元")), "level.cost_elsewhere"
    ),
    "output as benefit by its verb": indicator_plant(
        like(SOCIAL, "编制研究报告数量", "走访企业数量", "购置设备数量", "开展宣传活动", values=("≥5个",)),
        "benefit.is_output",
    ),
    "count under 满意度": indicator_plant(
        like(SERVED, "走访企业数量", "培训人次", values=("≥12人",)), "satisfaction.other"
    ),
    "rate of 120 % and more": value_plant(
        lambda text, chance: f"≥{chance.randrange(101, 999)}%", "rate.over_100",
        wanted=lambda i: wanted_percent(i) and not any(word in i.name for word in ("增", "同比")),
    ),
    "% twice": value_plant(lambda text, _: text.replace("%", "%%"), "text.doubled_mark", wanted=wanted_percent),
    "% lost in one value": indicator_plant(
        annual_only(lambda text, _: text.replace("%", "")), "rate.no_percent", "year.other_form",
        wanted=lambda i: wanted_percent(i) and "%" in (i.annual_value or ""),
    ),
    "% for a count": indicator_plant(
        like(QUANTITY, "培训人数", "举办活动场次", "检查次数", values=("≥90%", "100%")), "value.other_unit"
    ),
    "digit of a rate lost": indicator_plant(
        like(QUALITY, "验收合格率", "任务完成率", "补贴发放到位率", values=("≥9%", "8%", "≥9.5%")), "rate.low"
    ),
    "full-width digits": value_plant(in_full_width, "text.mixed_signs", wanted=is_number),
    "letter for a digit": value_plant(
        with_letter, "text.letter_in_number", wanted=lambda i: bool(re.search(r"\d0%", i.annual_value or ""))
    ),
    "separator misplaced": indicator_plant(
        like(QUANTITY, "培训人次", "发放宣传册数", values=("≥12,34人次", "1,5000人次", "≥1，35人次", "不少于2,00人次")),
        "value.separator",
    ),
    "negative count": value_plant(lambda text, chance: f"-{chance.randrange(1, 99)}个", "value.negative",
        wanted=lambda i: is_count(i) and not any(word in i.name for word in ("增", "减", "降"))),
    "at least nothing": value_plant(lambda text, _: "≥0个", "value.zero", wanted=is_count),
    "range reversed": value_plant(
        lambda text, chance: chance.choice(("20-10个", "90%~80%", "12至6场")), "value.range_reversed", wanted=is_count
    ),
    "limit said twice": value_plant(
        lambda text, chance: chance.choice(("≥90%以上", "不少于10次以上", "≥≤5个", "≤20万元以内")),
        "value.sign_twice", wanted=is_number,
    ),
    "limit contradicts itself": value_plant(
        lambda text, chance: chance.choice(("≥90%以下", "不少于10次以内", "≤5家以上")),
        "value.sign_twice", wanted=is_number,
    ),
    "annual many times the cycle": indicator_plant(
        annual_only(many_times), "year.over_cycle", wanted=is_count
    ),
    "sign of one value turned": indicator_plant(
        annual_only(lambda text, _: text.replace("≥", "≤") if "≥" in text else text.replace("≤", "≥")),
        "year.other_form", "direction.upward", "direction.wrong", wanted=has_sign,
    ),
    "sign of one value lost": indicator_plant(
        annual_only(lambda text, _: text.lstrip("≥≤")), "value.no_sign", wanted=has_sign
    ),
    "unit of one value lost": indicator_plant(
        annual_only(without_unit), "value.no_unit", "year.other_form", "value.no_sign", "text.unmatched",
        wanted=is_count,
    ),
    "unit of another thing": indicator_plant(
        like(QUANTITY, "培训人数", "演出场次", "检查次数", "宣传册份数", values=("≥5公里", "30平方米")),
        "value.other_unit",
    ),
    "persons for companies": indicator_plant(
        like(QUANTITY, "检查企业数", "设备台数", "整治面积", values=("≥20人", "30场")), "value.other_unit"
    ),
    "some placeholder": indicator_plant(
        lambda i, chance: both(chance.choice(PLACEHOLDERS))(i, chance), "value.placeholder"
    ),
    "placeholder in one value": indicator_plant(
        annual_only(lambda text, chance: chance.choice(PLACEHOLDERS)), "value.placeholder"
    ),
    "placeholder for a name": indicator_plant(
        lambda i, chance: replace(i, name=chance.choice(("XX数量", "数量指标", "/", "无", "指标1", "待定"))),
        "name.placeholder",
    ),
    "impossible date": indicator_plant(
        like(TIME, "完成时间", values=("2月30日前", "2026年4月31日前", "13月5日前", "2026-06-31", "11月31日")),
        "date.impossible",
    ),
    "date of another year": in_a_year(
        indicator_plant(
            like(TIME, "完成时间", "项目验收时间", values=("2021年12月31日前", "2024-10-31", "2030年6月底前")),
            "date.other_year",
        ),
        YEAR,
    ),
    "annual date after the cycle's": indicator_plant(
        lambda i, _: replace(TIME(i), name="完成时间", cycle_value="2026年6月30日前", annual_value="2026年12月31日前"),
        "year.over_cycle",
    ),
    "in time, no time": indicator_plant(
        like(TIME, "项目完成时间", "验收时限", "资金下达时间", values=("按时", "及时", "按期完成", "如期")),
        "deadline.no_date",
    ),
    "unit twice": value_plant(
        lambda text, chance: f"≥{chance.randrange(2, 99)}" + chance.choice(("个个", "家家", "场场", "人人")),
        "text.doubled_word", wanted=is_count,
    ),
    "value cut off": value_plant(
        lambda text, chance: "完成设备购置、安装" + chance.choice(("和", "以及", "、", "的", "与")),
        "text.cut_sentence", "text.trailing_mark",
    ),
    "next indicator in the value": value_plant(
        lambda text, _: text + "；2、1-产出指标,12-质量指标,验收合格率", "text.joined"
    ),
    "garbled value": value_plant(lambda text, _: text + "\ufffd", "text.garbled"),
    "mark before the value": value_plant(
        lambda text, chance: chance.choice("：，、；") + text, "text.leading_mark",
        wanted=lambda i: (i.annual_value or "")[:1] not in tuple("：，、；:"),
    ),
    "identity card in a value": indicator_plant(
        both("440106198801011234"), "privacy.id_number"
    ),
}  # fmt: skip
