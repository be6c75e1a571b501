"""Another's desk file is read by way of a copy, in the child: whatever is in it, it stays as it is."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_any
from perfdesk.desk.troubles import FileDamaged, NotADeskFile, Unreadable
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.store.header import SCHEMA_VERSION

OLD = Path(__file__).parents[1] / "store" / "files" / "schema-1.perfdesk"


@pytest.fixture
def theirs(desk: Desk, tmp_path: Path) -> Path:
    """A closed desk file in a folder of its own."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    return Path(shutil.copy(desk.path, folder / "theirs.perfdesk"))


def state_of(path: Path) -> tuple[bytes, int, list[str]]:
    return path.read_bytes(), path.stat().st_mtime_ns, sorted(os.listdir(path.parent))  # noqa: PTH208  # names


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        for statement in statements:
            file.execute(statement)


def test_it_says_what_the_file_says_and_leaves_it_alone(desk: Desk, theirs: Path) -> None:
    before = state_of(theirs)
    draft = read_any(theirs)
    assert draft.tables == desk.book.tables
    assert (draft.source.file, draft.source.reader) == ("theirs.perfdesk", "perfdesk")
    assert state_of(theirs) == before


def test_a_file_of_an_older_version_stays_one(theirs: Path) -> None:
    shutil.copy(OLD, theirs)
    before = state_of(theirs)
    (table,) = read_any(theirs).target_tables
    assert table.projects[0].name == "示例项目（改名）"
    assert state_of(theirs) == before


def test_a_trigger_in_it_is_refused_and_never_runs(theirs: Path) -> None:
    run_sql(theirs, "CREATE TRIGGER wipe AFTER INSERT ON journal BEGIN DELETE FROM journal; END")
    before = state_of(theirs)
    with pytest.raises(FileDamaged):
        read_any(theirs)
    assert state_of(theirs) == before


def test_a_damaged_or_foreign_file_is_refused_by_its_name(theirs: Path) -> None:
    run_sql(theirs, "UPDATE project SET name = 'x' WHERE id = 'p1'")
    with pytest.raises(FileDamaged) as damaged:
        read_any(theirs)
    assert damaged.value.path == theirs
    theirs.write_bytes(b"no database at all")
    with pytest.raises(NotADeskFile):
        read_any(theirs)
    theirs.unlink()
    with pytest.raises(Unreadable, match="missing"):
        read_any(theirs)


def test_a_file_of_a_newer_version_is_read_as_far_as_it_is_alike(desk: Desk, theirs: Path) -> None:
    run_sql(theirs, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = state_of(theirs)
    assert read_any(theirs).tables == desk.book.tables
    assert state_of(theirs) == before


def test_a_file_that_is_being_worked_with_can_be_read(desk: Desk) -> None:
    desk.enter(Place(Id("p1"), "goal"), "刚改的目标")
    assert read_any(desk.path).tables == desk.book.tables
    desk.enter(Place(Id("p1"), "goal"), "又改的目标")


def test_the_database_is_not_opened_here(theirs: Path) -> None:
    seen: list[str] = []
    sys.addaudithook(lambda event, _: seen.append(event) if event == "sqlite3.connect" and watching else None)
    watching = [True]
    read_any(theirs)
    watching.clear()
    assert seen == []
