"""A reader that hangs, dies or floods costs a message; the next file finds a reader that works."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from perfdesk.desk import reader_child
from perfdesk.desk.reader_child import Child, ask, command, cool_down, warm_up
from perfdesk.desk.reading import read_content
from perfdesk.formats.unreadable import Unreadable

TABLE = (
    "部门名称：海湾市文化局\t单位：万元\n"
    "项目名称（资金使用单位）\t总计\t财政拨款\t绩效目标\t绩效指标\n"
    "惠民演出\t10.00\t10.00\t组织演出。\t1、1-产出指标；11-数量指标；场次；实施周期指标值:9场；年度指标值:9场。\n"
).encode()


def never() -> bool:
    return False


def quietly(done: int, total: int) -> None:
    """Progress is of no interest here."""


def that(script: str) -> Child:
    """A child that runs a script of ours instead of reading."""
    return Child([sys.executable, "-c", script])


def refusal_of(child: Child, cancelled: object = never) -> str:
    with pytest.raises(Unreadable) as refused:
        child.ask({"do": "read", "name": "a.tsv"}, TABLE, cancelled, quietly)  # type: ignore[arg-type]
    return refused.value.reason


@pytest.fixture(autouse=True)
def _cool() -> object:
    cool_down()
    yield
    cool_down()


def test_a_warm_reader_is_used_again() -> None:
    child = Child()
    for _ in range(2):
        head, body = child.ask({"do": "read", "name": "a.tsv"}, TABLE, never, quietly)
        assert (head["done"], "惠民演出" in body.decode()) == (True, True)
    assert child.is_alive
    child.end()


def test_a_refusal_leaves_the_reader_at_work() -> None:
    child = Child()
    with pytest.raises(Unreadable, match="empty"):
        child.ask({"do": "read", "name": "a.xlsx"}, b"", never, quietly)
    assert child.ask({"do": "read", "name": "a.tsv"}, TABLE, never, quietly)[0] == {"done": True}
    child.end()


def test_a_reader_that_dies_costs_a_message_and_the_next_one_works() -> None:
    warm_up()
    (child,) = reader_child._IDLE._children
    os.kill(child.pid, signal.SIGTERM)
    child._process.wait()
    draft = read_content(TABLE, "a.tsv")
    assert [project.name for project in draft.target_tables[0].projects] == ["惠民演出"]


def test_a_reader_that_crashes_while_reading_is_told_of() -> None:
    child = that("import os, sys; sys.stdin.buffer.read(20); os._exit(9)")
    assert refusal_of(child) == "reader_died"
    assert not child.is_alive


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_child, "SECONDS", 0.3)
    child = that("while True: pass")
    assert refusal_of(child) == "timed_out"
    assert not child.is_alive


def test_a_reader_that_stops_making_progress_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_child, "SILENT_SECONDS", 0.3)
    script = (
        "import sys, time; from perfdesk.desk.frames import write_frame;"
        "write_frame(sys.stdout.buffer, {'progress': [1, 9]}); time.sleep(60)"
    )
    assert refusal_of(that(script)) == "timed_out"


def test_a_reader_that_talks_nonsense_is_ended() -> None:
    child = that("import sys; sys.stdout.buffer.write(b'\\xff' * 100); sys.stdout.flush(); sys.stdin.read()")
    assert refusal_of(child) == "reader_died"
    assert not child.is_alive


def test_calling_off_ends_the_reader_at_once() -> None:
    child = that("while True: pass")
    assert refusal_of(child, lambda: True) == "cancelled"
    assert not child.is_alive


@pytest.mark.skipif(sys.platform == "win32", reason="there the job object does it, from outside")
def test_a_reader_that_wants_too_much_memory_says_so() -> None:
    script = (
        "from perfdesk.desk import serving;"
        "serving._REQUESTS['read'] = lambda head, body: bytes(3 * 2**30);"
        "serving.serve()"
    )
    child = that(script)
    assert refusal_of(child) == "too_much_to_read"
    assert child.is_alive
    child.end()


READS = {
    "waits": "serving.serve()",
    "works": "serving._REQUESTS['read'] = lambda head, body: all(True for _ in iter(int, 1)); serving.serve()",
    "keeps the interpreter": (
        "import re; serving.SECONDS = 1;"
        "serving._REQUESTS['read'] = lambda head, body: re.match('(a*)*b', 'a' * 60); serving.serve()"
    ),
}
"""What a reader is at when its parent is killed; of the last, no other thread of it gets a turn."""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc; on Windows the job object does it")
@pytest.mark.parametrize("act", READS)
def test_no_reader_outlives_the_program(act: str) -> None:
    """The parent is killed with no chance to tidy up."""
    reader = f"from perfdesk.desk import serving; {READS[act]}"
    script = (
        "import os, signal, sys; from perfdesk.desk.frames import write_frame;"
        "from perfdesk.desk.reader_child import Child;"
        f"child = Child([sys.executable, '-c', {reader!r}]);"
        "act = sys.argv[1] != 'waits' and write_frame(child._process.stdin, {'do': 'read'});"
        "print(child.pid, flush=True); sys.stdin.read(1); os.kill(os.getpid(), signal.SIGKILL)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, act], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    # One that keeps the interpreter lives for half a second after that: on a busy machine it may be gone unseen.
    wait_until(lambda: act == "waits" or not 0 <= processor_time(child) <= START)
    parent.communicate("x")
    wait_until(lambda: processor_time(child) < 0)


START = 1.5
"""Seconds of processor time after which a reader has all its modules and is at work."""


def processor_time(process: int) -> float:
    """In seconds; -1 when it has ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return -1
    return -1 if stat[0] == "Z" else (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def wait_until(holds: Callable[[], bool]) -> None:
    until = monotonic() + 60
    while not holds():
        assert monotonic() < until
        sleep(0.05)


def test_progress_comes_along() -> None:
    script = (
        "import sys; from perfdesk.desk.frames import read_frame, write_frame; out = sys.stdout.buffer;"
        "read_frame(sys.stdin.buffer); write_frame(out, {'progress': [1, 2]}); write_frame(out, {'done': True}, b'x')"
    )
    heard: list[tuple[int, int]] = []
    child = that(script)
    assert child.ask({"do": "read"}, b"", never, lambda *steps: heard.append(steps)) == ({"done": True}, b"x")
    assert heard == [(1, 2)]
    child.end()


def test_the_current_folder_is_not_on_the_readers_path() -> None:
    assert "-P" in command()


def test_only_one_reader_is_kept_warm() -> None:
    first, second = Child(), Child()
    reader_child._IDLE.give_back(first)
    reader_child._IDLE.give_back(second)
    assert (first.is_alive, second.is_alive) == (True, False)
    assert ask({"do": "read", "name": "a.tsv"}, TABLE)[0] == {"done": True}
