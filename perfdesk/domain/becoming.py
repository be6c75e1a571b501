"""The Edit that makes one book of another: what a merge or a return to an earlier state has to do, and no more."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemMoved, ItemRemoved, Place, ValueChange
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, children, notes_of, value_at, walk, with_children
from perfdesk.domain.notes import Note
from perfdesk.domain.tree import Tree


def becoming(before: Tree, after: Book, action: str) -> Edit | None:
    """None where both say the same. Items are the same where their identity is; their kind must not differ."""
    changes = tuple(_Becoming(before, Tree.of(after)).changes())
    return Edit.of(action, changes)


def longest_run(positions: Sequence[int]) -> set[int]:
    """Which indexes of `positions` can stay where they are: those of a longest rising run."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, position in enumerate(positions):
        length = bisect_left(ends, position)
        before.append(at[length - 1] if length else -1)
        ends[length:] = [position, *ends[length + 1 :]]
        at[length:] = [index, *at[length + 1 :]]
    kept: set[int] = set()
    step = at[-1] if at else -1
    while step >= 0:
        kept.add(step)
        step = before[step]
    return kept


class _Becoming:
    """First values and notes, then what goes, then what moves and comes, at last what had to be emptied."""

    def __init__(self, before: Tree, after: Tree) -> None:
        self._before, self._after = before, after
        self._order: dict[Id, list[Id]] = {}
        self._parents = dict(before.parents)

    def changes(self) -> Iterator[Change]:
        yield from self._values()
        yield from self._notes()
        emptied = list(self._going())
        yield from (self._taken_out(gone) for gone in emptied if self._is_all_gone(gone))
        for item in walk(self._after.book):
            yield from self._arranged(item)
        yield from (self._taken_out(gone) for gone in emptied if not self._is_all_gone(gone))

    def _values(self) -> Iterator[Change]:
        for item_id, item in self._after.items.items():
            was = self._before.items.get(item_id)
            if was is None or was is item or isinstance(item, Note):
                continue
            for field in FIELDS[type(item)]:
                one, other = value_at(was, field), value_at(item, field)
                if one != other:
                    yield ValueChange(Place(item_id, field), one, other)

    def _notes(self) -> Iterator[Change]:
        for table in self._after.book.tables:
            was = notes_of(self._before.items[table.id]) if self._before.has(table.id) else table.notes
            yield from (ItemRemoved(table.id, 0, note) for note in was if note not in table.notes)
            yield from (ItemInserted(table.id, 0, note) for note in table.notes if note not in was)

    def _going(self) -> Iterator[Item]:
        """What is no longer there, without what goes with it."""
        for item in walk(self._before.book):
            parent = self._before.parents.get(item.id)
            if not self._after.has(item.id) and parent is not None and self._after.has(parent):
                yield item

    def _is_all_gone(self, item: Item) -> bool:
        return not any(self._after.has(each.id) for each in walk(item))

    def _taken_out(self, gone: Item) -> Change:
        parent = self._before.parents[gone.id]
        siblings = self._children(parent)
        index = siblings.index(gone.id)
        del siblings[index]
        return ItemRemoved(parent, index, self._what_is_left(gone))

    def _what_is_left(self, item: Item) -> Item:
        below = tuple(self._what_is_left(child) for child in children(item) if not self._after.has(child.id))
        return with_children(item, below) if children(item) else item

    def _arranged(self, parent: Item) -> Iterator[Change]:
        wanted = [child.id for child in children(parent)]
        was = self._before.items.get(parent.id)
        if was is not None and [child.id for child in children(was)] == wanted == self._children(parent.id):
            return
        here = {child: at for at, child in enumerate(self._children(parent.id))}
        shared = [child for child in wanted if child in here]
        stays = {shared[index] for index in longest_run([here[child] for child in shared])}
        previous: Id | None = None
        for child in wanted:
            if child not in stays:
                yield self._put(parent.id, child, previous)
            previous = child

    def _put(self, parent: Id, child: Id, previous: Id | None) -> Change:
        """Behind `previous`, out of where it is or new."""
        if not self._before.has(child):
            item = self._new_part(self._after.item(child))
            index = self._behind(parent, previous)
            self._children(parent).insert(index, child)
            for each in walk(item):
                self._order[each.id] = [below.id for below in children(each)]
                self._parents.update((below.id, each.id) for below in children(each))
            self._parents[child] = parent
            return ItemInserted(parent, index, item)
        source = self._parents[child]
        from_index = self._children(source).index(child)
        del self._children(source)[from_index]
        index = self._behind(parent, previous)
        self._children(parent).insert(index, child)
        self._parents[child] = parent
        return ItemMoved(child, source, from_index, parent, index)

    def _behind(self, parent: Id, previous: Id | None) -> int:
        return 0 if previous is None else self._children(parent).index(previous) + 1

    def _new_part(self, item: Item) -> Item:
        """Without what was somewhere else before and moves in later."""
        below = tuple(self._new_part(child) for child in children(item) if not self._before.has(child.id))
        return with_children(item, below) if children(item) else item

    def _children(self, parent: Id) -> list[Id]:
        if parent not in self._order:
            self._order[parent] = [child.id for child in children(self._before.item(parent))]
        return self._order[parent]
