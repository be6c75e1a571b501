"""A window that can only read asks the one that has the file, waits where that can be seen, and takes over."""

from collections.abc import Callable
from time import monotonic
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.desk.desk import Desk
from perfdesk.desk.sharing import Asking, could_be_granted
from perfdesk.ui.jobs import Job
from perfdesk.ui.trouble_bar import TroubleBar

INTERVAL = 1000
"""Milliseconds."""
PATIENCE = 120.0
"""Seconds in which somebody at the other window would have answered."""
_SEEN = 5000
"""Milliseconds in which the other window looks at least twice."""
Answer = Literal["free", "waiting", "declined"]


class AskingWindow(QObject):
    """Of one desk that somebody else has. `told`: what is to be said has changed; `granted`: it can be taken over."""

    told = Signal()
    granted = Signal()

    def __init__(self, desk: Desk, bar: TroubleBar, window: QObject, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar, self._window = desk, bar, window
        self._talk: _Talk | None = None
        self._until = 0.0
        self._job: Job | None = None
        self.timer = QTimer(self, interval=INTERVAL)
        self.timer.timeout.connect(self._look)
        if desk.file.is_own_lock:
            self.show_other()

    @property
    def is_waiting(self) -> bool:
        return self._talk is not None

    def begin(self) -> None:
        """Asks, and waits for the answer beside the window."""
        if self._talk is None:
            self._talk = _Talk(self._desk)
            self._until = monotonic() + PATIENCE
            self.timer.start()
            self._look()
            self.told.emit()

    def cancel(self) -> None:
        """Takes the request back."""
        self._end()
        self.told.emit()

    def close(self) -> None:
        self._end()

    def show_other(self) -> None:
        """One's own other window comes to the front; where it does not look, the request goes again."""
        asking = Asking(self._desk.path, self._desk.who, "show")
        self._begin_job(lambda: asking.begin())
        QTimer.singleShot(_SEEN, self, lambda: self._begin_job(asking.withdraw))

    def _look(self) -> None:
        """At the other's answer. A drive that does not answer keeps only another thread waiting."""
        talk = self._talk
        if talk is None:
            return
        if monotonic() > self._until:
            self._stop(
                self.tr(
                    "等了两分钟没有答复（对方可能不在电脑前），已收回请求；文件仍以只读方式打开，内容没有改动。请直接联系对方，或稍后再请。"
                )
            )
        elif self._job is None:
            job = self._job = Job(lambda _: talk.answer(), self._window)
            job.done.connect(lambda answer: self._hear(talk, answer))
            job.failed.connect(lambda failure: self._fail(talk, failure))
            job.ended.connect(self._looked)
            job.start()

    def _looked(self) -> None:
        self._job = None

    def _hear(self, talk: "_Talk", answer: Answer) -> None:
        if talk is not self._talk or self._desk.is_closed:
            return
        if answer == "declined":
            self._stop(self.tr("对方暂不交出；文件仍以只读方式打开，内容没有改动。可以稍后再请。"))
        elif answer == "free":
            self._end()
            self.granted.emit()

    def _fail(self, talk: "_Talk", failure: Exception) -> None:
        if not isinstance(failure, OSError):
            raise failure
        if talk is self._talk:
            self._stop(
                self.tr(
                    "文件旁边不能写入，请求没有送到；文件仍以只读方式打开，内容没有改动。请直接联系对方。"
                )
            )

    def _stop(self, said: str) -> None:
        self._end()
        self.told.emit()
        self._bar.show_notice(said)

    def _end(self) -> None:
        talk, self._talk = self._talk, None
        self.timer.stop()
        if talk is None:
            return
        if self._job is None:
            self._begin_job(talk.asking.withdraw)
        else:  # it may be asking just now
            self._job.ended.connect(lambda: self._begin_job(talk.asking.withdraw))

    def _begin_job(self, act: Callable[[], object]) -> None:
        """What comes of it is of no concern: a request that stays is taken away by the window that has the file."""

        def tried(_: object) -> None:
            try:
                act()
            except OSError:
                return

        Job(tried, self._window).start()


class _Talk:
    """One request and its answers; used from one thread at a time."""

    def __init__(self, desk: Desk) -> None:
        self._path, self._who = desk.path, desk.who
        self.asking = Asking(desk.path, desk.who, "hand_over")
        self._has_asked = False

    def answer(self) -> Answer:
        """Raises OSError where nothing can be put beside the file."""
        if could_be_granted(self._path, self._who):
            return "free"
        if not self._has_asked:
            return self._begun()
        if self.asking.wait_on():
            return "waiting"
        # It was answered: by giving the file, if the lock has gone as well since we looked.
        return "free" if could_be_granted(self._path, self._who) else "declined"

    def _begun(self) -> Answer:
        try:
            self.asking.begin()
        except FileExistsError:  # somebody else is asking just now: our turn comes
            return "waiting"
        self._has_asked = True
        return "waiting"
