"""Who has a desk file open for writing: an operating system's lock on a small file beside it.

The lock dies with its process, so a file that a crash left behind is harmless; it is only read while somebody
holds the lock.
"""

import json
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from perfdesk.store.clock import now


class Holder(NamedTuple):
    """`since` is ISO 8601 in UTC. All are empty when the other instance has not written them yet."""

    name: str
    machine: str
    since: str


class Held(Exception):
    """Another instance has the file."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.holder = holder


class Lock:
    """Made by `take`, given back by `release`, once."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def release(self) -> None:
        """Removes the file, too; on POSIX while the lock is still held, when it is nobody else's yet."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":
            os.close(handle)
            self._remove()
        else:
            self._remove()
            os.close(handle)

    def _remove(self) -> None:
        try:
            self._path.unlink()
        except OSError:  # on Windows: somebody else has opened it in the meantime
            return


def lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def take(path: Path, who: str) -> Lock:
    """Raises Held, or OSError where no file can be made beside the desk file."""
    at = lock_path(path)
    while True:
        handle = os.open(at, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):
            holder = _holder(handle)
            os.close(handle)
            raise Held(holder) from None
        if _is_still(at, handle):
            _write_holder(handle, Holder(who, platform.node(), now()))
            return Lock(at, handle)
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file was not removed between being opened and being locked."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _write_holder(handle: int, holder: Holder) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(holder).encode())


def _holder(handle: int) -> Holder:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        return Holder(*json.loads(os.read(handle, 4096)))
    except (OSError, ValueError, TypeError):
        return Holder("", "", "")


_lock: Callable[[int], None]
if sys.platform == "win32":
    import msvcrt

    # Windows forbids others to read a locked byte, so the one locked lies far behind the text.
    _LOCKED_BYTE = 1 << 30

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
