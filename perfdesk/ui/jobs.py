"""Work off the main thread: a pure function of values, its result or exception delivered to the main thread."""

import sys
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, QRunnable, QThreadPool, Signal, Slot


class Job(QObject):
    """One running piece of work. It lives on the main thread; only `_Runner` runs elsewhere.

    An exception that nobody waits for with `failed` is a bug, and goes where bugs are reported.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Callable[[Callable[[], bool]], Any], parent: QObject) -> None:
        """`work` is given a function that says whether it was cancelled."""
        super().__init__(parent)
        self._cancelled = Event()
        self._mail = _Mail()
        self._mail.delivered.connect(self._deliver)
        self._runner = _Runner(work, self._cancelled.is_set, self._mail)

    def start(self) -> "Job":
        _RUNNING.add(self)
        QThreadPool.globalInstance().start(self._runner)
        return self

    def start_sharing(self) -> "Job":
        """For long work in Python, see `share_the_interpreter`."""
        share_the_interpreter()
        self.ended.connect(stop_sharing)
        return self.start()

    def start_apart(self) -> "Job":
        """On a thread of its own, which takes no other job's place and does not keep the program from ending.

        For a place that may never answer, as a network share that is gone.
        """
        _RUNNING.add(self)
        thread = Thread(target=self._runner.run, daemon=True)
        _APART.add(thread)
        self.ended.connect(lambda: _APART.discard(thread))
        thread.start()
        return self

    def cancel(self) -> None:
        """Neither result nor exception is delivered any more."""
        self._cancelled.set()

    @Slot(object, object)
    def _deliver(self, result: object, failure: object) -> None:
        _RUNNING.discard(self)
        try:
            if not self._cancelled.is_set():
                self._tell(result, failure)
        finally:
            self.ended.emit()

    def _tell(self, result: object, failure: object) -> None:
        if not isinstance(failure, Exception):
            self.done.emit(result)
        elif self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(failure)
        else:
            raise failure


_RUNNING: set[Job] = set()
"""Keeps a job's Python half alive until its letter has arrived."""
_APART: set[Thread] = set()


class _Mail(QObject):
    """Carries a letter across threads. Made on the main thread, or queued delivery would not find its way back."""

    delivered = Signal(object, object)


class _Runner(QRunnable):
    def __init__(
        self, work: Callable[[Callable[[], bool]], Any], cancelled: Callable[[], bool], mail: _Mail
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work, self._cancelled, self._mail = work, cancelled, mail

    def run(self) -> None:
        try:
            result = self._work(self._cancelled)
        except Exception as failure:
            self._mail.delivered.emit(None, failure)
        else:
            self._mail.delivered.emit(result, None)


_QUICK, _USUAL = 0.0002, sys.getswitchinterval()
"""Seconds after which a working thread lets the window's have its turn. At Python's own 5 ms a screen that is
laid out anew, which is a thousand events, would wait for seconds."""
_SHARING: list[None] = []


def share_the_interpreter() -> None:
    """While long work in Python runs beside the window, until `stop_sharing` was called as often."""
    _SHARING.append(None)
    sys.setswitchinterval(_QUICK)


def stop_sharing() -> None:
    _SHARING.pop()
    if not _SHARING:
        sys.setswitchinterval(_USUAL)


_A_MOMENT = 0.3
"""Seconds in which whoever hears that it was cancelled comes to an end."""


def stop_all() -> None:
    """Cancels what runs and waits for it, so that no thread outlives the application."""
    for job in tuple(_RUNNING):
        job.cancel()
    QThreadPool.globalInstance().waitForDone(3000)
    for thread in tuple(_APART):
        thread.join(_A_MOMENT)
    _APART.clear()
