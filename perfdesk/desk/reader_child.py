"""The reading child from outside: a process with limits, kept warm for the next file, ended when it misbehaves."""

import atexit
import subprocess
import sys
from collections.abc import Callable, Sequence
from queue import Empty, Queue
from threading import Lock, Thread
from time import monotonic

from perfdesk.desk.frames import Frame, Json, read_frame, write_frame
from perfdesk.desk.job_object import limited
from perfdesk.formats.unreadable import Unreadable

SECONDS = 60
"""For one file, all in all."""
SILENT_SECONDS = 10
"""Between two signs of progress, once a reader gives any."""
MEMORY = 2**30
GARBAGE = 100_000, 50, 1_000
"""How seldom anybody looks for cycles while one file is read: a table's values make none, and are millions."""
SERVE = "_serve"
_TICK = 0.05
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console would flash up for each child."""

Progress = Callable[[int, int], None]


def command() -> list[str]:
    """How the child is started; `-P` keeps the current folder, which may be anybody's, off its path."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SERVE]
    return [sys.executable, "-P", "-m", "perfdesk", SERVE]


class Child:
    """One process; serves one request at a time. Ends with the program, because its standard input then ends."""

    def __init__(self, arguments: Sequence[str] | None = None) -> None:
        self._process = subprocess.Popen(
            arguments or command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        self._limits = limited(self._process, MEMORY)
        self._answers: Queue[Frame | None] = Queue()
        Thread(target=self._listen, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(
        self, request: Json, body: bytes, cancelled: Callable[[], bool], progress: Progress
    ) -> tuple[Json, bytes]:
        """The answer. Raises Unreadable; unless the child itself refused, it is gone then."""
        assert self._process.stdin is not None
        try:
            write_frame(self._process.stdin, request, body)
            return self._answer(cancelled, progress)
        except _Refused as refusal:
            raise Unreadable(refusal.reason, **refusal.params) from None
        except Unreadable:
            self.end()
            raise
        except OSError:
            self.end()
            raise Unreadable("reader_died") from None

    def end(self) -> None:
        """At once, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was still to be written has nobody left to read it

    def _answer(self, cancelled: Callable[[], bool], progress: Progress) -> tuple[Json, bytes]:
        until, silent_until = monotonic() + SECONDS, float("inf")
        while True:
            if cancelled():
                raise Unreadable("cancelled")
            if monotonic() > min(until, silent_until):
                raise Unreadable("timed_out", seconds=str(SECONDS))
            try:
                frame = self._answers.get(timeout=_TICK)
            except Empty:
                continue
            if frame is None:
                raise Unreadable("reader_died")
            if (steps := frame.head.get("progress")) is not None:
                done, total = _pair(steps)
                silent_until = monotonic() + SILENT_SECONDS
                progress(done, total)
            elif (reason := frame.head.get("refused")) is not None:
                raise _Refused(str(reason), _params(frame.head.get("params")))
            else:
                return frame.head, frame.body

    def _listen(self) -> None:
        """On a thread of its own: pipes cannot be waited for with a time limit on Windows."""
        stream = self._process.stdout
        assert stream is not None
        try:
            while (frame := read_frame(stream)) is not None:
                self._answers.put(frame)
        except (OSError, ValueError):
            pass  # the pipe was closed under us: `None` below says so
        self._answers.put(None)


class _Refused(Exception):
    """The child itself says why the file cannot be used, and is fit for the next one."""

    def __init__(self, reason: str, params: dict[str, str]) -> None:
        super().__init__(reason)
        self.reason, self.params = reason, params


def _pair(steps: object) -> tuple[int, int]:
    done, total = steps if isinstance(steps, list) and len(steps) == 2 else (0, 0)
    return int(str(done)), int(str(total))


def _params(params: object) -> dict[str, str]:
    return {str(name): str(value) for name, value in params.items()} if isinstance(params, dict) else {}


class _Idle:
    """Children that wait for the next file."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._children: list[Child] = []

    def take(self) -> Child:
        with self._lock:
            while self._children:
                child = self._children.pop()
                if child.is_alive:
                    return child
                child.end()
        return Child()

    def give_back(self, child: Child) -> None:
        """One is kept; a second one that was busy beside it ends."""
        with self._lock:
            if not self._children and child.is_alive:
                self._children.append(child)
                return
        child.end()

    def end(self) -> None:
        with self._lock:
            children, self._children = self._children, []
        for child in children:
            child.end()


_IDLE = _Idle()
atexit.register(_IDLE.end)


def ask(
    request: Json,
    body: bytes = b"",
    cancelled: Callable[[], bool] = lambda: False,
    progress: Progress = lambda done, total: None,
) -> tuple[Json, bytes]:
    """A warm child's answer, or that of a new one. Raises Unreadable."""
    child = _IDLE.take()
    try:
        return child.ask(request, body, cancelled, progress)
    finally:
        if child.is_alive:
            _IDLE.give_back(child)


def warm_up() -> None:
    """Starts a child if none is waiting, so that the next file need not wait for it."""
    _IDLE.give_back(_IDLE.take())


def cool_down() -> None:
    """Ends the children that wait."""
    _IDLE.end()
