"""The findings are the same whichever way a table came in: import, typing, pasting, undo, the command line."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.plain_forms import tsv_of
from perfdesk.desk.starting import EXAMPLE
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import write
from perfdesk.domain.items import value_at
from perfdesk.domain.table import TargetTable, TotalsMode
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.resources import resource

Told = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def table() -> TargetTable:
    """The bundled example as a sheet says it, mistakes and all."""
    text = tsv_of(read_file(resource(EXAMPLE)).target_tables[:1])
    return read_bytes(text.encode(), "a.tsv").target_tables[0]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.create(tmp_path / "a.perfdesk", "测试员")
    yield desk
    desk.close()


def told(desk: Desk) -> Told:
    """Rule, place and numbers; what only a reader can know aside."""
    return sorted(
        (f.rule, desk.tree.path(f.place), json.dumps(dict(f.params), ensure_ascii=False, sort_keys=True))
        for f in desk.checking.all_findings()
        if not f.rule.startswith(("import.", "cut."))
    )


def imported(desk: Desk, table: TargetTable) -> Told:
    draft = read_bytes(tsv_of((table,)).encode(), "a.tsv")
    desk.accept(draft)
    return told(desk)


def text_of(value: object) -> str:
    return "" if value is None else str(value)


def typed_in(desk: Desk, table: TargetTable) -> None:
    """Everything but the indicators, field by field."""
    at = desk.add_table(table.department, table.year)
    for field in ("title", "currency_unit", "dialect"):
        desk.enter(Place(at, field), text_of(value_at(table, field)))
    first = desk.book.target_tables[0].units[0].id
    for number, unit in enumerate(table.units):
        unit_id = first if not number else desk.add_unit(at)
        desk.enter(Place(unit_id, "name"), unit.name)
        for project in unit.projects:
            project_id = desk.add_project(unit_id)
            for field in ("name", "goal", *AMOUNT_FIELDS[1:], "total"):
                desk.enter(Place(project_id, field), text_of(value_at(project, field)))
            paste_indicators(desk, project_id, table, project.indicators)
    desk.set_totals(at, TotalsMode.PRINTED)
    ids = [at, *(unit.id for unit in desk.book.target_tables[0].units)]
    for item, own in zip(ids, [table.amounts, *(unit.amounts for unit in table.units)], strict=True):
        for field in AMOUNT_FIELDS:
            desk.enter(Place(item, field), text_of(getattr(own, field)))


def paste_indicators(
    desk: Desk, project_id: Id, table: TargetTable, indicators: tuple[Indicator, ...]
) -> None:
    """The joined string, pasted as a whole."""
    desk.rewrite_indicators(project_id, write("", indicators, table.dialect).text)


def test_import_and_typing_and_pasting_come_to_the_same(
    tmp_path: Path, desk: Desk, table: TargetTable
) -> None:
    by_import = imported(desk, table)
    other = Desk.create(tmp_path / "b.perfdesk", "测试员")
    typed_in(other, table)
    assert told(other) == by_import
    assert len(by_import) > 10
    other.close()


def test_undo_and_redo_come_to_the_same(desk: Desk, table: TargetTable) -> None:
    before = imported(desk, table)
    project = desk.book.target_tables[0].projects[0].id
    desk.enter(Place(project, "goal"), "")
    desk.remove([desk.book.target_tables[0].projects[1].id])
    assert told(desk) != before
    desk.undo()
    desk.undo()
    assert told(desk) == before


def test_opening_the_file_again_comes_to_the_same(desk: Desk, table: TargetTable) -> None:
    before = imported(desk, table)
    desk.close()
    again = Desk.open(desk.path, "测试员")
    assert told(again) == before
    again.close()


def test_the_command_line_comes_to_the_same(tmp_path: Path, desk: Desk, table: TargetTable) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(tsv_of((table,)), encoding="utf-8", newline="")
    before = imported(desk, table)
    command = [sys.executable, "-m", "perfdesk", "check", str(path), "--format", "json"]
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    by_command = sorted(
        (f["rule"], f["path"], json.dumps(f["params"], ensure_ascii=False, sort_keys=True))
        for f in said["findings"]
        if not f["rule"].startswith(("import.", "cut."))
    )
    assert by_command == before
