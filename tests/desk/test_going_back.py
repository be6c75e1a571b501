"""Older steps are taken back alone, fetched again, or gone back over; the journal only grows."""

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.going_back import DependedOn
from perfdesk.desk.past import Standing
from perfdesk.desk.step import Step
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children, value_at
from perfdesk.domain.table import Project

P1, P2, P3, I1, U1 = Id("p1"), Id("p2"), Id("p3"), Id("i1"), Id("u1")


def done(desk: Desk, step: Step) -> None:
    step.run()
    desk.finish(step)


def typed(desk: Desk, item: Id, field: str, text: str) -> int:
    """The number of the step."""
    assert desk.enter(Place(item, field), text)
    return desk.history.head


def standing(desk: Desk, seq: int) -> Standing:
    return next(step.standing for step in desk.history.past.steps() if step.entry.seq == seq)


def projects(desk: Desk, unit: Id = U1) -> list[Id]:
    return [child.id for child in children(desk.tree.item(unit))]


def depending(desk: Desk, step: Step) -> tuple[int, ...]:
    with pytest.raises(DependedOn) as fault:
        done(desk, step)
    return fault.value.steps


def test_an_older_value_is_taken_back_and_what_came_later_stays(desk: Desk) -> None:
    step = typed(desk, P1, "name", "文化下乡")
    typed(desk, P2, "goal", "步道三公里。")
    done(desk, desk.history.taking_back(step))
    assert (desk.tree.owner(P1, Project).name, desk.tree.owner(P2, Project).goal) == (
        "文化惠民演出",
        "步道三公里。",
    )
    assert standing(desk, step) is Standing.TAKEN_BACK
    desk.undo()
    assert desk.tree.owner(P1, Project).name == "文化下乡"
    assert standing(desk, step) is Standing.HOLDS


def test_what_later_steps_changed_again_is_not_taken_back_and_they_are_named(desk: Desk) -> None:
    step = typed(desk, P1, "name", "文化下乡")
    typed(desk, P2, "name", "健身步道")
    later = typed(desk, P1, "name", "文化进村")
    before = desk.book
    assert depending(desk, desk.history.taking_back(step)) == (later,)
    assert desk.book == before


def test_an_undone_step_in_between_is_nothing_that_depends(desk: Desk) -> None:
    step = typed(desk, P1, "name", "文化下乡")
    typed(desk, P1, "name", "文化进村")
    desk.undo()
    done(desk, desk.history.taking_back(step))
    assert desk.tree.owner(P1, Project).name == "文化惠民演出"


def test_a_deleted_project_comes_back_beside_its_neighbours_wherever_they_stand_now(desk: Desk) -> None:
    desk.remove([P1])
    step = desk.history.head
    new = desk.add_project(U1)
    desk.move(new, -1)
    assert projects(desk) == [new, P2]
    done(desk, desk.history.taking_back(step))
    assert projects(desk) == [new, P1, P2]


def test_an_added_project_that_nobody_touched_is_taken_away_wherever_it_stands(desk: Desk) -> None:
    new = desk.add_project(U1, after=P1)
    step = desk.history.head
    other = desk.add_project(U1, after=P1)
    done(desk, desk.history.taking_back(step))
    assert projects(desk) == [P1, other, P2]
    assert not desk.tree.has(new)


def test_an_added_project_that_was_filled_in_stays_and_the_filling_is_named(desk: Desk) -> None:
    new = desk.add_project(U1)
    step = desk.history.head
    named = typed(desk, new, "name", "送戏下乡")
    indicator = desk.add_indicator(new)
    filled = typed(desk, indicator, "name", "场次")
    assert depending(desk, desk.history.taking_back(step)) == (filled, filled - 1, named)


def test_rows_are_numbered_by_how_they_stand_today(desk: Desk) -> None:
    desk.remove([I1])
    step = desk.history.head
    desk.add_indicator(P1)
    done(desk, desk.history.taking_back(step))
    rows = desk.tree.owner(P1, Project).indicators
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert rows[0].id == I1


def test_a_total_follows_its_parts_as_they_are_today(desk: Desk) -> None:
    step = typed(desk, P1, "fiscal", "200")
    typed(desk, P1, "other", "5")
    done(desk, desk.history.taking_back(step))
    amounts = desk.tree.owner(P1, Project).amounts
    assert (str(amounts.fiscal), str(amounts.other), str(amounts.total)) == ("100.00", "5", "105.00")


def test_a_row_moved_again_later_is_named_and_stays(desk: Desk) -> None:
    desk.move(P1, 1)
    step = desk.history.head
    desk.move(P1, 1)
    later = desk.history.head
    assert depending(desk, desk.history.taking_back(step)) == (later,)


def test_a_move_is_taken_back_beside_the_neighbours_of_then(desk: Desk) -> None:
    desk.move(P1, 1)
    step = desk.history.head
    new = desk.add_project(U1)
    done(desk, desk.history.taking_back(step))
    assert projects(desk) == [P1, P2, new]


