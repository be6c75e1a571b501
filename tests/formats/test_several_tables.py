"""Several tables under one another: each is read as one, and what a page repeats is no table of its own."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

from perfdesk.desk.plain_forms import tsv_of
from perfdesk.domain.items import walk
from perfdesk.formats.grid import Grid, cell
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.recognise.forms.regions import regions_of
from tests.builders import small_book
from tests.shared import SHARED, needs_shared

HEAD = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
TEXT = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。"
SHOWS = ("惠民演出", "10.00", "10.00", "组织演出。", TEXT)
BOOKS = ("图书购置", "20.00", "20.00", "购置图书。", TEXT)
TITLE = "2026年项目支出绩效目标表"
Rows = Sequence[Sequence[str]]


def cover(name: str) -> Rows:
    return [(TITLE,), (f"部门名称：{name}", "单位：万元")]


def tsv(rows: Rows) -> bytes:
    out = StringIO()
    csv.writer(out, "excel-tab").writerows(rows)
    return out.getvalue().encode()


def departments(rows: Rows) -> list[str]:
    return [table.department for table in read_bytes(tsv(rows), "a.tsv").target_tables]


def grid(rows: Rows, *, paged: bool) -> Grid:
    return Grid("", tuple(tuple(map(cell, row)) for row in rows), paged=paged)


def test_three_tables_written_as_text_are_read_back_as_three() -> None:
    table = small_book().target_tables[0]
    names = ("海湾市文化局", "海湾市体育局", "海湾市文化局")
    tables = [replace(table, department=name) for name in names]
    read = read_bytes(tsv_of(tables, None).encode(), "a.tsv").target_tables
    assert tuple(table.department for table in read) == names
    assert [[project.name for project in each.projects] for each in read] == [
        [project.name for project in each.projects] for each in tables
    ]


@needs_shared
def test_two_evaluations_under_one_another_are_two() -> None:
    (one,) = read_file(SHARED / "samples" / "004-selfeval.xlsx").tables
    read = read_bytes(tsv_of([one, one], None).encode(), "a.tsv").tables
    assert [len(list(walk(table))) for table in read] == [len(list(walk(one)))] * 2


def test_the_same_head_again_is_the_next_page() -> None:
    assert departments([*cover("文化局"), HEAD, SHOWS, HEAD, BOOKS]) == ["文化局"]


def test_the_same_head_under_a_line_that_says_it_goes_on_is_the_next_page() -> None:
    assert departments([*cover("文化局"), HEAD, SHOWS, (TITLE + "（续）",), HEAD, BOOKS]) == ["文化局"]


@pytest.mark.parametrize("between", [[], [()], [("填表人：王小明",), ()], [(), ("附件2",)]])
def test_a_cover_of_its_own_begins_a_table(between: Rows) -> None:
    rows = [*cover("文化局"), HEAD, SHOWS, *between, *cover("体育局"), HEAD, BOOKS]
    assert departments(rows) == ["文化局", "体育局"]


def test_a_department_alone_begins_a_table() -> None:
    rows = [*cover("文化局"), HEAD, SHOWS, ("部门名称：体育局",), HEAD, BOOKS]
    assert departments(rows) == ["文化局", "体育局"]


def test_an_unfinished_project_right_above_a_cover_stays_where_it_is() -> None:
    rows = [*cover("文化局"), HEAD, SHOWS, ("    新项目",), *cover("体育局"), HEAD, BOOKS]
    first, second = read_bytes(tsv(rows), "a.tsv").target_tables
    assert [project.name for project in first.projects] == ["惠民演出", "新项目"]
    assert [project.name for project in second.projects] == ["图书购置"]


def test_a_goal_that_speaks_of_departments_and_tables_cuts_nothing() -> None:
    goal = (*BOOKS[:3], "填报部门：各科室填写绩效目标表。", TEXT)
    assert departments([*cover("文化局"), HEAD, SHOWS, goal, HEAD, BOOKS]) == ["文化局"]


@pytest.mark.parametrize(("paged", "count"), [(True, 1), (False, 2)])
def test_the_same_cover_again_is_a_page_only_where_there_are_pages(paged: bool, count: int) -> None:
    rows = [*cover("文化局"), HEAD, SHOWS, *cover("文化局"), HEAD, BOOKS]
    assert len(regions_of(grid(rows, paged=paged).rows, paged=paged)) == count


def test_no_row_is_lost_by_cutting() -> None:
    rows = [*cover("文化局"), HEAD, SHOWS, ("注：略",), *cover("体育局"), HEAD, BOOKS, ("说明",)]
    whole = grid(rows, paged=False)
    ends = [(region.start, region.end) for region in regions_of(whole.rows, paged=False)]
    assert [ends[0][0], ends[-1][1]] == [0, len(whole.rows)]
    assert all(above[1] == below[0] for above, below in pairwise(ends))


@needs_shared
@pytest.mark.parametrize("name", ["000-guangdong.tsv", "001-plain.xlsx", "004-selfeval.xls"])
def test_a_real_document_is_one_table(name: str) -> None:
    assert len(read_file(Path(SHARED, "samples", name)).tables) == 1
