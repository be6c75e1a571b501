"""Everything a person does is an Edit: a few Changes that can be applied to a book and inverted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, value_at, walk_all
from perfdesk.domain.notes import Note


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
    """An item, with all below it, came to stand at `index` among the children of `parent`; for a note it is 0."""

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

    @classmethod
    def of(cls, action: str, changes: Iterable[Change]) -> "Edit | None":
        """None where nothing changes."""
        changes = tuple(changes)
        return cls(action, changes) if changes else None

    def inverse(self) -> "Edit":
        return Edit(self.action, tuple(_inverse(change) for change in reversed(self.changes)))


class StaleEdit(Exception):
    """The book is no longer as the change expects it."""

    def __init__(self, change: Change) -> None:
        super().__init__(change)
        self.change = change


def value_changes(item: Item, values: Mapping[str, Value]) -> list[Change]:
    """Those that the item does not have already."""
    return [
        ValueChange(Place(item.id, field), value_at(item, field), value)
        for field, value in values.items()
        if value_at(item, field) != value
    ]


def items_in(change: Change) -> Iterator[Item]:
    """What comes or goes with a change, with all below it."""
    return walk_all(change.item) if isinstance(change, ItemInserted | ItemRemoved) else iter(())


def is_about_a_note(change: Change) -> bool:
    """Whether a note comes or goes with it; notes do nothing else."""
    return isinstance(change, ItemInserted | ItemRemoved) and isinstance(change.item, Note)


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
