"""Parts of a book for the sections: a file of its own for each, and a note of it in ours."""

import json
import os
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from errno import EEXIST
from pathlib import Path
from secrets import token_hex
from typing import TypeVar, cast

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import NO_AMOUNTS
from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, children, walk, with_children, with_notes
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.tree import Tree
from perfdesk.store.errors import StoreFailed

HAND_OUT = "hand_out"
Kind = TypeVar("Kind", bound=Item)


class NothingToHandOut(ValueError):
    """None of the chosen items is in the book."""


@dataclass(frozen=True, slots=True)
class HandOut:
    """`line` is the hash of the first line of the part's journal, by which it is known again; `seq` ours by then."""

    name: str
    file: str
    line: str
    seq: int
    at: str
    who: str
    items: tuple[Id, ...]
    projects: int


def part_of(book: Book, chosen: Collection[Id], *, is_blank: bool = False) -> Book:
    """The chosen items with all below them and what is around them; `is_blank`: their tables without any project.

    Raises NothingToHandOut.
    """
    if is_blank:
        tables = [_emptied(table) for table in book.tables if table.id in chosen]
    else:
        tables = [part for table in book.tables if (part := _part(table, chosen)) is not None]
    if not tables:
        raise NothingToHandOut
    there = {item.id for table in tables for item in walk(table)}
    around = wholes_around(book, there)
    return Book(tables=tuple(_with_its_own_sums(_with_its_notes(table), around) for table in tables))


def wholes_around(book: Book, there: Collection[Id]) -> frozenset[Id]:
    """The tables and units of which not every unit and project is there."""
    tree = Tree.of(book)
    missing = (i for i, item in tree.items.items() if isinstance(item, Unit | Project) and i not in there)
    owners = {owner for item in missing for owner in tree.with_owners(item)}
    return frozenset(owner for owner in owners - {BOOK_ID} if owner in there)


def _with_its_own_sums(table: Table, around: Collection[Id]) -> Table:
    """What is printed as the sums of the whole would be wrong in a part, and its section could not mend it."""
    if not isinstance(table, TargetTable) or table.id not in around:
        return table
    units = tuple(replace(unit, amounts=NO_AMOUNTS) if unit.id in around else unit for unit in table.units)
    return replace(table, totals=TotalsMode.AUTOMATIC, amounts=NO_AMOUNTS, units=units)


def _with_its_notes(table: Table) -> Table:
    """Only the notes about what is in the part, and the answers to them."""
    there = {item.id for item in walk(table)}
    while more := {note.id for note in table.notes if note.item in there} - there:
        there |= more
    return with_notes(table, [note for note in table.notes if note.id in there])


def _emptied(table: Table) -> Table:
    return replace(table, units=()) if isinstance(table, TargetTable) else table


def _part(item: Kind, chosen: Collection[Id]) -> Kind | None:
    if item.id in chosen:
        return item
    below = tuple(part for child in children(item) if (part := _part(child, chosen)) is not None)
    return cast(Kind, with_children(item, below)) if below else None


def hand_out(
    desk: Desk, name: str, chosen: Sequence[Id], path: Path, who: str, *, is_blank: bool = False
) -> HandOut:
    """Writes the part as a file of its own and notes it in ours, which nothing else of is changed.

    A part that could not be noted goes again: nobody would know it when it comes back. Raises NothingToHandOut,
    FileExistsError, OSError, StoreFailed.
    """
    part = part_of(desk.book, chosen, is_blank=is_blank)
    line = _write(part, path, who)
    entries = desk.history.entries()
    projects = sum(len(table.projects) for table in part.target_tables)
    at = entries[-1].at if entries else ""
    seq = entries[-1].seq if entries else 0
    given = HandOut(name, path.name, line, seq, at, who, tuple(chosen), projects)
    try:
        desk.record(HAND_OUT, path.name, _as_json(given))
    except StoreFailed as fault:
        if fault.reason != "in_doubt":  # else it may be in our file after all
            path.unlink()
        raise
    return given


def _write(part: Book, path: Path, who: str) -> str:
    """Whole or not at all; the hash of its first line."""
    if path.exists():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    beside = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        with closing(Desk.create(beside, who)) as desk:
            inserted = (ItemInserted(BOOK_ID, n, table) for n, table in enumerate(part.tables))
            desk.do(Edit(HAND_OUT, tuple(inserted)))
            line = desk.history.entries()[-1].hash
        beside.rename(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return line


def handed_out(desk: Desk) -> list[HandOut]:
    """Oldest first."""
    return [_of_json(content) for content in desk.records(HAND_OUT)]


def _as_json(given: HandOut) -> bytes:
    said = {name: getattr(given, name) for name in HandOut.__slots__}
    return json.dumps(said, ensure_ascii=False).encode()


def _of_json(content: bytes) -> HandOut:
    said = json.loads(content)
    return HandOut(**{**said, "items": tuple(map(Id, said["items"]))})
