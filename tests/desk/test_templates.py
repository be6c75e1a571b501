"""Templates: what a person keeps of projects and tables, and what becomes of it elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.desk import deciding
from perfdesk.desk.coming_year import OF_TEMPLATE
from perfdesk.desk.commenting import Person
from perfdesk.desk.desk import Desk
from perfdesk.desk.row_sight import RowFilter, sight
from perfdesk.desk.templates.bundled import bundled
from perfdesk.desk.templates.files import content_of, label_for, template_of
from perfdesk.desk.templates.label import fair_name, label_of
from perfdesk.desk.templates.template import Contents, Template, of_projects, of_table
from perfdesk.desk.templates.using import counts_otherwise, leaves_behind, new_projects, new_table
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.extra import Extra
from perfdesk.domain.fields import FieldKind, fields_of
from perfdesk.domain.forms.form import FormKind
from perfdesk.domain.forms.known import form_named, known_forms
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, value_at, walk
from perfdesk.domain.notes import Verdict
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.tree import Tree
from tests.builders import indicator, project, small_book, small_table, table_of
from tests.formats.full_books import full_tables

T, U1, U2, P1, P2, P3 = map(Id, ("t", "u1", "u2", "p1", "p2", "p3"))
ALL = Contents(amounts=True)
DAY = "2026-11-02"
GOAL = "按国发〔2026〕5号，2026年12月底前完成，延续2024年的做法。"


def said(*items: Item) -> list[tuple[str, dict[str, Value]]]:
    """Everything that items say: all fields but identities, and lettering, which copies leave behind."""
    kinds = (FieldKind.IDENTITY, FieldKind.LETTERING)
    return [
        (
            type(each).__name__,
            {f.name: value_at(each, f.name) for f in fields_of(type(each)) if f.kind not in kinds},
        )
        for item in items
        for each in walk(item)
    ]


def there_and_back(template: Template) -> Template:
    return template_of(content_of(template))


def kept(*ids: Id, contents: Contents = ALL, goal: str = GOAL) -> Template:
    """Of the first small table."""
    table = small_table()
    first = replace(table.units[0].projects[0], goal=goal)
    units = (replace(table.units[0], projects=(first, *table.units[0].projects[1:])), *table.units[1:])
    tree = Tree.of(Book(tables=(replace(table, units=units),)))
    return there_and_back(of_projects(tree, ids or (P1,), "演出", contents, DAY))


# What is kept


@pytest.mark.parametrize("form", known_forms(), ids=lambda form: form.name)
@settings(max_examples=4)
@given(st.data())
def test_a_table_with_every_field_filled_comes_back_as_it_was_kept(form, data: st.DataObject) -> None:
    template = of_table(data.draw(full_tables(form)), "样表", ALL, DAY)
    again = there_and_back(template)
    assert said(again.table) == said(template.table)
    assert replace(again, table=template.table) == template
    assert label_of(content_of(template).partition(b"\n")[0]) == label_for(template)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@settings(max_examples=30)
@given(TEXTS, TEXTS, TEXTS)
def test_whatever_the_texts_are_they_come_back(name: str, goal: str, value: str) -> None:
    row = replace(project("p", "1.00", indicator("i", 1, "11", name, value)), name=name, goal=goal)
    template = of_table(table_of(row), fair_name(name) or "样表", ALL, DAY)
    again = there_and_back(template)
    assert said(again.table) == said(template.table)
    assert again.name == template.name


def test_nothing_that_was_said_about_a_table_goes_along(desk: Desk) -> None:
    desk.checking.waive(desk.checking.all_findings()[:1], "已核对")
    template = of_table(desk.tree.owner(T, TargetTable), "样表", ALL, DAY)
    assert template.table.notes == ()


def test_goals_values_and_amounts_stay_out_each_by_itself() -> None:
    bare = kept(contents=Contents(goals=False, values=False, amounts=False)).projects[0]
    assert (bare.goal, bare.amounts.is_blank) == ("", True)
    assert [(i.name, i.cycle_value, i.annual_value) for i in bare.indicators] == [
        ("演出场次", "", ""), ("覆盖镇街", "", ""), ("观众满意度", "", ""),
    ]  # fmt: skip
    usual = kept(contents=Contents()).projects[0]
    assert (usual.goal, usual.amounts.is_blank) == (GOAL, True)
    assert usual.indicators[0].annual_value == "≥64场"


def test_projects_of_several_units_are_kept_in_one_template() -> None:
    template = kept(P3, P1)
    assert [each.name for each in template.projects] == ["图书采购", "文化惠民演出"]
    assert (label_for(template).projects, label_for(template).indicators) == (2, 4)


def test_a_table_without_its_amounts_adds_them_up_again() -> None:
    table = there_and_back(of_table(small_table(), "样表", Contents(), DAY)).table
    assert isinstance(table, TargetTable)
    assert table.totals is TotalsMode.AUTOMATIC
    assert all(unit.amounts.is_blank for unit in table.units)
    assert all(each.amounts.is_blank for each in table.projects)


@settings(max_examples=4)
@given(st.data())
def test_an_evaluation_is_kept_without_what_was_achieved_and_spent(data: st.DataObject) -> None:
    form = next(form for form in known_forms() if form.kind is FormKind.PROJECT_SELF_EVALUATION)
    table = data.draw(full_tables(form))
    assert isinstance(table, ProjectEvaluation)
    again = there_and_back(of_table(table, "样表", ALL, DAY)).table
    assert isinstance(again, ProjectEvaluation)
    assert [i.target_value for i in again.indicators] == [i.target_value for i in table.indicators]
    assert {i.actual_value for i in again.indicators} == {""}
    assert again.spent_total is again.annual_total is None


def test_every_kind_of_project_has_a_template_from_the_start() -> None:
    table = TargetTable(T, department="青屏区文化局", year=2026, form="guangdong-joined", units=(Unit(U1),))
    tree = Tree.of(Book(tables=(table,)))
    for template in bundled():
        after = tree.after(new_projects(tree, T, U1, template).edit)
        (made,) = after.owner(U1, Unit).projects
        levels = [each.level2_code for each in made.indicators]
        assert {"11", "12", "13", "31"} <= set(levels), template.name
        assert levels == sorted(set(levels))
        assert all(each.cycle_value == each.annual_value for each in made.indicators)
        assert made.goal == ""


# What becomes of it


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Another file, of the year after."""
    desk = Desk.create(tmp_path / "other.perfdesk", "测试员")
    desk.do(Edit("import", (ItemInserted(desk.book.id, 0, replace(small_table(), year=2027)),)))
    yield desk
    desk.close()


