"""Self-evaluations of a bureau that does not exist, and how text extraction scrambles their cells."""

from decimal import Decimal

from perfdesk.domain.book import Table
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, value_at
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import TotalsMode

RESULTS, SERVICES, ORDER = ("履职结果", "60"), ("服务供给", "15"), ("内部治理", "25")
ROWS = (
    (RESULTS, ("文化惠民", "35"), "惠民演出完成率", "20", "考核全年惠民演出计划的完成程度。", "18.5",
     "暑期台风较多，三场露天演出取消，未能在年内补演。", "今后露天演出均预备室内场地，并提前一个月公布备选日期。"),
    (RESULTS, ("文化惠民", "35"), "图书流通增长", "15", "考核公共图书馆外借册次比上年增加的情况。", "15", "", ""),
    (RESULTS, ("遗产保护", "25"), "文物巡查到位情况", "12.5", "考核文物保护单位每季度巡查的落实情况", "12.5", "", ""),
    (RESULTS, ("遗产保护", "25"), "非遗传承活动", "12.5", "考核非物质文化遗产传承活动的开展情况。", "10.25",
     "1.两名代表性传承人因病未能授课。2.进校园活动推迟到次年。",
     "1.为每个项目培养第二梯队传承人。2.已与学校商定次年课表。"),
    (SERVICES, ("场馆开放", "15"), "免费开放时长", "15", "考核公共文化场馆是否开放到规定时长。", "15", "", ""),
    (ORDER, ("资金管理", "15"), "预算绩效填报", "10", "考核绩效目标和监控的填报质量。", "10", "", ""),
    (ORDER, ("资金管理", "15"), "结余资金清理", "5", "考核两年以上结余资金的清理。", "5", "", ""),
    (ORDER, ("队伍建设", "10"), "业务培训覆盖", "10", "考核业务人员参加培训的覆盖程度。", "9",
     "新招录的四人未赶上集中培训。", "改为每季度集中培训一次。"),
)  # fmt: skip


def department() -> DepartmentEvaluation:
    """100 points, 95.25 scored, 优; the same points nowhere as in any published index."""
    rows = tuple(
        EvaluationRow(
            Id(f"r{number}"),
            level1[0],
            Decimal(level1[1]),
            level2[0],
            Decimal(level2[1]),
            name,
            Decimal(weight),
            explanation,
            score=Decimal(score),
            shortfall_reason=reason,
            improvement=measure,
        )
        for number, (level1, level2, name, weight, explanation, score, reason, measure) in enumerate(ROWS)
    )
    return DepartmentEvaluation(
        Id("d"),
        "2024年度青屏区文化局部门整体支出绩效自评表",
        2024,
        "青屏区文化局",
        2,
        "万元",
        "1.办好惠民演出和全民阅读。2.守护文物和非遗。",
        "全年惠民演出92场，外借图书31.5万册次，文物巡查4轮。",
        "受台风影响，三场露天演出没有补演。",
        Decimal("1200.50"),
        Decimal("400.25"),
        Decimal("800.25"),
        Decimal("35.00"),
        totals=TotalsMode.PRINTED,
        total_weight=Decimal(100),
        total_score=Decimal("95.25"),
        grade="优",
        rows=rows,
    )


