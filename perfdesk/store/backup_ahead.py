"""A backup that is made while a person still looks at what would be changed, and taken when it is."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from perfdesk.store.backing_up import prepared_copy, taken


class BackupAhead:
    """Of one open file: a tested copy of what it holds, which is no backup yet. For any threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._making = Lock()
        self._copy: tuple[Path, str] | None = None
        self._is_over = False

    def make(self, head: str, is_unwanted: Callable[[], bool]) -> None:
        """Unless there is one of this head of the journal. Raises what `prepared_copy` raises."""
        with self._making:
            if not is_unwanted() and (self._copy is None or self._copy[1] != head):
                self._drop()
                self._copy = prepared_copy(self._path)
        if self._is_over or is_unwanted():
            self.drop()

    def take(self, head: str, reason: str) -> Path | None:
        """The backup that becomes of it; None where there is none of this head. Waits for one that is being made."""
        with self._making:
            copy, self._copy = self._copy, None
            if copy is None:
                return None
            if copy[1] != head or not copy[0].exists():
                copy[0].unlink(missing_ok=True)
                return None
            return taken(copy, self._path, reason)

    def end(self) -> None:
        """The file is closed."""
        self._is_over = True
        self.drop()

    def drop(self) -> None:
        """It is not needed. Waits for nobody: who is making one looks whether it is wanted still."""
        if self._making.acquire(blocking=False):
            try:
                self._drop()
            finally:
                self._making.release()

    def _drop(self) -> None:
        copy, self._copy = self._copy, None
        if copy is not None:
            copy[0].unlink(missing_ok=True)