def test_three_new_projects_are_one_step_in_another_file(other: Desk) -> None:
    before = other.book
    other.do(new_projects(other.tree, T, P1, kept(), copies=3).edit)
    names = [each.name for each in other.tree.owner(U1, Unit).projects]
    assert names == ["文化惠民演出"] * 4 + ["全民健身"]
    assert other.history.undo_action == "from_template"
    other.undo()
    assert other.book == before


def test_the_year_of_the_texts_becomes_that_of_the_table(other: Desk) -> None:
    other.do(new_projects(other.tree, T, U2, kept()).edit)
    assert other.tree.owner(U2, Unit).projects[-1].goal == GOAL.replace("2026年12月", "2027年12月")
    other.do(new_projects(other.tree, T, U2, kept(contents=Contents(follows_year=False))).edit)
    assert other.tree.owner(U2, Unit).projects[-1].goal == GOAL


def test_what_came_out_of_a_template_is_not_confirmed_until_it_is_touched(other: Desk) -> None:
    coming = new_projects(other.tree, T, U2, kept(contents=Contents()))
    other.do(coming.edit)
    assert coming.unconfirmed == 1 + 2 * 3
    row = other.tree.owner(coming.first, Project).indicators[0].id

    def open_at(item: Id) -> list[str]:
        return sorted(f.place.field for f in other.checking.findings(item) if f.rule == OF_TEMPLATE)

    assert open_at(row) == ["annual_value", "cycle_value"]
    assert open_at(coming.first) == ["goal"]
    other.enter(Place(row, "annual_value"), "≥70场")
    assert open_at(row) == ["cycle_value"]
    table = other.tree.owner(T, TargetTable)
    assert coming.first not in sight(other, table, RowFilter(unconfirmed=True), None).hidden


def test_a_table_without_units_gets_one(empty: Desk) -> None:
    table = TargetTable(T, department="青屏区文化局", year=2026)
    empty.do(Edit("import", (ItemInserted(empty.book.id, 0, table),)))
    before = empty.book
    empty.do(new_projects(empty.tree, T, T, kept()).edit)
    (unit,) = empty.tree.owner(T, TargetTable).units
    assert (unit.name, [each.name for each in unit.projects]) == ("青屏区文化局", ["文化惠民演出"])
    empty.undo()
    assert empty.book == before


