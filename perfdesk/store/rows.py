"""Items as rows with a hash, and which rows an edit changes."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import zip_longest
from typing import NamedTuple, cast

from perfdesk.domain.book import Book
from perfdesk.domain.fields import FIELDS, fields_of
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, children, notes_of
from perfdesk.store.json_text import from_json, to_json
from perfdesk.store.values import BLANK, KIND_NAMES, KINDS, SEQUENCES, Plain, item_of, plain_values

Column = str | int | None


class Row(NamedTuple):
    """`columns` as in the table: id, parent, position, the fields, and last the hash."""

    table: str
    columns: tuple[Column, ...]

    @property
    def id(self) -> str:
        return str(self.columns[0])

    @property
    def hash(self) -> str:
        return str(self.columns[-1])


def row_of(item: Item, parent: Id, position: int) -> Row:
    table = KIND_NAMES[type(item)]
    columns = [item.id, parent, position, *_columns(table, plain_values(item))]
    return Row(table, (*columns, row_hash(table, columns)))


def row_hash(table: str, columns: Sequence[Column]) -> str:
    """What SQLite's own integrity check does not see: that a value is still the one that was written.

    A text that was damaged into invalid UTF-8 comes as surrogates; hashing them is how it is noticed.
    """
    try:
        text = to_json([table, *columns])
    except TypeError:  # bytes, from a page that belongs elsewhere: the hash of nothing that was ever written
        return ""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def blank_columns(table: str) -> dict[str, Column]:
    """By field, what a new item has in its columns; for rows of versions that did not have the field."""
    return dict(zip(FIELDS[KINDS[table]], _columns(table, [*BLANK[table].values()]), strict=True))


def item_of_columns(table: str, item_id: Id, columns: list[Column], children: tuple[Item, ...]) -> Item:
    """The inverse; takes `columns`, only those of the fields, over."""
    plain = cast(list[Plain], columns)
    for index in _JSON_COLUMNS[table]:
        text = columns[index]
        if isinstance(text, str):
            plain[index] = cast(Plain, from_json(text))
    return item_of(KINDS[table], item_id, plain, children)


def _columns(table: str, plain: list[Plain]) -> list[Column]:
    for index in _JSON_COLUMNS[table]:
        if plain[index] is not None:
            plain[index] = to_json(plain[index])
    return cast(list[Column], plain)


_JSON_COLUMNS = {
    name: [i for i, field in enumerate(fields_of(kind)) if field.kind in SEQUENCES]
    for name, kind in KINDS.items()
}


EMPTY_STATE = "0" * 32


def state_after(state: str, hashes: Iterable[str]) -> str:
    """All row hashes of the file in one, by exclusive or: whatever the order, adding or taking a row shows.

    A hash in a row cannot tell that the whole row is gone; this can, and costs nothing to keep up to date.
    """
    combined = int(state, 16)
    for each in hashes:
        combined ^= int(each, 16)
    return f"{combined:032x}"


class RowChanges(NamedTuple):
    """By identity; `updated` and `deleted` hold what is in the file before, too."""

    inserted: list[Row]
    updated: list[Row]
    deleted: list[Row]
    replaced: list[Row]
    """What the updated rows were before."""

    def state_after(self, state: str) -> str:
        rows = (*self.inserted, *self.updated, *self.deleted, *self.replaced)
        return state_after(state, (row.hash for row in rows))


def row_changes(before: Book, after: Book) -> RowChanges:
    """What differs between two books. Parts that are the same object are not looked into."""
    old: dict[Id, Row] = {}
    new: dict[Id, Row] = {}
    _collect(before, after, old, new)
    kept = [item for item in new if item in old and old[item] != new[item]]
    return RowChanges(
        inserted=[row for item, row in new.items() if item not in old],
        updated=[new[item] for item in kept],
        deleted=[row for item, row in old.items() if item not in new],
        replaced=[old[item] for item in kept],
    )


def _collect(before: Item, after: Item, old: dict[Id, Row], new: dict[Id, Row]) -> None:
    """The rows below two versions of an item, without those that stand unchanged at the same position."""
    _collect_notes(before, after, old, new)
    pairs = zip_longest(children(before), children(after))
    moved = [(position, was, now) for position, (was, now) in enumerate(pairs) if was is not now]
    then = {was.id for _, was, _ in moved if was is not None}
    still = {now.id: now for _, _, now in moved if now is not None}
    for position, was, now in moved:
        if was is not None:
            old[was.id] = row_of(was, before.id, position)
            _collect_below(was, still.get(was.id), old, new)
        if now is not None:
            new[now.id] = row_of(now, after.id, position)
            if now.id not in then:
                _collect_all(now, new)


def _collect_below(was: Item, now: Item | None, old: dict[Id, Row], new: dict[Id, Row]) -> None:
    if now is None:
        _collect_all(was, old)
    elif now is not was:
        _collect(was, now, old, new)


def _collect_all(item: Item, rows: dict[Id, Row]) -> None:
    for position, child in enumerate(children(item)):
        rows[child.id] = row_of(child, item.id, position)
        _collect_all(child, rows)
    rows.update((note.id, row_of(note, item.id, _ANYWHERE)) for note in notes_of(item))


def _collect_notes(before: Item, after: Item, old: dict[Id, Row], new: dict[Id, Row]) -> None:
    was, now = notes_of(before), notes_of(after)
    if was is not now:
        then, still = {note.id: note for note in was}, {note.id: note for note in now}
        old.update((n.id, row_of(n, before.id, _ANYWHERE)) for n in was if still.get(n.id) is not n)
        new.update((n.id, row_of(n, after.id, _ANYWHERE)) for n in now if then.get(n.id) is not n)


_ANYWHERE = 0
"""Where a note stands: they have no order."""
