"""Names of sheets are such as Excel and WPS take, whatever the project is called."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from perfdesk.domain.book import Table
from perfdesk.formats.writers.sheet_names import LONGEST, sheet_names
from perfdesk.formats.writers.verify import compare_book
from perfdesk.formats.writers.workbook import write_book
from perfdesk.formats.xstring import utf16_length
from tests.builders import small_table
from tests.formats.evaluations import department, project


def test_several_projects_are_called_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    projects = [replace(project(), project=name) for name in ("演出", "读书", "")]
    tables: list[Table] = [small_table(), *projects, department()]
    write_book(tables, path)
    assert load_workbook(path).sheetnames == [
        "项目支出绩效目标表",
        "部门整体支出绩效自评表",
        "演出",
        "读书",
        "项目支出绩效自评表",
    ]
    assert compare_book(path, tables) == []


def test_one_project_keeps_the_name_of_the_form(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_book((project(),), path)
    assert load_workbook(path).sheetnames == ["项目支出绩效自评表"]


def test_a_name_is_cut_cleaned_and_numbered() -> None:
    long = "一个名称远远超过三十一个字符的项目，" * 3
    names = sheet_names(
        [long, long, "2024/2025年[续建]", "'引号'", "HISTORY", "图书", "图书", "：*?"], ["图书"]
    )
    assert names == [
        long[:31],
        f"{long[:27]} (2)",
        "2024 2025年 续建",
        "引号",
        "HISTORY (2)",
        "图书 (2)",
        "图书 (3)",
        "：",
    ]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_names_become_names_of_sheets(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < utf16_length(name) <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
