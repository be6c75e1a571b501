"""A large file can be edited before the rules were run over it; nothing that is done meanwhile escapes them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.step import StillWriting
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.store.errors import FileDamaged
from tests.builders import small_table

NAME = Place(Id("p1"), "name")
ANOTHER = Draft(SourceFile("t.xlsx", "", "xlsx"), (small_table(),), Proof())


@pytest.fixture
def unchecked(desk: Desk) -> Iterator[Desk]:
    """The file of `desk`, opened anew as a large one would be."""
    desk.close()
    with closing(Desk.open(desk.path, "测试员", most_items=0)) as opened:
        yield opened


def found_anew(desk: Desk) -> list[Finding]:
    """What a desk finds that runs the rules on opening."""
    with closing(Desk.open(desk.path, "另一人")) as again:
        assert again.book == desk.book
        return again.checking.all_findings()


def test_it_is_open_before_anything_is_found(unchecked: Desk) -> None:
    assert (unchecked.checking.is_checked, unchecked.checking.all_findings()) == (False, [])
    assert unchecked.checking.take_over(unchecked.checking.looking_over()())
    assert unchecked.checking.is_checked
    assert unchecked.checking.all_findings() == found_anew(unchecked)


def test_an_edit_made_meanwhile_is_in_the_file_at_once_and_checked_when_the_rules_have_run(
    unchecked: Desk,
) -> None:
    look = unchecked.checking.looking_over()
    unchecked.enter(NAME, "")
    with closing(Desk.open(unchecked.path, "另一人")) as other:
        assert other.book == unchecked.book, "stored"

    assert unchecked.checking.take_over(look())
    assert "empty.project_name" in {finding.rule for finding in unchecked.checking.findings(NAME.item)}
    assert unchecked.checking.all_findings() == found_anew(unchecked)


def test_what_is_undone_meanwhile_is_checked_as_it_is_then(unchecked: Desk) -> None:
    unchecked.enter(NAME, "")
    look = unchecked.checking.looking_over()
    unchecked.undo()
    unchecked.enter(Place(Id("p2"), "name"), "")

    assert unchecked.checking.take_over(look())
    assert "empty.project_name" not in {finding.rule for finding in unchecked.checking.findings(NAME.item)}
    assert unchecked.checking.all_findings() == found_anew(unchecked)


def test_what_was_done_meanwhile_is_caught_up_with_on_the_other_thread_and_what_came_after_on_this_one(
    unchecked: Desk,
) -> None:
    look = unchecked.checking.looking_over()
    assert unchecked.checking.catching_up(look()) is None, "nothing was done"
    unchecked.enter(NAME, "")
    catch_up = unchecked.checking.catching_up(look())
    assert catch_up is not None
    unchecked.enter(Place(Id("p2"), "name"), "")

    checked = catch_up()
    assert unchecked.checking.take_over(checked)
    assert {"p1", "p2"} <= {
        f.place.item for f in unchecked.checking.all_findings() if f.rule == "empty.project_name"
    }
    assert unchecked.checking.all_findings() == found_anew(unchecked)


def test_after_many_edits_the_rules_are_run_again(unchecked: Desk) -> None:
    look = unchecked.checking.looking_over()
    for number in range(21):
        unchecked.enter(NAME, f"项目{number}")

    assert not unchecked.checking.take_over(look())
    assert not unchecked.checking.is_checked
    assert unchecked.checking.take_over(unchecked.checking.looking_over()())
    assert unchecked.checking.all_findings() == found_anew(unchecked)


def test_while_a_step_is_written_nothing_is_taken_over(unchecked: Desk) -> None:
    checked = unchecked.checking.looking_over()()
    step = unchecked.history.undoing()
    assert step is not None
    with pytest.raises(StillWriting):
        unchecked.checking.take_over(checked)
    step.run()
    unchecked.finish(step)
    unchecked.checking.look_over()
    assert unchecked.checking.all_findings() == found_anew(unchecked) == []


def test_listeners_hear_of_every_item_at_which_something_is_told(unchecked: Desk) -> None:
    heard: list[Changed] = []
    unchecked.enter(NAME, "")
    unchecked.subscribe(heard.append)
    unchecked.checking.look_over()
    assert [change.is_structural for change in heard] == [False]
    assert {finding.place.item for finding in unchecked.checking.all_findings()} <= heard[0].marked


def test_rules_that_a_person_chose_meanwhile_are_those_that_count(unchecked: Desk) -> None:
    look = unchecked.checking.looking_over()
    unchecked.enter(NAME, "")
    unchecked.checking.use_rules(RuleSettings(off=frozenset({"empty.project_name"})))

    assert not unchecked.checking.take_over(look())
    unchecked.checking.look_over()
    assert "empty.project_name" not in {finding.rule for finding in unchecked.checking.all_findings()}


def test_who_needs_everything_that_was_found_does_not_get_less(unchecked: Desk) -> None:
    unchecked.enter(NAME, "")
    assert "empty.project_name" in {finding.rule for finding, _ in unchecked.checking.all_told()}
    assert unchecked.checking.is_checked


def test_a_damaged_row_keeps_the_file_from_opening_however_large_it_is(desk: Desk) -> None:
    """The hashes are checked before the first keystroke, not later like the rules."""
    desk.close()
    with closing(sqlite3.connect(desk.path)) as other:
        other.execute("UPDATE project SET goal = '别的' WHERE id = 'p2'")
        other.commit()
    with pytest.raises(FileDamaged):
        Desk.open(desk.path, "测试员", most_items=0)
