"""A row is marked where something has to be done; the rest is listed. A repair leaves no more errors than it found."""

from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.starting import example_desk
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity
from tests.builders import indicator, project, table_of
from tests.checks.marks import measured


def test_what_is_usual_in_real_tables_is_listed_and_marks_no_row(desk: Desk) -> None:
    p1 = desk.tree.item(desk.book.target_tables[0].projects[0].id)
    desk.enter(Place(desk.book.target_tables[0].projects[0].indicators[0].id, "annual_value"), "显著提升")
    assert desk.checking.all_findings()
    assert desk.checking.mark(p1.id) is None


def test_an_error_marks_its_row_and_all_above_it(desk: Desk) -> None:
    table = desk.book.target_tables[0]
    desk.remove([desk.book.target_tables[1].id])
    beside = desk.checking.mark(table.projects[2].id)
    desk.enter(Place(table.projects[0].id, "goal"), "")
    for item in (table.projects[0].id, table.units[0].id, table.id):
        assert desk.checking.mark(item) is Severity.ERROR
    assert desk.checking.mark(table.projects[2].id) == beside
    desk.checking.waive([f for f in desk.checking.all_findings() if f.rule == "empty.goal"], "不需要")
    assert desk.checking.mark(table.projects[0].id) is None


def test_marks_after_an_edit_are_those_of_a_full_look(desk: Desk) -> None:
    table = desk.book.target_tables[0]
    desk.enter(Place(table.projects[0].indicators[0].id, "annual_value"), "待定")
    desk.move(table.projects[0].id, 2)
    fresh = Reckoning.of(desk.book)
    kept = {key: count for key, count in desk.reckoning.told.marks.items() if count}
    assert kept == fresh.told.marks


def test_a_question_of_the_whole_table_marks_no_row() -> None:
    rows = [project(f"p{n}", "10.00", indicator(f"i{n}", 1, value="待定")) for n in range(3)]
    now = Reckoning.of(Book(tables=(table_of(*rows, total="30.00"),)))
    assert now.grouped_rules["value.placeholder"] == 1.0


@pytest.fixture
def example(tmp_path: Path) -> Desk:
    return example_desk(tmp_path, "测试员")


def errors(desk: Desk) -> int:
    return desk.checking.count(Severity.ERROR)


def test_mending_every_group_of_the_example_leaves_fewer_errors(example: Desk) -> None:
    rules = dict.fromkeys(finding.rule for finding in example.checking.all_findings())
    for rule in rules:
        before = errors(example)
        group: list[Finding] = [f for f in example.checking.all_findings() if f.rule == rule]
        example.checking.repair(group)
        assert errors(example) <= before, rule
    example.close()


def test_every_single_repair_of_the_example_leaves_no_more_errors(example: Desk) -> None:
    for finding in example.checking.all_findings():
        before = errors(example)
        if example.checking.repair([finding]):
            assert errors(example) <= before, finding
            example.undo()
    example.close()


def test_a_row_that_somebody_has_to_fill_in_is_offered_and_never_added_in_passing(desk: Desk) -> None:
    finding = next(f for f in desk.checking.all_findings() if f.rule.startswith("kinds."))
    assert desk.checking.repair_of(finding) is None
    assert all(way.asks_for_more for way in desk.checking.repairs_of(finding))


def test_rows_without_an_error_are_hardly_ever_marked_in_the_real_tables() -> None:
    for told in measured():
        assert told.marked_clean <= 0.1 * told.clean, told
