"""For each rule about words, values, goals and money: what it points at and what it lets pass.

An example is a table; the wordings are those of the field, made up or seen in published tables.
"""

from dataclasses import replace

from perfdesk.domain.extra import Task
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable, Unit
from tests.builders import LEVELS, amounts, indicator, project, small_table

ALL_LEVELS = LEVELS | {
    "13": ("1", "产出指标", "13", "时效指标"),
    "14": ("1", "产出指标", "14", "成本指标"),
    "21": ("2", "效益指标", "21", "经济效益"),
}
GOAL = "举办惠民演出64场，观众满意度达到90%以上。"


def one(level2: str, name: str, value: str, annual: str | None = None) -> TargetTable:
    """A table with this indicator, the cycle value being the annual one unless given."""
    levels = ALL_LEVELS[level2]
    return with_project(Indicator(Id("i"), 1, *levels, name, value, value if annual is None else annual))


def with_project(*indicators: Indicator, **values: object) -> TargetTable:
    made = Project(Id("p"), "惠民演出", amounts("10.00", "10.00"), GOAL, indicators)
    return of(replace(made, **values))  # type: ignore[arg-type]  # a field's name and value at a time


def of(*projects: Project, **values: object) -> TargetTable:
    unit = Unit(Id("u"), "青屏区文化局", amounts("10.00", "10.00"), projects=projects)
    return replace(small_table(), units=(unit,), **values)  # type: ignore[arg-type]


def listed(*levels: str, **values: object) -> TargetTable:
    """A project with an indicator of each of these level-2 codes."""
    made = (
        Indicator(
            Id(f"i{n}"),
            n,
            *ALL_LEVELS[level],
            f"{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[n]}项任务",
            "≥9场",
            "≥9场",
        )
        for n, level in enumerate(levels, 1)
    )
    return with_project(*made, **values)


def goals(*texts: str) -> TargetTable:
    return of(*(replace(project(f"p{n}"), goal=text) for n, text in enumerate(texts)))


def totals(*texts: str) -> TargetTable:
    return of(*(replace(project(f"p{n}", text), name=f"项目{n}") for n, text in enumerate(texts)))


def without_year(deadline: str) -> TargetTable:
    """Two goals of 2026, and an indicator with this deadline."""
    dated = project("p2", "10.00", indicator("x", name="演出场次"))
    first = one("13", "完成时间", deadline).units[0].projects[0]
    return of(
        replace(first, goal="2026年举办惠民演出64场，丰富群众生活。"),
        replace(dated, goal="2026年采购图书两千册，充实区图书馆馆藏。"),
        year=None,
    )


FULL = ("11", "12", "13", "22", "31")
LONG = "提升公共文化服务水平，" * 8
THREE = tuple(indicator(f"i{n}", n, "11", f"{'甲乙丙'[n]}项任务") for n in range(3))
COPIED = (project("p1", "10.00", *THREE), replace(project("p2", "12.00", *THREE), goal=""))
TWICE = (project("p1", "10.00", indicator("i1")), project("p2", "10.00", indicator("i2")))


def tasked(*texts: str) -> TargetTable:
    """A department of 10.00 with tasks of these amounts."""
    return with_project(
        tasks=tuple(Task(f"任务{n}", "举办演出", amounts(text, text)) for n, text in enumerate(texts, 1))
    )


