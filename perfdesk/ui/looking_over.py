"""What an open desk can do without at first comes on another thread: the modules for writing, and the rules."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from perfdesk.desk.desk import Desk
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.starting import get_ready_to_write
from perfdesk.ui.jobs import Job, share_the_interpreter, stop_sharing

_SETTLED = 50
"""Milliseconds in which the window draws itself before anything else runs beside it."""
_AGAIN = 100
"""Milliseconds until a desk that is just writing is asked again."""


class LookingOver(QObject):
    """Of one desk, until it is checked or closed; then it takes itself away."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def start(self) -> None:
        QTimer.singleShot(_SETTLED, self, self._prepare)

    def _prepare(self) -> None:
        self._run(Job(lambda _: get_ready_to_write(), self), lambda _: self._look())

    def _look(self) -> None:
        if self._desk.is_closed or self._desk.checking.is_checked:
            self.deleteLater()
        elif self._desk.is_writing:
            QTimer.singleShot(_AGAIN, self, self._look)
        else:
            look = self._desk.checking.looking_over()
            self._run(Job(lambda _: look(), self), self._take_over)

    def _take_over(self, checked: Reckoning) -> None:
        if not self._desk.is_closed and self._desk.is_writing:
            QTimer.singleShot(_AGAIN, self, lambda: self._take_over(checked))
            return
        catch_up = self._desk.checking.catching_up(checked) if not self._desk.is_closed else None
        if catch_up is not None:
            self._run(Job(lambda _: catch_up(), self), self._take_over)
        elif self._desk.is_closed or self._desk.checking.take_over(checked):
            self.deleteLater()
        else:
            self._look()

    def _run(self, job: Job, then: Callable[[Reckoning], None]) -> None:
        """What is raised is a bug, and goes where bugs are reported."""
        share_the_interpreter()
        job.ended.connect(stop_sharing)
        job.done.connect(then)
        job.start()
