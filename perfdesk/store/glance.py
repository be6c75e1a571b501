"""The first rows of a desk file, read in a few milliseconds for the eye alone, while the file itself is being opened.

Nothing is checked or kept, and no library beyond Python's own is needed.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount, exact_amount, show_amount
from perfdesk.store.header import header

_ROWS = 40


class GlanceRow(NamedTuple):
    """`amounts` as shown; a unit has neither goal nor indicators (their names, joined)."""

    is_unit: bool
    name: str
    amounts: tuple[str, ...]
    goal: str = ""
    indicators: int = 0
    indicator_names: str = ""


class Glance(NamedTuple):
    """The first table; `projects` counts all of its file."""

    title: str
    department: str
    year: int | None
    currency_unit: str
    projects: int
    rows: tuple[GlanceRow, ...]


def glance(path: Path) -> Glance | None:
    """None where there is nothing to see or the file must be opened properly first (e.g. after a crash)."""
    try:
        known = header(path)
        if known is None or not known.is_desk_file:
            return None
        uri = f"file:{quote(str(path.absolute()))}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            return _look(connection)
    except (OSError, sqlite3.Error, NotAnAmount, TypeError):  # opening will say what is wrong
        return None


def _look(connection: sqlite3.Connection) -> Glance | None:
    table = connection.execute(
        "SELECT id, title, department, year, currency_unit FROM target_table ORDER BY position LIMIT 1"
    ).fetchone()
    if table is None:
        return None
    (projects,) = connection.execute("SELECT count(*) FROM project").fetchone()
    at, title, department, year, currency_unit = table
    return Glance(title, department, year, currency_unit, projects, tuple(_rows(connection, at)))


def _rows(connection: sqlite3.Connection, table: str) -> list[GlanceRow]:
    rows: list[GlanceRow] = []
    units = connection.execute(
        f"SELECT id, name, {_AMOUNTS} FROM unit WHERE parent = ? ORDER BY position LIMIT ?", (table, _ROWS)
    ).fetchall()
    for unit in units:
        if len(rows) < _ROWS:
            rows.append(GlanceRow(True, unit[1], _shown(unit[2:])))
            rows += [
                _project(connection, project) for project in _projects(connection, unit[0], _ROWS - len(rows))
            ]
    return rows


_AMOUNTS = ", ".join(AMOUNT_FIELDS)


def _projects(connection: sqlite3.Connection, unit: str, limit: int) -> list[tuple[str, ...]]:
    select = f"SELECT id, name, goal, {_AMOUNTS} FROM project WHERE parent = ? ORDER BY position LIMIT ?"
    return connection.execute(select, (unit, limit)).fetchall()


def _project(connection: sqlite3.Connection, row: tuple[str, ...]) -> GlanceRow:
    project, name, goal, *amounts = row
    select = "SELECT name FROM indicator WHERE parent = ? ORDER BY position"
    names = [found for (found,) in connection.execute(select, (project,))]
    return GlanceRow(False, name, _shown(amounts), goal, len(names), "、".join(names))


def _shown(amounts: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(show_amount(exact_amount(amount)) if amount is not None else "" for amount in amounts)
