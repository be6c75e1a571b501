"""What a merge takes over without anybody objecting, told change by change."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value
from perfdesk.domain.merging.arrival import OURS, Arrival, Merged, Taken, Touch
from perfdesk.domain.merging.values import as_set, values
from perfdesk.domain.tree import Tree


class Taking(NamedTuple):
    """`before` and `after` are values; of a whole item they are itself, None where it is not there, or its parents.

    `around`: what the item stands in, without the table, outermost first.
    """

    place: Place
    item: Item
    around: tuple[Item, ...]
    before: Value | Item
    after: Value | Item
    side: int
    touch: Touch


def takings(ours: Book, arrivals: Sequence[Arrival], made: Merged) -> Iterator[Taking]:
    was, now = Tree.of(ours), Tree.of(made.book)
    for taken in made.taken:
        tree = now if now.has(taken.place.item) else was
        before, after = _change(taken.place, was, now)
        touch = _touch(taken, arrivals)
        item = tree.item(taken.place.item)
        yield Taking(taken.place, item, _around(tree, item.id), before, after, taken.side, touch)


def _change(place: Place, was: Tree, now: Tree) -> tuple[Value | Item, Value | Item]:
    if place.field and as_set(place.field):
        before, after = (values(tree.item(place.item), (place.field,))[0] for tree in (was, now))
        return len(cast(Sequence[object], before)), len(cast(Sequence[object], after))
    if place.field:
        before, after = (values(tree.item(place.item), (place.field,))[0] for tree in (was, now))
        return before, after
    if was.has(place.item) and now.has(place.item):
        return was.parent(place.item), now.parent(place.item)
    return was.items.get(place.item), now.items.get(place.item)


def _around(tree: Tree, item: Id) -> tuple[Item, ...]:
    owners = [tree.item(owner) for owner in tree.with_owners(item)]
    return tuple(reversed(owners[1:-2]))


def _touch(taken: Taken, arrivals: Sequence[Arrival]) -> Touch:
    """Of the value; of its item, which may have come or gone as a whole."""
    if taken.side == OURS:
        return Touch()
    touched = arrivals[taken.side].touched
    return touched.get(taken.place) or touched.get(Place(taken.place.item, "")) or Touch()
