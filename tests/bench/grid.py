"""What a key in the grid costs, painted, with 2,000 and with 10,000 projects."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from tests.bench.big_table import big_desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from perfdesk.ui.main_window import MainWindow

SIZES, TIMES = (2_000, 10_000), 15


def measure() -> Iterator[str]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from perfdesk.ui.app import application

    app = application()
    for projects in SIZES:
        with TemporaryDirectory() as folder:
            os.environ["PERFDESK_SETTINGS"] = str(Path(folder, "settings.ini"))
            path = Path(folder, "big.perfdesk")
            big_desk(path, projects, 6 * projects).close()
            yield from _in_a_window(app, path, projects)


def _in_a_window(app: "QApplication", path: Path, projects: int) -> Iterator[str]:
    from perfdesk.ui.app import build_window, put_away

    window = build_window()
    window.resize(1366, 728)
    window.show()
    window.files.open_any(path)
    while window.desk is None or window.view is None or not window.desk.checking.is_checked:
        app.processEvents()
    for name, act in _acts(window).items():
        times = [_cost(app, act) for _ in range(TIMES)]
        yield f"{projects:,} projects, {name}: {1000 * median(times):.1f} ms CPU, most {1000 * max(times):.1f}"
    app.clipboard().clear()  # what is left on it outlives Python, and the screenless platform falls over it
    window.close()
    put_away(window)


def _acts(window: "MainWindow") -> dict[str, Callable[[], object]]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from perfdesk.ui.cells.reach import Box
    from perfdesk.ui.grid_model import Column

    assert window.view is not None
    grid = window.view.workspace.page.grid
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    grid.setFocus()
    grid.go_to(5, Column.FISCAL)

    def press(
        key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> Callable[[], object]:
        return lambda: QTest.keyClick(grid.open_editor or grid, key, held)

    def scroll() -> None:
        bar = grid.verticalScrollBar()
        bar.setValue(bar.value() + 400)

    def block(act: Callable[[], object]) -> Callable[[], object]:
        def do() -> None:
            grid.select_box(Box(5, Column.FISCAL, 104, Column.OTHER))
            act()

        return do

    def both(one: Callable[[], object], other: Callable[[], object]) -> Callable[[], object]:
        def do() -> None:
            one()
            QApplication.processEvents()
            other()

        return do

    return {
        "an arrow": press(Qt.Key.Key_Down),
        "an arrow with Shift": press(Qt.Key.Key_Down, shift),
        "Ctrl and an arrow there and back": both(press(Qt.Key.Key_Down, ctrl), press(Qt.Key.Key_Up, ctrl)),
        "select all, and one cell": both(press(Qt.Key.Key_A, ctrl), press(Qt.Key.Key_Up)),
        "scroll": scroll,
        "a typed letter and Esc": both(press(Qt.Key.Key_7), press(Qt.Key.Key_Escape)),
        "copy 100 rows": block(press(Qt.Key.Key_C, ctrl)),
        "fill down 100 rows": block(press(Qt.Key.Key_D, ctrl)),
        "find": lambda: grid.rows.seek("绩效"),
        "F3": lambda: grid.go_to_hit(1),
    }


def _cost(app: "QApplication", act: Callable[[], object]) -> float:
    """CPU seconds of the act and of what is painted for it."""
    before = process_time()
    act()
    app.processEvents()
    app.processEvents()
    return process_time() - before
