"""The disk, other programs and other people: each trouble has its name, and costs nothing that was written."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item
from perfdesk.domain.table import Project, TargetTable
from perfdesk.store import connection as store_connection
from perfdesk.store import opening, rows
from perfdesk.store.desk_file import DeskFile, EntryKind, header
from perfdesk.store.errors import Damage, FileDamaged, FileTooNew, NotADeskFile, StoreFailed
from perfdesk.store.header import SCHEMA_VERSION
from perfdesk.store.values import Plain, plain_values
from perfdesk.wording import refusal_sentence
from tests.store.conftest import Do
from tests.store.samples import after, inserted, renamed, small_table

held_open = pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows lets no other program replace, or delete the journal of, a file that is open here",
)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        DeskFile.open(tmp_path / "没有.perfdesk", who="张三")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00", "名称,金额\n".encode() * 50])
def test_a_file_of_another_kind(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(NotADeskFile):
        DeskFile.open(path, who="张三")
    assert header(path) is None
    assert path.read_bytes() == content


def test_another_programs_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript("CREATE TABLE notes (text)")

    with pytest.raises(NotADeskFile):
        DeskFile.open(path, who="张三")


def test_a_file_of_a_newer_version_can_be_read_and_says_which(path: Path, desk_file: DeskFile) -> None:
    desk_file.close()
    make_newer(
        path, "ALTER TABLE project ADD COLUMN score TEXT; UPDATE meta SET value = '3.2' WHERE key LIKE 'app%'"
    )

    with closing(DeskFile.open(path, who="李四")) as file:
        assert (file.needs_version, file.read_only, file.locked_by) == ("3.2", True, None)
        assert file.load().tables == (small_table(),)
        with pytest.raises(StoreFailed, match="read_only"):
            file.write(inserted(small_table()), Book(), Book(), EntryKind.DO)


def test_a_newer_version_that_cannot_even_be_read(path: Path, desk_file: DeskFile) -> None:
    desk_file.close()
    make_newer(path, "DROP TABLE indicator")

    with closing(DeskFile.open(path, who="李四")) as file, pytest.raises(FileTooNew):
        file.load()


def make_newer(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{script}; PRAGMA user_version = {SCHEMA_VERSION + 1}")


@held_open
def test_another_process_that_writes_is_noticed(desk_file: DeskFile) -> None:
    book = desk_file.load()
    with closing(sqlite3.connect(desk_file.path)) as other:
        other.executescript("UPDATE project SET name = 'ohne uns' WHERE id = 'p2'")

    assert desk_file.has_changed_elsewhere
    assert failure(desk_file, book) == "foreign_change"


@held_open
def test_a_file_that_a_sync_program_replaced_is_noticed(desk_file: DeskFile) -> None:
    book = desk_file.load()
    copy = shutil.copyfile(desk_file.path, desk_file.path.with_suffix(".copy"))
    copy.replace(desk_file.path)

    assert desk_file.has_changed_elsewhere
    assert failure(desk_file, book) == "foreign_change"
    assert desk_file.load() == book
    assert not desk_file.has_changed_elsewhere


@held_open
def test_after_loading_anew_work_goes_on(desk_file: DeskFile, do: Do) -> None:
    with closing(sqlite3.connect(desk_file.path)) as other:
        other.executescript("VACUUM")

    book = do(renamed(desk_file.load(), "p1", "改了"))

    assert desk_file.load() == book


def test_a_file_that_another_program_keeps_locked(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(store_connection.PRAGMAS, "busy_timeout", "50")
    book = desk_file.load()
    desk_file._database.driver.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(desk_file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert failure(desk_file, book) == "locked"

    assert failure(desk_file, book) is None


def test_a_full_disk_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Played by a limit on the pages of the database; what SQLite says is the same."""
    monkeypatch.setitem(store_connection.PRAGMAS, "max_page_count", "60")

    with closing(DeskFile.create(path, who="张三")) as file:
        fill_up(file)


def test_a_really_full_disk_loses_nothing(tiny_disk: Path) -> None:
    with closing(DeskFile.create(tiny_disk / "表.perfdesk", who="张三")) as file:
        fill_up(file)


def fill_up(file: DeskFile) -> None:
    """One table after the other until there is no more room; what was written before is all there."""
    book, failed = file.load(), None
    while failed is None:
        edit = inserted(TargetTable(Id(f"t{len(book.tables)}"), "长" * 1000))
        failed = failure(file, book, edit)
        book = book if failed else after(book, edit)

    assert failed == "full"
    assert len(book.tables) > 3
    assert file.load() == book
    assert len(file.entries()) == len(book.tables)
    assert file.verify().is_sound


