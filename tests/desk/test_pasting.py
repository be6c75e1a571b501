"""Which column of a pasted block is which field, by the words of all statutory forms."""

from decimal import Decimal

import pytest

from perfdesk.desk.block_edits import INDICATORS
from perfdesk.desk.pasting import Spot, _field_of, is_whole_table, pasting
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit

TABLE = TargetTable(Id("t"), units=(Unit(Id("u"), "本级", projects=(Project(Id("p"), "图书采购"),)),))


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("项目名称（资金使用单位）", "name"),
        ("专项资金名称", "name"),
        ("转移支付项目名称", "name"),
        ("其中：财政拨款", "fiscal"),
        ("一般公共预算", "fiscal"),
        ("财政专户管理资金", "special_account"),
        ("单位资金", "other"),
        ("其他", "other"),
        ("预算金额（万元）", "total"),
        ("小 计", "total"),
        ("年度总体目标", "goal"),
        ("绩效指标", INDICATORS),
        ("备注", None),
        ("图书采购", None),
        ("完成全部年度目标", None),
    ],
)
def test_heads_go_by_the_words_of_the_forms(head: str, field: str | None) -> None:
    assert _field_of(head) == field


def test_a_head_of_another_form_names_the_columns() -> None:
    block = [["专项名称", "年度总体目标", "财政资金"], ["图书采购", "买书", "5"], ["新馆", "开馆", "6"]]
    plan = pasting(TABLE, [Id("u"), Id("p")], Spot(0), block)
    assert plan.rows == ((Id("p"), {"name": "图书采购", "goal": "买书", "fiscal": "5"}),)
    assert plan.added.rows == [{"name": "新馆", "goal": "开馆", "fiscal": "6"}]


def test_a_row_of_sums_is_no_project_and_is_told() -> None:
    block = [["新馆", "6"], ["图书", "4"], ["合 计", "10"]]
    plan = pasting(TABLE, [Id("u"), Id("p")], Spot(2), block)
    assert [texts["name"] for texts in plan.added.rows] == ["新馆", "图书"]
    assert plan.sums == 1
    headed = pasting(TABLE, [Id("u"), Id("p")], Spot(2), [["项目名称", "金额"], *block])
    assert [texts["name"] for texts in headed.added.rows] == ["新馆", "图书"]
    assert headed.sums == 1


def test_a_head_and_sums_without_indicators_are_rows_and_no_table_of_their_own() -> None:
    block = [["项目名称", "总计", "绩效目标"], ["新馆", "6", "开馆"], ["合计", "6", ""]]
    assert not is_whole_table(block)
    assert is_whole_table([[*row, text] for row, text in zip(block, ["绩效指标", "1、…", ""], strict=True)])


def test_rows_that_come_to_more_than_their_own_sum_are_told() -> None:
    """Rows of units are among them, which nothing else tells from projects."""
    head = [["项目名称", "总计", "绩效目标"]]
    rows = [
        ["合计", "60", ""],
        ["本级", "40", ""],
        ["新馆", "25", "开馆"],
        ["图书", "15", "买书"],
        ["二级", "20", ""],
        ["展览", "20", "办展"],
    ]
    plan = pasting(TABLE, [Id("u"), Id("p")], Spot(2), head + rows)
    assert plan.unlike == (Decimal(120), Decimal(60))
    assert (
        pasting(TABLE, [Id("u"), Id("p")], Spot(2), [*head, rows[0], rows[2], rows[3], rows[5]]).unlike
        is None
    )
