"""Input and output that fail where they are told to: SQLite's by a disk of ours, Python's by its own functions."""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.campaigns.sqlite_disk import ERRORS, FULL, Call, observed

How = Literal["once", "for ever", "done all the same"]
WRITING = ("write", "truncate", "mkdir", "fsync")
ENOUGH = 100_000


class Fault(NamedTuple):
    """`at` counts the calls from 1; `error` is EIO or ENOSPC, which only what needs room can have."""

    at: int
    error: int
    how: How


NONE = Fault(ENOUGH, EIO, "once")


class Failing:
    """Counts the calls about files in a folder while it is armed, and lets those fail that the fault names."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self.fault, self.calls, self.hits = NONE, 0, 0
        self.made: list[str] = []
        self.is_armed = False

    @contextmanager
    def armed(self, fault: Fault) -> Iterator[None]:
        self.fault, self.calls, self.hits, self.made, self.is_armed = fault, 0, 0, [], True
        try:
            yield
        finally:
            self.is_armed = False

    def _is_hit(self, name: str) -> bool:
        if not self.is_armed:
            return False
        self.calls += 1
        self.made.append(name)
        late = self.calls > self.fault.at and self.fault.how == "for ever"
        hit = (self.calls == self.fault.at or late) and (self.fault.error == EIO or name in WRITING)
        self.hits += hit
        return hit

    def before(self, call: Call) -> int:
        if self.fault.how == "done all the same" or not self._is_hit(call.act):
            return 0
        return FULL if self.fault.error == ENOSPC else ERRORS[call.act]

    def after(self, call: Call) -> int:
        """What the system has done though it says that it could not."""
        return ERRORS[call.act] if self.fault.how == "done all the same" and self._is_hit(call.act) else 0

    def check(self, name: str, path: object = None) -> None:
        """For Python's own calls. Raises OSError."""
        is_ours = isinstance(path, int) or (
            isinstance(path, str | Path) and str(path).startswith(self._folder)
        )
        if is_ours and self.fault.how != "done all the same" and self._is_hit(name):
            raise OSError(
                self.fault.error, os.strerror(self.fault.error), None if isinstance(path, int) else str(path)
            )


FUNCTIONS = (
    "open", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "stat", "lstat", "scandir", "listdir",
    "chmod", "link", "write", "fsync", "ftruncate", "access",
)  # fmt: skip


@contextmanager
def failing_io(folder: Path) -> Iterator[Failing]:
    """Everything that the program, its libraries and SQLite ask of the system about files in `folder`."""
    disk = Failing(folder)
    usual: dict[str, Any] = {name: getattr(os, name) for name in FUNCTIONS}
    usual_open = io.open
    try:
        for name, function in usual.items():
            setattr(os, name, _checked(disk, name, function))
        io.open = builtins.open = _opener(disk, usual_open)
        with observed(disk):
            yield disk
    finally:
        for name, function in usual.items():
            setattr(os, name, function)
        io.open = builtins.open = usual_open


def _checked(disk: Failing, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(path: Any = ".", *others: Any, **named: Any) -> Any:
        disk.check(name, path)
        return function(path, *others, **named)

    return call


def _opener(disk: Failing, usual: Callable[..., Any]) -> Callable[..., Any]:
    def opened(file: Any, mode: str = "r", buffering: int = -1, *others: Any, **named: Any) -> Any:
        if not isinstance(file, int):
            disk.check("open", file)
        if not isinstance(file, int) and not str(file).startswith(str(disk._folder)):
            return usual(file, mode, buffering, *others, **named)
        raw = _Raw(disk, file, mode.replace("b", "").replace("t", ""), named.pop("closefd", True))
        binary = _buffered(raw, mode)
        if "b" in mode:
            return raw if buffering == 0 else binary
        return io.TextIOWrapper(binary, *others, **named)

    return opened


def _buffered(raw: io.FileIO, mode: str) -> Any:
    if "+" in mode:
        return io.BufferedRandom(raw)
    return io.BufferedReader(raw) if raw.readable() else io.BufferedWriter(raw)


class _Raw(io.FileIO):
    """A file whose reading and writing may fail."""

    def __init__(self, disk: Failing, file: Any, mode: str, closefd: bool) -> None:
        self._disk = disk
        super().__init__(file, mode, closefd)

    def readinto(self, buffer: Any) -> int:
        self._disk.check("read", self.fileno())
        return super().readinto(buffer)

    def readall(self) -> bytes:
        self._disk.check("read", self.fileno())
        return super().readall()

    def write(self, data: Any) -> int:
        self._disk.check("write", self.fileno())
        return super().write(data)
