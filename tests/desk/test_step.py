"""A step runs on another thread and is then taken over; meanwhile the desk refuses everything else."""

from pathlib import Path
from threading import Thread, get_ident

import pytest

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.step import Step, StillWriting
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.store.errors import StoreFailed
from tests.builders import small_table

DRAFT = Draft(SourceFile("t.xlsx", "", "xlsx"), (small_table(),), Proof())
GOAL = Place(Id("p1"), "goal")


def elsewhere(step: Step | None) -> Step:
    assert step is not None
    thread = Thread(target=step.run)
    thread.start()
    thread.join()
    return step


def test_an_import_undo_and_redo_can_be_written_on_another_thread(empty: Desk) -> None:
    heard: list[tuple[Changed, int]] = []
    empty.subscribe(lambda change: heard.append((change, get_ident())))
    empty.finish(elsewhere(empty.accepting(DRAFT)))
    book = empty.book
    empty.finish(elsewhere(empty.undoing()))
    assert empty.book.tables == ()
    empty.finish(elsewhere(empty.redoing()))
    assert empty.book == book
    assert empty._file.load() == book, "what the file says"
    assert {thread for _, thread in heard} == {get_ident()}


def test_until_it_is_taken_over_nothing_has_changed_and_nothing_else_is_done(desk: Desk) -> None:
    before, goal = desk.book, desk.book.target_tables[0].projects[0].goal
    step = desk.undoing()
    with pytest.raises(StillWriting):
        desk.enter(GOAL, "别的目标")
    step = elsewhere(step)
    with pytest.raises(StillWriting):
        desk.undo()
    assert desk.book is before
    assert desk.provenance(GOAL) is None, "the file is not asked while it is lent"
    assert goal
    desk.finish(step)
    desk.redo()
    desk.enter(GOAL, "别的目标")


def test_a_step_that_fails_leaves_the_desk_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreFailed("full")

    before, heard = desk.book, list[Changed]()
    desk.subscribe(heard.append)
    with monkeypatch.context() as disk:
        disk.setattr(desk._file, "write", full)
        step = elsewhere(desk.undoing())
        with pytest.raises(StoreFailed):
            desk.finish(step)
    assert (desk.book, heard) == (before, [])
    desk.enter(GOAL, "别的目标")


def test_an_import_that_says_nothing_new_writes_nothing(empty: Desk) -> None:
    empty.accept(DRAFT)
    lines = empty.info.entries
    assert empty.finish(elsewhere(empty.accepting(DRAFT))) is None
    assert empty.info.entries == lines


def test_closing_waits_for_what_is_being_written(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "a.perfdesk", "测试员")
    thread = Thread(target=desk.accepting(DRAFT).run)
    thread.start()
    desk.close()
    thread.join()
    again = Desk.open(tmp_path / "a.perfdesk", "测试员")
    assert [table.id for table in again.book.tables] == ["t"]
    again.close()
