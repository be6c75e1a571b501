"""What a file was before the last lines of its journal, and who changed what since."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from perfdesk.domain.book import Book
from perfdesk.domain.edits import (
    Change,
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    Place,
    ValueChange,
    items_in,
)
from perfdesk.domain.identity import Id
from perfdesk.domain.merging.arrival import Touch
from perfdesk.domain.tree import Tree
from perfdesk.store.desk_file import DeskFile


class Since(NamedTuple):
    """`touched` says who changed a value last, with field "" who brought, took or moved an item."""

    book: Book
    touched: Mapping[Place, Touch]


def since(file: DeskFile, tree: Tree, seq: int) -> Since:
    """The book as it was after the line `seq`; `tree` is what it is now. Raises FileDamaged, StoreFailed."""
    changes: list[Change] = []
    touched: dict[Place, Touch] = {}
    for entry in reversed(file.entries(after=seq)):
        edit = file.edit(entry.seq)
        changes += edit.inverse().changes
        for change in edit.changes:
            touched.setdefault(_place_of(change), Touch(entry.who, entry.at))
    return Since(tree.after(Edit("change", tuple(changes))).book, touched)


def _place_of(change: Change) -> Place:
    match change:
        case ValueChange(place):
            return place
        case ItemInserted(_, _, item) | ItemRemoved(_, _, item):
            return Place(item.id, "")
        case ItemMoved(item_id):
            return Place(item_id, "")


def touched(edits: Iterable[Edit]) -> frozenset[Id]:
    """The items that values were given to, that came, or from which and to which others went."""
    ids: set[Id] = set()
    for edit in edits:
        for change in edit.changes:
            match change:
                case ValueChange(place):
                    ids.add(place.item)
                case ItemInserted(parent) | ItemRemoved(parent):
                    ids.add(parent)
                    ids.update(item.id for item in items_in(change))
                case ItemMoved(item):
                    ids.add(item)
    return frozenset(ids)
