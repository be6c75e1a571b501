"""From an older schema to the present one: one function for each version.

A migration ends with the very statements of `schema.STATEMENTS`, because an opened file is compared with them. The
file of every earlier version stays in the tests.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from sqlalchemy import Connection

from perfdesk.domain.edits import Edit
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Note
from perfdesk.store import journal
from perfdesk.store.codec import encode
from perfdesk.store.header import SCHEMA_VERSION
from perfdesk.store.item_tables import STATEMENTS_OF_ITEMS
from perfdesk.store.journal import EntryKind
from perfdesk.store.json_text import from_json
from perfdesk.store.older_notes import OLDER_NOTES, older_notes
from perfdesk.store.rows import EMPTY_STATE, RowChanges, blank_columns, row_hash, row_of, state_after
from perfdesk.store.schema import ITEM_COLUMNS, STATEMENTS
from perfdesk.store.values import Plain
from perfdesk.store.writing import append, write_rows

Migration = Callable[[Connection], None]


def _with_new_fields(connection: Connection) -> None:
    """1 → 2: doubts, waivers, self-evaluations and sources. 2 → 3: extras and what the forms of other provinces say.

    3 → 4: notes are rows of their own. All of it adds fields and tables, but that doubts and waivers leave their
    table's row; so this leads to the present schema from any.
    """
    notes = list(_older_notes(connection))
    present = set(connection.exec_driver_sql("SELECT sql FROM sqlite_schema").scalars())
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())
    for name, statement in STATEMENTS_OF_ITEMS.items():
        if name in tables and statement not in present:
            _remake(connection, name, statement)
    present = set(connection.exec_driver_sql("SELECT sql FROM sqlite_schema").scalars())
    for statement in STATEMENTS:
        if statement not in present:
            connection.exec_driver_sql(statement)
    _write_notes(connection, notes)


def _older_notes(connection: Connection) -> Iterator[tuple[str, Note]]:
    """Each with the identity of its table. Raises ValueError for a row that no version wrote."""
    for name in STATEMENTS_OF_ITEMS:
        columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (name,)).scalars()
        for field in set(columns).intersection(OLDER_NOTES):
            for table, text in connection.exec_driver_sql(f"SELECT id, {field} FROM {name}"):
                yield from ((table, note) for note in older_notes(field, cast(Plain, from_json(text))))


def _write_notes(connection: Connection, notes: Iterable[tuple[str, Note]]) -> None:
    rows = {note.id: row_of(note, Id(table), 0) for table, note in notes}
    write_rows(connection, RowChanges([*rows.values()], [], [], []))


def _remake(connection: Connection, name: str, statement: str) -> None:
    """A table with all its columns, blank where it did not have them.

    The rows wait in a temporary table: renaming would leave other words in the schema than `STATEMENTS` has.
    """
    connection.exec_driver_sql(f"CREATE TEMP TABLE waiting AS SELECT * FROM main.{name}")
    connection.exec_driver_sql(f"DROP TABLE main.{name}")
    connection.exec_driver_sql(statement)
    found = connection.exec_driver_sql("SELECT name FROM pragma_table_info('waiting')").scalars()
    kept = [column for column in found if column not in OLDER_NOTES]
    added = {field: blank for field, blank in blank_columns(name).items() if field not in kept}
    connection.exec_driver_sql(
        f"INSERT INTO main.{name} ({', '.join([*kept, *added])})"
        f" SELECT {', '.join([*kept, *['?'] * len(added)])} FROM temp.waiting",
        tuple(added.values()),
    )
    connection.exec_driver_sql("DROP TABLE temp.waiting")


MIGRATIONS: Mapping[int, Migration] = dict.fromkeys((1, 2, 3), _with_new_fields)
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
