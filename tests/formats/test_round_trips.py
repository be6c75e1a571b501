"""What was read from a known form is written on it and read back equal, from the workbook and from the Word file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.domain.book import Table
from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import TargetTable, TotalsMode, Unit
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.writers.laid_out import laid_out
from perfdesk.formats.writers.sheet import Sheet, SheetCell
from perfdesk.formats.writers.word import document_bytes
from perfdesk.formats.writers.workbook import write_book
from tests.builders import amounts, indicator, small_table, table_of
from tests.builders import project as project_of
from tests.formats.evaluations import project
from tests.formats.forms_campaign import unlike_tables
from tests.shared import SHARED, needs_shared

DOCUMENTS = [path for suffix in ("docx", "xlsx") for path in sorted((SHARED / "forms").glob(f"*.{suffix}"))]
WAYS = ("xlsx", "docx")


def lost(tables: Sequence[Table], way: str, folder: Path) -> list[str]:
    """What comes back otherwise than it went out."""
    return unlike_tables(tables, written_and_read(tables, way, folder))


def written_and_read(tables: Sequence[Table], way: str, folder: Path) -> tuple[Table, ...]:
    path = folder / f"out.{way}"
    if way == "xlsx":
        write_book(tables, path)
    else:
        path.write_bytes(document_bytes(laid_out(tables).forms))
    return read_bytes(path.read_bytes(), path.name).tables


@needs_shared
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.name[:3]}{path.suffix}")
def test_a_published_form_comes_back_as_it_went_out(path: Path, way: str, tmp_path: Path) -> None:
    assert lost(read_file(path).tables, way, tmp_path) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", ["sichuan-evaluation", "national-evaluation", "national-evaluation-b"])
def test_the_rate_of_a_source_stands_in_its_own_cell_of_the_funds(
    form: str, way: str, tmp_path: Path
) -> None:
    rate = {"national-evaluation": "执行率", "national-evaluation-b": "执行率（B/A）"}.get(form, "预算执行率")
    table = with_extras(form, (f"其他资金·{rate}", "96.00%"))
    assert extras_lost(table, way, tmp_path) == []
    (sheet,) = laid_out((table,)).forms
    texts = [str(cell.value) for cell in sheet.cells.values()]
    assert "96.00%" in texts
    assert f"其他资金·{rate}" not in texts


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", ["sichuan-evaluation", "national-evaluation", "yunnan-evaluation"])
def test_the_rate_of_a_source_that_the_form_has_not_stands_beside_its_label(
    form: str, way: str, tmp_path: Path
) -> None:
    table = with_extras(
        form, ("其中：上级补助·预算执行率", "96.00%"), ("其中：上级补助·分值", "5"), ("上级补助·得分", "4.80")
    )
    assert extras_lost(table, way, tmp_path) == []


@pytest.mark.parametrize("way", WAYS)
def test_the_words_of_an_amount_are_no_further_amount(way: str, tmp_path: Path) -> None:
    said = Extra("资金总额（原文）", "854万（道路400万元，水渠454万元）")
    own = replace(project_of("p1", "854.00", indicator("i1")), extra=(said,))
    table = replace(table_of(own, mode=TotalsMode.ABSENT), form="transfer-targets")
    (again,) = written_and_read((table,), way, tmp_path)
    assert isinstance(again, TargetTable)
    (read,) = again.projects
    assert (read.amounts.total, read.annual_total) == (own.amounts.total, None)
    assert said in read.extra


@pytest.mark.parametrize("way", WAYS)
def test_the_head_over_the_sources_of_the_funds_is_the_form_s(way: str, tmp_path: Path) -> None:
    table = replace(project(), form="sichuan-evaluation", currency_unit="元")
    (sheet,) = laid_out((table,)).forms
    texts = [str(cell.value) for cell in sheet.cells.values()]
    assert {"年度预算数（元）", "实施单位（盖章）"} <= set(texts)
    (again,) = written_and_read((table,), way, tmp_path)
    assert isinstance(again, ProjectEvaluation)
    assert (again.unit, again.currency_unit) == (table.unit, "元")
    assert (again.annual_total, again.spent_total) == (table.annual_total, table.spent_total)


@pytest.mark.parametrize("way", WAYS)
def test_a_list_sums_up_beside_the_name_of_its_department(way: str, tmp_path: Path) -> None:
    table = of_department()
    (sheet,) = laid_out((table,)).forms
    assert beside_heads(sheet)[0].value == "青屏区文化局"
    again = written_and_read((table,), way, tmp_path)[0]
    assert isinstance(again, TargetTable)
    assert (again.department, again.amounts.total) == ("青屏区文化局", table.amounts.total)
    assert [unit.name for unit in again.units] == [unit.name for unit in table.units]


def test_a_sum_that_is_not_that_of_the_projects_is_called_so() -> None:
    """Beside a name it would be read as the amount of a unit."""
    table = of_department()
    (sheet,) = laid_out((replace(table, amounts=amounts("999.00")),)).forms
    assert beside_heads(sheet)[0].value == "合计"


def test_a_list_says_a_unit_once_and_the_levels_in_every_row() -> None:
    (sheet,) = laid_out((of_department(),)).forms
    texts = [str(cell.value) for cell in sheet.cells.values()]
    units = [cell for cell in sheet.cells.values() if cell.value == "青屏区图书馆"]
    indicators = [each for project in of_department().projects for each in project.indicators]
    assert [cell.rows for cell in units] == [2]
    assert texts.count("产出指标") == sum(each.level1_name == "产出指标" for each in indicators)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", ["yunnan-evaluation", "national-evaluation", "sichuan-evaluation"])
def test_a_grade_stands_beside_the_total_of_a_form_that_asks_for_none(
    form: str, way: str, tmp_path: Path
) -> None:
    table = replace(project(), form=form, grade="良")
    (again,) = written_and_read((table,), way, tmp_path)
    assert isinstance(again, ProjectEvaluation)
    assert again.grade == "良"


def of_department() -> TargetTable:
    """A list of two units; the second has one project with an indicator, the first two projects."""
    one = [project_of(f"p{n}", "10.00", indicator(f"i{n}"), name=f"送书下乡{n}") for n in (1, 2)]
    units = (
        Unit(Id("u1"), "青屏区图书馆", projects=tuple(one)),
        Unit(
            Id("u2"),
            "青屏区文化馆",
            projects=(project_of("p3", "5.00", indicator("i3"), indicator("i4", 2)),),
        ),
    )
    table = replace(small_table(), form="sichuan-targets-list", units=units, department="青屏区文化局")
    return replace(table, amounts=amounts("25.00"), totals=TotalsMode.PRINTED)


def beside_heads(sheet: Sheet) -> list[SheetCell]:
    """The first row under the heads."""
    return [cell for at, cell in sorted(sheet.cells.items()) if at.row == sheet.head + sheet.head_rows]


def extras_lost(table: Table, way: str, folder: Path) -> list[str]:
    """Of the evaluation itself: not every form asks for all that its rows say."""
    return [said for said in lost((table,), way, folder) if said.startswith("ProjectEvaluation.extra")]


def test_tables_of_two_years_in_one_workbook_come_back_with_their_years(tmp_path: Path) -> None:
    """The forms print no year; the sheets' names do."""
    first = replace(small_table(), title="项目支出绩效目标表", year=2026)
    tables = (first, replace(first, id=Id("later"), year=2027))
    names = [sheet.name for sheet in laid_out(tables).forms]
    assert names == ["项目支出绩效目标表 2026", "项目支出绩效目标表 2027"]
    assert [table.year for table in target_tables(written_and_read(tables, "xlsx", tmp_path))] == [2026, 2027]


@pytest.mark.parametrize("form", ["sichuan-targets-list", "yunnan-targets-list", "two-row-head-list"])
def test_lists_of_two_years_come_back_with_their_years(form: str, tmp_path: Path) -> None:
    first = replace(small_table(), title="项目支出绩效目标表", year=2026, form=form)
    tables = (first, replace(first, id=Id("later"), year=2027))
    assert [table.year for table in target_tables(written_and_read(tables, "xlsx", tmp_path))] == [2026, 2027]


def test_a_single_table_keeps_the_name_of_its_form(tmp_path: Path) -> None:
    (sheet,) = laid_out([replace(small_table(), year=2026)]).forms
    assert sheet.name == "项目支出绩效目标表"


def target_tables(tables: Sequence[Table]) -> list[TargetTable]:
    return [table for table in tables if isinstance(table, TargetTable)]


def with_extras(form: str, *extras: tuple[str, str]) -> Table:
    return replace(project(), form=form, extra=tuple(Extra(*each) for each in extras))
