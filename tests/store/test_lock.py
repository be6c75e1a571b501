"""One file, two instances: the first writes, the second reads and knows who is at it."""

import platform
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.store.desk_file import DeskFile, EntryKind
from perfdesk.store.errors import StoreFailed
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
