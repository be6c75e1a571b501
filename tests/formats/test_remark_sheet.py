"""Reasons that were given go out with the workbook, and the workbook comes in again as if they were not there."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from perfdesk.desk.examining import findings_in
from perfdesk.domain.items import walk, with_notes
from perfdesk.domain.standing import waiver_of
from perfdesk.domain.table import TargetTable
from perfdesk.formats.reading import read_file
from perfdesk.formats.writers.verify import compare_book
from perfdesk.formats.writers.workbook import write_book
from tests.builders import small_table


def waived() -> TargetTable:
    """With a reason for everything that can be said of it."""
    table = small_table()
    items = {item.id: item for item in walk(table)}
    given = (
        waiver_of(
            finding, items[finding.place.item], reason="已与原件核对。", who="甲", at="2026-01-01T00:00:00"
        )
        for finding in findings_in([table])
    )
    return with_notes(table, given)


def test_the_reasons_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    table, path = waived(), tmp_path / "a.xlsx"
    write_book((table,), path)
    rows = list(load_workbook(path)["说明"].iter_rows(values_only=True))
    assert rows[0][0] == "说明"
    assert len(rows) == 2 + len(table.waivers)
    assert {row[-1] for row in rows[2:]} == {"已与原件核对。"}
    assert "甲" not in str(rows)


def test_the_workbook_compares_equal_and_a_reason_that_is_gone_shows(tmp_path: Path) -> None:
    table, path = waived(), tmp_path / "a.xlsx"
    write_book((table,), path)
    assert compare_book(path, (table,)) == []
    assert [d.sheet for d in compare_book(path, (replace(table, notes=()),))] == ["说明"]


def test_it_is_read_in_again_as_if_the_reasons_were_not_there(tmp_path: Path) -> None:
    write_book((waived(),), tmp_path / "a.xlsx")
    write_book((small_table(),), tmp_path / "b.xlsx")
    with_reasons, without = (read_file(tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    shown = [
        [(p.name, p.amounts, p.goal, [i.name for i in p.indicators]) for p in draft.target_tables[0].projects]
        for draft in (with_reasons, without)
    ]
    assert shown[0] == shown[1]
    assert len(with_reasons.tables) == 1
    assert with_reasons.proof == without.proof


def test_a_value_that_changed_takes_its_reason_off_the_sheet(tmp_path: Path) -> None:
    table = waived()
    project = replace(table.units[0].projects[0], goal="另写的目标，举办演出六十四场，观众满意。")
    unit = replace(table.units[0], projects=(project, *table.units[0].projects[1:]))
    write_book((replace(table, units=(unit, *table.units[1:])),), tmp_path / "a.xlsx")
    rows = list(load_workbook(tmp_path / "a.xlsx")["说明"].iter_rows(values_only=True))
    assert len(rows) < 2 + len(table.waivers)
