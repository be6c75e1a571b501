"""The life of a file: made, written to, closed, opened again."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit
from perfdesk.store.desk_file import DeskFile, EntryKind
from perfdesk.store.errors import NoSuchEntry, NotStorable
from tests.store.conftest import Do
from tests.store.samples import RandomEdits, after, inserted, renamed, small_table


def test_a_new_file_holds_an_empty_book(path: Path) -> None:
    file = DeskFile.create(path, who="张三")

    assert file.load() == Book()
    assert file.entries() == []
    file.close()


def test_a_file_that_is_there_is_not_made_again(desk_file: DeskFile) -> None:
    with pytest.raises(FileExistsError):
        DeskFile.create(desk_file.path, who="张三")

    assert desk_file.load().tables == (small_table(),)


def test_what_was_written_is_there_in_the_next_session(desk_file: DeskFile, do: Do) -> None:
    book = do(renamed(desk_file.load(), "p1", "改了名的项目"))
    head = desk_file.head
    desk_file.close()

    again = DeskFile.open(desk_file.path, who="李四")

    assert again.load() == book
    assert again.head == head
    again.close()


def test_nothing_but_the_file_remains_after_closing(desk_file: DeskFile, do: Do) -> None:
    do(renamed(desk_file.load(), "p1", "改了"))
    desk_file.close()

    assert [each.name for each in desk_file.path.parent.iterdir()] == [desk_file.path.name]


def test_the_journal_tells_who_did_what_and_when(desk_file: DeskFile) -> None:
    (entry,) = desk_file.entries()

    assert (entry.seq, entry.who, entry.action, entry.kind, entry.of) == (
        1,
        "张三",
        "import",
        EntryKind.DO,
        None,
    )
    assert abs(datetime.fromisoformat(entry.at) - datetime.now(UTC)).total_seconds() < 60
    assert entry.hash == desk_file.head
    assert desk_file.edit(1) == inserted(small_table())
    assert desk_file.entries(after=1) == []
    with pytest.raises(NoSuchEntry):
        desk_file.edit(2)


def test_an_undo_names_the_line_it_takes_back(desk_file: DeskFile) -> None:
    book = desk_file.load()

    entry = desk_file.write(inserted(small_table()).inverse(), book, Book(), EntryKind.UNDO, of=1)

    assert (entry.seq, entry.kind, entry.of) == (2, EntryKind.UNDO, 1)
    assert desk_file.entries()[1] == entry
    assert desk_file.load() == Book()


def test_the_properties_count_everything(desk_file: DeskFile) -> None:
    info = desk_file.info()

    assert (info.tables, info.units, info.projects, info.indicators, info.entries) == (1, 2, 2, 2, 1)
    assert (info.schema_version, info.created_by, info.last_edit_by) == (4, "张三", "张三")
    assert info.last_edit_at == desk_file.entries()[0].at
    assert info.head == desk_file.head


@pytest.mark.parametrize("name", ["a b.perfdesk", "100%25.perfdesk", "甲#1?乙.perfdesk", "a;b&c=d.perfdesk"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and "?" in name:
        pytest.skip("Windows has no such names")
    DeskFile.create(tmp_path / name, who="张三").close()

    assert [each.name for each in tmp_path.iterdir()] == [name]
    DeskFile.open(tmp_path / name, who="张三").close()


def test_two_new_files_have_different_heads(tmp_path: Path) -> None:
    files = [DeskFile.create(tmp_path / name, who="张三") for name in ("一.perfdesk", "二.perfdesk")]

    assert files[0].head != files[1].head
    for file in files:
        file.close()


def test_a_text_that_cannot_be_stored_changes_nothing(desk_file: DeskFile) -> None:
    book, head = desk_file.load(), desk_file.head
    edit = renamed(book, "p1", "\ud83d")

    with pytest.raises(NotStorable):
        desk_file.write(edit, book, after(book, edit), EntryKind.DO)

    assert desk_file.load() == book
    assert desk_file.head == head


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_after_any_edits_the_file_holds_the_book(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = DeskFile.create(Path(folder) / "表.perfdesk", who="张三")
        edits, done = RandomEdits(data), list[Edit]()
        for _ in range(data.draw(st.integers(1, 6))):
            before = edits.book
            done.append(edits.next())
            file.write(done[-1], before, edits.book, EntryKind.DO)

        # repr tells 1.0 from 1.00 and 1 from True, which == does not.
        assert repr(file.load()) == repr(edits.book)
        assert repr([file.edit(entry.seq) for entry in file.entries()]) == repr(done)
        assert file.verify().is_sound
        file.close()
