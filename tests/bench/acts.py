"""What each entry of the menus costs the window's thread with 10,000 projects: the longest time without a turn."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time
from typing import TYPE_CHECKING

from tests.bench.big_table import big_desk
from tests.bench.window import settle, window_on

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from perfdesk.ui.main_window import MainWindow

GOAL = 100
_PROJECTS = 10_000
_OF_THE_SYSTEM = (
    *(
        "open",
        "import",
        "save_copy",
        "review_sheet",
        "export_review",
        "import_review",
        "new",
        "example",
        "close",
        "quit",
    ),
    *("save_index", "second_place", "undo", "redo"),
)
"""What asks the system for a file, leaves the file or the program."""
_TURNS = 400


def measure() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "big.perfdesk")
        big_desk(path, _PROJECTS, 6 * _PROJECTS).close()
        with window_on(path) as window:
            for name, action in _acts(window):
                longest = 1000 * _longest(window, action)
                if longest > GOAL / 2:
                    yield f"{name}: {longest:.0f} ms (goal {GOAL})"


def _acts(window: "MainWindow") -> "Iterator[tuple[str, QAction]]":
    for name, action in window.actions_.by_name.items():
        if name not in _OF_THE_SYSTEM and action.isEnabled() and not action.isCheckable():
            yield name, action


def _longest(window: "MainWindow", action: "QAction") -> float:
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication, QDialog

    assert window.desk is not None
    head = window.desk.history.head
    times = [_timed(action.trigger)]
    for _ in range(_TURNS):
        times.append(_timed(QApplication.processEvents))
        while QThreadPool.globalInstance().activeThreadCount():
            times.append(_timed(QApplication.processEvents))
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            times.append(_timed(dialog.reject))
    settle()
    if window.desk.history.head != head:
        window.desk.undo()
    settle()
    return max(times)


def _timed(act: Callable[[], object]) -> float:
    began = thread_time()
    act()
    return thread_time() - began
