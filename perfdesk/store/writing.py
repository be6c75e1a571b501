"""Into the file, through SQLAlchemy; called inside a transaction."""

import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, column, delete, insert, table, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from perfdesk import __version__
from perfdesk.store.clock import now
from perfdesk.store.journal import Line
from perfdesk.store.meta import Meta
from perfdesk.store.rows import Column, RowChanges, row_hash
from perfdesk.store.schema import ITEM_COLUMNS, JOURNAL_COLUMNS, META_COLUMNS


class RowNotFound(Exception):
    """A row that was read is not found by its identity: an index is damaged."""


def write_rows(connection: Connection, changes: RowChanges) -> None:
    """Children go before their parents and come after them, which spares SQLite the search for orphans.

    Raises RowNotFound.
    """
    for name in reversed(_ITEM_TABLES):
        deleted: list[tuple[Column, ...]] = [(row.id,) for row in changes.deleted if row.table == name]
        _execute_on_each(connection, _DELETE[name], deleted)
    for name in _ITEM_TABLES:
        updated = [row for row in changes.updated if row.table == name]
        _execute_on_each(connection, _UPDATE[name], [(*row.columns, row.id) for row in updated])
        _execute(connection, _INSERT[name], (row.columns for row in changes.inserted if row.table == name))


def append(connection: Connection, line: Line) -> None:
    """To the journal."""
    connection.execute(insert(_JOURNAL), line._asdict())


def write_meta(connection: Connection, who: str) -> None:
    values = Meta(__version__, now(), who, secrets.token_hex(32))._asdict()
    for pair in values.items():
        key, value = pair
        connection.execute(insert(_META).values(key=key, value=value, hash=row_hash("meta", pair)))


def _execute(connection: Connection, statement: str, parameters: Iterable[tuple[Column, ...]]) -> None:
    """The driver's own executemany; SQLAlchemy's wants a dictionary for each row and takes twice as long."""
    rows = list(parameters)
    if rows:
        connection.exec_driver_sql(statement, rows)


def _execute_on_each(connection: Connection, statement: str, rows: Sequence[tuple[Column, ...]]) -> None:
    if rows and connection.exec_driver_sql(statement, rows).rowcount != len(rows):
        raise RowNotFound


def _text(statement: ClauseElement) -> str:
    """With a question mark for each column, in their order; for `identity`, if there is one, at the end."""
    return str(statement.compile(dialect=sqlite.dialect()))


_ITEM_TABLES = {name: table(name, *map(column, columns)) for name, columns in ITEM_COLUMNS.items()}
_JOURNAL = table("journal", *map(column, JOURNAL_COLUMNS))
_META = table("meta", *map(column, META_COLUMNS))
_DELETE = {name: _text(delete(t).where(t.c.id == bindparam("identity"))) for name, t in _ITEM_TABLES.items()}
_INSERT = {name: _text(insert(t)) for name, t in _ITEM_TABLES.items()}
_UPDATE = {name: _text(update(t).where(t.c.id == bindparam("identity"))) for name, t in _ITEM_TABLES.items()}