EXAMPLES: dict[str, tuple[TargetTable, TargetTable]] = {
    "kinds.no_output": (listed("22", "31"), listed(*FULL)),
    "kinds.no_benefit": (listed("11", "31"), listed(*FULL)),
    "kinds.no_satisfaction": (listed("11", "22"), listed(*FULL)),
    "kinds.no_quantity": (listed("12", "22"), listed(*FULL)),
    "kinds.no_quality": (listed("11", "22"), listed(*FULL)),
    "kinds.no_time": (listed("11", "22"), listed(*FULL)),
    "kinds.no_cost": (listed(*FULL, name="剧场修缮工程"), listed(*FULL, "14", name="剧场修缮工程")),
    "list.too_few": (listed("11", "22"), listed(*FULL)),
    "list.too_many": (listed(*FULL, *FULL[:3], *FULL), listed(*FULL)),
    "list.alike": (
        with_project(indicator("a", 1, "31", "受惠群众满意度"), indicator("b", 2, "31", "受惠群众的满意度")),
        with_project(indicator("a", 1, "11", "演出场次"), indicator("b", 2, "11", "培训人次")),
    ),
    "goal.short": (goals("保障运转"), goals(GOAL)),
    "goal.long": (goals(LONG * 7), goals(GOAL)),
    "goal.number_missing": (
        with_project(indicator("a"), goal="聘用19名讲解员，做好日常讲解工作。"),
        with_project(indicator("a"), goal="全年举办惠民演出64场。"),
    ),
    "goal.no_common_word": (
        with_project(indicator("a", name="讲解人员工资"), goal="疏通下水管道，消除积水隐患。"),
        with_project(indicator("a", name="演出场次"), goal="举办惠民演出，丰富群众生活。"),
    ),
    "list.repeated": (
        goals(GOAL, GOAL),
        goals(GOAL, GOAL.replace("64", "65"), "购置图书五千册，充实馆藏。"),
    ),
    "value.placeholder": (one("11", "培训人数", "年度计划数"), one("11", "安全事故数", "0起")),
    "value.repeats_name": (one("22", "提高通关便利化", "提高通关便利化"), one("22", "通关便利化", "提高")),
    "value.unmeasurable": (one("22", "区域创新能力", "稳步提升"), one("22", "区域创新能力", "提升5%")),
    "value.long": (one("22", "对区域的影响", LONG), one("22", "对区域的影响", "显著增强")),
    "value.no_unit": (one("11", "形成报告", "4"), one("11", "形成报告（份）", "4")),
    "value.no_sign": (one("11", "调研报告", "1个"), one("11", "调研报告", "≥1个")),
    "rate.no_percent": (one("12", "园区入住率", "50家"), one("12", "园区入住率", "≥90%")),
    "rate.over_100": (one("12", "任务完成率", "≥100%"), one("12", "产值增长率", "≥120%")),
    "year.over_cycle": (one("11", "演出场次", "≥10场", "≥20场"), one("11", "演出场次", "≥30场", "≥10场")),
    "year.other_form": (one("12", "保障时间", "标准：24小时", "100%"), one("12", "保障率", "≥98%", "≥95%")),
    "value.copied": (
        with_project(indicator("a"), goal="三年内共举办惠民演出192场，丰富群众生活。"),
        with_project(indicator("a"), goal=GOAL),
    ),
    "direction.wrong": (one("12", "安全事故起数", "≥3起"), one("12", "投诉处理率", "≥95%")),
    "value.several": (one("11", "对接活动", "全年≥1场次 ≥30家"), one("11", "对接活动", "≥30家")),
    "value.approximate": (one("11", "参加人数", "50人左右"), one("11", "节约用水量", "≥5吨")),
    "satisfaction.low": (one("31", "群众满意率", "达60%"), one("31", "群众满意率", "≥90%")),
    "satisfaction.method": (one("31", "群众满意度", "采访群众"), one("31", "群众满意度", "≥90%")),
    "satisfaction.as_benefit": (one("22", "受惠群众满意度", "≥90%"), one("31", "受惠群众满意度", "≥90%")),
    "satisfaction.other": (one("31", "举办活动的次数", "≥2次"), one("31", "有效投诉数", "≤2起")),
    "benefit.is_output": (one("22", "举办宣讲会场次", "≥3场"), one("22", "培训后就业人数", "≥30人")),
    "output.is_benefit": (one("11", "工业产值", "≥2084亿元"), one("11", "服务企业数", "≥20家")),
    "level.rate_as_quantity": (one("11", "设备合格率", "≥98%"), one("11", "设备数量", "≥98台")),
    "level.not_cost": (one("14", "竣工验收通过率", "100%"), one("14", "每场演出补助标准", "≤3万元")),
    "level.not_time": (one("13", "达标企业数", "≥30家"), one("13", "完成时间", "2026年12月前")),
    "level.quality_as_benefit": (one("12", "区域形象提升", "提升"), one("12", "验收合格", "合格")),
    "level.benefit_as_quality": (one("22", "设备故障率", "≤2%"), one("22", "受益人数", "≥200人")),
    "money.as_output": (one("12", "支持经费实际到位率", "100%"), one("13", "资金拨付及时率", "100%")),
    "money.execution_rate": (one("11", "预算执行率", "≥95%"), one("11", "预算编制份数", "≥95份")),
    "targets.no_pressure": (
        with_project(*(indicator(f"i{n}", n, "12", f"任务{n}", "100%") for n in range(4))),
        with_project(*(indicator(f"i{n}", n, "12", f"任务{n}", f"≥9{n}%") for n in range(4))),
    ),
    "name.question": (one("22", "是否推动产业发展", "是"), one("22", "产业发展", "增加5家")),
    "money.unit_price": (
        with_project(indicator("a"), goal="按63人×1000元发放补贴。", amounts=amounts("630.00", "630.00")),
        with_project(indicator("a"), goal="按63人×1000元发放补贴。", amounts=amounts("6.30", "6.30")),
    ),
    "amount.zero": (with_project(indicator("a"), amounts=amounts("0.00")), with_project(indicator("a"))),
    "amount.slip": (
        totals("30.00", "25.00", "40.00", "35.00", "350000.00"),
        totals("30.00", "25.00", "40.00", "35.00", "3500.00"),
    ),
    "date.other_year": (one("13", "完成时间", "2023年10月31日前"), one("13", "完成时间", "2026年10月31日前")),
    "deadline.no_date": (one("13", "完成时间", "年度内完成"), one("13", "完成时间", "12月底前")),
    "row.repeated": (of(*TWICE), of(TWICE[0], replace(TWICE[1], amounts=amounts("11.00")))),
    "unit.other_department": (
        of(project("p"), department="海湾市体育局"),
        of(project("p"), department="青屏区文化局"),
    ),
    "text.doubled_mark": (goals("提升公共文化服务水平。。"), goals(GOAL)),
    "text.trailing_mark": (one("12", "补贴发放及时率、", "100%"), one("12", "补贴发放及时率", "100%")),
    "text.unmatched": (
        with_project(indicator("a"), name="“三下乡活动"),
        with_project(indicator("a"), name="“三下乡”活动（二期）"),
    ),
    "text.cut_sentence": (goals("加强文化设施建设，主要原因是。"), goals(GOAL)),
    "text.mixed_signs": (one("12", "差错率", "≦1%"), one("12", "差错率", "≤1%")),
    "privacy.id_number": (goals("联系人身份证号11010519491231002X。"), goals("文件编号110105194912310021。")),
    "privacy.phone": (goals("咨询电话13800138000，欢迎来电。"), goals("全年服务群众13800138人次以上。")),
    "privacy.bank_card": (goals("补贴发至账号6222021234567890128。"), goals("项目编号6222021234567890129。")),
    "rate.not_named": (one("12", "验收合格", "100%"), one("12", "验收合格率", "100%")),
    "name.holds_value": (one("11", "培训人数≥50人", "≥50人"), one("11", "培训人数", "≥50人")),
    "year.digits": (one("11", "培训人数", "≥1530人", "≥1350人"), one("11", "培训人数", "≥1530人", "≥1300人")),
    "value.no_number": (one("11", "演出场次", "按计划完成"), one("11", "演出场次", "三场")),
    "privacy.mail": (goals("咨询邮箱abc@example.com，欢迎来信。"), goals(GOAL)),
    "date.unlike_others": (without_year("2024年10月底前"), without_year("2026年10月底前")),
    "name.placeholder": (one("11", "XX数量", "≥5个"), one("11", "演出数量", "≥5场")),
    "goal.placeholder": (goals("全年完成培训XX人次，提升服务水平。"), goals(GOAL)),
    "goal.repeats_name": (
        with_project(
            indicator("a"), name="惠民演出和培训进社区系列活动", goal="惠民演出和培训进社区系列活动。"
        ),
        with_project(indicator("a")),
    ),
    "goal.no_end": (goals("举办惠民演出64场，观众满意度达到九成，丰富群众生"), goals(GOAL)),
    "list.copied": (of(*COPIED), of(COPIED[0], project("p2", "10.00", *THREE[:2]))),
    "satisfaction.as_output": (one("12", "观众满意度", "≥90%"), one("12", "节目优良率", "≥90%")),
    "level.quantity_as_quality": (one("12", "培训人数", "≥90人"), one("12", "安全事故次数", "0次")),
    "level.cost_elsewhere": (one("22", "演出总成本", "≤9万元"), one("14", "演出总成本", "≤9万元")),
    "level.time_elsewhere": (one("12", "补贴发放及时率", "≥98%"), one("13", "补贴发放及时率", "≥98%")),
    "value.text_after": (
        one("12", "节目优良率", "≥90%", "≥90%。另附说明"),
        one("12", "节目优良率", "≥90%", "≥90%。"),
    ),
    "value.sign_twice": (one("12", "节目优良率", "≥90%以上"), one("12", "节目优良率", "90%以上")),
    "value.range_reversed": (one("11", "演出场次", "20-10场"), one("11", "演出场次", "10-20场")),
    "value.negative": (one("11", "演出场次", "-5场"), one("21", "票房增长率", "-5%")),
    "value.zero": (one("11", "演出场次", "≥0场"), one("11", "安全事故数", "0起")),
    "value.other_unit": (one("11", "培训人数", "≥5家"), one("11", "培训人数", "≥5万人次")),
    "value.separator": (one("11", "观众人次", "≥12,34人次"), one("11", "观众人次", "≥1,234人次")),
    "rate.low": (one("12", "验收合格率", "≥9%"), one("12", "不合格率", "≤9%")),
    "direction.upward": (one("31", "观众满意度", "≤90%"), one("12", "投诉率", "≤90%")),
    "money.over_budget": (one("14", "项目总成本", "≤900万元"), one("14", "项目总成本", "≤10万元")),
    "amount.negative": (totals("-10.00"), totals("10.00")),
    "amount.decimals": (totals("10.0012"), totals("10.10")),
    "amount.table_unit": (
        replace(totals("30.00", "25.00", "40.00", "35.00", "12.00"), currency_unit="元"),
        totals("30.00", "25.00", "40.00", "35.00", "12.00"),
    ),
    "date.impossible": (one("13", "完成时间", "2026年2月29日前"), one("13", "完成时间", "2028年2月29日前")),
    "row.same_name": (of(TWICE[0], replace(TWICE[1], amounts=amounts("11.00"))), totals("1.00", "2.00")),
    "text.doubled_word": (
        goals("通过开展开展惠民演出，丰富群众生活。"),
        goals("支付物业管理管理费，丰富群众生活。"),
    ),
    "text.leading_mark": (one("12", "差错率", "：≤1%"), one("12", "差错率", "≤1%")),
    "text.letter_in_number": (one("12", "节目优良率", "9O%"), one("11", "建设5G基站", "≥5个")),
    "text.garbled": (one("12", "节目\ufffd良率", "90%"), one("12", "节目优良率", "90%")),
    "text.joined": (
        one("12", "节目优良率", "90%；2、1-产出指标,11-数量指标"),
        one("12", "节目优良率", "90%"),
    ),
    "privacy.name": (
        with_project(indicator("a"), name="王某某医药费"),
        with_project(indicator("a"), name="离休干部医药费"),
    ),
    "sum.tasks": (tasked("6.00", "5.00"), tasked("6.00", "4.00")),
}