def test_one_step_goes_back_to_any_point_and_is_undone_as_one(desk: Desk) -> None:
    first = typed(desk, P1, "name", "甲")
    then = desk.book
    typed(desk, P1, "name", "乙")
    desk.remove([P2])
    desk.add_project(Id("u2"))
    now, lines = desk.book, desk.history.head
    done(desk, desk.history.going_back_to(first))
    assert desk.book == then
    assert desk.history.head == lines + 1
    assert standing(desk, lines) is Standing.LEFT
    desk.undo()
    assert desk.book == now
    assert standing(desk, lines) is Standing.HOLDS


def test_going_back_over_a_value_many_times_changed_changes_it_once(desk: Desk) -> None:
    first = typed(desk, P1, "name", "甲")
    for text in ("乙", "丙", "丁"):
        typed(desk, P1, "name", text)
    done(desk, desk.history.going_back_to(first))
    assert len(desk.history.edit_of(desk.history.head).changes) == 1


def test_a_branch_that_was_undone_and_written_over_can_be_gone_to(desk: Desk) -> None:
    typed(desk, P1, "name", "甲")
    branch = typed(desk, P2, "name", "乙")
    then = desk.book
    desk.undo()
    desk.undo()
    typed(desk, P3, "name", "丙")
    assert standing(desk, branch) is Standing.REPLACED
    done(desk, desk.history.going_back_to(branch))
    assert desk.book == then
    assert standing(desk, branch) is Standing.HOLDS


def test_one_step_of_a_branch_is_fetched_into_what_was_done_in_its_stead(desk: Desk) -> None:
    branch = typed(desk, P1, "name", "甲")
    desk.undo()
    typed(desk, P2, "name", "乙")
    done(desk, desk.history.fetching_back(branch))
    assert (desk.tree.owner(P1, Project).name, desk.tree.owner(P2, Project).name) == ("甲", "乙")
    assert standing(desk, branch) is Standing.FETCHED
    desk.undo()
    assert standing(desk, branch) is Standing.REPLACED


def test_what_was_taken_back_is_fetched_again(desk: Desk) -> None:
    step = typed(desk, P1, "name", "甲")
    typed(desk, P2, "name", "乙")
    done(desk, desk.history.taking_back(step))
    done(desk, desk.history.fetching_back(step))
    assert desk.tree.owner(P1, Project).name == "甲"
    assert standing(desk, step) is Standing.HOLDS


def test_the_steps_are_the_same_when_the_file_is_opened_again(desk: Desk) -> None:
    step = typed(desk, P1, "name", "甲")
    typed(desk, P2, "name", "乙")
    done(desk, desk.history.taking_back(step))
    done(desk, desk.history.going_back_to(step))
    desk.undo()
    steps, book, path = desk.history.past.steps(), desk.book, desk.path
    desk.close()
    again = Desk.open(path, "测试员")
    assert (again.history.past.steps(), again.book) == (steps, book)
    again.redo()
    assert again.tree.owner(P1, Project).name == "甲"
    again.close()


def test_steps_about_many_items_are_found_as_those_about_few(desk: Desk) -> None:
    step = typed(desk, P1, "name", "甲")
    typed(desk, P2, "name", "乙")
    many = [P1, *(Id(f"none{number}") for number in range(100))]
    assert desk.history.steps_about(many, step - 1) == desk.history.steps_about([P1], step - 1) == [step]
    assert desk.history.steps_about([], step - 1, field="goal") == []


def test_a_step_with_a_long_text_in_it_is_found_among_those_about_many_items(desk: Desk) -> None:
    new = desk.add_project(U1)
    row = "1-产出指标；11-数量指标；演出{n}；实施周期指标值:{n}场；年度指标值:{n}场。"
    assert desk.rewrite_indicators(new, "".join(f"{n}、" + row.format(n=n) for n in range(1, 61)))
    came = desk.history.head
    goal, value = Place(P2, "goal"), Place(desk.tree.owner(new, Project).indicators[0].id, "annual_value")
    was = str(value_at(desk.tree.item(P2), "goal"))
    texts = (
        ValueChange(goal, was, "办好运动会，" * 20 + '称为"全民运动会"。'),
        ValueChange(value, "1场", "2场"),
    )
    desk.do(Edit("fill", texts))
    later = desk.history.head
    made = [each.id for each in desk.tree.owner(new, Project).indicators]
    assert desk.history.steps_about(made, came) == [later]
    assert depending(desk, desk.history.taking_back(came)) == (later,)


def test_between_branches_that_were_left_by_going_back_every_point_is_reached(desk: Desk) -> None:
    """Rows that come and go show a step that is done twice; values would hide it."""
    begin, books = desk.history.head, dict[int, Book]()
    for _ in range(3):
        for _ in range(2):
            desk.add_project(U1)
            books[desk.history.head] = desk.book
        done(desk, desk.history.going_back_to(begin))
    for _ in range(2):
        for seq, book in books.items():
            done(desk, desk.history.going_back_to(seq))
            assert desk.book == book
            done(desk, desk.history.going_back_to(begin))
            desk.undo()
            assert desk.book == book
