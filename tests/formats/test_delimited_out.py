"""A table as tab-separated text."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.formats.writers.delimited import with_apostrophe, without_apostrophe, write_delimited

TABLE = TargetTable(
    Id("t"),
    department="某局",
    units=(
        Unit(
            Id("u"),
            "局本级",
            projects=(Project(Id("p"), "培训经费", Amounts(Decimal("1436.5")), "目标", preamble="指标"),),
        ),
    ),
)


def table_with(goal: str) -> TargetTable:
    unit = TABLE.units[0]
    return replace(TABLE, units=(replace(unit, projects=(replace(unit.projects[0], goal=goal),)),))


def test_the_lines_of_a_table() -> None:
    assert write_delimited((TABLE,)).text.split("\r\n") == [
        "项目支出绩效目标表",
        "部门名称：某局",
        "单位：万元",
        "项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
        "合计\t1,436.50\t\t\t\t\t",
        "局本级\t1,436.50\t\t\t\t\t",
        "培训经费\t1,436.50\t\t\t\t目标\t指标",
        "",
    ]


def test_bytes_are_utf_8() -> None:
    assert write_delimited((TABLE,)).data.decode("utf-8") == write_delimited((TABLE,)).text


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "'=x", " =x", "\t@x", "＝x"])
def test_a_text_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert with_apostrophe(text) == f"'{text}"
    assert without_apostrophe(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "项目", "'引号", "1-2", "'"])
def test_other_text_is_left_alone(text: str) -> None:
    assert with_apostrophe(text) == without_apostrophe(text) == text


@given(st.text(st.sampled_from("'=+-@ x")) | st.text())
def test_the_apostrophe_comes_off_again(text: str) -> None:
    assert without_apostrophe(with_apostrophe(text)) == text


def test_a_negative_amount_is_no_formula() -> None:
    project = Project(Id("p"), "调减", Amounts(Decimal(-5)))
    table = replace(TABLE, units=(Unit(Id("u"), projects=(project,)),))
    assert "调减\t-5.00" in write_delimited((table,)).text


@given(st.text())
def test_any_text_comes_back_from_its_cell(goal: str) -> None:
    written = write_delimited((table_with(goal),))
    row = list(csv.reader(StringIO(written.text, newline=""), "excel-tab"))[6]
    replaced = bool(written.report.remarks)
    assert without_apostrophe(row[5]) == goal or replaced


def test_a_character_that_no_file_can_hold_is_named() -> None:
    written = write_delimited((table_with("a\ud800b"),))
    assert "a\ufffdb" in written.data.decode("utf-8")
    assert [remark.place for remark in written.report.remarks] == [Place(Id("p"), "goal")]
