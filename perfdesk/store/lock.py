"""Who has a desk file open for writing: an operating system's lock on a small file beside it.

The lock dies with its process, so a file that a crash left behind is harmless; it is only read while somebody
holds the lock.
"""

import json
import os
import platform
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from perfdesk.store.clock import now


class Holder(NamedTuple):
    """`since` is ISO 8601 in UTC. All are empty when the other instance has not written them, as on a full disk."""

    name: str
    machine: str
    since: str

    @property
    def is_this_machine(self) -> bool:
        return self.machine != "" and self.machine == platform.node()


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

    @property
    def is_still_there(self) -> bool:
        """Whether the file that is locked still stands beside the desk file; not after its drive came back."""
        return self._handle is not None and _is_still(self._path, self._handle)

    def release(self) -> None:
        """Removes the file, too; on POSIX while the lock is still held, when it is nobody else's yet."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        is_own = _is_still(self._path, handle)
        if sys.platform == "win32":
            os.close(handle)
        if is_own:  # else it is somebody else's by now
            self._remove()
        if sys.platform != "win32":
            os.close(handle)

    def _remove(self) -> None:
        try:
            self._path.unlink()
        except OSError:  # on Windows: somebody else has opened it in the meantime
            return


def lock_path(path: Path) -> Path:
    """Beside the file itself: whoever opens it by a link has to find the same lock."""
    own = path.resolve()
    return own.with_name(f".{own.name}.lock")


def take(path: Path, who: str) -> Lock:
    """Raises Held, or OSError where no file can be made beside the desk file."""
    at = lock_path(path)
    while True:
        handle = os.open(at, os.O_RDWR | os.O_CREAT | NO_LINK, 0o600) if _is_ours_to_write(at) else None
        if handle is None:
            continue
        try:
            _lock(handle)
            if _is_still(at, handle):
                _write_holder(handle, Holder(who, platform.node(), now()))
                return Lock(at, handle)
        except (BlockingIOError, PermissionError):
            holder = _holder(handle)
            os.close(handle)
            raise Held(holder) from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def _is_ours_to_write(at: Path) -> bool:
    """In a shared folder anybody can put a link there, and what it points at must not be written to."""
    try:
        found = at.lstat()
    except FileNotFoundError:
        return True
    if stands_alone(found):
        return True
    at.unlink()  # the link, not what it leads to
    return False


def stands_alone(found: os.stat_result) -> bool:
    """A file, and no link to one."""
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1


_LONGEST = 60
"""Letters of a name."""


def plain(text: str) -> str:
    """What anybody may have written beside the file, as words of one line."""
    return "".join(letter for letter in text[:_LONGEST] if letter.isprintable())


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file was not removed between being opened and being locked."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _write_holder(handle: int, holder: Holder) -> None:
    """The lock is what counts; on a full disk the others do not learn whose it is."""
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(holder).encode())
    except OSError:
        return


def _holder(handle: int) -> Holder:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        name, machine, since = json.loads(os.read(handle, 4096))
    except (OSError, ValueError, TypeError, RecursionError):
        return Holder("", "", "")
    return Holder(*(plain(each) if isinstance(each, str) else "" for each in (name, machine, since)))


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
