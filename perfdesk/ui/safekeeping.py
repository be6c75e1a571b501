"""A backup of the open file every ten minutes in which something was done, made beside the window."""

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.desk.desk import Desk
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.wording import refusal_sentence

INTERVAL = 10 * 60_000
"""Milliseconds."""


class Safekeeping(QObject):
    """Lives as long as the desk is open. `made`: there is a further backup."""

    made = Signal()

    def __init__(self, desk: Desk, bar: TroubleBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar = desk, bar
        self._head = desk.history.head
        self.timer = QTimer(self, interval=INTERVAL)
        self.timer.timeout.connect(self._back_up)
        if not desk.read_only:
            self.timer.start()

    def _back_up(self) -> None:
        head = self._desk.history.head
        if head != self._head:
            job = Job(lambda _: self._desk.file.backup("timer"), self)
            job.done.connect(lambda _: self._note(head))
            job.failed.connect(self._say)
            job.start()

    def _note(self, head: int) -> None:
        self._head = head
        self.made.emit()

    def _say(self, failure: Exception) -> None:
        if not isinstance(failure, known_trouble()):
            raise failure
        self._bar.show_warning(refusal_sentence(failure), lasts=True)
