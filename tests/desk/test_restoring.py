"""What a backup holds beside what is here, and bringing it back as a step like any other."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.restoring import book_in, bringing_back, difference, holding_in
from perfdesk.desk.troubles import FileDamaged, NotADeskFile
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Edit, ItemRemoved, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.formats.unreadable import Unreadable
from tests.builders import small_table

GOAL = Place(Id("p1"), "goal")


def restore(desk: Desk, backup: Path) -> Edit | None:
    step = desk.restoring(book_in(backup))
    step.run()
    return desk.finish(step)


def reasons(desk: Desk) -> list[str]:
    return [backup.reason for backup in desk.file.backups()]


def test_restoring_is_one_step_that_can_be_undone_and_is_preceded_by_a_backup(desk: Desk) -> None:
    before = desk.book
    backup = desk.file.backup("timer")
    desk.enter(GOAL, "误改")
    desk.remove([desk.book.tables[1].id])
    after = desk.book

    assert restore(desk, backup) is not None

    assert desk.book == before
    assert desk._file.load() == before
    assert reasons(desk) == ["restore", "timer"]
    assert desk.history.undo_action == "restore"
    desk.undo()
    assert desk.book == after
    assert desk._file.load() == after
    desk.undo()
    desk.undo()
    assert desk.book == before, "the history of before is still there"


def test_the_backup_made_before_leads_back_too(desk: Desk) -> None:
    backup = desk.file.backup("timer")
    desk.enter(GOAL, "误改")
    after = desk.book
    restore(desk, backup)
    restore(desk, desk.file.backups()[0].path)
    assert desk.book == after


def test_a_backup_that_says_the_same_changes_nothing(desk: Desk) -> None:
    backup = desk.file.backup("timer")
    assert restore(desk, backup) is None
    assert reasons(desk) == ["timer"]


def test_only_the_tables_that_differ_are_exchanged() -> None:
    one, two, three = small_table("a"), small_table("b"), small_table("c")
    edit = bringing_back(Book(tables=(one, three)), Book(tables=(one, two, three)))
    assert edit is not None
    assert [getattr(change, "index", None) for change in edit.changes] == [1]


def test_a_damaged_or_foreign_backup_is_refused_by_its_name(desk: Desk, tmp_path: Path) -> None:
    backup = desk.file.backup("timer")
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) // 2])
    with pytest.raises(FileDamaged):
        book_in(backup)
    backup.write_bytes(b"no desk file")
    with pytest.raises(NotADeskFile):
        book_in(backup)
    with pytest.raises(Unreadable):
        book_in(tmp_path / "gone.perfdesk")


def test_what_a_backup_holds_and_how_it_differs(desk: Desk) -> None:
    backup = desk.file.backup("timer")
    first = next(table for table in desk.book.target_tables)
    projects = list(first.projects)
    desk.enter(Place(projects[0].id, "total"), "1.00")
    desk.remove([projects[1].id])
    added = desk.add_project(first.units[0].id)
    desk.enter(Place(added, "name"), "新来的项目")

    then, now = holding_in(backup, desk.checking.rules), desk.holding()()
    told = difference(then, now)

    assert then.projects == now.projects == sum(len(t.projects) for t in desk.book.target_tables)
    assert then.totals != now.totals
    assert set(then.totals) == {first.currency_unit}
    assert all(isinstance(total, Decimal) for total in then.totals.values())
    assert now.findings == len(desk.checking.all_findings())
    assert told.gone == (projects[1].name,)
    assert told.come == ("新来的项目",)
    assert told.changed == (projects[0].name,)


def test_a_backup_of_what_is_here_does_not_differ(desk: Desk) -> None:
    backup = desk.file.backup("timer")
    assert not difference(holding_in(backup, desk.checking.rules), desk.holding()())
    desk.enter(Place(desk.book.tables[0].id, "title"), "另一个标题")
    told = difference(holding_in(backup, desk.checking.rules), desk.holding()())
    assert told.around
    assert (told.gone, told.come, told.changed) == ((), (), ())


def bulk(desk: Desk, count: int) -> Edit:
    """Some values of one project, changed again and again."""
    project = desk.tree.owner(GOAL.item, Project)
    goals = [project.goal, *(f"目标{number}" for number in range(count))]
    return Edit("paste", tuple(ValueChange(GOAL, before, after) for before, after in pairwise(goals)))


def test_a_bulk_edit_is_preceded_by_a_backup(desk: Desk) -> None:
    desk.do(bulk(desk, 30))
    assert reasons(desk) == []
    before = desk.book
    desk.do(bulk(desk, 31))
    assert reasons(desk) == ["bulk"]
    assert book_in(desk.file.backups()[0].path) == before
    assert desk.last_backup == desk.file.backups()[0].path


def test_so_is_a_bulk_edit_that_is_written_on_another_thread(desk: Desk) -> None:
    step = desk.doing(bulk(desk, 31))
    assert step.is_large
    step.run()
    desk.finish(step)
    assert reasons(desk) == ["bulk"]


def test_so_is_taking_away_much_at_once(desk: Desk) -> None:
    table = desk.book.tables[0]
    desk.do(Edit("remove", (ItemRemoved(BOOK_ID, 0, table),)))
    assert reasons(desk) == [], "a small table"
