"""An Edit made for a book as it was, made again for the book as it is: what stood where is found by identity."""

from collections.abc import Iterator, Mapping, Sequence

from perfdesk.domain.edits import (
    Change,
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    Place,
    ValueChange,
    is_about_a_note,
)
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, children, value_at, walk_all
from perfdesk.domain.tree import Tree

Orders = Mapping[Id, Sequence[Id]]
"""Of some items, the children in the order in which they stood at a time."""


class Overtaken(Exception):
    """What the edit would change is something else by now, at these places; a place without a field is an item."""

    def __init__(self, places: frozenset[Place]) -> None:
        super().__init__(places)
        self.places = places


def rebased(edit: Edit, then: Orders, tree: Tree) -> Edit:
    """The edit for `tree`; `then` has the children of every item that it gives some or takes some from.

    Raises Overtaken.
    """
    bench = _Bench(then, tree)
    changes = tuple(bench.made_again(change) for change in edit.changes)
    if bench.overtaken:
        raise Overtaken(frozenset(bench.overtaken))
    return Edit(edit.action, changes)


def parents_in(edit: Edit) -> frozenset[Id]:
    """The items among whose children something comes, goes or moves."""
    return frozenset(parent for change in edit.changes for parent in _parents(change))


def places_in(edit: Edit) -> frozenset[Place]:
    """What an edit is about: values, and items that come, go or move, with the items they stand in."""
    return frozenset(place for change in edit.changes for place in _places(change))


def reordered(order: list[Id], parent: Id, change: Change) -> None:
    """The children of `parent` after a change that was made when they stood in this order."""
    if is_about_a_note(change):
        return
    match change:
        case ItemInserted(at, index, item) if at == parent:
            order.insert(index, item.id)
        case ItemRemoved(at, index, _) if at == parent:
            del order[index]
        case ItemMoved(item_id, from_parent, from_index, to_parent, to_index):
            if from_parent == parent:
                del order[from_index]
            if to_parent == parent:
                order.insert(to_index, item_id)


class _Bench:
    """`then` and `now` go along with the changes."""

    def __init__(self, then: Orders, tree: Tree) -> None:
        self._then = {parent: list(order) for parent, order in then.items()}
        self._now: dict[Id, list[Id]] = {}
        self._values: dict[Place, Value] = {}
        self._come: set[Id] = set()
        self._gone: set[Id] = set()
        self._parents: dict[Id, Id] = {}
        self._tree = tree
        self.overtaken: set[Place] = set()

    def made_again(self, change: Change) -> Change:
        if is_about_a_note(change):
            return self._noted(change)
        match change:
            case ValueChange(place, before, after):
                if place.item not in self._come and self._value(place) != before:
                    self.overtaken.add(place)
                self._values[place] = after
                return change
            case ItemInserted(parent, index, item):
                return ItemInserted(parent, self._put(parent, index, item), item)
            case ItemRemoved(parent, index, item):
                return ItemRemoved(parent, self._take(parent, index, item), item)
            case ItemMoved(item_id, from_parent, from_index, to_parent, to_index):
                start = self._out_of(from_parent, from_index, item_id)
                self._parents[item_id] = to_parent
                return ItemMoved(
                    item_id, from_parent, start, to_parent, self._into(to_parent, to_index, item_id)
                )

    def _noted(self, change: Change) -> Change:
        """A note stands nowhere among others: it is there or not, and its table with it."""
        assert isinstance(change, ItemInserted | ItemRemoved)
        item, is_coming = change.item, isinstance(change, ItemInserted)
        if self._is_here(item.id) is is_coming:
            self.overtaken.add(Place(item.id, ""))
        if not self._is_here(change.parent):
            self.overtaken.add(Place(change.parent, ""))
        (self._come if is_coming else self._gone).add(item.id)
        (self._gone if is_coming else self._come).discard(item.id)
        return change

    def _value(self, place: Place) -> Value | object:
        if place in self._values:
            return self._values[place]
        return value_at(self._tree.item(place.item), place.field) if self._is_here(place.item) else _NOWHERE

    def _put(self, parent: Id, index: int, item: Item) -> int:
        self.overtaken |= {Place(each.id, "") for each in walk_all(item) if self._is_here(each.id)}
        for each in walk_all(item):
            self._come.add(each.id)
            self._then[each.id] = [child.id for child in children(each)]
            self._now[each.id] = [*self._then[each.id]]
        self._parents[item.id] = parent
        return self._into(parent, index, item.id)

    def _take(self, parent: Id, index: int, item: Item) -> int:
        """What this edit itself has changed in the item is for whoever applies it to compare."""
        ids = _ids(item)
        is_touched = any(place.item in ids for place in self._values) or not ids.isdisjoint(self._now)
        here = self._tree.items.get(item.id)
        if item.id not in self._come and not is_touched and here != item:
            self.overtaken |= {Place(each, "") for each in ids | _ids(here)}
        self._gone |= ids
        self._come -= ids
        return self._out_of(parent, index, item.id)

    def _out_of(self, parent: Id, index: int, item_id: Id) -> int:
        """Where the item stands now, and it stands there no more."""
        then, now = self._orders(parent)
        del then[index : index + 1]
        if self._parents.get(item_id, self._tree.parents.get(item_id)) != parent or item_id not in now:
            self.overtaken.add(Place(item_id, ""))
            return 0
        at = now.index(item_id)
        del now[at]
        return at

    def _into(self, parent: Id, index: int, item_id: Id) -> int:
        if not self._is_here(parent) and parent not in self._come:
            self.overtaken.add(Place(parent, ""))
        then, now = self._orders(parent)
        at = _beside(then, index, now)
        then.insert(index, item_id)
        now.insert(at, item_id)
        return at

    def _orders(self, parent: Id) -> tuple[list[Id], list[Id]]:
        if parent not in self._now:
            here = self._tree.items.get(parent)
            self._now[parent] = [child.id for child in children(here)] if here is not None else []
        return self._then.setdefault(parent, []), self._now[parent]

    def _is_here(self, item_id: Id) -> bool:
        return item_id in self._come or (self._tree.has(item_id) and item_id not in self._gone)


_NOWHERE = object()
"""The value at an item that is not there."""


def _ids(item: Item | None) -> set[Id]:
    return {each.id for each in walk_all(item)} if item is not None else set()


def _beside(then: list[Id], index: int, now: list[Id]) -> int:
    """Behind the nearest that stood before it and still does, else before the nearest behind it, else at the end."""
    still = set(now)
    before = next((each for each in reversed(then[:index]) if each in still), None)
    if before is not None:
        return now.index(before) + 1
    behind = next((each for each in then[index:] if each in still), None)
    return now.index(behind) if behind is not None else len(now)


def _parents(change: Change) -> tuple[Id, ...]:
    match change:
        case ItemInserted(parent) | ItemRemoved(parent) if not is_about_a_note(change):
            return (parent,)
        case ItemMoved(_, from_parent, _, to_parent, _):
            return from_parent, to_parent
    return ()


def _places(change: Change) -> Iterator[Place]:
    match change:
        case ValueChange(place):
            yield place
        case ItemInserted(_, _, item) | ItemRemoved(_, _, item):
            yield from (Place(each.id, "") for each in walk_all(item))
        case ItemMoved(item_id):
            yield Place(item_id, "")
