"""Everything a person does is an Edit: a few Changes that can be applied to a book and inverted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, children, value_at, walk, with_children, with_value
from perfdesk.domain.table import BOOK_ID, Book


class Place(NamedTuple):
    """The stable identity of one value: a field of an item."""

    item: Id
    field: str


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value became another."""

    place: Place
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class ItemInserted:
    """An item, with all below it, came to stand at `index` among the children of `parent`."""

    parent: Id
    index: int
    item: Item


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    """The inverse of ItemInserted."""

    parent: Id
    index: int
    item: Item


@dataclass(frozen=True, slots=True)
class ItemMoved:
    """An item went from one position to another; `to_index` counts after it was taken out."""

    item: Id
    from_parent: Id
    from_index: int
    to_parent: Id
    to_index: int


Change = ValueChange | ItemInserted | ItemRemoved | ItemMoved


@dataclass(frozen=True, slots=True)
class Edit:
    """`action` is a code that the window puts into words (`change`, `add`, `import` …)."""

    action: str
    changes: tuple[Change, ...]

    def inverse(self) -> "Edit":
        return Edit(self.action, tuple(_inverse(change) for change in reversed(self.changes)))


class StaleEdit(Exception):
    """The book is no longer as the change expects it."""

    def __init__(self, change: Change) -> None:
        super().__init__(change)
        self.change = change


def _inverse(change: Change) -> Change:
    match change:
        case ValueChange(place, before, after):
            return ValueChange(place, after, before)
        case ItemInserted(parent, index, item):
            return ItemRemoved(parent, index, item)
        case ItemRemoved(parent, index, item):
            return ItemInserted(parent, index, item)
        case ItemMoved(item, from_parent, from_index, to_parent, to_index):
            return ItemMoved(item, to_parent, to_index, from_parent, from_index)


Parents = Mapping[Id, Id]
"""For each item below the book, the item it stands in."""


def parents_of(item: Item) -> dict[Id, Id]:
    """The parents of everything below `item`."""
    return {child.id: parent.id for parent in walk(item) for child in children(parent)}


def apply(book: Book, edit: Edit, parents: dict[Id, Id]) -> Book:
    """The book after the edit; `parents` is brought up to date with it. Raises StaleEdit, then both are as before."""
    before = dict(parents) if len(edit.changes) > 1 else None
    try:
        for change in edit.changes:
            book = _applied(book, change, parents)
    except StaleEdit:
        if before is not None:
            parents.clear()
            parents.update(before)
        raise
    return book


def find(book: Book, item_id: Id, parents: Parents) -> Item | None:
    """The item of that identity; None when it is not in the book."""
    found: Item | None = book
    for step in _chain(item_id, parents):
        found = next((child for child in children(found) if child.id == step), None) if found else None
    return found if found is not None and found.id == item_id else None


def _chain(item_id: Id, parents: Parents) -> list[Id]:
    """The identities from below the book down to the item; empty for the book itself or an unknown item."""
    chain: list[Id] = []
    step: Id | None = item_id
    while step is not None and step != BOOK_ID:
        chain.append(step)
        step = parents.get(step)
    return chain[::-1] if step == BOOK_ID else []


def _applied(book: Book, change: Change, parents: dict[Id, Id]) -> Book:
    match change:
        case ValueChange(place, before, after):
            item = find(book, place.item, parents)
            if item is None or value_at(item, place.field) != before:
                raise StaleEdit(change)
            return _replaced(book, with_value(item, place.field, after), parents)
        case ItemInserted(parent, index, item):
            if any(each.id in parents for each in walk(item)):
                raise StaleEdit(change)
            book = _inserted(book, change, parent, index, item, parents)
            parents[item.id] = parent
            parents.update(parents_of(item))
            return book
        case ItemRemoved(parent, index, item):
            book, taken = _taken(book, change, parent, index, item.id, parents)
            if taken != item:
                raise StaleEdit(change)
            for gone in walk(item):
                parents.pop(gone.id, None)
            return book
        case ItemMoved(item_id, from_parent, from_index, to_parent, to_index):
            book, taken = _taken(book, change, from_parent, from_index, item_id, parents)
            book = _inserted(book, change, to_parent, to_index, taken, parents)
            parents[item_id] = to_parent
            return book


def _inserted(book: Book, change: Change, parent_id: Id, index: int, item: Item, parents: Parents) -> Book:
    parent = find(book, parent_id, parents)
    if parent is None or not 0 <= index <= len(children(parent)):
        raise StaleEdit(change)
    kept = children(parent)
    return _replaced(book, with_children(parent, (*kept[:index], item, *kept[index:])), parents)


def _taken(
    book: Book, change: Change, parent_id: Id, index: int, item_id: Id, parents: Parents
) -> tuple[Book, Item]:
    parent = find(book, parent_id, parents)
    kept = children(parent) if parent is not None else ()
    if parent is None or not 0 <= index < len(kept) or kept[index].id != item_id:
        raise StaleEdit(change)
    return _replaced(book, with_children(parent, (*kept[:index], *kept[index + 1 :])), parents), kept[index]


def _replaced(book: Book, item: Item, parents: Parents) -> Book:
    """The book with the item of the same identity replaced, and with new ancestors up to the top."""
    while not isinstance(item, Book):
        parent = find(book, parents[item.id], parents)
        assert parent is not None, "the parents map names only items of the book"
        siblings = tuple(item if child.id == item.id else child for child in children(parent))
        item = with_children(parent, siblings)
    return replace(item)
