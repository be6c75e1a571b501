"""The oldest SQLite that a desk file may be written with; which one is there depends on Python and the system."""

import sqlite3

from perfdesk.store.errors import SQLiteTooOld

FLOOR = (3, 37, 0)
"""STRICT tables came with 3.37.0: an older one calls every desk file damaged, and offers a backup that is, too.

Of the known faults that lose data, the WAL-reset one (3.7.0 to 3.51.2) does not reach us: no file is in WAL mode.
"""


def sqlite_version() -> str:
    return sqlite3.sqlite_version


def refuse_old_sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raises SQLiteTooOld."""
    if version < FLOOR:
        raise SQLiteTooOld(".".join(map(str, version)), ".".join(map(str, FLOOR)))
