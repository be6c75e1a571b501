"""From an older schema to the present one: one function for each version.

A migration ends with the very statements of `schema.STATEMENTS`, because an opened file is compared with them. The
file of every earlier version stays in the tests.
"""

import sqlite3
from collections.abc import Callable, Mapping
from typing import cast

from sqlalchemy import Connection

from perfdesk.domain.edits import Edit
from perfdesk.store import journal
from perfdesk.store.codec import encode
from perfdesk.store.header import SCHEMA_VERSION
from perfdesk.store.item_tables import STATEMENTS_OF_ITEMS
from perfdesk.store.journal import EntryKind
from perfdesk.store.rows import EMPTY_STATE, blank_columns, row_hash, state_after
from perfdesk.store.schema import ITEM_COLUMNS, STATEMENTS
from perfdesk.store.writing import append

Migration = Callable[[Connection], None]


def _with_new_fields(connection: Connection) -> None:
    """1 → 2: doubts, waivers, self-evaluations and sources. 2 → 3: extras and what the forms of other provinces say.

    Either only adds fields and tables, so this leads to the present schema from both.
    """
    present = set(connection.exec_driver_sql("SELECT sql FROM sqlite_schema").scalars())
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())
    for name, statement in STATEMENTS_OF_ITEMS.items():
        if name in tables and statement not in present:
            _remake(connection, name, statement)
    present = set(connection.exec_driver_sql("SELECT sql FROM sqlite_schema").scalars())
    for statement in STATEMENTS:
        if statement not in present:
            connection.exec_driver_sql(statement)


def _remake(connection: Connection, name: str, statement: str) -> None:
    """A table with all its columns, blank where it did not have them.

    The rows wait in a temporary table: renaming would leave other words in the schema than `STATEMENTS` has.
    """
    connection.exec_driver_sql(f"CREATE TEMP TABLE waiting AS SELECT * FROM main.{name}")
    connection.exec_driver_sql(f"DROP TABLE main.{name}")
    connection.exec_driver_sql(statement)
    kept = list(connection.exec_driver_sql("SELECT name FROM pragma_table_info('waiting')").scalars())
    added = {field: blank for field, blank in blank_columns(name).items() if field not in kept}
    connection.exec_driver_sql(
        f"INSERT INTO main.{name} ({', '.join([*kept, *added])})"
        f" SELECT {', '.join([*kept, *['?'] * len(added)])} FROM temp.waiting",
        tuple(added.values()),
    )
    connection.exec_driver_sql("DROP TABLE temp.waiting")


MIGRATIONS: Mapping[int, Migration] = {1: _with_new_fields, 2: _with_new_fields}
"""By the version that they start from."""


def migrate(
    connection: Connection,
    who: str,
    start: int,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    goal: int = SCHEMA_VERSION,
) -> None:
    """All steps and new hashes, inside the caller's transaction; leaves a line `migrate` in the journal."""
    for version in range(start, goal):
        migrations[version](connection)
    head = journal.head_of(_driver(connection))
    line = journal.next_line(
        head, who=who, action="migrate", kind=EntryKind.DO, of=None,
        state=_hashed_anew(connection), edit=encode(Edit("migrate", ())),
    )  # fmt: skip
    append(connection, line)
    connection.exec_driver_sql(f"PRAGMA user_version = {goal}")


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def _hashed_anew(connection: Connection) -> str:
    state = EMPTY_STATE
    for table in ITEM_COLUMNS:
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
        hashes = [(row_hash(table, row[:-1]), row[0]) for row in rows]
        if hashes:
            connection.exec_driver_sql(f"UPDATE {table} SET hash = ? WHERE id = ?", hashes)
        state = state_after(state, (digest for digest, _ in hashes))
    return state
