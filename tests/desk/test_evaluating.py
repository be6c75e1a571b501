"""Self-evaluations in an open file: made from targets, scored, summed up, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import NotAnAmount
from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.edits import Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.evaluation_index import index_for
from perfdesk.domain.evaluation_sums import printed_totals
from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import Id
from perfdesk.domain.scoring import NotLimits
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Stage
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_file
from perfdesk.formats.writers.workbook import write_book
from tests.builders import small_table


def done(tree: Tree, edit: Edit | None) -> Tree:
    assert edit is not None
    after = tree.after(edit)
    assert after.after(edit.inverse()).book == tree.book
    return after


@pytest.fixture
def tree() -> Tree:
    start = Tree.of(Book(tables=(small_table(),)))
    return done(start, evaluating.evaluate_projects(start, Id("t")))


def evaluations(tree: Tree) -> tuple[ProjectEvaluation, ...]:
    return evaluating.project_evaluations(tree)


def test_a_blank_total_is_not_summed_where_money_has_a_source_of_the_forms_own(desk: Desk) -> None:
    known = ProjectEvaluation(Id("e"))
    unknown = replace(known, id=Id("f"), extra=(Extra("上级补助·全年执行数", "5"),))
    desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, known), ItemInserted(BOOK_ID, 1, unknown))))
    for each in (known, unknown):
        desk.enter(Place(each.id, "spent_fiscal"), "90")
    totals = [desk.tree.owner(each.id, ProjectEvaluation).spent_total for each in (known, unknown)]
    assert totals == [Decimal(90), None]


def test_every_project_gets_its_evaluation_in_one_step(tree: Tree) -> None:
    made = evaluations(tree)
    assert [each.project for each in made] == ["文化惠民演出", "全民健身", "图书采购"]
    first = made[0]
    assert (first.year, first.unit, first.annual_total, first.target) == (
        2026,
        "文化局本级",
        Decimal("100.00"),
        "p1",
    )
    assert [(each.target, each.target_value) for each in first.indicators] == [
        ("i1", "≥64场"),
        ("i2", "8个"),
        ("i3", "≥90%"),
    ]
    assert [each.weight for each in first.indicators] == [Decimal(50), Decimal(30), Decimal(10)]
    assert all(each.score is None for each in first.indicators)


def test_a_second_time_only_new_projects_get_one(tree: Tree) -> None:
    assert evaluating.evaluate_projects(tree, Id("t")) is None


def monitorings(tables: Sequence[Table]) -> list[ProjectEvaluation]:
    return [t for t in tables if isinstance(t, ProjectEvaluation) and t.stage is Stage.MONITORING]


def test_every_project_gets_a_monitoring_table_besides_its_evaluation(tree: Tree) -> None:
    after = done(tree, evaluating.monitor_projects(tree, Id("t")))
    assert evaluations(after) == evaluations(tree)
    made = monitorings(after.book.tables)
    assert [(each.project, each.target) for each in made] == [
        ("文化惠民演出", "p1"),
        ("全民健身", "p2"),
        ("图书采购", "p3"),
    ]
    assert made[0].title == "2026年度项目支出绩效运行监控表"
    assert [(each.target, each.target_value, each.weight) for each in made[0].indicators] == [
        ("i1", "≥64场", None),
        ("i2", "8个", None),
        ("i3", "≥90%", None),
    ]
    assert evaluating.monitor_projects(after, Id("t")) is None


def test_a_monitoring_table_goes_out_and_is_read_back_equal(tree: Tree, tmp_path: Path) -> None:
    after = done(tree, evaluating.monitor_projects(tree, Id("t")))
    made = monitorings(after.book.tables)
    write_book(made, tmp_path / "监控.xlsx")
    read = read_file(tmp_path / "监控.xlsx").tables
    said = [(t.project, t.year, t.goal, [i.target_value for i in t.indicators]) for t in made]
    assert [
        (t.project, t.year, t.goal, [i.target_value for i in t.indicators]) for t in monitorings(read)
    ] == said


def actual(tree: Tree, name: str, value: str) -> Tree:
    items = [item for each in evaluations(tree) for item in each.indicators if item.name == name]
    change = ValueChange(Place(items[0].id, "actual_value"), items[0].actual_value, value)
    return done(tree, Edit("change", (change,)))


def test_accepted_proposals_become_the_persons_own(tree: Tree) -> None:
    tree = actual(actual(tree, "演出场次", "32场"), "覆盖镇街", "8个")
    first = evaluations(tree)[0]
    after = evaluations(done(tree, evaluating.accept_proposals(tree, first.id)))[0]
    assert [each.score for each in after.indicators] == [Decimal("25.00"), Decimal(30), None]


def test_an_own_score_is_left_alone_unless_asked_for(tree: Tree) -> None:
    tree = actual(tree, "演出场次", "32场")
    first = evaluations(tree)[0]
    tree = done(tree, evaluating.accept_proposals(tree, first.id))
    assert evaluating.accept_proposals(tree, first.id) is None
    tree = actual(tree, "演出场次", "64场")
    assert evaluating.accept_proposals(tree, first.id) is None
    after = done(tree, evaluating.accept_proposals(tree, first.id, also_scored=True))
    assert evaluations(after)[0].indicators[0].score == Decimal(50)


def test_points_are_spread_again_after_a_row_came(tree: Tree) -> None:
    first = evaluations(tree)[0]
    tree = done(tree, evaluating.add_row(tree, first.id, first.indicators[0].id))
    assert evaluations(tree)[0].indicators[1].level1_name == "产出指标"
    tree = done(tree, evaluating.spread_weights(tree, first.id))
    weights = [each.weight for each in evaluations(tree)[0].indicators]
    assert weights == [Decimal(25), Decimal(25), Decimal(30), Decimal(10)]
    assert evaluating.spread_weights(tree, first.id) is None


def department(tree: Tree) -> DepartmentEvaluation:
    return next(table for table in tree.book.tables if isinstance(table, DepartmentEvaluation))


@pytest.fixture
def whole(tree: Tree) -> Tree:
    return done(tree, evaluating.add_department_evaluation(tree, index_for(2026), "青屏区文化局", 2026))


def test_the_department_follows_its_projects_with_the_working(whole: Tree) -> None:
    tree = actual(actual(whole, "演出场次", "32场"), "覆盖镇街", "8个")
    tree = done(tree, evaluating.update_department(tree, department(tree).id))
    outputs, benefits, spending = department(tree).rows[:3]
    assert (outputs.score, benefits.score, spending.score) == (
        Decimal("10.00"),
        Decimal("20.00"),
        None,
    )
    assert "×20＝10.00" in outputs.working
    assert evaluating.update_department(tree, department(tree).id) is None


def test_another_years_projects_do_not_count(whole: Tree) -> None:
    tree = actual(whole, "演出场次", "64场")
    changes = (ValueChange(Place(each.id, "year"), each.year, 2025) for each in evaluations(tree))
    tree = done(tree, Edit("change", tuple(changes)))
    tree = done(tree, evaluating.update_department(tree, department(tree).id))
    assert department(tree).rows[0].score is None


def test_a_level_is_renamed_on_all_its_rows(whole: Tree) -> None:
    rows = department(whole).rows
    edit = evaluating.set_level(whole, rows[4].id, 2, "预算执行情况", Decimal(4))
    after = department(done(whole, edit)).rows
    assert [row.level2 for row in after[3:6]] == ["预算编制", "预算执行情况", "预算执行情况"]
    assert evaluating.set_level(whole, rows[4].id, 2, rows[4].level2, rows[4].level2_weight) is None


def test_a_new_row_stands_in_the_level_of_the_one_before(whole: Tree) -> None:
    table = department(whole)
    after = department(done(whole, evaluating.add_row(whole, table.id, table.rows[0].id)))
    assert (after.rows[1].level2, after.rows[1].level3) == ("整体效能", "")


def test_typing_goes_through_the_desk_and_survives_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.perfdesk"
    desk = Desk.create(path, "李四")
    desk.do(evaluating.add_department_evaluation(desk.tree, index_for(2022), "青屏区文化局", 2022))
    table = department(desk.tree)
    first = table.rows[0]
    assert desk.enter(Place(first.id, "score"), "19.20")
    assert desk.enter(Place(first.id, "shortfall_reason"), "两项指标没有完成。")
    assert desk.enter(Place(table.id, "unit_count"), "3")
    with pytest.raises(NotAnAmount):
        desk.enter(Place(first.id, "score"), "很好")
    with pytest.raises(NotLimits):
        desk.enter(Place(table.id, "grade_limits"), "60/80")
    assert printed_totals(department(desk.tree)).score == Decimal("19.20")
    before = desk.book
    desk.close()
    desk = Desk.open(path, "李四")
    assert desk.book == before
    assert desk.undo() is not None
    assert department(desk.tree).unit_count == 1
    desk.close()


def test_what_a_score_breaks_is_found_at_once_and_goes_with_it(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "a.perfdesk", "李四")
    desk.do(evaluating.add_department_evaluation(desk.tree, index_for(2022), "青屏区文化局", 2022))
    first = department(desk.tree).rows[0]
    desk.enter(Place(first.id, "score"), "21")
    assert "score.above_points" in {finding.rule for finding in desk.checking.findings(first.id)}
    desk.enter(Place(first.id, "score"), "20")
    assert desk.checking.findings(first.id) == ()
    desk.close()


def test_a_target_that_changes_shows_at_the_row_made_from_it(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "a.perfdesk", "李四")
    desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, small_table()),)))
    made = evaluating.evaluate_projects(desk.tree, Id("t"))
    assert made is not None
    desk.do(made)
    row = evaluations(desk.tree)[0].indicators[0]
    desk.enter(Place(Id("i1"), "annual_value"), "≥70场")
    assert {f.rule for f in desk.checking.findings(row.id)} == {"score.differs_from_target"}
    desk.undo()
    assert desk.checking.findings(row.id) == ()
    desk.close()


def test_another_departments_projects_do_not_count(whole: Tree) -> None:
    tree = actual(whole, "演出场次", "32场")
    changes = (
        ValueChange(Place(each.id, "department"), each.department, "别的局") for each in evaluations(tree)
    )
    tree = done(tree, Edit("change", tuple(changes)))
    assert evaluating.has_sources(tree, department(tree).id) is False
    assert evaluating.update_department(tree, department(tree).id) is not None, (
        "the working says that none counts"
    )


def test_a_score_with_a_persons_own_words_stays(whole: Tree) -> None:
    tree = actual(whole, "演出场次", "32场")
    first = department(tree).rows[0]
    own = (
        ValueChange(Place(first.id, "score"), None, Decimal(12)),
        ValueChange(Place(first.id, "working"), "", "专家评议，按合同扣8分。"),
    )
    tree = done(tree, Edit("change", own))
    tree = done(tree, evaluating.update_department(tree, department(tree).id))
    assert (department(tree).rows[0].score, department(tree).rows[0].working) == (
        Decimal(12),
        "专家评议，按合同扣8分。",
    )
    assert not evaluating.is_stale(tree, department(tree).id)


def test_projects_left_out_of_the_spending_are_told(whole: Tree) -> None:
    first, second = evaluations(whole)[:2]
    spent = ValueChange(Place(first.id, "spent_total"), None, first.annual_total)
    tree = done(whole, Edit("change", (spent,)))
    assert second.spent_total is None
    assert evaluating.is_partial(tree, department(tree).id)


def test_a_department_counts_its_money_as_its_targets_do() -> None:
    start = Tree.of(Book(tables=(replace(small_table(), currency_unit="元"),)))
    tree = done(start, evaluating.add_department_evaluation(start, index_for(2026), "青屏区文化局", 2026))
    assert department(tree).currency_unit == "元"
