"""Which rows are units, however a table sets them apart: by place, by sum or in a column of their own."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from perfdesk.desk.examining import findings_in_draft
from perfdesk.domain.book import Book
from perfdesk.domain.draft import Draft
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.writers.workbook import write_book

TEXT = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。"
HEAD = ("单位名称", "项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
COVER = (("2026年项目支出绩效目标表",), ("部门名称：海湾市文化局", "单位：万元"))
WANTED = [
    ("海湾市文化馆", "30.00", ["惠民演出", "送戏下乡"]),
    ("海湾市图书馆", "40.00", ["图书购置"]),
]


def project(unit: str, name: str, total: str) -> tuple[str, ...]:
    return (unit, name, total, total, f"做好{name}工作。", TEXT)


def read(*rows: Sequence[str]) -> Draft:
    out = StringIO()
    csv.writer(out, "excel-tab").writerows([*COVER, *rows])
    return read_bytes(out.getvalue().encode(), "a.tsv")


def units(draft: Draft) -> list[tuple[str, str, list[str]]]:
    return [
        (unit.name, str(unit.amounts.total), [project.name for project in unit.projects])
        for unit in draft.target_tables[0].units
    ]


@pytest.mark.parametrize("again", ["海湾市文化馆", ""], ids=["repeated", "merged"])
def test_a_column_of_units_is_read_as_rows_above_their_projects(again: str) -> None:
    draft = read(
        HEAD,
        ("合计", "", "70.00", "70.00", "", ""),
        ("海湾市文化馆", "小计", "30.00", "30.00", "", ""),
        project(again, "惠民演出", "10.00"),
        project(again, "送戏下乡", "20.00"),
        ("海湾市图书馆", "", "40.00", "40.00", "", ""),
        project("海湾市图书馆" if again else "", "图书购置", "40.00"),
    )
    assert units(draft) == WANTED
    assert str(draft.target_tables[0].amounts.total) == "70.00"
    assert draft.proof.residue == ()


def test_a_unit_without_amounts_of_its_own_still_heads_its_projects() -> None:
    draft = read(
        HEAD,
        project("海湾市文化馆", "惠民演出", "10.00"),
        project("海湾市图书馆", "图书购置", "40.00"),
        ("", "小计", "40.00", "40.00", "", ""),
    )
    assert units(draft) == [("海湾市文化馆", "None", ["惠民演出"]), WANTED[1]]


def test_an_indentation_that_all_rows_share_makes_no_row_a_project() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*COVER, HEAD[1:], ("海湾市文化馆", "30.00"), project("", "惠民演出", "30.00")[1:]):
        sheet.append(row)
    for line in (4, 5):
        sheet.cell(line, 1).alignment = Alignment(indent=1)
    data = BytesIO()
    book.save(data)
    assert units(read_bytes(data.getvalue(), "a.xlsx")) == [("海湾市文化馆", "30.00", ["惠民演出"])]


def test_amounts_under_an_unknown_head_are_doubted_in_the_sums_too() -> None:
    draft = read(
        ("项目名称", "总计", "上级补助", "绩效目标", "绩效指标"),
        ("合计", "30.00", "30.00", "", ""),
        ("海湾市文化馆", "30.00", "30.00", "", ""),
        project("", "惠民演出", "30.00")[1:],
    )
    tree = Tree.of(Book(tables=draft.tables))
    paths = {
        tree.path(found.place) for found in findings_in_draft(draft) if found.rule == "import.foreign_text"
    }
    assert {"tables[0].declared_total.fiscal", "tables[0].units[0].amounts.fiscal"} <= paths


def test_an_annex_number_before_the_title_is_not_part_of_it() -> None:
    draft = read_bytes(
        "附件3 2026年项目支出绩效目标表\n项目名称\t总计\t绩效指标\n惠民演出\t30.00\t".encode()
        + TEXT.encode(),
        "a.tsv",
    )
    assert draft.target_tables[0].title == "2026年项目支出绩效目标表"


def test_projects_without_goals_and_their_units_come_back_as_what_they_were(tmp_path: Path) -> None:
    """Nothing but the indentation tells them apart; the unit came back as a project, and the sum was doubled."""
    written = read(
        ("项目名称（资金使用单位）", *HEAD[2:]),
        ("海湾市文化馆", "30.00", "30.00", "", ""),
        ("    惠民演出", "10.00", "10.00", "做好演出工作。", TEXT),
        ("    送戏下乡", "20.00", "20.00", "做好下乡工作。", TEXT),
        ("海湾市图书馆", "40.00", "40.00", "", ""),
        ("    图书购置", "40.00", "40.00", "做好购置工作。", TEXT),
    ).target_tables[0]
    bare = replace(
        written,
        units=tuple(
            replace(unit, projects=tuple(replace(p, goal="", indicators=()) for p in unit.projects))
            for unit in written.units
        ),
    )
    write_book([bare], tmp_path / "bare.xlsx")
    assert units(read_file(tmp_path / "bare.xlsx")) == WANTED
