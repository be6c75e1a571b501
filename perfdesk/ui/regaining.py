"""A file that could not be written when it was opened is tried again beside the window, until it can be."""

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.desk.desk import Desk
from perfdesk.desk.sharing import could_be_granted
from perfdesk.ui.jobs import Job

INTERVAL = 3000
"""Milliseconds."""


class Regaining(QObject):
    """Of a desk that is barred, until it was `granted` or is closed."""

    granted = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_looking = False
        self.timer = QTimer(self, interval=INTERVAL)
        self.timer.timeout.connect(self._look)
        if desk.file.is_barred:
            self.timer.start()

    def _look(self) -> None:
        """On another thread: a network drive that is gone keeps whoever asks waiting."""
        if self._is_looking or self._desk.is_closed:
            return
        self._is_looking = True
        path, who = self._desk.path, self._desk.who
        job = Job(lambda _: could_be_granted(path, who), self)
        job.done.connect(self._hear)
        job.ended.connect(self._looked)
        job.start()

    def _looked(self) -> None:
        self._is_looking = False

    def _hear(self, is_free: bool) -> None:
        if is_free and not self._desk.is_closed:
            self.granted.emit()
