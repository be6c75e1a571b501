"""Whether a file is still what was written into it: every row, every line, and SQLite's own structures."""

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from perfdesk.store import journal
from perfdesk.store.annex import annex_damage
from perfdesk.store.connection import SQLiteError
from perfdesk.store.errors import Damage
from perfdesk.store.meta import meta_damage
from perfdesk.store.reading import read_book
from perfdesk.store.rows import EMPTY_STATE, row_hash, state_after
from perfdesk.store.schema import ITEM_COLUMNS, STATEMENTS

_AT_ONCE = 500
_Look = Callable[[sqlite3.Connection], list[Damage]]


class Verification(NamedTuple):
    """What was looked at, and what differs."""

    rows: int
    entries: int
    damage: tuple[Damage, ...]

    @property
    def is_sound(self) -> bool:
        return not self.damage

    @property
    def of_content(self) -> tuple[Damage, ...]:
        """What keeps the file from being opened."""
        return tuple(each for each in self.damage if not is_beside(each))

    @property
    def beside(self) -> tuple[Damage, ...]:
        """What opening does not look at: the tables are all there and right."""
        return tuple(filter(is_beside, self.damage))


def is_beside(damage: Damage) -> bool:
    return damage.table in ("journal", "meta", "origin", "source") and damage.harm in ("changed", "chain")


def verification(connection: sqlite3.Connection, *, as_book: bool = True) -> Verification:
    """Of a file with the present schema. One unreadable part does not keep the others from being looked at.

    Not `as_book`: rows that are all as they were written are not made into items; where one is not, all are, to tell
    which.
    """
    try:
        head = journal.head_of(connection)
    except SQLiteError:
        return Verification(0, 0, (Damage("journal", (), "unreadable"),))
    rows = None if as_book else _rows_as_written(connection, head.state)
    if rows is None:
        reading = read_book(connection, head.state)
        rows, damage = reading.rows, reading.damage
    else:
        damage = ()
    others = (
        *_tried("journal", _history_damage, connection),
        *_tried("journal", journal.chain_damage, connection),
        *_tried("meta", meta_damage, connection),
        *_tried("origin", annex_damage, connection),
        *_tried("", structure_damage, connection),
    )
    return Verification(rows, head.seq, (*damage, *others))


def _rows_as_written(connection: sqlite3.Connection, state: str) -> int | None:
    """How many there are; None where anything about them is not as it should be."""
    if _tried("", lambda driver: row_damage(driver, state), connection):
        return None
    counts = (connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ITEM_COLUMNS)
    return sum(int(count) for (count,) in counts)


def _tried(table: str, look: _Look, connection: sqlite3.Connection) -> list[Damage]:
    try:
        return look(connection)
    except (*SQLiteError, ValueError, TypeError):
        return [Damage(table, (), "unreadable")]


def _history_damage(connection: sqlite3.Connection) -> list[Damage]:
    """Opening reads all lines but the edits in them. Raises ValueError for one of no known kind."""
    journal.entries(connection, 0)
    return []


def damage_before_migration(connection: sqlite3.Connection) -> list[Damage]:
    """Rows of an older file that are not as written: new hashes would hide it for good."""
    rows = row_damage(connection, journal.head_of(connection).state)
    return rows + meta_damage(connection) + journal.chain_damage(connection)


def row_damage(connection: sqlite3.Connection, state: str) -> list[Damage]:
    """Rows against their hashes, and these against `state`, in a file of this schema or an older one."""
    found, combined = [], EMPTY_STATE
    for table in _present(connection):
        changed: list[str] = []
        cursor = connection.execute(f"SELECT * FROM {table}")
        while rows := cursor.fetchmany(_AT_ONCE):
            changed += [str(row[0]) for row in rows if row_hash(table, row[:-1]) != row[-1]]
            if not changed:  # else a hash may be anything
                combined = state_after(combined, (row[-1] for row in rows))
        if changed:
            found.append(Damage(table, tuple(changed), "changed"))
    return found if found or combined == state else [Damage("", (), "missing")]


def _present(connection: sqlite3.Connection) -> list[str]:
    """The item tables that a file of this or an older schema has."""
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return [table for table in ITEM_COLUMNS if (table,) in found]


def schema_damage(connection: sqlite3.Connection) -> list[Damage]:
    """Tables, triggers and views that PerfDesk did not make (a trigger could wipe the journal), or lacks."""
    query = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'"
    found = {sql: name for name, sql in connection.execute(query)}
    foreign = tuple(name for sql, name in found.items() if sql not in STATEMENTS)
    return [Damage("", foreign, "foreign")] if foreign or len(found) < len(STATEMENTS) else []


def structure_damage(connection: sqlite3.Connection) -> list[Damage]:
    said = connection.execute("PRAGMA quick_check").fetchall()
    return [] if said == [("ok",)] else [Damage("", (), "unreadable")]
