"""What a form has no place for is named in the report and on the sheet of remarks, and verify sees when it changes."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfdesk.domain.book import Table
from perfdesk.domain.extra import Extra
from perfdesk.domain.self_evaluation import Band, DepartmentEvaluation
from perfdesk.formats.writers.export_report import Alteration
from perfdesk.formats.writers.verify import compare_book
from perfdesk.formats.writers.workbook import write_book
from tests.builders import small_table
from tests.formats.evaluations import department, project


def with_rule() -> DepartmentEvaluation:
    table = department()
    first = replace(table.rows[0], rule="每少一场扣1分", target_value="≥64场", working="20×60/64")
    return replace(table, spent=Decimal("1150.5"), rows=(first, *table.rows[1:]))


def with_band() -> Table:
    table = project()
    first = replace(table.indicators[0], band=Band.PARTLY)
    return replace(table, quality_limits="80/60", indicators=(first, *table.indicators[1:]))


def with_extra() -> Table:
    table = small_table()
    first = replace(table.units[0].projects[0], annual_total=Decimal(90), annual_goal="办好演出。")
    unit = replace(
        table.units[0], extra=(Extra("联系人", "李四"),), projects=(first, *table.units[0].projects[1:])
    )
    return replace(table, units=(unit, *table.units[1:]))


CASES = [
    (with_rule, {"rule", "target_value", "working", "spent"}, "每少一场扣1分"),
    (with_band, {"band"}, "部分达成预期目标"),
    (with_extra, {"annual_total", "annual_goal", "extra:联系人"}, "李四"),
]


@pytest.mark.parametrize(("make", "fields", "text"), CASES)
def test_it_is_reported_and_stands_on_the_sheet_of_remarks(
    make: Callable[[], Table], fields: set[str], text: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    remarks = [each for each in write_book((make(),), path).remarks if each.what is Alteration.NO_PLACE]
    assert {each.place.field for each in remarks if each.place} == fields
    rows = load_workbook(path)["说明"].iter_rows(values_only=True)
    assert text in {row[5] for row in rows}
    assert compare_book(path, (make(),)) == []


def test_a_value_without_a_place_that_changed_is_seen_by_verify(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_book((with_rule(),), path)
    (found,) = compare_book(path, (replace(with_rule(), spent=Decimal(1)),))
    assert (found.sheet, found.expected.text) == ("说明", "1")
