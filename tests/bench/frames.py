"""Own work of one frame, from the key to the painted window, while one types, scrolls and searches 2,000 projects."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.bench.window import frame, window_of

if TYPE_CHECKING:
    from perfdesk.ui.main_window import MainWindow

PROJECTS, FRAMES = 2_000, 60
GOAL = 16


def measure() -> Iterator[str]:
    with window_of(PROJECTS) as window:
        for what, step in (
            ("a letter into a cell of the grid", _typing_in_grid(window)),
            ("a letter into the form's goal", _typing_in_form(window)),
            ("the grid scrolled by a page", _scrolling(window)),
            ("the cursor one row down", _stepping(window)),
            ("a letter of a search", _searching(window)),
        ):
            yield _line(what, [frame(partial(step, number)) for number in range(FRAMES)])


def _typing_in_grid(window: "MainWindow") -> Callable[[int], None]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    assert window.view is not None
    grid = window.view.workspace.page.grid
    grid.setFocus()
    cell = grid.rows.index(3, 1)

    def step(number: int) -> None:
        if not number:
            grid.setCurrentIndex(cell)
            grid.edit(cell)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is not grid
        QTest.keyClicks(focus, "abcdefgh"[number % 8])

    return step


def _typing_in_form(window: "MainWindow") -> Callable[[int], None]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from perfdesk.domain.edits import Place

    assert window.view is not None
    workspace = window.view.workspace
    project = workspace.desk.book.target_tables[0].projects[3]

    def step(number: int) -> None:
        if not number:
            workspace.go_to(Place(project.id, "goal"))
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, "abcdefgh"[number % 8])

    return step


def _scrolling(window: "MainWindow") -> Callable[[int], None]:
    assert window.view is not None
    workspace = window.view.workspace
    bar = workspace.page.grid.verticalScrollBar()

    def step(number: int) -> None:
        if not number:
            workspace.commit_typing()
            workspace.show_tab(0)
        bar.setValue(bar.value() + bar.pageStep())

    return step


def _stepping(window: "MainWindow") -> Callable[[int], None]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    assert window.view is not None
    grid = window.view.workspace.page.grid

    def step(number: int) -> None:
        if not number:
            grid.setFocus()
            grid.setCurrentIndex(grid.rows.index(3, 1))
        QTest.keyClick(grid, Qt.Key.Key_Down)

    return step


def _searching(window: "MainWindow") -> Callable[[int], None]:
    assert window.view is not None
    line = window.view.workspace.navigator.filter
    words = ("设备运行维护", "12", "不少于", "没有这样的项目")
    typed = [word[:end] for word in words for end in range(1, len(word) + 1)]
    return lambda number: line.setText(typed[number % len(typed)])


def _line(what: str, seconds: list[float]) -> str:
    """The first one makes what it needs, and does not count."""
    frames = [second * 1e3 for second in seconds[1:]]
    slow = quantiles(frames, n=20)[-1]
    return f"{what}: {median(frames):.1f} ms, one in twenty over {slow:.1f} ms, at most {max(frames):.1f} (goal {GOAL})"
