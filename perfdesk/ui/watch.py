"""What others do to the open file: asked every second, told above the table, and over when the file is back."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.desk.desk import Desk
from perfdesk.desk.open_file import Whereabouts
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble

INTERVAL = 1000
"""Milliseconds."""
_PATIENCE = 2.0
"""Seconds after which a drive that has not answered counts as one that is not there."""


class Watch(QObject):
    """Lives as long as the desk is open; `told` carries `desk.Outside`, or `silent` where the drive does not answer."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = "here"
        self._asked_at: float | None = None
        self.timer = QTimer(self, interval=INTERVAL)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """The file is asked for by name on another thread: a network drive that is gone keeps whoever asks waiting."""
        if self._desk.is_closed or self._desk.is_writing:
            return
        if self._asked_at is not None:
            if monotonic() - self._asked_at > _PATIENCE:
                self._tell("silent")
            return
        self._asked_at = monotonic()
        job = Job(lambda _: self._desk.file.whereabouts(), self)
        job.done.connect(self._seen)
        job.ended.connect(self._answered)
        job.start()

    def _answered(self) -> None:
        self._asked_at = None

    def _seen(self, where: Whereabouts) -> None:
        if self._desk.is_closed or self._desk.is_writing:
            return
        try:
            self._tell(self._desk.file.outside(where))
        except known_trouble():
            self._tell("silent")

    def _tell(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.told.emit(state)
