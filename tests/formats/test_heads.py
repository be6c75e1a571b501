"""Heads as bureaus write them: over several rows, in other words, with the columns counted under them."""

import csv
from collections.abc import Sequence
from io import StringIO

from perfdesk.domain.draft import Draft
from perfdesk.formats.reading import read_bytes

TEXT = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。"
SHOWS = ("惠民演出", "10.00", "9.00", "", "1.00", "组织演出。", TEXT)
HEAD = ("项目名称", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")


def read(*rows: Sequence[str]) -> Draft:
    out = StringIO()
    csv.writer(out, "excel-tab").writerows([("部门名称：海湾市文化局", "单位：万元"), *rows])
    return read_bytes(out.getvalue().encode(), "a.tsv")


def shown(draft: Draft) -> list[tuple[str, str, str, str]]:
    """Name, goal, 财政拨款 and 其他资金 of each project."""
    return [
        (project.name, project.goal, str(project.amounts.fiscal), str(project.amounts.other))
        for project in draft.target_tables[0].projects
    ]


WANTED = [("惠民演出", "组织演出。", "9.00", "1.00")]


def test_a_head_over_three_rows() -> None:
    draft = read(
        ("项目名称", "资金来源", "", "", "", "绩效情况", ""),
        ("", "总计", "其中：", "", "", "绩效目标", "绩效指标"),
        ("", "", "财政拨款", "财政专户拨款", "其他资金", "", ""),
        SHOWS,
    )
    assert shown(draft) == WANTED
    assert not draft.doubts or {doubt.rule for doubt in draft.doubts} == {"import.no_unit_row"}


def test_heads_in_other_words() -> None:
    heads = (
        "项目名称",
        "资金总额（万元）",
        "其中：财政拨款",
        "财政专户",
        "单位资金",
        "总体绩效目标",
        "绩效指标",
    )
    assert shown(read(heads, SHOWS)) == WANTED


def test_a_row_that_counts_the_columns_is_no_project() -> None:
    assert shown(read(HEAD, ("1", "2", "3", "4", "5", "6", "7"), SHOWS)) == WANTED
    assert shown(read(HEAD, ("栏次", "1=2+3+4", "2", "3", "4", "5", "6"), SHOWS)) == WANTED
