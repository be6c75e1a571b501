"""What a step did, line by line for a person, and the items it was about, also those that are gone by now."""

from typing import Literal, NamedTuple

from perfdesk.desk.desk import Desk
from perfdesk.domain.becoming import becoming
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemMoved, ItemRemoved, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, below, walk_all, with_children
from perfdesk.domain.notes import Note
from perfdesk.domain.tree import NotInBook, Tree

What = Literal["value", "came", "gone", "moved"]

_BETWEEN_THE_LINES = frozenset(("lettering", "parts", "level1_code", "level2_code", "target", "working"))
"""Fields that go along with another one that is told."""


class StepLine(NamedTuple):
    """A value with what it was and became, or an item with where it stands or stood."""

    what: What
    place: Place
    before: Value = None
    after: Value = None
    item: Item | None = None


def lines_of(edit: Edit) -> tuple[StepLine, ...]:
    """What goes along with something else is left out, unless nothing else is there."""
    lines = tuple(_line(change) for change in _taken_apart(edit).changes)
    return tuple(line for line in lines if line.place.field not in _BETWEEN_THE_LINES) or lines


def _taken_apart(edit: Edit) -> Edit:
    """Of a table that gives way to another state of itself, as when a backup is restored, only what differs."""
    gone = [c.item for c in edit.changes if isinstance(c, ItemRemoved) and c.parent == BOOK_ID]
    come = [c.item for c in edit.changes if isinstance(c, ItemInserted) and c.parent == BOOK_ID]
    if {table.id for table in gone}.isdisjoint(table.id for table in come):
        return edit
    before, after = (with_children(Book(), tuple(tables)) for tables in (gone[::-1], come))
    assert isinstance(before, Book)
    assert isinstance(after, Book)
    return becoming(Tree.of(before), after, edit.action) or edit


def _line(change: Change) -> StepLine:
    match change:
        case ValueChange(place, before, after):
            return StepLine("value", place, before, after)
        case ItemInserted(parent, _, item):
            return StepLine("came", _about(parent, item), item=item)
        case ItemRemoved(parent, _, item):
            return StepLine("gone", _about(parent, item), item=item)
        case ItemMoved(item_id):
            return StepLine("moved", Place(item_id, ""))


def _about(parent: Id, item: Item) -> Place:
    """Where it stands; a note stands with what it is about."""
    return Place(item.item, getattr(item, "field", "")) if isinstance(item, Note) else Place(parent, "")


class PastItems:
    """The items of an open file by identity; of one that is gone, what the step that took it away says of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._gone: dict[Id, tuple[Item, Id]] = {}
        self._sought: set[Id] = set()

    def item(self, item_id: Id) -> Item:
        """Raises NotInBook."""
        tree = self._desk.tree
        return tree.item(item_id) if tree.has(item_id) else self._lost(item_id)[0]

    def parent(self, item_id: Id) -> Item:
        """Raises NotInBook."""
        tree = self._desk.tree
        return tree.parent(item_id) if tree.has(item_id) else self.item(self._lost(item_id)[1])

    def note(self, edit: Edit) -> None:
        """Learns of what an edit brings or takes away."""
        for change in edit.changes:
            if isinstance(change, ItemInserted | ItemRemoved):
                self._gone[change.item.id] = change.item, change.parent
                for each in walk_all(change.item):
                    self._gone.update((child.id, (child, each.id)) for child in below(each))

    def _lost(self, item_id: Id) -> tuple[Item, Id]:
        if item_id not in self._gone and item_id not in self._sought and item_id != BOOK_ID:
            self._sought.add(item_id)
            for seq in reversed(self._desk.history.steps_about([item_id], 0)):
                if item_id in self._gone or self._desk.history.edit_length(seq) > MOST:
                    break
                self.note(self._desk.history.edit_of(seq))
        if item_id not in self._gone:
            raise NotInBook(item_id)
        return self._gone[item_id]


MOST = 200_000
"""Letters of a step beyond which it is not taken apart only to be shown."""
