"""批量填写: what is shown is what happens, one undo takes it back, and nothing else is touched."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.desk import actions, evaluating
from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import decide
from perfdesk.desk.desk import Desk
from perfdesk.desk.filling.cells import cells
from perfdesk.desk.filling.columns import FillColumn, columns, items_of
from perfdesk.desk.filling.filling import Filling, Naming, Wanted, filling
from perfdesk.desk.filling.reach import AtHand, Reach, Where, reaches, usual
from perfdesk.desk.filling.ways import NotARate, NotYears, Way, read_rate, read_years, ways_for
from perfdesk.desk.filling.whole_file import named_columns, reach_over
from perfdesk.desk.hits import edit_of
from perfdesk.desk.new_tables import empty_table, known_forms
from perfdesk.domain.amounts import Amounts, NotAnAmount, show_amount
from perfdesk.domain.book import Book, Table
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, copy_of, value_at, walk
from perfdesk.domain.notes import Verdict
from perfdesk.domain.self_evaluation import (
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    NotABand,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree
from tests.builders import small_book, small_table


def reach_of(tree: Tree, where: Where, current: str = "p1", *selected: str) -> Reach:
    at_hand = AtHand(Id(current), [Id(each) for each in selected])
    return next(reach for reach in reaches(tree, at_hand) if reach.where is where)


def fill(tree: Tree, field: str, way: Way, text: str = "") -> tuple[Filling, Tree]:
    """For the projects of the first table."""
    return done(tree, Wanted(reach_of(tree, Where.TABLE), FillColumn(Project, field), way, text))


def fill_rows(
    tree: Tree, field: str, text: str, name: str, naming: Naming = Naming.SAME
) -> tuple[Filling, Tree]:
    """Put there for its indicators of a name."""
    column = FillColumn(Indicator, field)
    return done(tree, Wanted(reach_of(tree, Where.TABLE), column, Way.PUT, text, naming, name))


def done(tree: Tree, wanted: Wanted) -> tuple[Filling, Tree]:
    found = filling(tree, wanted)
    edit = edit_of("fill_many", found.hits)
    return found, tree.after(edit) if edit is not None else tree


def of_projects(tree: Tree, field: str) -> list[object]:
    return [value_at(project, field) for project in tree.book.target_tables[0].projects]


def of_indicators(tree: Tree, field: str) -> list[object]:
    projects = tree.book.target_tables[0].projects
    return [value_at(indicator, field) for project in projects for indicator in project.indicators]


@pytest.fixture
def tree() -> Tree:
    return Tree.of(small_book())


def test_a_person_chooses_among_what_is_selected_the_unit_the_table_and_the_file(tree: Tree) -> None:
    at_hand = AtHand(Id("p1"), [Id("p1"), Id("u2")], frozenset((Id("p2"),)))
    found = {reach.where: reach.owners for reach in reaches(tree, at_hand)}
    assert found == {
        Where.SELECTED: ("p1", "p3"),
        Where.SHOWN: ("p2",),
        Where.UNIT: ("p1", "p2"),
        Where.TABLE: ("p1", "p2", "p3"),
        Where.YEAR: ("p1", "p2", "p3", "bp1", "bp2", "bp3"),
    }


def test_the_tables_of_a_year_are_told_from_those_of_all_years() -> None:
    last = replace(small_table("b"), year=2025)
    tree = Tree.of(Book(tables=(small_table(), last)))
    assert [reach.where for reach in reaches(tree, AtHand(Id("p1")))] == [
        Where.SELECTED,
        Where.UNIT,
        Where.TABLE,
        Where.FILE,
    ]


def test_several_indicators_of_a_project_can_be_meant_alone(tree: Tree) -> None:
    first = reaches(tree, AtHand(Id("i1"), [Id("i1"), Id("i3")]))[0]
    assert first.owners == (Id("p1"),)
    assert first.rows == frozenset((Id("i1"), Id("i3")))
    assert usual(reaches(tree, AtHand(Id("i1"), [Id("i1"), Id("i3")]))) == first
    assert all(column.is_of_rows for column in columns(tree, first))


def test_what_is_likeliest_meant_is_offered_first(tree: Tree) -> None:
    assert usual(reaches(tree, AtHand(Id("p1"), [Id("p1"), Id("p3")]))).where is Where.SELECTED
    assert usual(reaches(tree, AtHand(Id("p1"), [Id("p1")], {Id("p1"), Id("p2")}))).where is Where.SHOWN
    assert usual(reaches(tree, AtHand(Id("p1")))).where is Where.TABLE


def test_the_fields_are_those_of_the_form_in_its_words() -> None:
    form = next(form for form in known_forms() if form.name == "national-targets")
    table = empty_table(form, "青屏区文化局", 2026)
    assert isinstance(table, TargetTable)
    found = columns(Tree.of(Book(tables=(table,))), Reach(Where.TABLE, Project, (table.projects[0].id,)))
    assert FillColumn(Project, "name", "项目名称") in found
    assert len({(column.kind, column.field) for column in found}) == len(found)
    assert [column.is_of_rows for column in found] == sorted(column.is_of_rows for column in found)


def test_what_only_one_project_says_can_be_filled_in_for_all() -> None:
    table = small_table()
    project = replace(table.projects[0], extra=(Extra("联系人", "王芳"),))
    unit = replace(table.units[0], projects=(project, *table.units[0].projects[1:]))
    tree = Tree.of(Book(tables=(replace(table, units=(unit, *table.units[1:])),)))
    assert FillColumn(Project, "extra:联系人", "联系人") in columns(tree, reach_of(tree, Where.TABLE))
    found, after = fill(tree, "extra:联系人", Way.PUT_IN_BLANKS, "李明")
    assert of_projects(after, "extra:联系人") == ["王芳", "李明", "李明"]
    assert (len(found.hits), found.unchanged) == (2, 1)


def test_words_are_put_before_and_behind_what_is_there(tree: Tree) -> None:
    _, after = fill(tree, "name", Way.BEFORE, "2026年")
    assert of_projects(after, "name") == ["2026年文化惠民演出", "2026年全民健身", "2026年图书采购"]
    _, after = fill(tree, "name", Way.BEHIND, "（续）")
    assert of_projects(after, "name") == ["文化惠民演出（续）", "全民健身（续）", "图书采购（续）"]


def test_nothing_is_joined_to_a_blank(tree: Tree) -> None:
    tree = tree.after(Edit("change", (ValueChange(Place(Id("p1"), "goal"), goal_of(tree), ""),)))
    found, after = fill(tree, "goal", Way.BEHIND, "（续）")
    assert of_projects(after, "goal")[0] == ""
    assert found.unchanged == 1


def goal_of(tree: Tree) -> str:
    return tree.owner(Id("p1"), Project).goal


def test_amounts_are_raised_by_a_rate_and_the_total_goes_along(tree: Tree) -> None:
    found, after = fill(tree, "fiscal", Way.SCALE, "+5%")
    assert of_projects(after, "fiscal") == [Decimal("105.00"), Decimal("52.50"), Decimal("10.50")]
    assert of_projects(after, "total") == [Decimal("105.00"), Decimal("52.50"), Decimal("10.50")]
    assert [hit.after for hit in found.hits] == ["105.00", "52.50", "10.50"]
    assert [len(hit.along) for hit in found.hits] == [1, 1, 1]


def test_a_total_that_is_raised_raises_its_parts_and_stays_their_sum(tree: Tree) -> None:
    amounts = (ValueChange(Place(Id("p1"), "fiscal"), Decimal("100.00"), Decimal("99.95")),)
    other = ValueChange(Place(Id("p1"), "other"), None, Decimal("0.05"))
    tree = tree.after(Edit("change", (*amounts, other)))
    found, after = fill(tree, "total", Way.SCALE, "+10%")
    raised = after.owner(Id("p1"), Project).amounts
    assert (raised.total, raised.fiscal, raised.other) == (
        Decimal("110.01"),
        Decimal("109.95"),
        Decimal("0.06"),
    )
    assert raised.row_difference == 0
    assert found.hits[0].after == "110.01"


def with_funds() -> Tree:
    """A self-evaluation whose 全年预算数 comes from two sources."""
    table = ProjectEvaluation(
        Id("e1"), annual_total=Decimal("96.00"), annual_fiscal=Decimal("90.00"), annual_own=Decimal("6.00")
    )
    return Tree.of(Book(tables=(table,)))


def funds_of(tree: Tree) -> tuple[Decimal | None, ...]:
    table = tree.owner(Id("e1"), ProjectEvaluation)
    return table.annual_total, table.annual_fiscal, table.annual_own


def fill_fund(tree: Tree, field: str, way: Way, text: str) -> tuple[Filling, Tree]:
    (reach, *_) = reaches(tree, AtHand(Id("e1")))
    return done(tree, Wanted(reach, FillColumn(ProjectEvaluation, field), way, text))


def test_the_sources_of_a_self_evaluations_fund_are_raised_with_it_and_it_with_one_of_them() -> None:
    tree = with_funds()
    found, after = fill_fund(tree, "annual_total", Way.SCALE, "+5%")
    assert funds_of(after) == (Decimal("100.80"), Decimal("94.50"), Decimal("6.30"))
    assert (len(found.hits[0].along), found.hits[0].parts) == (2, None)
    found, after = fill_fund(tree, "annual_own", Way.SCALE, "×2")
    assert funds_of(after) == (Decimal("102.00"), Decimal("90.00"), Decimal("12.00"))
    assert len(found.hits[0].along) == 1


def test_a_total_that_is_put_beside_other_parts_says_what_they_come_to() -> None:
    found, after = fill_fund(with_funds(), "annual_total", Way.PUT, "100.00")
    assert funds_of(after)[0] == Decimal("100.00")
    assert found.hits[0].parts == Decimal("96.00")


def test_a_half_cent_is_rounded_up_and_counted(tree: Tree) -> None:
    found, after = fill(tree, "fiscal", Way.SCALE, "×1.0005")
    assert of_projects(after, "fiscal") == [Decimal("100.05"), Decimal("50.03"), Decimal("10.01")]
    assert found.rounded == 2


@pytest.mark.parametrize(
    ("said", "rate"),
    [("×1.05", "1.05"), ("x0.9", "0.9"), ("*2", "2"), ("+5%", "1.05"), ("−10 %", "0.9"), ("×95％", "0.95")],
)
def test_a_rate_is_said_as_factor_or_percentage(said: str, rate: str) -> None:
    assert read_rate(said) == Decimal(rate)


def test_an_amount_that_would_grow_beyond_all_bounds_is_refused(tree: Tree) -> None:
    large = Decimal("999999999999999.12345678901234567890")
    tree = tree.after(Edit("change", (ValueChange(Place(Id("p1"), "fiscal"), Decimal("100.00"), large),)))
    found, _ = fill(tree, "fiscal", Way.SCALE, "×2")
    assert [refused.place.item for refused in found.refused] == ["p1"]


@pytest.mark.parametrize("said", ["", "5", "1.05", "5%", "-100%", "×0", "×", "×1.0.5", "+5", "×9999"])
def test_a_rate_that_could_be_either_is_no_rate(said: str) -> None:
    with pytest.raises(NotARate):
        read_rate(said)


def test_years_in_texts_move_on_but_for_those_of_documents(tree: Tree) -> None:
    goal = "2026年按国发〔2025〕1号完成，2027年验收。"
    tree = tree.after(Edit("change", (ValueChange(Place(Id("p1"), "goal"), goal_of(tree), goal),)))
    found, after = fill(tree, "goal", Way.MOVE_YEARS, "1")
    assert goal_of(after) == "2027年按国发〔2025〕1号完成，2028年验收。"
    assert (len(found.hits), found.unchanged) == (1, 2)
    assert [read_years(said) for said in ("2", "-1", "+3年")] == [2, -1, 3]
    with pytest.raises(NotYears):
        read_years("一")


def test_only_indicators_of_a_name_or_with_a_word_in_it(tree: Tree) -> None:
    _, after = fill_rows(tree, "annual_value", "≥95%", "满意度")
    assert of_indicators(after, "annual_value") == ["≥64场", "8个", "≥90%", "≥95%", "100%"]
    _, after = fill_rows(tree, "annual_value", "≥95%", "满意度", Naming.WITH)
    assert of_indicators(after, "annual_value") == ["≥64场", "8个", "≥95%", "≥95%", "100%"]


def test_the_years_value_goes_along_with_the_periods_as_when_it_is_typed(tree: Tree) -> None:
    found, after = fill_rows(tree, "cycle_value", "≥95%", "满意度")
    assert of_indicators(after, "annual_value")[3] == "≥95%"
    assert fields_along(found) == ["annual_value"]


def test_a_level_brings_its_code_and_the_level_above(tree: Tree) -> None:
    found, after = fill_rows(tree, "level2_name", "社会效益", "演出场次")
    assert [(hit.before, hit.after) for hit in found.hits] == [("11-数量指标", "22-社会效益")]
    assert of_indicators(after, "level2_code")[0] == "22"
    assert fields_along(found) == ["level1_name"]


def fields_along(found: Filling) -> list[str]:
    return [
        change.place.field for hit in found.hits for change in hit.along if isinstance(change, ValueChange)
    ]


def test_what_is_no_amount_is_refused_place_by_place(tree: Tree) -> None:
    found, after = fill(tree, "fiscal", Way.PUT, "约一百万")
    assert not found.hits
    assert after is tree
    assert [(refused.place.item, type(refused.why)) for refused in found.refused] == [
        ("p1", NotAnAmount),
        ("p2", NotAnAmount),
        ("p3", NotAnAmount),
    ]


def test_what_was_passed_in_a_review_is_left_out_and_named(desk: Desk) -> None:
    desk.do(decide(desk.tree, [Id("p2")], Verdict.PASSED, Person("王芳", "财政局")))
    found, after = fill(desk.tree, "name", Way.BEHIND, "（续）")
    assert of_projects(after, "name") == ["文化惠民演出（续）", "全民健身", "图书采购（续）"]
    assert found.locked == ("p2",)


def test_rows_of_self_evaluations_are_filled_like_indicators(tree: Tree) -> None:
    edit = evaluating.evaluate_projects(tree, Id("t"))
    assert edit is not None
    tree = tree.after(edit)
    first = next(table for table in tree.book.tables if isinstance(table, ProjectEvaluation))
    reach = reach_of(tree, Where.YEAR, first.id)
    column = next(c for c in columns(tree, reach) if c.field == "actual_value")
    found = filling(tree, Wanted(reach, column, Way.PUT, "已完成", Naming.WITH, "满意度"))
    assert len(found.hits) == 2
    reach = reach_of(tree, Where.SELECTED, first.id, *(row.id for row in first.indicators[:2]))
    found = filling(tree, Wanted(reach, column, Way.PUT, "已完成"))
    assert [hit.place.item for hit in found.hits] == [row.id for row in first.indicators[:2]]


def test_what_is_no_number_is_judged_for_many_and_the_rest_is_left_alone(tree: Tree) -> None:
    edit = evaluating.evaluate_projects(tree, Id("t"))
    assert edit is not None
    tree = tree.after(edit)
    first = next(table for table in tree.book.tables if isinstance(table, ProjectEvaluation))
    reach, column = reach_of(tree, Where.YEAR, first.id), FillColumn(EvaluatedIndicator, "band")
    assert column not in columns(tree, reach), "every target is a number"
    row = first.indicators[0]
    tree = tree.after(
        Edit("change", (ValueChange(Place(row.id, "target_value"), row.target_value, "明显改善"),))
    )
    assert column in columns(tree, reach)
    for said in ("1", "1 达成", "达成", "１"):
        found, after = done(tree, Wanted(reach, column, Way.PUT, said))
        assert [hit.place.item for hit in found.hits] == [row.id]
        assert value_at(after.item(row.id), "band") is Band.REACHED
    (refused,) = filling(tree, Wanted(reach, column, Way.PUT, "良好")).refused
    assert isinstance(refused.why, NotABand)
    assert done(after, Wanted(reach, column, Way.CLEAR, ""))[1].book == tree.book


def test_a_level_that_is_merged_over_rows_is_one_place(tree: Tree) -> None:
    rows = tuple(
        EvaluationRow(Id(f"r{n}"), level1, Decimal(20), level2, Decimal(10), f"指标{n}")
        for n, (level1, level2) in enumerate(
            (("履职", "产出"), ("履职", "产出"), ("履职", "效益"), ("管理", "产出"))
        )
    )
    tree = Tree.of(Book(tables=(DepartmentEvaluation(Id("d"), rows=rows),)))
    reach = reach_of(tree, Where.TABLE, "d")
    found, after = done(tree, Wanted(reach, FillColumn(EvaluationRow, "level1"), Way.BEHIND, "效能"))
    assert [(hit.place.item, hit.before, hit.after) for hit in found.hits] == [
        ("r0", "履职", "履职效能"),
        ("r3", "管理", "管理效能"),
    ]
    assert [value_at(after.item(row.id), "level1") for row in rows] == ["履职效能"] * 3 + ["管理效能"]
    assert not any(hit.along for hit in found.hits)
    column = FillColumn(EvaluationRow, "level2_weight")
    found, after = done(tree, Wanted(reach, column, Way.PUT, "15", Naming.SAME, "指标1"))
    assert [hit.place.item for hit in found.hits] == ["r0"]
    assert [value_at(after.item(row.id), "level2_weight") for row in rows] == [15, 15, 10, 10]
    assert after.after(_edit(found).inverse()).book == tree.book


def test_the_tasks_of_departments_are_filled_in_together(tree: Tree) -> None:
    cost = Amounts(Decimal(10), Decimal(6), None, Decimal(4))
    tasks = (Task("宣传", "办活动", cost), Task("培训", "", Amounts(Decimal(3), None, None, None)))
    tree = tree.after(Edit("change", (ValueChange(Place(Id("p1"), "tasks"), (), tasks),)))
    reach = reach_of(tree, Where.TABLE)
    assert FillColumn(Project, "tasks.total") in columns(tree, reach)

    def after_filling(field: str, way: Way, text: str) -> tuple[Task, ...]:
        found, after = done(tree, Wanted(reach, FillColumn(Project, field), way, text))
        assert [hit.place for hit in found.hits] == [Place(Id("p1"), "tasks")]
        assert after.after(_edit(found).inverse()).book == tree.book
        return after.owner(Id("p1"), Project).tasks

    assert [task.name for task in after_filling("tasks.name", Way.BEHIND, "工作")] == ["宣传工作", "培训工作"]
    assert [task.content for task in after_filling("tasks.content", Way.PUT_IN_BLANKS, "办班")] == [
        "办活动",
        "办班",
    ]
    first, second = after_filling("tasks.total", Way.SCALE, "+10%")
    assert first.amounts == Amounts(Decimal("11.00"), Decimal("6.60"), None, Decimal("4.40"))
    assert second.amounts.total == Decimal("3.30")
    first, _ = after_filling("tasks.fiscal", Way.SCALE, "×2")
    assert first.amounts.total == Decimal("16.00"), "the total goes along with its part"
    refused = filling(tree, Wanted(reach, FillColumn(Project, "tasks.total"), Way.PUT, "很多")).refused
    assert [each.place for each in refused] == [Place(Id("p1"), "tasks")]


def test_without_a_window_all_tables_of_the_kind_of_the_first_are_meant(tree: Tree) -> None:
    edit = evaluating.evaluate_projects(tree, Id("t"))
    assert edit is not None
    tree = tree.after(edit)
    tables = tree.book.tables
    projects = [project for table in tree.book.target_tables for project in table.projects]
    assert reach_over(tables, tables[0]).owners == tuple(project.id for project in projects)
    assert reach_over(tables, tables[0], "区图书馆").owners == ("p3", "bp3")
    evaluations = [table for table in tables if isinstance(table, ProjectEvaluation)]
    assert reach_over(tables, evaluations[0]).owners == tuple(each.id for each in evaluations)
    reach = reach_over(tables, evaluations[0], evaluations[0].unit)
    assert {tree.table(each).unit for each in reach.owners} == {evaluations[0].unit}  # type: ignore[union-attr] # an evaluation
    assert "row.actual_value" in named_columns(tree, reach)


def _edit(found: Filling) -> Edit:
    edit = edit_of("fill_many", found.hits)
    assert edit is not None
    return edit


Booked = tuple[Tree, Reach]
TEXTS = ("", " ", "2026年", "≥90%", "1.5", "100", "12-质量指标", "满意度指标", "80/60", "万元")
SAID = {Way.SCALE: st.sampled_from(["+5%", "×0.333", "-10%"]), Way.MOVE_YEARS: st.sampled_from(["1", "-2"])}


@st.composite
def books(draw: st.DrawFn) -> Booked:
    """Two or three tables of any form, half filled in; or two joined ones."""
    form = draw(st.sampled_from([None, *known_forms()]))
    if form is None:
        tree = Tree.of(small_book())
    else:
        made: Table = empty_table(form, "青屏区文化局", 2026)
        tree = Tree.of(Book(tables=tuple(_copy(made) for _ in range(draw(st.integers(2, 3))))))
        tree = _with_rows(tree)
    table = tree.book.tables[0]
    at = table.projects[0].id if isinstance(table, TargetTable) and table.projects else table.id
    reach, chance = draw(st.sampled_from(reaches(tree, AtHand(at)))), Random(draw(st.integers(0, 10_000)))
    for column in columns(tree, reach):
        for item in list(items_of(tree, reach, column.kind)):
            tree = _typed(tree, Place(item.id, column.field), chance.choice(TEXTS))
    return tree, reach


def _copy(table: Table) -> Table:
    copied = copy_of(table)
    assert isinstance(copied, TargetTable | DepartmentEvaluation | ProjectEvaluation)
    return copied


def _with_rows(tree: Tree) -> Tree:
    for unit in [item for item in walk(tree.book) if isinstance(item, Unit) and not item.projects]:
        tree = tree.after(actions.add_project(tree, unit.id))
    for item in list(walk(tree.book)):
        if isinstance(item, Project):
            tree = tree.after(actions.add_indicator(tree, item.id))
        elif isinstance(item, ProjectEvaluation):
            row = evaluating.add_row(tree, item.id, None)
            assert row is not None
            tree = tree.after(row)
    return tree


def _typed(tree: Tree, place: Place, text: str) -> Tree:
    try:
        edit = actions.enter(tree, place, text)
    except ValueError:
        return tree
    return tree.after(edit) if edit is not None else tree


@settings(max_examples=150, deadline=None)
@given(books(), st.data())
def test_what_is_shown_is_what_happens_and_undo_restores_it(booked: Booked, data: st.DataObject) -> None:
    tree, reach = booked
    column = data.draw(st.sampled_from(columns(tree, reach)))
    way = data.draw(st.sampled_from(ways_for(column.kind, column.field)))
    wanted = Wanted(reach, column, way, data.draw(SAID.get(way, st.sampled_from(TEXTS))))
    found = filling(tree, wanted)
    places = len(list(cells(tree, column.kind, column.field, items_of(tree, reach, column.kind))))
    assert len(found.hits) + found.unchanged + len(found.refused) == places
    edit = edit_of("fill_many", found.hits)
    if edit is None:
        return
    after = tree.after(edit)
    for hit in found.hits:
        assert hit.before.endswith(said(tree.item(hit.place.item), column.field))
        assert hit.after.endswith(said(after.item(hit.place.item), column.field))
    written = {change.place for change in edit.changes if isinstance(change, ValueChange)}
    assert differing(tree, after) <= written
    assert after.after(edit.inverse()).book == tree.book
    if way in (Way.PUT, Way.PUT_IN_BLANKS, Way.CLEAR):
        assert not filling(after, wanted).hits, "done twice it changes nothing"


def said(item: Item, field: str) -> str:
    """As it is shown; a level without the code that stands before it."""
    value = value_at(item, field)
    if isinstance(value, Decimal):
        return f"{value:f}" if field.endswith(("weight", "score")) else show_amount(value)
    return "" if value is None else str(value)


def differing(before: Tree, after: Tree) -> set[Place]:
    """Every value that is another one now."""
    return {
        Place(item.id, field)
        for item in walk(before.book)
        for field in FIELDS[type(item)]
        if value_at(item, field) != value_at(after.item(item.id), field)
    }
