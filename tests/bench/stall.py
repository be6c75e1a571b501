"""The longest time for which the window does not answer while a file is read, looked at, taken over and taken back."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from perfdesk.resources import resource
from tests.shared import SHARED

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from perfdesk.ui.main_window import MainWindow

GOAL = 100
_PROJECTS, _INDICATORS = 2_000, 12_000


def measure() -> Iterator[str]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        os.environ["PERFDESK_SETTINGS"] = str(Path(folder, "settings.ini"))
        from perfdesk.ui.app import application

        app = application()
        for path in _files(Path(folder)):
            yield from _import(app, path)


def _files(folder: Path) -> Iterator[Path]:
    """A copy, because the desk file is made beside it."""
    samples = [SHARED / "samples" / "000-guangdong-calc.pdf"] if SHARED.is_dir() else []
    for path in (*samples, resource("example/targets-2026.json")):
        yield Path(shutil.copy(path, folder))
    yield _large(folder)


def _large(folder: Path) -> Path:
    import json

    from perfdesk.domain.draft import Draft, Proof, SourceFile
    from perfdesk.formats.interchange.writing import draft_as_json
    from tests.bench.big_table import big_desk

    desk = big_desk(folder / "big.perfdesk", _PROJECTS, _INDICATORS)
    draft = Draft(SourceFile("big.json", "", "json"), desk.book.tables, Proof())
    desk.close()
    path = folder / "big.json"
    path.write_text(json.dumps(draft_as_json(draft), ensure_ascii=False), encoding="utf-8")
    return path


def _import(app: "QApplication", path: Path) -> Iterator[str]:
    from perfdesk.ui.app import build_window, put_away

    window = build_window()
    window.resize(1366, 728)
    window.show()
    _gap(app, lambda: False, least=0.5)
    window.files.import_file(path)
    reading = _gap(app, lambda: window.import_page is not None)
    looking = _gap(app, lambda: False, least=1.5)
    yield (
        f"{path.name}: longest stall {reading * 1e3:.0f} ms until it is shown, {looking * 1e3:.0f} ms while it is "
        f"looked at (goal {GOAL})"
    )
    yield f"{path.name}: " + "; ".join(_written(app, window))
    window.close()
    put_away(window)


def _written(app: "QApplication", window: "MainWindow") -> Iterator[str]:
    """Taking it over, back and over again: how long each takes, and the longest stall meanwhile."""
    assert window.import_page is not None
    yield _one(app, window, "taken over", window.import_page.accept)
    assert window.view is not None
    yield _one(app, window, "undone", window.view.editing.undo)
    yield _one(app, window, "redone", window.view.editing.redo)


def _one(app: "QApplication", window: "MainWindow", what: str, act: Callable[[], object]) -> str:
    began = perf_counter()
    act()
    stall = perf_counter() - began
    stall = max(stall, _gap(app, lambda: window.desk is not None and not window.desk.is_writing))
    took = perf_counter() - began
    stall = max(stall, _gap(app, lambda: False, least=0.3))
    return f"{what} in {took * 1e3:.0f} ms, longest stall {stall * 1e3:.0f}"


def _gap(app: "QApplication", is_over: Callable[[], bool], least: float = 0.0) -> float:
    """The longest round of the event loop, in seconds."""
    began = perf_counter()
    longest = 0.0
    while not (is_over() or (least and perf_counter() - began > least)):
        before = perf_counter()
        app.processEvents()
        longest = max(longest, perf_counter() - before)
        sleep(0.001)
    return longest
