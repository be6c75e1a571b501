"""A file beside the lock: one instance asks, the other answers, and nothing that lies there is believed."""

import json
import os
import platform
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.store.access import could_be_granted
from perfdesk.store.desk_file import DeskFile, EntryKind
from perfdesk.store.errors import StoreFailed
from perfdesk.store.hand_over import Request, ask, asked, forget, request_path
from perfdesk.store.lock import lock_path
from tests.store.conftest import Do
from tests.store.samples import after, renamed

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes as on POSIX")


def test_who_asks_is_told_and_is_seen_to_wait(desk_file: DeskFile) -> None:
    path = desk_file.path
    assert asked(path) is None
    asking = ask(path, "李四", "hand_over")
    first = asked(path)
    assert asking.wait_on()
    second = asked(path)

    assert first is not None
    assert second is not None
    assert first[:3] == second[:3] == ("李四", platform.node(), "hand_over")
    assert first.beat != second.beat
    assert first.is_this_machine

    asking.withdraw()
    asking.withdraw()
    assert asked(path) is None


def test_the_answer_is_to_take_the_request_away(desk_file: DeskFile) -> None:
    asking = ask(desk_file.path, "李四", "hand_over")
    forget(desk_file.path)

    assert not asking.wait_on()
    assert not request_path(desk_file.path).exists(), "waiting on does not ask again"


def test_only_one_can_ask_at_a_time_and_takes_back_only_its_own(desk_file: DeskFile) -> None:
    first = ask(desk_file.path, "李四", "hand_over")
    with pytest.raises(FileExistsError):
        ask(desk_file.path, "王五", "hand_over")
    forget(desk_file.path)
    second = ask(desk_file.path, "王五", "hand_over")

    assert not first.wait_on()
    first.withdraw()
    assert second.wait_on()


def test_after_handing_over_one_reads_and_the_other_writes(desk_file: DeskFile, do: Do) -> None:
    path = desk_file.path
    with closing(DeskFile.open(path, who="李四")) as second:
        second.load()
        assert not could_be_granted(path, "李四")
        assert second.regain() == "held"
        ask(path, "李四", "hand_over")
        request = asked(path)
        assert request is not None

        desk_file.hand_over(request)

        assert desk_file.read_only
        assert desk_file.locked_by is not None
        assert desk_file.locked_by[:2] == ("李四", platform.node())
        with pytest.raises(StoreFailed, match="read_only"):
            do(renamed(desk_file.load(), "p1", "抢"))
        assert could_be_granted(path, "李四")
        assert second.regain() == "writable"
        assert (second.read_only, second.locked_by) == (False, None)
        book = second.load()
        edit = renamed(book, "p1", "接手后改的")
        second.write(edit, book, after(book, edit), EntryKind.DO)
        assert desk_file.load() == after(book, edit)
        assert not request_path(path).exists()
    assert not lock_path(path).exists()


def test_who_takes_over_what_was_written_to_meanwhile_has_to_open_it_anew(
    desk_file: DeskFile, do: Do
) -> None:
    with closing(DeskFile.open(desk_file.path, who="李四")) as second:
        before = second.load()
        do(renamed(before, "p1", "改了"))
        desk_file.hand_over(Request("李四", "", "hand_over", "0"))

        assert second.regain() == "changed"

        assert second.read_only
        with closing(DeskFile.open(desk_file.path, who="王五")) as third:
            assert not third.read_only, "the lock was given back"


@posix
def test_a_lock_that_could_not_be_made_is_made_later_without_opening_anew(
    path: Path, desk_file: DeskFile
) -> None:
    desk_file.close()
    lock_path(path).mkdir()
    with closing(DeskFile.open(path, who="张三")) as file:
        book = file.load()
        assert (file.read_only, file.is_barred, file.locked_by) == (True, True, None)
        assert file.regain() == "held"
        lock_path(path).rmdir()

        assert file.regain() == "writable"

        edit = renamed(book, "p1", "又能写了")
        file.write(edit, book, after(book, edit), EntryKind.DO)
        assert file.load() == after(book, edit)


def test_whoever_opens_the_file_for_writing_has_not_been_asked_yet(desk_file: DeskFile) -> None:
    ask(desk_file.path, "李四", "hand_over")
    desk_file.close()

    DeskFile.open(desk_file.path, who="张三").close()

    assert not request_path(desk_file.path).exists()


JUNK = [
    b"",
    b"[" * 900,
    b"{}",
    b"null",
    b'["a", "b"]',
    b'["a", "b", "format", "1"]',
    b'["a", 1, "hand_over", "1"]',
    b'["a", "b", ["hand_over"], "1"]',
    bytes(range(256)),
    json.dumps(["长" * 4000, "b", "hand_over", "1"]).encode(),
]


@pytest.mark.parametrize("junk", JUNK)
def test_junk_is_no_request(desk_file: DeskFile, junk: bytes) -> None:
    request_path(desk_file.path).write_bytes(junk)

    assert asked(desk_file.path) is None


def test_names_are_words_of_one_line(desk_file: DeskFile) -> None:
    ask(desk_file.path, "李四\n\u202e\x07" + "长" * 500, "hand_over")

    request = asked(desk_file.path)

    assert request is not None
    assert request.name.startswith("李四长")
    assert request.name.isprintable()
    assert len(request.name) <= 60


@posix
def test_a_request_is_its_owners_alone(desk_file: DeskFile) -> None:
    ask(desk_file.path, "李四", "show")

    assert stat.S_IMODE(request_path(desk_file.path).stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_in_its_place_is_neither_read_nor_written_through(
    desk_file: DeskFile, tmp_path: Path, link
) -> None:
    other = tmp_path / "别人的文件.txt"
    content = json.dumps(["李四", "PC", "hand_over", "1"]).encode()
    other.write_bytes(content)
    link(other, request_path(desk_file.path))

    assert asked(desk_file.path) is None
    with pytest.raises(FileExistsError):
        ask(desk_file.path, "王五", "hand_over")
    forget(desk_file.path)

    assert other.read_bytes() == content


@posix
def test_a_link_put_in_the_place_of_a_request_is_not_written_through(
    desk_file: DeskFile, tmp_path: Path
) -> None:
    asking = ask(desk_file.path, "李四", "hand_over")
    other = tmp_path / "别人的文件.txt"
    other.write_bytes(b"content")
    request_path(desk_file.path).unlink()
    os.link(other, request_path(desk_file.path))

    assert not asking.wait_on()
    asking.withdraw()

    assert other.read_bytes() == b"content"


@posix
def test_a_pipe_in_its_place_keeps_nobody_waiting(desk_file: DeskFile) -> None:
    os.mkfifo(request_path(desk_file.path))

    assert asked(desk_file.path) is None
