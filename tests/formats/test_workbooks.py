"""Workbooks are read by the words in their heads, wherever these stand."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook

from perfdesk.domain.amounts import Amounts, parse_amount
from perfdesk.domain.draft import Draft
from perfdesk.domain.table import TotalsMode
from perfdesk.formats.reading import read_bytes

Row = Sequence[str | float | None]
HEAD: Row = (
    "项目名称（资金使用单位）",
    "总计",
    "财政拨款",
    "财政专户拨款",
    "其他资金",
    "绩效目标",
    "绩效指标",
)
TEXT = "1、1-产出指标；11-数量指标；培训场次；实施周期指标值:≥3场；年度指标值:≥3场。"
TOTAL: Row = ("合计", 30, 20, 5, 5, None, None)
UNIT: Row = ("局本级", 30, 20, 5, 5, None, None)
FIRST: Row = ("    培训经费", 10.5, 10.5, None, None, "办好培训。", TEXT)
SECOND: Row = ("    设备购置", 19.5, 9.5, 5, 5, "购置设备。", TEXT)
COVER: list[Row] = [("项目支出绩效目标表",), ("部门名称：某局", None, None, None, None, None, "单位：万元")]
ROWS: list[Row] = [TOTAL, UNIT, FIRST, SECOND]


def read_rows(*rows: Row, fmt: str = "#,##0.00", left: int = 0) -> Draft:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1 + left):
            if value is not None:
                sheet.cell(number, column, value).number_format = fmt
    out = BytesIO()
    workbook.save(out)
    return read_bytes(out.getvalue(), "book.xlsx")


def amounts(*texts: str) -> Amounts:
    return Amounts(*map(parse_amount, texts))


def test_the_standard_layout() -> None:
    table = read_rows(*COVER, HEAD, *ROWS).target_tables[0]
    assert (table.title, table.department, table.currency_unit) == ("项目支出绩效目标表", "某局", "万元")
    assert [unit.name for unit in table.units] == ["局本级"]
    assert [project.name for project in table.projects] == ["培训经费", "设备购置"]
    assert table.amounts == amounts("30.00", "20.00", "5.00", "5.00")
    assert table.projects[1].amounts == amounts("19.50", "9.50", "5.00", "5.00")


def test_empty_columns_on_the_left_and_a_department_in_the_next_cell() -> None:
    cover: list[Row] = [
        ("2025年项目支出绩效目标表",),
        ("部门名称：", "某局", None, None, None, "单位：", "万元"),
    ]
    table = read_rows((), *cover, (), HEAD, *ROWS, left=2).target_tables[0]
    assert (table.department, table.currency_unit, table.year) == ("某局", "万元", 2025)
    assert len(table.projects) == 2


def test_a_head_of_two_rows() -> None:
    upper: Row = ("项目名称", "资金来源", None, None, None, "绩效目标", "绩效指标")
    lower: Row = (None, "总计", "财政拨款", "财政专户\n拨款", "其他资金", None, None)
    assert read_rows(*COVER, upper, lower, *ROWS).target_tables[0].projects[
        1
    ].amounts.special_account == parse_amount("5")


def test_the_columns_in_another_order() -> None:
    order = (6, 5, 4, 3, 2, 1, 0)
    rows = [[row[i] for i in order] for row in (HEAD, *ROWS)]
    table = read_rows(*COVER, *rows).target_tables[0]
    assert table.projects[1].amounts == amounts("19.50", "9.50", "5.00", "5.00")
    assert table.projects[0].indicators[0].name == "培训场次"


def test_a_column_that_numbers_the_rows_is_no_residue() -> None:
    rows = [("序号", *HEAD), *((n, *row) for n, row in enumerate(ROWS, 1))]
    draft = read_rows(*COVER, *rows, fmt="0")
    assert len(draft.target_tables[0].projects) == 2
    assert draft.proof.residue == ()


def test_amounts_as_text_also_in_full_width() -> None:
    rows: list[Row] = [
        ("合计", "１，０３０．５０", "1,030.50", "", ""),
        ("局本级", "1,030.50 ", " 1,030.50", "-", "—"),
        ("    培训经费", "1,030.50", "1,030.50", None, None, "目标", TEXT),
    ]
    table = read_rows(*COVER, HEAD, *rows).target_tables[0]
    assert table.amounts.total == table.units[0].amounts.fiscal == parse_amount("1030.50")


def test_a_text_in_an_amount_column_is_doubted_at_its_place() -> None:
    draft = read_rows(*COVER, HEAD, *ROWS[:2], ("    培训经费", "约30", 10, None, None, "目标", TEXT))
    project = draft.target_tables[0].projects[0]
    assert project.amounts.total is None
    assert [(d.rule, d.place.item, d.place.field, d.params["text"]) for d in draft.doubts] == [
        ("import.not_an_amount", project.id, "total", "约30")
    ]


def test_the_head_printed_again_and_lines_below_the_table_are_no_projects() -> None:
    draft = read_rows(*COVER, HEAD, *ROWS[:3], HEAD, SECOND, (), ("填表人：张三",), ("注：金额含税",))
    assert len(draft.target_tables[0].projects) == 2
    assert [piece.text for piece in draft.proof.residue] == ["注：金额含税", "填表人：张三"]


def test_cover_lines_above_are_told_as_residue_and_an_annex_line_is_furniture() -> None:
    draft = read_rows(("附件3",), ("请于3月1日前报送",), *COVER, HEAD, *ROWS)
    assert [piece.text for piece in draft.proof.residue] == ["请于3月1日前报送"]


def test_a_table_without_total_row_has_none() -> None:
    assert read_rows(*COVER, HEAD, *ROWS[1:]).target_tables[0].totals is TotalsMode.ABSENT


def test_two_units_without_indentation_are_told_by_their_sums() -> None:
    rows: list[Row] = [
        ("局本级", 30, 30), ("培训经费", 10, 10, None, None, "目标", TEXT),
        ("设备购置", 20, 20, None, None, "目标", TEXT),
        ("图书馆", 7, 7), ("购书经费", 7, 7, None, None, "目标", TEXT),
    ]  # fmt: skip
    table = read_rows(*COVER, HEAD, *rows).target_tables[0]
    assert [(unit.name, len(unit.projects)) for unit in table.units] == [("局本级", 2), ("图书馆", 1)]


def test_an_unfinished_project_is_no_unit() -> None:
    table = read_rows(*COVER, HEAD, *ROWS, ("    新项目", 1, 1)).target_tables[0]
    assert [project.name for project in table.units[0].projects] == ["培训经费", "设备购置", "新项目"]


def test_a_project_with_nothing_but_a_name_survives() -> None:
    table = read_rows(*COVER, HEAD, *ROWS, ("    新项目",)).target_tables[0]
    assert table.projects[-1].name == "新项目"


@pytest.mark.parametrize(
    ("value", "fmt", "shown"), [(5.7, "#,##0.00", "5.70"), (5.7, "General", "5.7"), (5, "0", "5")]
)
def test_a_number_is_read_as_it_is_displayed(value: float, fmt: str, shown: str) -> None:
    rows: list[Row] = [("局本级", value), ("    培训经费", value, None, None, None, "目标", TEXT)]
    project = read_rows(*COVER, HEAD, *rows, fmt=fmt).target_tables[0].projects[0]
    assert f"{project.amounts.total}" == shown


def test_each_sheet_with_a_known_head_is_a_table() -> None:
    workbook = Workbook()
    for title in ("封面", "表1", "表2"):
        sheet = workbook.create_sheet(title)
        for row in [("目录",)] if title == "封面" else [*COVER, HEAD, *ROWS]:
            sheet.append(list(row))
    out = BytesIO()
    workbook.save(out)
    assert len(read_bytes(out.getvalue(), "book.xlsx").target_tables) == 2


def test_a_formula_is_its_stored_value_and_one_without_is_blank() -> None:
    table = read_rows(
        *COVER, HEAD, *ROWS[:2], ("    培训经费", "=1+1", 2, None, None, "目标", TEXT)
    ).target_tables[0]
    assert table.projects[0].amounts.total is None
