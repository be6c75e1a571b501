"""Making the file, and connecting to one after a look at its schema."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from errno import EEXIST, ENAMETOOLONG
from pathlib import Path
from secrets import token_hex

from perfdesk.domain.own_file import APPLICATION_ID
from perfdesk.store import backing_up, journal
from perfdesk.store.access import Access
from perfdesk.store.connection import Database, SQLiteError, is_damage, reason_of
from perfdesk.store.errors import Damage, FileDamaged, Reason, StoreFailed
from perfdesk.store.header import SCHEMA_VERSION
from perfdesk.store.private import new_file, sync_folder
from perfdesk.store.schema import STATEMENTS
from perfdesk.store.verification import damage_before_migration, schema_damage


def create_file(path: Path, who: str) -> None:
    """Whole or not at all: until it is finished it stands beside its name, so a power cut leaves no half of a file.

    Raises FileExistsError, OSError for too long a name; whatever goes wrong leaves no file behind.
    """
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise OSError(ENAMETOOLONG, os.strerror(ENAMETOOLONG), str(path))
    beside = path.with_name(f".perfdesk-{token_hex(6)}.part")
    with ExitStack() as on_failure, named_errors(path, "io"):
        _refuse_existing(path)
        new_file(beside)
        on_failure.callback(beside.unlink, missing_ok=True)
        database = Database(beside, read_only=False)
        try:
            _fill(database, who)
        finally:
            database.close()
        give_name(beside, path)
        on_failure.pop_all()


def give_name(beside: Path, path: Path) -> None:
    """For good, and never to a name that is taken, which a rename would pass over where links are known."""
    try:
        if sys.platform == "win32":
            beside.rename(path)
        else:
            os.link(beside, path)
            beside.unlink()
    except FileExistsError:  # which would name the part beside it, of which nobody knows
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path)) from None
    except OSError:  # a drive without links
        _refuse_existing(path)
        beside.rename(path)
    sync_folder(path.parent)


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))


_LONGEST_NAME = 255 - len(".01234567.restored")
"""Bytes that leave room for what stands beside a file: its journal, its lock, its backups."""


def _fill(database: Database, who: str) -> None:
    from perfdesk.store.writing import write_meta

    with database.writing() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        for statement in STATEMENTS:
            connection.exec_driver_sql(statement)
        write_meta(connection, who)


def connect(path: Path, who: str, access: Access) -> Database:
    """Raises FileDamaged or StoreFailed."""
    with named_errors(path), ExitStack() as on_failure:
        database = Database(path, read_only=access.read_only)
        on_failure.callback(database.close)
        if not access.is_newer:
            _bring_up_to_date(database, path, who)
            _refuse_foreign_schema(database, path)
        on_failure.pop_all()
        return database


def _bring_up_to_date(database: Database, path: Path, who: str) -> None:
    with database.reading() as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            return
        damage = damage_before_migration(connection)
        head = journal.head_of(connection)
    if damage:
        raise FileDamaged(path, tuple(damage), backing_up.newest_sound(path))
    from perfdesk.store.migrations import migrate

    backing_up.copy(database, path, "migration", head)
    with database.without_foreign_keys(), database.writing() as connection:
        migrate(connection, who, version)


def _refuse_foreign_schema(database: Database, path: Path) -> None:
    with database.reading() as connection:
        damage = schema_damage(connection)
    if damage:
        raise FileDamaged(path, tuple(damage), backing_up.newest_sound(path))


@contextmanager
def named_errors(path: Path, failing: Reason = "unreadable") -> Iterator[None]:
    """SQLite's errors as FileDamaged or StoreFailed; `failing` is what a disk is said to be that does not answer."""
    try:
        yield
    except SQLiteError as error:
        if is_damage(error):
            raise FileDamaged(path, (Damage("", (), "unreadable"),), backing_up.newest_sound(path)) from error
        reason = reason_of(error)
        raise StoreFailed(failing if reason == "io" else reason) from error