def test_amounts_that_are_counted_in_another_unit_do_not_come() -> None:
    yuan = replace(small_table(), currency_unit="元")
    assert counts_otherwise(yuan, kept())
    assert not counts_otherwise(yuan, kept(contents=Contents()))
    coming = new_projects(Tree.of(Book(tables=(yuan,))), T, U1, kept())
    after = Tree.of(Book(tables=(yuan,))).after(coming.edit)
    assert after.owner(coming.first, Project).amounts.is_blank


def test_what_only_another_form_prints_stays_behind() -> None:
    listed = replace(kept().table, form="sichuan-targets-list")
    first = kept().projects[0]
    more = replace(first, extra=(Extra("实施科室", "艺术科"),), annual_goal="本年六十四场。")
    assert isinstance(listed, TargetTable)
    unit = replace(listed.units[0], projects=(more,))
    template = replace(kept(), table=replace(listed, units=(unit,)))
    joined = replace(small_table(), form="guangdong-joined")
    assert leaves_behind(joined, template)
    assert not leaves_behind(replace(joined, form="sichuan-targets-list"), template)
    (come,) = new_projects(Tree.of(Book(tables=(joined,))), T, U1, template).edit.changes[:1]
    assert isinstance(come, ItemInserted)
    assert said(come.item) == said(replace(first, goal=GOAL))


def test_a_form_with_one_value_gets_the_one_that_is_there() -> None:
    listed = replace(small_table(), form="national-targets")
    tree = Tree.of(Book(tables=(listed,)))
    template = kept()
    (project,) = template.projects
    rows = tuple(replace(each, annual_value="") for each in project.indicators)
    assert isinstance(template.table, TargetTable)
    units = (replace(template.table.units[0], projects=(replace(project, indicators=rows),)),)
    coming = new_projects(tree, T, U1, replace(template, table=replace(template.table, units=units)))
    first = tree.after(coming.edit).owner(coming.first, Project).indicators[0]
    assert (first.cycle_value, first.annual_value) == (None, "≥64场")


def test_a_table_of_a_template_is_of_another_department_and_year() -> None:
    own = replace(small_table(), department="文化局本级", title="2026年项目支出绩效目标表")
    coming = new_table(small_book(), of_table(own, "样表", Contents(), DAY), "青屏区体育局", 2028)
    (inserted,) = coming.edit.changes
    assert isinstance(inserted, ItemInserted)
    table = inserted.item
    assert isinstance(table, TargetTable)
    assert (table.department, table.year, table.title) == ("青屏区体育局", 2028, "2028年项目支出绩效目标表")
    assert [unit.name for unit in table.units] == ["青屏区体育局", "区图书馆"]
    assert len(table.doubts) == coming.unconfirmed == 3 + 2 * 5


@pytest.mark.parametrize("form", known_forms(), ids=lambda form: form.name)
@settings(max_examples=2)
@given(st.data())
def test_a_table_of_any_form_begins_from_its_template(form, data: st.DataObject) -> None:
    template = there_and_back(of_table(data.draw(full_tables(form)), "样表", Contents(), DAY))
    coming = new_table(Book(), template, "青屏区体育局", 2027)
    (table,) = Tree.of(Book()).after(coming.edit).book.tables
    assert (table.department, table.year, table.form) == ("青屏区体育局", 2027, template.table.form)
    assert len(list(walk(table))) == len(list(walk(template.table)))
    assert {doubt.item for doubt in table.doubts} <= {each.id for each in walk(table)}


def test_nothing_comes_into_a_table_that_was_passed(desk: Desk) -> None:
    reviewer = Person("李四", "区财政局")
    desk.do(deciding.decide(desk.tree, [T], Verdict.PASSED, reviewer))
    before = desk.book
    with pytest.raises(deciding.Locked):
        desk.do(new_projects(desk.tree, T, P1, kept()).edit)
    assert desk.book == before


def test_a_departments_evaluation_begins_from_a_template(empty: Desk) -> None:
    form = form_named("guangdong-department-evaluation")
    assert form is not None
    from perfdesk.desk.new_tables import empty_table

    own = empty_table(form, "青屏区文化局", 2022)
    coming = new_table(empty.book, of_table(own, "自评", ALL, DAY), "青屏区体育局", 2023)
    empty.do(coming.edit)
    table = empty.tree.item(coming.first)
    assert isinstance(table, DepartmentEvaluation)
    assert (table.department, table.year) == ("青屏区体育局", 2023)
    assert len(table.rows) == len(own.rows)  # type: ignore[union-attr] # a department's
