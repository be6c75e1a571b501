"""What this instance may do with a file: whether it is ours to write, and if not, why."""

import os
from dataclasses import dataclass
from pathlib import Path

from perfdesk.store.errors import NotADeskFile
from perfdesk.store.header import SCHEMA_VERSION, header
from perfdesk.store.lock import Held, Holder, Lock, take


@dataclass(frozen=True, slots=True)
class Access:
    """Writing needs the lock; without it the file is open for reading only."""

    lock: Lock | None = None
    locked_by: Holder | None = None
    is_newer: bool = False

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
    if read_only or not os.access(path, os.W_OK):
        return Access()
    try:
        return Access(take(path, who))
    except Held as held:
        return Access(locked_by=held.holder)
    except OSError:  # no file can be made beside it, so SQLite could not make its rollback journal either
        return Access()
