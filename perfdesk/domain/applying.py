"""Edits applied to a book: taken apart as far as the changes reach, and put together again once."""

from collections.abc import Iterator, Mapping

from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemMoved, ItemRemoved, StaleEdit, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, below, value_at, walk_all, with_below, with_value
from perfdesk.domain.notes import Note

Parents = Mapping[Id, Id]
"""For each item below the book, the item it stands in."""
Items = Mapping[Id, Item]
"""Every item by its identity, the book among them."""


def parents_of(item: Item) -> dict[Id, Id]:
    """The parents of everything below `item`."""
    return {child.id: parent.id for parent in walk_all(item) for child in below(parent)}


def applied(edit: Edit, parents: Parents, items: Items) -> tuple[Book, Parents, Items]:
    """The book after the edit, and both maps as they are then. Raises StaleEdit."""
    bench = _Bench(parents, items)
    for change in edit.changes:
        bench.apply(change)
    return bench.put_together()


class _Bench:
    """Ten thousand changes below one item cost one new item, not ten thousand."""

    def __init__(self, parents: Parents, items: Items) -> None:
        self._parents, self._items = dict(parents), dict(items)
        self._loose: set[Id] = set()
        """What has to be put together anew, because something below it changed; with all around it."""
        self._order: dict[Id, list[Id]] = {}
        """The children of what is loose, as they stand now; only where one came, went or moved."""

    def apply(self, change: Change) -> None:
        match change:
            case ValueChange(place, before, after):
                item = self._items.get(place.item)
                if item is None or value_at(item, place.field) != before:
                    raise StaleEdit(change)
                self._items[item.id] = with_value(item, place.field, after)
                self._loosen(self._parents.get(item.id))
            case ItemInserted(parent, index, item):
                if any(each.id in self._parents for each in walk_all(item)):
                    raise StaleEdit(change)
                self._put(change, parent, index, item)
                self._items.update((each.id, each) for each in walk_all(item))
                self._parents.update(parents_of(item))
            case ItemRemoved(parent, index, item):
                self._take(change, parent, index, item.id)
                if self._whole(item.id) != item:
                    raise StaleEdit(change)
                for gone in walk_all(item):
                    del self._items[gone.id], self._parents[gone.id]
            case ItemMoved(item_id, from_parent, from_index, to_parent, to_index):
                self._take(change, from_parent, from_index, item_id)
                if item_id in self._with_owners(to_parent):
                    raise StaleEdit(change)
                self._put(change, to_parent, to_index, self._items[item_id])

    def put_together(self) -> tuple[Book, Parents, Items]:
        book = self._whole(BOOK_ID)
        assert isinstance(book, Book)
        return book, self._parents, self._items

    def _whole(self, item_id: Id) -> Item:
        """The item as it is by now, with everything below it."""
        if item_id in self._loose:
            self._loose.remove(item_id)
            parts = [self._whole(child) for child in self._children(item_id)]
            self._items[item_id] = with_below(self._items[item_id], parts)
            self._order.pop(item_id, None)
        return self._items[item_id]

    def _put(self, change: Change, parent: Id, index: int, item: Item) -> None:
        """A note, which has no place among others, behind all of them; nothing else goes behind a note."""
        if parent not in self._items or not 0 <= index <= len(self._opened(parent)):
            raise StaleEdit(change)
        ids = self._opened(parent)
        ids.insert(len(ids) if isinstance(item, Note) else index, item.id)
        self._parents[item.id] = parent

    def _take(self, change: Change, parent: Id, index: int, item_id: Id) -> None:
        ids = self._opened(parent) if parent in self._items else []
        if isinstance(self._items.get(item_id), Note) and item_id in ids:
            index = ids.index(item_id)
        if not 0 <= index < len(ids) or ids[index] != item_id:
            raise StaleEdit(change)
        del ids[index]

    def _opened(self, parent: Id) -> list[Id]:
        """Its children, to be changed in place."""
        if parent not in self._order:
            self._order[parent] = self._children(parent)
            self._loosen(parent)
        return self._order[parent]

    def _children(self, item_id: Id) -> list[Id]:
        known = self._order.get(item_id)
        return known if known is not None else [child.id for child in below(self._items[item_id])]

    def _loosen(self, item_id: Id | None) -> None:
        """What is loose already has everything around it loose, too."""
        for each in self._with_owners(item_id):
            if each in self._loose:
                break
            self._loose.add(each)

    def _with_owners(self, item_id: Id | None) -> Iterator[Id]:
        while item_id is not None:
            yield item_id
            item_id = self._parents.get(item_id)
