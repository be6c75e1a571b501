"""A step runs on another thread and is then taken over; meanwhile the desk refuses everything else."""

import sqlite3
from pathlib import Path
from threading import Thread, get_ident

import pytest

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.step import Step, StillWriting
from perfdesk.domain.book import Book
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.store.desk_file import DeskFile
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
    empty.finish(elsewhere(empty.history.undoing()))
    assert empty.book.tables == ()
    empty.finish(elsewhere(empty.history.redoing()))
    assert empty.book == book
    assert empty._file.load() == book, "what the file says"
    assert {thread for _, thread in heard} == {get_ident()}


def test_until_it_is_taken_over_nothing_has_changed_and_nothing_else_is_done(desk: Desk) -> None:
    before, goal = desk.book, desk.book.target_tables[0].projects[0].goal
    step = desk.history.undoing()
    with pytest.raises(StillWriting):
        desk.enter(GOAL, "别的目标")
    step = elsewhere(step)
    with pytest.raises(StillWriting):
        desk.undo()
    assert desk.book is before
    assert desk.provenance(GOAL) is None, "the file is not asked while it is lent"
    for ask in (
        desk.history.entries,
        lambda: desk.history.since(1),
        lambda: desk.history.touched_since(1),
        lambda: desk.records("merge"),
    ):
        with pytest.raises(StillWriting):
            ask()
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
        step = elsewhere(desk.history.undoing())
        with pytest.raises(StoreFailed):
            desk.finish(step)
    assert (desk.book, heard) == (before, [])
    desk.enter(GOAL, "别的目标")


def test_an_import_that_says_nothing_new_writes_nothing(empty: Desk) -> None:
    empty.accept(DRAFT)
    lines = empty.file.info.entries
    assert empty.finish(elsewhere(empty.accepting(DRAFT))) is None
    assert empty.file.info.entries == lines


def test_closing_waits_for_what_is_being_written(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "a.perfdesk", "测试员")
    thread = Thread(target=desk.accepting(DRAFT).run)
    thread.start()
    desk.close()
    thread.join()
    again = Desk.open(tmp_path / "a.perfdesk", "测试员")
    assert [table.id for table in again.book.tables] == ["t"]
    again.close()


def test_closing_does_what_was_begun_and_no_thread_has_come_to(tmp_path: Path) -> None:
    """As an import does that waits for its turn when the window is closed."""
    desk = Desk.create(tmp_path / "a.perfdesk", "测试员")
    step = desk.accepting(DRAFT)
    desk.close()
    step.run()  # its turn comes when the file is closed: it was done, once
    again = Desk.open(tmp_path / "a.perfdesk", "测试员")
    assert [table.id for table in again.book.tables] == ["t"]
    assert again.file.info.entries == 1
    again.close()


def test_no_memory_for_what_comes_next_leaves_file_and_screen_as_they_were(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(_: object) -> None:
        raise MemoryError

    step = empty.accepting(DRAFT)
    with monkeypatch.context() as memory:
        memory.setattr(Reckoning, "look_ahead", none_left)
        step.run(ahead=True)
    with pytest.raises(MemoryError):
        empty.finish(step)
    assert (empty.book, empty._file.load()) == (Book(), Book())
    empty.accept(DRAFT)


def test_no_memory_after_writing_shows_what_is_in_the_file(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = DeskFile._commit

    def commit_and_raise(*what: object) -> None:
        commit(*what)  # type: ignore[arg-type] # only passed on
        raise MemoryError

    heard = list[Changed]()
    empty.subscribe(heard.append)
    step = empty.accepting(DRAFT)
    with monkeypatch.context() as memory:
        memory.setattr(DeskFile, "_commit", commit_and_raise)
        step.run()
    with pytest.raises(MemoryError):
        empty.finish(step)
    assert [table.id for table in empty.book.tables] == ["t"]
    assert [change.is_structural for change in heard] == [True]
    empty.enter(GOAL, "接着改")
    empty.undo()
    empty.undo()
    assert empty.book == empty._file.load() == Book()


def test_an_edit_that_was_in_doubt_is_taken_over_when_the_disk_answers_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last sync fails and the disk is gone: whether the line is on it nobody can tell."""
    commit = DeskFile._commit

    def commit_and_break(*what: object) -> None:
        commit(*what)  # type: ignore[arg-type] # only passed on
        fault = sqlite3.OperationalError("disk I/O error")
        fault.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise fault

    def no_answer(*_: object) -> None:
        raise StoreFailed("unreadable")

    with monkeypatch.context() as disk:
        disk.setattr(DeskFile, "_commit", commit_and_break)
        disk.setattr("perfdesk.store.desk_file.connect", no_answer)
        with pytest.raises(StoreFailed, match="in_doubt"):
            desk.enter(GOAL, "新目标")
        with pytest.raises(StoreFailed, match="in_doubt"):
            desk.settle()
    assert value_at(desk.tree.item(GOAL.item), "goal") != "新目标"
    assert desk.settle()
    assert value_at(desk.tree.item(GOAL.item), "goal") == "新目标"
    desk.enter(GOAL, "再改")
    desk.undo()
    desk.undo()
    assert desk.book == desk._file.load()
