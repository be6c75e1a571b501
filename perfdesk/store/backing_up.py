"""Making backups and putting one back."""

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex

from perfdesk.store.backups import backups_of, folder_of, kept, new_backup
from perfdesk.store.connection import Database, SQLiteError, uri_of
from perfdesk.store.errors import Damage, FileDamaged
from perfdesk.store.header import SCHEMA_VERSION, header
from perfdesk.store.journal import Head, head_of
from perfdesk.store.private import folder, new_file
from perfdesk.store.verification import (
    damage_before_migration,
    row_damage,
    schema_damage,
    structure_damage,
    verification,
)


def copy(database: Database, path: Path, reason: str, head: Head) -> Path:
    """A copy as it stands, sound or not, in the backup folder."""
    folder(folder_of(path))
    backup = new_backup(path, reason, head.hash).path
    unfinished = backup.with_suffix(".unfinished")
    new_file(unfinished)
    with closing(sqlite3.connect(unfinished)) as target:
        database.driver.backup(target)
    return unfinished.replace(backup)


def tested_copy(path: Path, reason: str) -> Path:
    """Over a connection of its own: for any thread, while the file is open and written to on another.

    Raises FileDamaged for the copy, and takes it away again; OSError, sqlite3.Error.
    """
    folder(folder_of(path))
    unfinished = folder_of(path) / f"{token_hex(8)}.unfinished"
    try:
        new_file(unfinished)
        there = sqlite3.connect(uri_of(path, "ro"), uri=True)
        with closing(there) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        head, damage = _looked_over(unfinished)
        if damage:
            raise FileDamaged(path, tuple(damage), newest_sound(path))
        return unfinished.replace(new_backup(path, reason, head).path)
    finally:
        unfinished.unlink(missing_ok=True)


def _looked_over(copy: Path) -> tuple[str, list[Damage]]:
    """The journal's head, and all but its older lines, which for a big file would take longer than all else."""
    try:
        with closing(Database(copy, read_only=True)) as database, database.reading() as connection:
            head = head_of(connection)
            return head.hash, row_damage(connection, head.state) + structure_damage(connection)
    except SQLiteError:
        return "", [Damage("", (), "unreadable")]


_ABANDONED = 3600
"""Seconds after which nobody is writing an unfinished copy any more: its program was ended."""


def prune(path: Path) -> None:
    for left in folder_of(path).glob("*.unfinished*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()
    backups = backups_of(path)
    for backup in set(backups) - kept(backups):
        backup.path.unlink(missing_ok=True)


def damage_of(backup: Path) -> tuple[Damage, ...]:
    found = header(backup)
    if found is None or not found.is_desk_file:
        return (Damage("", (), "unreadable"),)
    try:
        with closing(Database(backup, read_only=True)) as database, database.reading() as connection:
            if found.user_version < SCHEMA_VERSION:
                return tuple(damage_before_migration(connection))
            return tuple(schema_damage(connection)) or verification(connection).damage
    except SQLiteError:
        return (Damage("", (), "unreadable"),)


def newest_sound(path: Path) -> Path | None:
    return next((each.path for each in backups_of(path) if not damage_of(each.path)), None)


def put_back(database: Database, backup: Path) -> None:
    """The backup's content into the open file, in one transaction. Raises sqlite3.Error."""
    with closing(sqlite3.connect(uri_of(backup, "ro"), uri=True)) as source:
        source.backup(database.driver)
