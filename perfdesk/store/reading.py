"""The rows of a file as a Book, each checked against its hash."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple, cast

from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item
from perfdesk.store.connection import SQLiteError
from perfdesk.store.errors import Damage, Harm
from perfdesk.store.item_tables import NOTES
from perfdesk.store.rows import EMPTY_STATE, Column, item_of_columns, row_hash, state_after
from perfdesk.store.schema import ITEM_COLUMNS

_Row = tuple[Id, Id, int, *tuple[Column, ...], str]
_Placed = dict[Id, list[tuple[int, Item]]]
"""By parent, the items with their positions."""


class Reading(NamedTuple):
    """`book` is whole only if there is no damage."""

    book: Book
    rows: int
    damage: tuple[Damage, ...]


def read_book(connection: sqlite3.Connection, state: str | None) -> Reading:
    """`state` is what all rows together must come to; None (a newer version's file): no check by hashes."""
    reader = _Reader(connection, checks=state is not None)
    for name in NOTES:
        reader.add_notes(name)
    placed: dict[str, _Placed] = {"": {}}
    for name in reversed(_CHILD_TABLES):
        placed[name] = reader.items(name, placed[_CHILD_TABLES[name]])
    tables = reader.tables({name: placed[name] for name in _TOP_TABLES})
    reader.check_notes()
    if state is not None and reader.state != state and not reader.damage:
        reader.note("", (), "missing")
    return Reading(Book(tables=cast(tuple[Table, ...], tables)), reader.rows, tuple(reader.damage))


class _Reader:
    """Goes from the indicators upwards and notes all damage instead of stopping at the first."""

    def __init__(self, connection: sqlite3.Connection, *, checks: bool) -> None:
        self._driver = connection
        self.checks = checks
        self.damage: list[Damage] = []
        self.rows = 0
        self.state = EMPTY_STATE
        self._notes: dict[Id, list[tuple[str, Item]]] = {}
        """By the table they are kept in, each with the name of its own."""
        self._known: dict[Column, Column] = {}
        """Codes and names that stand in thousands of rows are kept once: a third of a large book's memory."""

    def note(self, table: str, rows: Sequence[str], harm: Harm) -> None:
        if rows or harm in ("missing", "unreadable"):
            self.damage.append(Damage(table, tuple(rows), harm))

    def items(self, table: str, below: _Placed) -> _Placed:
        """The items of one table, with those and the notes below them."""
        placed: _Placed = defaultdict(list)
        changed: list[str] = []
        wrong: list[str] = []
        once = self._known.setdefault
        for rows in self._rows(table):
            if self.checks:
                changed += self._changed(table, rows)
            for item_id, parent, position, *texts, _ in rows:
                columns = [once(text, text) for text in texts]
                children = (
                    self.in_order(_CHILD_TABLES.get(table, ""), below.pop(item_id, ())) if below else ()
                )
                if self._notes:
                    children += tuple(note for _, note in self._notes.pop(item_id, ()))
                try:
                    item = item_of_columns(table, item_id, columns, children)
                except (LookupError, ValueError, TypeError, ArithmeticError):
                    wrong.append(str(item_id))
                else:
                    placed[parent].append((position, item))
        self.note(table, changed, "changed")
        self.note(table, wrong, "changed")
        self.check_parents(_CHILD_TABLES.get(table, ""), below)
        return placed

    def add_notes(self, table: str) -> None:
        for parent, placed in self.items(table, {}).items():
            self._notes.setdefault(parent, []).extend((table, note) for _, note in placed)

    def check_notes(self) -> None:
        """Those that are kept in no table."""
        for placed in self._notes.values():
            for table, note in placed:
                self.note(table, [note.id], "misplaced")

    def in_order(self, table: str, placed: Sequence[tuple[int, Item]]) -> tuple[Item, ...]:
        if not placed:
            return ()
        positions, items = zip(*sorted(placed, key=_POSITION), strict=True)
        if positions != tuple(range(len(positions))):
            self.note(table, [item.id for item in items], "misplaced")
        return cast(tuple[Item, ...], items)

    def tables(self, placed: Mapping[str, _Placed]) -> tuple[Item, ...]:
        """What stands in the book itself: tables of several kinds in one order."""
        here = {name: below.pop(BOOK_ID, []) for name, below in placed.items()}
        together = sorted((each for items in here.values() for each in items), key=_POSITION)
        if [position for position, _ in together] != list(range(len(together))):
            for name, items in here.items():
                self.note(name, [item.id for _, item in items], "misplaced")
        for name, below in placed.items():
            self.check_parents(name, below)
        return tuple(item for _, item in together)

    def check_parents(self, table: str, left_over: _Placed) -> None:
        self.note(table, [item.id for placed in left_over.values() for _, item in placed], "misplaced")

    def _changed(self, table: str, rows: Sequence[_Row]) -> list[str]:
        """The rows that are not as their hashes say."""
        self.rows += len(rows)
        changed = [str(row[0]) for row in rows if row_hash(table, row[:-1]) != row[-1]]
        if not changed:  # else a hash may be anything
            self.state = state_after(self.state, (row[-1] for row in rows))
        return changed

    def _rows(self, table: str) -> Iterator[list[_Row]]:
        """Some at a time: what they repeat is let go of before the next come."""
        seen = 0
        try:
            cursor = self._driver.execute(_SELECT[table])
            while rows := cursor.fetchmany(_AT_ONCE):
                seen += len(rows)
                yield rows
        except SQLiteError:
            yield self._rows_as_they_are(table)[seen:]

    def _rows_as_they_are(self, table: str) -> list[_Row]:
        """With what is no valid UTF-8 any more let through, so that the hashes can tell which rows it is."""
        self._driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        try:
            return self._driver.execute(_SELECT[table]).fetchall()
        except SQLiteError:
            self.note(table, (), "unreadable")
            return []
        finally:
            self._driver.text_factory = str


_SELECT = {name: f"SELECT {', '.join(columns)} FROM {name}" for name, columns in ITEM_COLUMNS.items()}
_POSITION = itemgetter(0)
_AT_ONCE = 500
_CHILD_TABLES = {
    "target_table": "unit", "unit": "project", "project": "indicator", "indicator": "",
    "department_evaluation": "evaluation_row", "evaluation_row": "",
    "project_evaluation": "evaluated_indicator", "evaluated_indicator": "",
}  # fmt: skip
"""By table, parents first, that of the items below its own."""
_TOP_TABLES = [name for name in _CHILD_TABLES if name not in _CHILD_TABLES.values()]
