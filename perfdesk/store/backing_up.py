"""Making backups and putting one back."""

import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from perfdesk.store.backups import Backup, backups_of, folder_of, new_backup, worth_keeping
from perfdesk.store.connection import Database, SQLiteError, uri_of
from perfdesk.store.errors import Damage, FileDamaged
from perfdesk.store.header import SCHEMA_VERSION, header
from perfdesk.store.journal import Head, head_of
from perfdesk.store.private import folder, new_file
from perfdesk.store.verification import (
    Verification,
    damage_before_migration,
    schema_damage,
    verification,
)

UNREADABLE = Verification(0, 0, (Damage("", (), "unreadable"),))


def copy(database: Database, path: Path, reason: str, head: Head) -> Path:
    """A copy as it stands, sound or not, in the backup folder."""
    folder(folder_of(path))
    backup = new_backup(path, reason, head.hash).path
    unfinished = backup.with_suffix(".unfinished")
    new_file(unfinished)
    with closing(sqlite3.connect(unfinished)) as target:
        copy_pages(database.driver, target)
    return unfinished.replace(backup)


def tested_copy(path: Path, reason: str) -> Path:
    """Over a connection of its own: for any thread, while the file is open and written to on another.

    Raises FileDamaged for the copy, and takes it away again; OSError, sqlite3.Error.
    """
    return taken(prepared_copy(path), path, reason)


def prepared_copy(path: Path) -> tuple[Path, str]:
    """Such a copy, which is no backup yet, and the journal's head in it."""
    folder(folder_of(path))
    unfinished = folder_of(path) / f"{token_hex(8)}.unfinished"
    try:
        new_file(unfinished)
        there = sqlite3.connect(uri_of(path, "ro"), uri=True)
        with closing(there) as source, closing(sqlite3.connect(unfinished)) as target:
            copy_pages(source, target)
        head, found = looked_over(unfinished, as_book=False)
        if found.of_content:
            raise FileDamaged(path, found.of_content, newest_sound(path))
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished, head


def taken(copy: tuple[Path, str], path: Path, reason: str) -> Path:
    """As a backup from now on."""
    unfinished, head = copy
    try:
        return unfinished.replace(new_backup(path, reason, head).path)
    finally:
        unfinished.unlink(missing_ok=True)


def looked_over(copy: Path, *, as_book: bool = True) -> tuple[str, Verification]:
    """The journal's head, and all that is in the copy: rows, journal, imported files, SQLite's own structures."""
    try:
        with closing(Database(copy, read_only=True)) as database, database.reading() as connection:
            foreign = tuple(schema_damage(connection))
            if foreign:
                return "", Verification(0, 0, foreign)
            return head_of(connection).hash, verification(connection, as_book=as_book)
    except SQLiteError:
        return "", UNREADABLE


def verified_beside(path: Path) -> Verification:
    """Of a file that is open and written to meanwhile, by way of a copy: looking takes longer than a writer can wait.

    On any thread. Raises OSError, sqlite3.Error.
    """
    with TemporaryDirectory(prefix="perfdesk-") as folder:
        copy = Path(folder, "copy")
        new_file(copy)
        there = sqlite3.connect(uri_of(path, "ro"), uri=True)
        with closing(there) as source, closing(sqlite3.connect(copy)) as target:
            copy_pages(source, target)
        return looked_over(copy)[1]


_ABANDONED = 3600
"""Seconds after which nobody is writing an unfinished copy any more: its program was ended."""


def prune(path: Path) -> None:
    sweep(folder_of(path))
    backups = backups_of(path)
    for backup in set(backups) - worth_keeping(backups):
        backup.path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Copies in it that were never finished."""
    for left in folder.glob("*.unfinished*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def content_damage_of(backup: Path) -> tuple[Damage, ...]:
    """What keeps it from being put back."""
    return verified(backup).of_content


def verified(backup: Path) -> Verification:
    """Also one of an older version; what cannot be read at all is damaged."""
    try:
        found = header(backup)
        if found is None or not found.is_desk_file or found.user_version > SCHEMA_VERSION:
            return UNREADABLE
        if found.user_version == SCHEMA_VERSION:
            return looked_over(backup)[1]
        with closing(Database(backup, read_only=True)) as database, database.reading() as connection:
            return Verification(0, 0, tuple(damage_before_migration(connection)))
    except (*SQLiteError, OSError, ValueError, TypeError):
        return UNREADABLE


def newest_sound(path: Path) -> Path | None:
    """Of the backups beside the file."""
    return first_sound(backups_of(path), lambda backup: verified(backup.path))


def first_sound(newest_first: Iterable[Backup], look: Callable[[Backup], Verification]) -> Path | None:
    """The newest in which nothing is damaged; else the newest that can be put back."""
    second_best: Path | None = None
    for backup in newest_first:
        found = look(backup)
        if found.is_sound:
            return backup.path
        if not found.of_content:
            second_best = second_best or backup.path
    return second_best


def put_back(database: Database, backup: Path) -> None:
    """The backup's content into the open file, in one transaction. Raises sqlite3.Error."""
    with closing(sqlite3.connect(uri_of(backup, "ro"), uri=True)) as source:
        copy_pages(source, database.driver)


_PATIENCE = 5.0
"""Seconds, as for a write: Python's `backup` alone would wait for a lock for ever."""


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """All of one database into another. Raises sqlite3.Error, also when another program keeps one of them locked."""
    give_up = time.monotonic() + _PATIENCE

    def keep_waiting(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > give_up:
            locked = sqlite3.OperationalError("database is locked")
            locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise locked

    source.backup(target, progress=keep_waiting)
