"""Another program's window over the same file: `python -m tests.ui.other_window hold|ask FILE`, without a screen.

It says on its standard output what has happened, and presses what a colleague would press.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.ui.app import application, build_window, put_away
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.trouble_bar import TroubleBar

GOAL = Place(Id("p1"), "goal")
_OFTEN = 50


class Colleague:
    """What comes next is done as soon as it can be."""

    def __init__(self, window: MainWindow, way: str) -> None:
        self._window = window
        steps = {"hold": (self._writes, self._hands_over), "ask": (self._asks, self._writes)}
        self._steps = list(steps[way])
        self.timer = QTimer(window, interval=_OFTEN)
        self.timer.timeout.connect(self._go_on)
        self.timer.start()

    def _go_on(self) -> None:
        if self._steps and (said := self._steps[0]()):
            del self._steps[0]
            print(said, flush=True)

    def _writes(self) -> str:
        desk = self._window.desk
        if desk is None or desk.read_only:
            return ""
        desk.enter(GOAL, "同事写的")
        return "written"

    def _hands_over(self) -> str:
        if not _press(self._window.question, "交出"):
            return ""
        assert self._window.desk is not None
        return "read-only" if self._window.desk.read_only else "still writable"

    def _asks(self) -> str:
        return "asked" if _press(self._window.standing, "请对方交出") else ""


def _press(bar: TroubleBar, text: str) -> bool:
    """Where it is there to be pressed."""
    found = [button for button in bar.buttons if button.text() == text]
    if not bar.isVisible() or not found:
        return False
    found[0].click()
    return True


def main(way: str, file: Path) -> int:
    app = application()
    window = build_window()
    window.show()
    opening: Callable[[], None] = lambda: window.files.open_any(file)  # noqa: E731
    QTimer.singleShot(0, window, opening)
    colleague = Colleague(window, way)
    status = app.exec()
    colleague.timer.stop()
    put_away(window)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
