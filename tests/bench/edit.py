"""One edit, from the committed text to the painted window, with 2,000 projects and 12,000 indicators."""

import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from tests.bench.big_table import big_desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PROJECTS, INDICATORS, EDITS = 2_000, 12_000, 40


def measure() -> Iterator[str]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        os.environ["PERFDESK_SETTINGS"] = str(Path(folder, "settings.ini"))
        path = Path(folder, "big.perfdesk")
        big_desk(path, PROJECTS, INDICATORS).close()
        yield from _in_a_window(path)


def _in_a_window(path: Path) -> Iterator[str]:
    from perfdesk.ui.app import application, build_window, put_away

    app = application()
    window = build_window()
    window.resize(1366, 768)
    window.show()
    window.files.open_any(path)
    while window.desk is None or window.view is None:
        app.processEvents()
    project = window.desk.book.target_tables[0].projects[3]
    window.view.workspace.open_form(project.id)
    _settle(app)
    amount, value = Place(project.id, "fiscal"), Place(project.indicators[0].id, "annual_value")
    yield _line("an amount", _times(app, window.desk, amount, "1,234.5{}"))
    yield _line("an indicator's value", _times(app, window.desk, value, "≥{}场"))
    window.close()
    put_away(window)


def _times(app: "QApplication", desk: Desk, place: Place, text: str) -> list[tuple[float, float]]:
    """CPU and wall seconds of each edit."""
    times = []
    for number in range(EDITS):
        cpu, wall = process_time(), perf_counter()
        desk.enter(place, text.format(number))
        _settle(app)
        times.append((process_time() - cpu, perf_counter() - wall))
    return times


def _line(what: str, times: list[tuple[float, float]]) -> str:
    own, whole = (median(column) * 1e3 for column in zip(*times, strict=True))
    return f"{what}: {own:.0f} ms of own work to the painted window, {whole:.0f} ms with the disk (goal 50)"


def _settle(app: "QApplication") -> None:
    for _ in range(3):
        app.processEvents()
