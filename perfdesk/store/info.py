"""What the properties window shows about a file."""

import sqlite3
from dataclasses import dataclass

from perfdesk.store.journal import head_of
from perfdesk.store.meta import read_meta


@dataclass(frozen=True, slots=True)
class FileInfo:
    """Times are ISO 8601 in UTC; `last_edit_at` and `last_edit_by` are None before the first edit."""

    application_version: str
    schema_version: int
    created: str
    created_by: str
    last_edit_at: str | None
    last_edit_by: str | None
    tables: int
    units: int
    projects: int
    indicators: int
    entries: int
    head: str


def file_info(connection: sqlite3.Connection) -> FileInfo:
    meta = read_meta(connection)
    head = head_of(connection)
    newest = connection.execute("SELECT at, who FROM journal WHERE seq = ?", (head.seq,)).fetchone()
    at, who = newest or (None, None)
    return FileInfo(
        application_version=meta.application_version,
        schema_version=connection.execute("PRAGMA user_version").fetchone()[0],
        created=meta.created,
        created_by=meta.created_by,
        last_edit_at=at,
        last_edit_by=who,
        tables=sum(_count(connection, name) for name in _TOP_TABLES),
        units=_count(connection, "unit"),
        projects=_count(connection, "project"),
        indicators=_count(connection, "indicator"),
        entries=head.seq,
        head=head.hash,
    )


_TOP_TABLES = ("target_table", "department_evaluation", "project_evaluation")


def _count(connection: sqlite3.Connection, table: str) -> int:
    """Of the rows themselves: nothing checks what stands in an index."""
    (count,) = connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()
    return int(count)
