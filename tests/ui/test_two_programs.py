"""One file, two programs: each a process of its own, with its own window, as two colleagues have them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.store.hand_over import request_path
from perfdesk.ui.main_window import MainWindow
from tests.ui.test_hand_over import button

ROOT = Path(__file__).parents[2]
GOAL = Place(Id("p1"), "goal")
SOON = 60_000


class Colleague:
    """The other program; `said` is what it has told so far."""

    def __init__(self, way: str, path: Path) -> None:
        home = path.parent
        environment = os.environ | {
            "LOGNAME": "同事", "USER": "同事", "USERNAME": "同事", "HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen", "PERFDESK_SETTINGS": str(home / "colleague.ini"),
            "PYTHONIOENCODING": "utf-8",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.other_window", way, str(path)],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )  # fmt: skip
        self.said: list[str] = []
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def has_said(self, word: str) -> bool:
        assert self.process.poll() is None, self.said
        return word in self.said

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self._listener.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())


@pytest.fixture
def colleague() -> Iterator[Callable[[str, Path], Colleague]]:
    started: list[Colleague] = []

    def start(way: str, path: Path) -> Colleague:
        started.append(Colleague(way, path))
        return started[-1]

    yield start
    for each in started:
        if each.process.returncode is None:
            each.kill()


def goal(desk: Desk) -> str:
    return desk.tree.owner(GOAL.item, Project).goal


def open_beside(window: MainWindow, holder: Colleague, path: Path, qtbot) -> None:
    """Open here, while the other program has it and has written into it."""
    qtbot.waitUntil(lambda: holder.has_said("written"), timeout=SOON)
    window.files.open_any(path)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=SOON)
    assert window.desk is not None
    assert window.desk.read_only
    assert goal(window.desk) == "同事写的"
    assert "同事" in window.standing.text


def test_a_file_is_asked_for_handed_over_and_written_by_the_other_program(
    empty_window: MainWindow, filled: Desk, colleague: Callable[[str, Path], Colleague], qtbot
) -> None:
    filled.close()
    holder = colleague("hold", filled.path)
    open_beside(empty_window, holder, filled.path, qtbot)
    button(empty_window.standing, "请对方交出").click()
    qtbot.waitUntil(lambda: holder.has_said("read-only"), timeout=SOON)
    qtbot.waitUntil(lambda: empty_window.desk is not None and not empty_window.desk.read_only, timeout=SOON)
    assert empty_window.desk is not None
    empty_window.desk.enter(GOAL, "接手后写的")
    assert goal(empty_window.desk) == "接手后写的"
    assert not request_path(filled.path).exists()


def test_the_other_program_asks_and_writes_when_it_was_given_the_file(
    window: MainWindow, filled: Desk, colleague: Callable[[str, Path], Colleague], qtbot
) -> None:
    filled.enter(GOAL, "交出之前写的")
    asker = colleague("ask", filled.path)
    qtbot.waitUntil(window.question.isVisible, timeout=SOON)
    assert "同事" in window.question.text
    button(window.question, "交出").click()
    assert filled.read_only
    qtbot.waitUntil(lambda: asker.has_said("written"), timeout=SOON)
    qtbot.waitUntil(lambda: "对方已有新的修改" in window.standing.text, timeout=SOON)


def test_a_program_that_is_killed_while_it_is_asked_leaves_the_file_to_who_asks(
    empty_window: MainWindow, filled: Desk, colleague: Callable[[str, Path], Colleague], qtbot
) -> None:
    filled.close()
    holder = colleague("hold", filled.path)
    open_beside(empty_window, holder, filled.path, qtbot)
    holder.kill()
    button(empty_window.standing, "请对方交出").click()
    qtbot.waitUntil(lambda: empty_window.desk is not None and not empty_window.desk.read_only, timeout=SOON)
    assert empty_window.desk is not None
    assert goal(empty_window.desk) == "同事写的", "acknowledged before it was killed"
