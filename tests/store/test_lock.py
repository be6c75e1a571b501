"""One file, two instances: the first writes, the second reads and knows who is at it."""

import errno
import os
import platform
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.store.desk_file import DeskFile, EntryKind
from perfdesk.store.errors import StoreFailed
from perfdesk.store.lock import lock_path
from tests.store.conftest import Do
from tests.store.samples import after, renamed

HOLD = """
import sys, time
from pathlib import Path
from perfdesk.store.desk_file import DeskFile
file = DeskFile.open(Path(sys.argv[1]), who="王五")
print(file.read_only, flush=True)
time.sleep(60)
"""


def test_the_second_instance_reads_and_names_the_first(desk_file: DeskFile) -> None:
    with closing(DeskFile.open(desk_file.path, who="李四")) as second:
        assert second.read_only
        assert second.locked_by is not None
        assert (second.locked_by.name, second.locked_by.machine) == ("张三", platform.node())
        assert second.load() == desk_file.load()
        with pytest.raises(StoreFailed, match="read_only"):
            second.write(renamed(second.load(), "p1", "抢"), second.load(), second.load(), EntryKind.DO)


def test_the_second_instance_sees_what_the_first_goes_on_to_write(desk_file: DeskFile, do: Do) -> None:
    with closing(DeskFile.open(desk_file.path, who="李四")) as second:
        second.load()
        book = do(renamed(desk_file.load(), "p1", "改了"))

        assert second.has_changed_elsewhere
        assert second.load() == book
        assert not second.has_changed_elsewhere


def test_closing_the_second_leaves_the_first_its_lock(desk_file: DeskFile, do: Do) -> None:
    DeskFile.open(desk_file.path, who="李四").close()
    do(renamed(desk_file.load(), "p1", "改了"))

    with closing(DeskFile.open(desk_file.path, who="李四")) as third:
        assert third.read_only


def test_closing_lets_the_next_one_write(desk_file: DeskFile) -> None:
    desk_file.close()
    desk_file.close()

    with closing(DeskFile.open(desk_file.path, who="李四")) as next_one:
        assert not next_one.read_only


def test_opened_for_reading_it_takes_no_lock(desk_file: DeskFile) -> None:
    desk_file.close()

    with closing(DeskFile.open(desk_file.path, who="李四", read_only=True)) as reader:
        assert (reader.read_only, reader.locked_by) == (True, None)
        with closing(DeskFile.open(desk_file.path, who="张三")) as writer:
            assert not writer.read_only


def test_one_knows_oneself(desk_file: DeskFile) -> None:
    with closing(DeskFile.open(desk_file.path, who="张三")) as second:
        assert second.locked_by is not None
        assert second.locked_by.is_this_machine
        assert second.locked_by.since[:4].isdecimal()


posix = pytest.mark.skipif(sys.platform == "win32", reason="links and full disks as on POSIX")


@posix
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_in_the_place_of_the_lock_is_not_followed(desk_file: DeskFile, tmp_path: Path, link) -> None:
    desk_file.close()
    other = tmp_path / "别人的文件.txt"
    other.write_bytes(b"content")
    link(other, lock_path(desk_file.path))

    with closing(DeskFile.open(desk_file.path, who="李四")) as file:
        assert not file.read_only

    assert other.read_bytes() == b"content"


@posix
def test_the_same_file_by_a_link_has_the_same_lock(desk_file: DeskFile, tmp_path: Path) -> None:
    link = tmp_path / "link.perfdesk"
    link.symlink_to(desk_file.path)

    with closing(DeskFile.open(link, who="李四")) as second:
        assert second.locked_by is not None


@posix
def test_by_a_hard_link_both_may_write_and_neither_over_the_other(
    desk_file: DeskFile, tmp_path: Path
) -> None:
    """Nothing tells from one name that there is another; what the other wrote is noticed before anything is."""
    book, link = desk_file.load(), tmp_path / "hard.perfdesk"
    os.link(desk_file.path, link)
    with closing(DeskFile.open(link, who="李四")) as second:
        edit = renamed(second.load(), "p1", "改了")
        second.write(edit, book, after(book, edit), EntryKind.DO)
        written = second.load()
    assert desk_file.has_changed_elsewhere
    with pytest.raises(StoreFailed, match="foreign_change"):
        desk_file.write(renamed(book, "p2", "也改"), book, book, EntryKind.DO)
    assert desk_file.load() == written


@posix
@pytest.mark.parametrize("junk", [b"[" * 4000, b"{}", b'["a", 1, null]', b"[1]", bytes(range(256))])
def test_junk_in_a_held_lock_is_somebody_unknown(desk_file: DeskFile, junk: bytes) -> None:
    lock_path(desk_file.path).write_bytes(junk)

    with closing(DeskFile.open(desk_file.path, who="李四")) as second:
        assert second.locked_by is not None
        assert set(second.locked_by) <= {"", "a"}


def test_a_lock_without_room_for_its_holder_is_held_and_given_back(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    desk_file.close()
    with monkeypatch.context() as disk:
        disk.setattr(os, "write", full)
        first = DeskFile.open(desk_file.path, who="张三")
    with closing(DeskFile.open(desk_file.path, who="李四")) as second:
        assert second.locked_by is not None
        assert second.locked_by.name == ""
    first.close()
    with closing(DeskFile.open(desk_file.path, who="李四")) as third:
        assert not third.read_only


def test_a_full_disk_at_opening_leaves_no_lock_behind(tiny_disk: Path) -> None:
    path = tiny_disk / "表.perfdesk"
    DeskFile.create(path, who="张三").close()
    filler = tiny_disk / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while stream.write(b"\0" * 512):
                pass
        except OSError:
            pass  # full

    with closing(DeskFile.open(path, who="张三")) as file:
        assert not file.read_only
        assert file.load().tables == ()
    filler.unlink()
    with closing(DeskFile.open(path, who="李四")) as file:
        assert not file.read_only
    assert not lock_path(path).exists()


def test_the_lock_dies_with_its_process(desk_file: DeskFile) -> None:
    desk_file.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(desk_file.path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"
        with closing(DeskFile.open(desk_file.path, who="李四")) as second:
            assert second.locked_by is not None
            assert second.locked_by.name == "王五"
        other.kill()
    with closing(DeskFile.open(desk_file.path, who="李四")) as second:
        assert not second.read_only
        book = second.load()
        edit = renamed(book, "p1", "改了")
        second.write(edit, book, after(book, edit), EntryKind.DO)
