"""What a key in the grid costs, painted, with 2,000 and with 10,000 projects."""

from collections.abc import Callable, Iterator
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.window import frame, settle, window_of

if TYPE_CHECKING:
    from perfdesk.ui.main_window import MainWindow

SIZES, TIMES, GOAL = (2_000, 10_000), 15, 16

Act = Callable[[], object]


def measure() -> Iterator[str]:
    for projects in SIZES:
        with window_of(projects) as window:
            for name, frames in _acts(window).items():
                yield f"{projects:,} projects, {name}: {_told(frames)}"


def _told(acts: tuple[Act, ...]) -> str:
    """Each act makes a frame of its own; it is the last one that counts."""
    times = []
    for _ in range(TIMES):
        times.append(1000 * [frame(act) for act in acts][-1])
        settle()
    return f"{median(times):.1f} ms, first {times[0]:.1f}, most {max(times):.1f} (goal {GOAL})"


def _acts(window: "MainWindow") -> dict[str, tuple[Act, ...]]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from perfdesk.ui.cells.reach import Box
    from perfdesk.ui.grid_columns import Column

    assert window.view is not None
    workspace = window.view.workspace
    grid = workspace.page.grid
    plain = Qt.KeyboardModifier.NoModifier
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    grid.setFocus()
    grid.go_to(5, Column.FISCAL)

    def press(key: Qt.Key, held: Qt.KeyboardModifier = plain) -> Act:
        return lambda: QTest.keyClick(grid.open_editor or grid, key, held)

    def scroll() -> None:
        bar = grid.verticalScrollBar()
        bar.setValue((bar.value() + 400) % bar.maximum())

    def last() -> None:
        grid.go_to(len(grid.rows.shown_ids) - 1, Column.FISCAL)

    def block() -> None:
        grid.select_box(Box(5, Column.FISCAL, 104, Column.OTHER))

    down, up, all_cells = press(Qt.Key.Key_Down), press(Qt.Key.Key_Up), press(Qt.Key.Key_A, ctrl)
    to_end, to_start = press(Qt.Key.Key_Down, ctrl), press(Qt.Key.Key_Up, ctrl)
    seven, escape = press(Qt.Key.Key_7), press(Qt.Key.Key_Escape)
    return {
        "an arrow": (down,),
        "an arrow with Shift": (press(Qt.Key.Key_Down, shift),),
        "Ctrl and an arrow to the end": (to_start, to_end),
        "Ctrl and an arrow back": (last, to_start),
        "select all": (up, all_cells),
        "one cell of all": (all_cells, up),
        "scroll": (scroll,),
        "a typed letter": (escape, seven),
        "Esc": (seven, escape),
        "copy 100 rows": (block, press(Qt.Key.Key_C, ctrl)),
        "fill down 100 rows": (block, press(Qt.Key.Key_D, ctrl)),
        "find": (lambda: workspace.seek(""), lambda: workspace.seek("绩效")),
        "F3": (lambda: grid.go_to_hit(1),),
        "F3 where nothing is found": (lambda: grid.rows.seek("没有"), lambda: grid.go_to_hit(1)),
    }
