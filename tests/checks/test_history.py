"""A target far from that of the year before is pointed at, whichever of the two tables changes."""

from dataclasses import replace

from perfdesk.checks.run import findings_after, findings_of
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import Tree
from tests.builders import small_table

RULE = "target.far_from_last_year"


def two_years(value: str) -> Book:
    """Last year's 演出场次 is `value`, this year's ≥64场; the items of last year begin with `b`."""
    last = replace(small_table("b"), year=2025)
    unit = last.units[0]
    indicators = unit.projects[0].indicators
    changed = (replace(indicators[0], annual_value=value), *indicators[1:])
    project = replace(unit.projects[0], indicators=changed)
    return Book(tables=(with_project(last, project), small_table()))


def with_project(table: TargetTable, project: Project) -> TargetTable:
    unit = replace(table.units[0], projects=(project, *table.units[0].projects[1:]))
    return replace(table, units=(unit, *table.units[1:]))


def found(book: Book) -> list[Id]:
    findings = findings_of(book, sums_by_item(book))
    return [f.place.item for here in findings.values() for f in here if f.rule == RULE]


def test_half_as_many_as_last_year_is_pointed_at() -> None:
    assert found(two_years("≥128场")) == ["i1"]


def test_about_as_many_are_not_nor_those_of_another_unit() -> None:
    assert found(two_years("≥60场")) == []
    assert found(two_years("≥6人")) == []


def test_without_the_year_before_nothing_is_compared() -> None:
    (_, table) = two_years("≥128场").target_tables
    assert found(Book(tables=(table,))) == []


def test_an_edit_of_last_years_table_is_heard_of_in_this_years() -> None:
    tree = Tree.of(two_years("≥60场"))
    findings = findings_of(tree.book, sums_by_item(tree.book))
    edit = Edit("change", (ValueChange(Place(Id("bi1"), "annual_value"), "≥60场", "≥6场"),))
    after = tree.after(edit)
    findings, rechecked = findings_after(findings, tree, after, edit, sums_by_item(after.book))
    assert findings == findings_of(after.book, sums_by_item(after.book))
    assert "i1" in rechecked
