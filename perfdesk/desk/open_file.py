"""The file that is open, as it stands on the disk: who has it, what lies beside it, and what others did to it."""

import os
from collections.abc import Callable
from contextlib import closing
from errno import EEXIST
from pathlib import Path
from secrets import token_hex
from typing import Literal

from perfdesk.desk.door import Door
from perfdesk.desk.step import StillWriting
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.store.desk_file import Backup, DeskFile, FileInfo, Holder, Regained, Whereabouts
from perfdesk.store.errors import Damage
from perfdesk.store.hand_over import Request

__all__ = ["Backup", "Damage", "Holder", "OpenFile", "Outside", "Whereabouts"]

Outside = Literal["here", "gone", "replaced", "changed"]
"""`changed`: somebody else wrote into the file; `replaced`: another file stands in its place."""


class OpenFile:
    """The file behind a door, apart from what it says."""

    def __init__(self, door: Door, file: DeskFile) -> None:
        self._door, self._file = door, file

    @property
    def locked_by(self) -> Holder | None:
        return self._file.locked_by

    @property
    def is_own_lock(self) -> bool:
        """Whether it is another window of the same person on this computer that has the file."""
        holder = self.locked_by
        return holder is not None and holder.is_this_machine and holder.name == self._file.who

    @property
    def needs_version(self) -> str | None:
        """The program version that made a newer file, which is open read-only; None for a file of ours."""
        return self._file.needs_version

    @property
    def info(self) -> FileInfo:
        return self._file.info()

    def backups(self) -> list[Backup]:
        """Newest first."""
        return self._file.backups()

    def backup(self, reason: str) -> Path:
        """A tested copy beside the file; on any thread. Raises FileDamaged, BackupFailed."""
        return self._file.backup(reason)

    def back_up_ahead(self, is_unwanted: Callable[[], bool] = lambda: False) -> None:
        """For a step that may follow, which takes it as its backup where nothing was written meanwhile.

        On any thread. Raises FileDamaged, BackupFailed.
        """
        self._file.back_up_ahead(is_unwanted)

    def drop_backup_ahead(self) -> None:
        """There will be no such step; one that is being made is unwanted by now."""
        self._file.drop_backup_ahead()

    def damage_beside(self) -> tuple[Damage, ...]:
        """What opening does not look at and is not as written: the journal, imported files, where values stood.

        The tables themselves are right. On any thread. Raises FileDamaged, StoreFailed.
        """
        return self._file.damage_beside()

    def whereabouts(self) -> Whereabouts:
        """What stands under the file's name now; on any thread."""
        return self._file.whereabouts()

    def outside(self, where: Whereabouts) -> Outside:
        """What others did to the file, as `whereabouts` has just seen it; what is back is worked on again.

        An edit that was in doubt is settled. Raises FileDamaged, StoreFailed.
        """
        if where == "replaced":
            where = "here" if self._file.rejoin() else "replaced"
        if where != "here":
            return where
        self._door.settle()
        return "changed" if self._file.has_changed_elsewhere else "here"

    @property
    def is_barred(self) -> bool:
        """Whether it is read-only because nothing could be written beside it, which may change; see `regain`."""
        return self._file.is_barred

    def regain(self) -> Regained:
        """Goes on writing what was read-only; `changed` where it has to be opened anew for that."""
        return self._file.regain()

    def hand_over(self, to: Request) -> None:
        """From here on it is read-only, and whoever asked may write; every edit is in the file already.

        Raises StillWriting, and StoreFailed while nobody can tell whether the last edit is.
        """
        if self._door.is_writing:
            raise StillWriting
        self._door.settle()
        self._file.hand_over(to)

    def save_copy(self, path: Path) -> None:
        """What is on the screen, whatever became of the file; with its journal where that can still be read.

        Raises FileExistsError, OSError, StillWriting, StoreFailed.
        """
        if self._door.is_writing:
            raise StillWriting
        if path.exists():
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
        beside = path.with_name(f".{path.name}.{token_hex(4)}.part")
        try:
            if not self._file.copy_to(beside):
                self._write_anew(beside)
            beside.rename(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def _write_anew(self, path: Path) -> None:
        tables = (ItemInserted(BOOK_ID, n, table) for n, table in enumerate(self._door.book.tables))
        with closing(Door(DeskFile.create(path, who=self._file.who))) as copy:
            copy.do(Edit("import", tuple(tables)))
