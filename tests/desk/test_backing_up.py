"""Copies are made before what changes much at a stroke, and lead back."""

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import restored_desk
from perfdesk.desk.troubles import BackupFailed
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id

GOAL = Place(Id("p1"), "goal")


def reasons(desk: Desk) -> list[str]:
    return [backup.reason for backup in desk.file.backups()]


def halves(draft: Draft) -> tuple[Draft, Draft]:
    """Each with a table of its own department."""
    one, other = draft.target_tables
    return replace(draft, tables=(one,)), replace(draft, tables=(replace(other, department="海湾市体育局"),))


def test_an_import_is_preceded_by_a_backup_unless_there_is_nothing_to_lose(empty: Desk, draft: Draft) -> None:
    first, second = halves(draft)
    empty.accept(first)
    assert reasons(empty) == []
    empty.accept(second)
    assert reasons(empty) == ["import"]
    empty.accept(second)
    assert reasons(empty) == ["import"], "nothing came of it"


def test_where_no_backup_can_be_made_the_import_goes_on_and_says_so(empty: Desk, draft: Draft) -> None:
    first, second = halves(draft)
    empty.accept(first)
    empty.path.with_name(f"{empty.path.name}.backups").write_bytes(b"in the way")
    step = empty.accepting(second)
    step.run()
    assert empty.finish(step) is not None
    assert step.backup is None
    assert isinstance(step.lacks_backup, BackupFailed)
    with pytest.raises(BackupFailed):
        empty.file.backup("timer")


def test_a_backup_can_be_made_on_another_thread_while_the_desk_is_worked_with(desk: Desk) -> None:
    made: list[Path] = []
    thread = Thread(target=lambda: made.extend(desk.file.backup("timer") for _ in range(5)))
    thread.start()
    goals = [f"目标{number}" for number in range(40)]
    for goal in goals:
        desk.enter(GOAL, goal)
    thread.join()
    assert len(made) == len(set(made)) == 5
    for backup in made:
        copy = Desk.open(backup, "测试员")
        item = copy.tree.item(GOAL.item)
        assert copy.file.info.entries == 1 or item.goal in goals  # type: ignore[union-attr]  # a project
        copy.close()


def test_restoring_leads_back_and_back_again(desk: Desk) -> None:
    path, before = desk.path, desk.book
    backup = desk.file.backup("timer")
    desk.enter(GOAL, "误改")
    after = desk.book
    desk.close()
    restored = restored_desk(path, backup, "测试员")
    assert restored.book == before
    (undoing, *_) = restored.file.backups()
    restored.close()
    again = restored_desk(path, undoing.path, "测试员")
    assert again.book == after
    again.close()


def test_a_file_that_cannot_be_opened_any_more_is_restored_too(desk: Desk) -> None:
    path, before = desk.path, desk.book
    backup = desk.file.backup("timer")
    desk.close()
    path.write_bytes(b"\0" * 8192)
    restored = restored_desk(path, backup, "测试员")
    assert restored.book == before
    assert "damaged" in reasons(restored)
    restored.close()
