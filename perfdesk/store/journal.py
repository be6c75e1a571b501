"""The journal: one line for each edit, append-only, each line's hash taking in the one before."""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from perfdesk.store.clock import now
from perfdesk.store.errors import Damage, NoSuchEntry
from perfdesk.store.json_text import to_json
from perfdesk.store.rows import EMPTY_STATE
from perfdesk.store.schema import JOURNAL_COLUMNS


class EntryKind(StrEnum):
    """Whether a person did something, took it back or did it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A line without the edit's body. `at` is ISO 8601 in UTC; `of` the line that was undone or redone."""

    seq: int
    at: str
    who: str
    action: str
    kind: EntryKind
    of: int | None
    hash: str


class Head(NamedTuple):
    """The end of the journal, which the next line must follow; `state` is that of `rows.state_after`."""

    seq: int
    hash: str
    state: str


class Line(NamedTuple):
    """A line as it stands in the file, in the order of the columns."""

    seq: int
    at: str
    who: str
    action: str
    kind: str
    of: int | None
    state: str
    previous_hash: str
    hash: str
    edit: str

    @property
    def entry(self) -> JournalEntry:
        return JournalEntry(*self[:4], EntryKind(self.kind), self.of, self.hash)

    @property
    def head(self) -> Head:
        return Head(self.seq, self.hash, self.state)

    @property
    def is_true(self) -> bool:
        """Whether the line is as it was written; a page of another table in its place may hold anything."""
        try:
            return self.hash == self.true_hash
        except (TypeError, AttributeError):
            return False

    @property
    def true_hash(self) -> str:
        """What `hash` has to be: SHA-256 of the other columns as a JSON list, followed by the edit."""
        digest = sha256(to_json(self[:8]).encode("utf-8", "surrogatepass"))
        digest.update(self.edit.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def next_line(
    head: Head, *, who: str, action: str, kind: EntryKind, of: int | None, state: str, edit: str
) -> Line:
    line = Line(head.seq + 1, now(), who, action, kind.value, of, state, head.hash, "", edit)
    return line._replace(hash=line.true_hash)


def head_of(connection: sqlite3.Connection) -> Head:
    """Before the first line, its hash is the file's `genesis`, so that the heads of two new files differ."""
    newest = "SELECT seq, hash, state FROM journal ORDER BY seq DESC LIMIT 1"
    found = connection.execute(newest).fetchone()
    if found is None:
        return Head(0, _genesis(connection), EMPTY_STATE)
    seq, digest, state = found
    return Head(seq, str(digest), str(state))  # never None, which would mean that nothing is to be compared


def entries(connection: sqlite3.Connection, after: int) -> list[JournalEntry]:
    columns = "seq, at, who, action, kind, of, hash"
    found = connection.execute(f"SELECT {columns} FROM journal WHERE seq > ? ORDER BY seq", (after,))
    return [
        JournalEntry(seq, at, who, action, EntryKind(kind), of, digest)
        for seq, at, who, action, kind, of, digest in found
    ]


def line(connection: sqlite3.Connection, seq: int) -> Line:
    """Raises NoSuchEntry."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM journal WHERE seq = ?", (seq,)).fetchone()
    if found is None:
        raise NoSuchEntry(seq)
    return Line(*found)


def lines_about(
    connection: sqlite3.Connection,
    words: Collection[str],
    after: int,
    up_to: int | None = None,
    field: str = "",
) -> list[int]:
    """The lines behind `after` whose edit has one of the words in it, oldest first; without words, all lines.

    With a field only those in which a value of that field changes.
    """
    few = list(words) if len(words) <= _FEW else []
    where, given = ["seq > ?"], [str(after), *few]
    if few:
        where.append(f"({' OR '.join(['instr(edit, ?)'] * len(few))})")
    if field:
        where, given = [*where, "instr(edit, ?)"], [*given, f'"field":{to_json(field)}']
    if up_to is not None:
        where, given = [*where, "seq <= ?"], [*given, str(up_to)]
    read = "''" if len(words) <= _FEW else "edit"
    found = connection.execute(
        f"SELECT seq, {read} FROM journal WHERE {' AND '.join(where)} ORDER BY seq", given
    )
    many = set(words) if len(words) > _FEW else set()
    # Identities hold no quotation mark; a pattern of whole texts takes twice as long.
    return [int(seq) for seq, edit in found if not many or not many.isdisjoint(edit.split('"'))]


def edit_length(connection: sqlite3.Connection, seq: int) -> int:
    """In letters; 0 where there is no such line."""
    found = connection.execute("SELECT length(edit) FROM journal WHERE seq = ?", (seq,)).fetchone()
    return int(found[0]) if found else 0


def lines(connection: sqlite3.Connection) -> Iterator[Line]:
    for found in connection.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY seq"):
        yield Line(*found)


def chain_damage(connection: sqlite3.Connection) -> list[Damage]:
    """Every line against its own hash and the hash before; an import's line of 20 MB takes 0.1 s."""
    changed, unchained, previous = [], [], Head(0, _genesis(connection), EMPTY_STATE)
    for each in lines(connection):
        if not each.is_true:
            changed.append(str(each.seq))
        if (each.seq, each.previous_hash) != (previous.seq + 1, previous.hash):
            unchained.append(str(each.seq))
        previous = each.head
    found = (Damage("journal", tuple(changed), "changed"), Damage("journal", tuple(unchained), "chain"))
    return [damage for damage in found if damage.rows]


def _genesis(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key = 'genesis'").fetchone()
    return str(found[0]) if found else ""


_COLUMNS = ", ".join(JOURNAL_COLUMNS)
_FEW = 40
"""Words beyond which looking for each of them takes longer than reading the lines."""