def test_a_commit_that_raised_and_is_stored_all_the_same(
    desk_file: DeskFile, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As failing disks do it: 12 of 112 such commits were on the disk."""
    book = desk_file.load()
    commit = desk_file._commit

    def commit_and_raise(*what: object) -> None:
        commit(*what)  # type: ignore[arg-type]  # the two arguments are only passed on
        fault = sqlite3.OperationalError("disk I/O error")
        fault.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise fault

    with monkeypatch.context() as failing:
        failing.setattr(desk_file, "_commit", commit_and_raise)
        assert failure(desk_file, book) is None

    assert len(desk_file.entries()) == 2
    assert desk_file.head == desk_file.entries()[1].hash
    do(renamed(desk_file.load(), "p1", "接着改"))


def failure(file: DeskFile, book: Book, edit: Edit | None = None) -> str | None:
    edit = edit or renamed(book, "p1", "改了")
    try:
        file.write(edit, book, after(book, edit), EntryKind.DO)
    except StoreFailed as failed:
        return failed.reason
    return None


@pytest.mark.parametrize(
    "amount", ["NaN", "sNaN", "Infinity", "1E+999999", "1E-999999", "-1E15", "1" * 65, "元"]
)
def test_an_amount_without_end_is_damage_even_with_the_right_hashes(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch, amount: str
) -> None:
    """As somebody else's program can write it: the rows' hashes are no secret."""
    book = desk_file.load()
    with monkeypatch.context() as crafted:
        crafted.setitem(rows.__dict__, "plain_values", lambda item: forged(plain_values(item), item, amount))
        edit = renamed(book, "p1", "改了")
        desk_file.write(edit, book, after(book, edit), EntryKind.DO)

    with pytest.raises(FileDamaged) as refused:
        desk_file.load()
    assert Damage("project", ("p1",), "changed") in refused.value.damage


def forged(plain: list[Plain], item: Item, amount: str) -> list[Plain]:
    if item.id == "p1":
        plain[FIELDS[Project].index("total")] = amount
    return plain


@pytest.mark.skipif(sys.platform != "linux", reason="names as Linux limits them")
def test_too_long_a_name_is_said_to_be_that(tmp_path: Path) -> None:
    path = tmp_path / f"{'长' * 80}.perfdesk"
    with pytest.raises(OSError, match="name too long"):
        DeskFile.create(path, who="张三")
    assert list(tmp_path.iterdir()) == []
    with closing(DeskFile.create(tmp_path / f"{'长' * 75}.perfdesk", who="张三")) as file:
        file.backup("timer")


def test_a_file_is_whole_or_not_there_when_its_making_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(database: object, who: str) -> None:
        assert not (tmp_path / "a.perfdesk").exists()
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr(opening, "_fill", cut_off)
        with pytest.raises(KeyboardInterrupt):
            DeskFile.create(tmp_path / "a.perfdesk", who="张三")
    assert list(tmp_path.iterdir()) == []


def test_making_a_file_never_takes_a_name_that_was_taken_meanwhile(tmp_path: Path) -> None:
    beside, taken = tmp_path / "beside", tmp_path / "a.perfdesk"
    beside.write_bytes(b"new")
    taken.write_bytes(b"another's")
    with pytest.raises(FileExistsError):
        opening.give_name(beside, taken)
    assert taken.read_bytes() == b"another's"


BREAK_OFF = """
import os, sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
for pragma in ("journal_mode = TRUNCATE", "synchronous = FULL", "cache_size = 1", "cache_spill = 1"):
    file.execute(f"PRAGMA {pragma}")
file.execute("BEGIN IMMEDIATE")
file.execute("UPDATE meta SET value = 'half written'")
file.execute("CREATE TABLE junk (x)")
file.executemany("INSERT INTO junk VALUES (?)", [("x" * 3000,) for _ in range(40)])
os._exit(9)
"""


def test_what_a_crash_left_half_written_is_put_right_where_that_can_be_and_else_said(tiny_disk: Path) -> None:
    path = tiny_disk / "表.perfdesk"
    with closing(DeskFile.create(path, who="张三")) as file:
        edit = inserted(small_table())
        file.write(edit, Book(), after(Book(), edit), EntryKind.DO)
    assert subprocess.run([sys.executable, "-c", BREAK_OFF, path]).returncode == 9
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 0
    before = path.read_bytes(), journal.read_bytes()

    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with pytest.raises(StoreFailed, match="unfinished") as refused:
        DeskFile.open(path, who="张三")
    assert (path.read_bytes(), journal.read_bytes()) == before
    said = refusal_sentence(refused.value)
    assert "文件没有打开，也没有改动" in said
    assert "连同旁边的 -journal 文件一起复制到可写的位置" in said

    subprocess.run(["mount", "-o", "remount,rw", str(tiny_disk)], check=True)
    with closing(DeskFile.open(path, who="张三")) as file:
        assert not file.read_only
        assert file.load().tables == (small_table(),)
        assert file.verify().is_sound


def test_on_a_disk_that_is_closed_to_writing_a_file_is_read_and_tried_again(tiny_disk: Path) -> None:
    path = tiny_disk / "表.perfdesk"
    DeskFile.create(path, who="张三").close()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with closing(DeskFile.open(path, who="张三")) as file:
        assert (file.read_only, file.is_barred) == (True, True)
        file.load()
        assert file.regain() == "held"
        subprocess.run(["mount", "-o", "remount,rw", str(tiny_disk)], check=True)
        assert file.regain() == "writable"
        edit = inserted(small_table())
        file.write(edit, Book(), after(Book(), edit), EntryKind.DO)
