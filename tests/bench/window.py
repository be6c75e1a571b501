"""A window on a large file, and what its own thread does for an answer: other threads are not counted."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time
from typing import TYPE_CHECKING

from tests.bench.big_table import big_desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from perfdesk.ui.main_window import MainWindow

SIZE = (1366, 728)
_APPLICATION: "list[QApplication]" = []
"""Kept, because a process has only one."""


@contextmanager
def window_of(projects: int) -> "Iterator[MainWindow]":
    """Of as many projects with six indicators each."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "big.perfdesk")
        big_desk(path, projects, 6 * projects).close()
        with window_on(path) as window:
            yield window


@contextmanager
def window_on(path: Path) -> "Iterator[MainWindow]":
    """Looked over, and with nothing more to be done beside it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PERFDESK_SETTINGS"] = str(path.with_name("settings.ini"))
    from perfdesk.ui.app import application, build_window, put_away

    if not _APPLICATION:
        _APPLICATION.append(application())
    app, window = _APPLICATION[0], build_window()
    window.resize(*SIZE)
    window.show()
    window.files.open_any(path)
    while window.desk is None or window.view is None or not window.desk.checking.is_checked:
        app.processEvents()
    settle()
    yield window
    app.clipboard().clear()  # what is left on it outlives Python, and the screenless platform falls over it
    window.close()
    put_away(window)


def settle() -> None:
    """Until no thread works beside the window."""
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    for _ in range(3):
        while QThreadPool.globalInstance().activeThreadCount():
            QApplication.processEvents()
        QApplication.processEvents()


def frame(act: Callable[[], object]) -> float:
    """Seconds of the window's own thread, from the act until what it changed is painted."""
    from PySide6.QtWidgets import QApplication

    began = thread_time()
    act()
    QApplication.processEvents()
    QApplication.processEvents()
    return thread_time() - began
