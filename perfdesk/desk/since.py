"""What a file was before the last lines of its journal, and who changed what since."""

from collections.abc import Collection, Iterable, Mapping
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
)
from perfdesk.domain.identity import Id
from perfdesk.domain.merging.arrival import Touch
from perfdesk.domain.rebasing import parents_in, places_in
from perfdesk.domain.tree import Tree
from perfdesk.store.desk_file import DeskFile


class Since(NamedTuple):
    """`touched` says who changed a value last, with field "" who brought, took or moved an item."""

    book: Book
    touched: Mapping[Place, Touch]


def since(file: DeskFile, tree: Tree, line: int) -> Since:
    """The book as it was after a line; `tree` is what it is now. Raises FileDamaged, StoreFailed."""
    return since_each(file, tree, [line])[line]


def since_each(file: DeskFile, tree: Tree, lines: Collection[int]) -> dict[int, Since]:
    """The same for each of several lines. The journal is read once, however many there are."""
    told: dict[int, Since] = {}
    touched: dict[Place, Touch] = {}
    entries = [*file.entries(after=min(lines))] if lines else []
    for line in sorted(lines, reverse=True):
        changes: list[Change] = []
        while entries and entries[-1].seq > line:
            entry = entries.pop()
            edit = file.edit(entry.seq)
            changes += edit.inverse().changes
            for change in edit.changes:
                touched.setdefault(_place_of(change), Touch(entry.who, entry.at))
        tree = tree.after(Edit("change", tuple(changes)))
        told[line] = Since(tree.book, dict(touched))
    return told


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
    edits = tuple(edits)
    at = (place.item for edit in edits for place in places_in(edit))
    around = (parent for edit in edits for parent in parents_in(edit))
    return frozenset((*at, *around))
