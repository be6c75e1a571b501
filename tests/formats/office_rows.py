"""A small table for files of office programs, and what was read of it."""

from perfdesk.domain.draft import Draft

HEAD = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
FIRST = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。"
SECOND = "2、3-满意度指标；31-服务对象满意度；观众满意度；实施周期指标值:≥90%；年度指标值:≥90%。"
UNIT = ("局本级", "30.00", "30.00", "", "")
SHOWS = ("    惠民演出", "10.00", "10.00", "组织演出。", FIRST + SECOND)
BOOKS = ("    图书购置", "20.00", "20.00", "购置图书。", FIRST.replace("演出场次", "册数"))
COVER = ("2026年项目支出绩效目标表", "部门名称：海湾市文化局          单位：万元")


def names(draft: Draft) -> list[str]:
    return [project.name for table in draft.target_tables for project in table.projects]


def counts(draft: Draft) -> list[int]:
    return [len(project.indicators) for table in draft.target_tables for project in table.projects]
