"""What this instance may do with a file: whether it is ours to write, and if not, why."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from perfdesk.store.errors import NotADeskFile
from perfdesk.store.hand_over import forget
from perfdesk.store.header import SCHEMA_VERSION, header
from perfdesk.store.lock import Held, Holder, Lock, take


@dataclass(frozen=True, slots=True)
class Access:
    """Writing needs the lock; without it the file is open for reading only."""

    lock: Lock | None = None
    locked_by: Holder | None = None
    is_newer: bool = False
    is_barred: bool = False
    """Whether nothing could be written when it was tried; that may change, see `granted`."""

    @property
    def read_only(self) -> bool:
        return self.lock is None

    def renewed(self, path: Path, who: str) -> "Access":
        """After the file came back: with the lock that stands beside it now. Raises Held, OSError."""
        if self.lock is None or self.lock.is_still_there:
            return self
        lock = take(path, who)
        self.lock.release()
        return Access(lock)

    def release(self) -> None:
        if self.lock is not None:
            self.lock.release()


def access_to(path: Path, who: str, *, read_only: bool) -> Access:
    """Raises NotADeskFile, or an OSError if the file cannot be read at all."""
    found = header(path)
    if found is None or not found.is_desk_file:
        raise NotADeskFile(path)
    if found.user_version > SCHEMA_VERSION:
        return Access(is_newer=True)
    return Access() if read_only else _for_writing(path, who)


def granted(path: Path, who: str) -> Access | None:
    """What was locked by another or barred, if it can be written by now."""
    access = _for_writing(path, who)
    return None if access.read_only else access


def could_be_granted(path: Path, who: str) -> bool:
    """Tried, and given back at once; on any thread."""
    access = granted(path, who)
    if access is not None:
        access.release()
    return access is not None


def _for_writing(path: Path, who: str) -> Access:
    if not os.access(path, os.W_OK):
        return Access(is_barred=True)
    try:
        lock = take(path, who)
    except Held as held:
        return Access(locked_by=held.holder)
    except OSError:  # no file can be made beside it, so SQLite could not make its rollback journal either
        return Access(is_barred=True)
    with suppress(OSError):  # it asks nobody any more; what cannot be taken away is overlooked
        forget(path)
    return Access(lock)