def project() -> ProjectEvaluation:
    """Execution 9 of 10, indicators 85 of 90; one of each kind of target."""
    items = (
        ("1", "产出指标", "11", "数量指标", "演出场次", "≥95场", "92场", "30", "28.5", "台风取消三场。"),
        ("1", "产出指标", "12", "质量指标", "演出质量", "良好", "良好", "20", "18.5", "部分场次音响欠佳。"),
        ("2", "效益指标", "22", "社会效益", "覆盖镇街", "8个", "8个", "30", "28", "两个镇街观众少。"),
        ("3", "满意度指标", "31", "服务对象满意度", "观众满意度", "≥90%", "94%", "10", "10", ""),
    )  # fmt: skip
    indicators = tuple(
        EvaluatedIndicator(
            Id(f"e{number}"),
            *(each[0], each[1], each[2], each[3], each[4], each[5], each[6]),
            Decimal(each[7]),
            Decimal(each[8]),
            each[9],
        )
        for number, each in enumerate(items)
    )
    return ProjectEvaluation(
        Id("p"),
        "项目支出绩效自评表",
        2024,
        "文化惠民演出",
        "青屏区文化局",
        "青屏区文化馆",
        initial_total=Decimal("100.00"),
        annual_total=Decimal("80.00"),
        spent_total=Decimal("72.00"),
        initial_fiscal=Decimal("100.00"),
        annual_fiscal=Decimal("80.00"),
        spent_fiscal=Decimal("72.00"),
        execution_rate="90%",
        execution_score=Decimal(9),
        goal="全年惠民演出不少于95场。",
        completion="全年惠民演出92场，观众满意。",
        totals=TotalsMode.PRINTED,
        total_weight=Decimal(100),
        total_score=Decimal(94),
        indicators=indicators,
    )


HEAD = "一级指标 分值 二级指标 分值 三级指标 分值 指标解释 得分/自评分 未达标原因 改进措施"


def extracted(table: DepartmentEvaluation, *, page_of: int = 5) -> str:
    """The table as text extraction leaves it: cell after cell, broken as in their columns, edges gone."""
    lines = [table.title, "部门基本情况", "", f"部门名称 {table.department} 单位数： {table.unit_count}个"]
    lines += ["年度整体", "绩效目标", *_broken(table.annual_goals, 14), ""]
    lines += ["整体绩效目标完成情况", *_broken(table.completion, 16)]
    lines += ["未能完成原因", *_broken(table.reasons_unfinished, 16), "", "年度部门", "预算情况"]
    lines += ["总预算", "（万元）", "部门预算（万元）", "（按资金结构划分）", "二次分配资金（万元）"]
    lines += ["基本支出（万元） 项目支出（万元）", f"{table.budget_secondary}", ""]
    lines += [f"{table.budget_total} {table.budget_basic} {table.budget_project}", "", HEAD, ""]
    for number, row in enumerate(table.rows):
        if number and number % page_of == 0:
            lines += ["\f", HEAD]
        lines += _row(row, table.rows[number - 1] if number else None)
    lines += [f"总分 {table.total_weight} {table.total_score}", "", "评价等级"]
    return "\n".join([*lines, "√优  90分≤得分≤100分； □良  80分≤得分＜90分；", "□中  □差"])


def _row(row: EvaluationRow, above: EvaluationRow | None) -> list[str]:
    levels = ""
    if above is None or above.level1 != row.level1:
        levels += f"{row.level1} {row.level1_weight} "
    if above is None or (above.level1, above.level2) != (row.level1, row.level2):
        levels += f"{row.level2} {row.level2_weight}"
    lines = [levels.strip()] if levels else []
    name, explanation = _broken(row.level3, 5), _broken(row.explanation, 13)
    lines += [*name[:-1], f"{name[-1]} {row.weight} {explanation[0]}", "", *explanation[1:]]
    lines += [str(row.score), *_broken(row.shortfall_reason, 12), "", *_broken(row.improvement, 15)]
    return lines


def _broken(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


_NOT_PRINTED = {"notes", "measure", "target", "band", "form"}


def _said(item: Item) -> dict[str, object]:
    return {field: value_at(item, field) for field in FIELDS[type(item)] if field not in _NOT_PRINTED}


def content(table: Table) -> object:
    """What its form says, row for row: no identities, and nothing that the form has no place for."""
    assert isinstance(table, DepartmentEvaluation | ProjectEvaluation)
    rows = table.rows if isinstance(table, DepartmentEvaluation) else table.indicators
    return _said(table), [_said(row) for row in rows]
