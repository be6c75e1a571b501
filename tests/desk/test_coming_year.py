"""Next year's table from this year's: years moved on, values not confirmed until somebody touched them."""

from dataclasses import replace

import pytest

from perfdesk.desk.coming_year import UNCONFIRMED, of_next_year, without_amounts, years_in
from perfdesk.desk.desk import Desk
from perfdesk.desk.row_sight import RowFilter, sight
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import Task
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, TotalsMode
from perfdesk.domain.totals import printed_total
from tests.builders import amounts, project

T, P1, I1 = Id("t"), Id("p1"), Id("i1")
GOAL = "按国发〔2026〕5号和《2026年工作要点》，2026年12月底前完成，2027年验收，延续2024年的做法。"


@pytest.fixture
def goal(desk: Desk) -> Desk:
    desk.enter(Place(P1, "goal"), GOAL)
    return desk


def carried_on(desk: Desk, *, keeps_amounts: bool = True) -> TargetTable:
    table = desk.tree.owner(T, TargetTable)
    chosen = [year for year in years_in(table) if year.is_usual]
    desk.do(of_next_year(desk.tree, T, chosen, keeps_amounts=keeps_amounts))
    return desk.book.target_tables[-1]


def unconfirmed(desk: Desk, item: Id) -> list[str]:
    return [finding.place.field for finding in desk.checking.findings(item) if finding.rule == UNCONFIRMED]


def test_years_of_documents_and_other_years_are_shown_and_not_chosen(goal: Desk) -> None:
    years = [year for year in years_in(goal.tree.owner(T, TargetTable)) if year.place == Place(P1, "goal")]
    assert [(year.text[year.start : year.start + 6], year.is_usual) for year in years] == [
        ("2026〕5", False), ("2026年工", False), ("2026年1", True), ("2027年验", False),
    ]  # fmt: skip


def test_the_chosen_years_move_on_and_the_table_is_of_the_next_year(goal: Desk) -> None:
    table = carried_on(goal)
    assert table.year == 2027
    assert table.projects[0].goal == GOAL.replace("2026年12月", "2027年12月")
    assert goal.tree.owner(T, TargetTable).year == 2026


def test_a_value_is_not_confirmed_until_it_is_touched(desk: Desk) -> None:
    table = carried_on(desk)
    row = table.projects[0].indicators[0].id
    assert sorted(unconfirmed(desk, row)) == ["annual_value", "cycle_value"]
    desk.enter(Place(row, "annual_value"), "≥70场")
    assert unconfirmed(desk, row) == ["cycle_value"]


def test_amounts_are_kept_to_be_confirmed_or_left_blank(desk: Desk) -> None:
    kept = carried_on(desk)
    assert kept.projects[0].amounts == desk.tree.owner(T, TargetTable).projects[0].amounts
    assert "total" in unconfirmed(desk, kept.projects[0].id)
    blank = carried_on(desk, keeps_amounts=False)
    assert all(project.amounts.is_blank for project in blank.projects)
    assert blank.totals is TotalsMode.AUTOMATIC
    assert "total" not in unconfirmed(desk, blank.projects[0].id)


def test_the_totals_of_the_coming_year_follow_its_projects_whether_amounts_are_kept_or_not(
    desk: Desk,
) -> None:
    assert desk.tree.owner(T, TargetTable).totals is TotalsMode.PRINTED
    for keeps_amounts in (True, False):
        coming = carried_on(desk, keeps_amounts=keeps_amounts)
        assert coming.totals is TotalsMode.AUTOMATIC
        desk.enter(Place(coming.projects[0].id, "fiscal"), "500")
        assert printed_total(desk.tree.owner(coming.id, TargetTable)) == desk.sums(coming.id).amounts
        told = [finding.rule for finding in desk.checking.findings(coming.id)]
        assert not [rule for rule in told if rule.startswith("sum.")]


def test_a_table_without_a_row_of_totals_has_none_next_year(desk: Desk) -> None:
    desk.set_totals(T, TotalsMode.ABSENT)
    for keeps_amounts in (True, False):
        assert carried_on(desk, keeps_amounts=keeps_amounts).totals is TotalsMode.ABSENT


def test_one_undo_takes_the_table_away(desk: Desk) -> None:
    before = desk.book
    carried_on(desk)
    desk.undo()
    assert desk.book == before


def test_what_is_not_confirmed_can_be_filtered(desk: Desk) -> None:
    table = carried_on(desk)
    only = RowFilter(unconfirmed=True)
    assert not sight(desk, table, only, None).hidden
    desk.undo()
    table = desk.tree.owner(T, TargetTable)
    assert sight(desk, table, only, None).hidden >= {each.id for each in table.projects}


def test_amounts_that_are_left_blank_are_so_in_a_departments_tasks_too() -> None:
    task = Task("办好赛事", "十二场", amounts("8.00", "8.00"))
    blank = without_amounts(replace(project("p"), tasks=(task,)))
    assert isinstance(blank, Project)
    assert blank.tasks == (Task("办好赛事", "十二场"),)
    assert blank.amounts.is_blank
