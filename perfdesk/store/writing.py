"""Row changes into the file; called inside a transaction."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from perfdesk.store.rows import Column, RowChanges
from perfdesk.store.schema import ITEM_TABLES


def write_rows(connection: Connection, changes: RowChanges) -> None:
    """Children go before their parents and come after them, which spares SQLite the search for orphans."""
    for name in reversed(ITEM_TABLES):
        _execute(connection, _DELETE[name], ((row.id,) for row in changes.deleted if row.table == name))
    for name in ITEM_TABLES:
        updated = [row for row in changes.updated if row.table == name]
        _execute(connection, _UPDATE[name], ((*row.columns, row.id) for row in updated))
        _execute(connection, _INSERT[name], (row.columns for row in changes.inserted if row.table == name))


def _execute(connection: Connection, statement: str, parameters: Iterable[tuple[Column, ...]]) -> None:
    """The driver's own executemany; SQLAlchemy's wants a dictionary for each row and takes twice as long."""
    rows = list(parameters)
    if rows:
        connection.exec_driver_sql(statement, rows)


def _text(statement: ClauseElement) -> str:
    """With a question mark for each column, in their order; for `at`, if there is one, at the end."""
    return str(statement.compile(dialect=sqlite.dialect()))


_DELETE = {name: _text(delete(t).where(t.c.id == bindparam("at"))) for name, t in ITEM_TABLES.items()}
_INSERT = {name: _text(insert(t)) for name, t in ITEM_TABLES.items()}
_UPDATE = {name: _text(update(t).where(t.c.id == bindparam("at"))) for name, t in ITEM_TABLES.items()}
