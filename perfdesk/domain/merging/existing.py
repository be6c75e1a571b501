"""Which items there are after a merge: what one removed goes, unless another changed something in it."""

from collections.abc import Iterator, Sequence

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children, walk
from perfdesk.domain.merging.arrival import OURS, ConflictKind, Subject
from perfdesk.domain.merging.settling import Disputes
from perfdesk.domain.merging.sides import Sides
from perfdesk.domain.merging.values import is_same
from perfdesk.domain.tree import Tree


def existing(sides: Sides, disputes: Disputes) -> set[Id]:
    """The identities; also of what would stand in something that is gone, which the caller finds out."""
    return _Existing(sides, disputes).found()


class _Existing:
    def __init__(self, sides: Sides, disputes: Disputes) -> None:
        self._ours, self._bases, self._books = sides.ours, sides.bases, sides.books
        self._disputes = disputes
        self._gone: dict[Id, list[int]] = {}
        self._lost: dict[Id, list[int]] = {}
        self._all = range(len(self._bases))

    def found(self) -> set[Id]:
        there = set(self._ours.items)
        for side in self._all:
            base, book = self._bases[side].items, self._books[side].items
            there |= {item for item in book if item not in base}
            for item in base:
                if item in self._ours.items and item not in book:
                    self._gone.setdefault(item, []).append(side)
                elif item not in self._ours.items and item in book:
                    self._lost.setdefault(item, []).append(side)
        there -= self._gone.keys()
        there |= set(self._kept_of_gone())
        there |= set(self._brought_back())
        return there - set(self._given_up())

    def _given_up(self) -> Iterator[Id]:
        """What stands in something that a person let go; not what we have elsewhere and others moved into it."""
        for subject in self._disputes.found:
            if self._is_removed(subject):
                top = subject.place.item
                if self._ours.has(top):
                    yield from (each.id for each in walk(self._ours.item(top)))
                for book in (book for book in self._books if book.has(top)):
                    yield from (each.id for each in walk(book.item(top)) if not self._ours.has(each.id))

    def _is_removed(self, subject: Subject) -> bool:
        """As chosen; undecided it is as we have it."""
        chosen = self._disputes.chosen(subject)
        for version in self._disputes.found[subject].versions:
            if chosen in version.sides:
                return version.value is None
        return not self._ours.has(subject.place.item)

    def _kept_of_gone(self) -> Iterator[Id]:
        """What others removed and somebody changed."""
        for item, removers in self._gone.items():
            touching = [OURS for side in removers if self._is_touched(item, self._bases[side], self._ours)][
                :1
            ] + [side for side in self._all if side not in removers and self._touches(side, item)]
            if touching:
                top = self._top(item, self._ours, self._gone)
                subject = self._note(top, self._gone[top], touching, self._ours)
                if not self._is_removed(subject):
                    yield from (each.id for each in walk(self._ours.item(top)) if each.id in self._gone)

    def _brought_back(self) -> Iterator[Id]:
        """What we removed and others changed, where a person wants it again, with all that was in it."""
        below: dict[Id, list[Id]] = {}
        for item, sides in self._lost.items():
            below.setdefault(self._top(item, self._bases[sides[0]], self._lost), []).append(item)
        for top, items in below.items():
            touched = {item: self._touching(item) for item in items}
            touching = sorted({side for sides in touched.values() for side in sides})
            if touching:
                trees = (self._books[touching[0]], self._bases[touching[0]])
                tree = next(tree for tree in trees if tree.has(top))
                subject = self._note(top, [OURS], touching, tree)
                if not self._is_removed(subject):
                    yield from (item for item in items if touched[item] or not self._is_gone_too(item))

    def _touching(self, item: Id) -> list[int]:
        return [side for side in self._lost[item] if self._touches(side, item)]

    def _is_gone_too(self, item: Id) -> bool:
        """Whether another removed it as well."""
        return any(self._bases[side].has(item) and not self._books[side].has(item) for side in self._all)

    def _note(self, top: Id, removers: Sequence[int], touching: Sequence[int], tree: Tree) -> Subject:
        """One conflict for all that was touched in the topmost removed item."""
        subject = Subject(ConflictKind.REMOVED, Place(top, ""))
        known = self._disputes.found.get(subject)
        if known is not None:
            touching = sorted({*touching, *(s for v in known.versions if v.value for s in v.sides)})
        item = tree.item(top)
        base = next(base.item(top) for base in self._bases if base.has(top))
        versions = [(item, tuple(touching)), (None, tuple(removers))]
        self._disputes.note(subject, base, versions, item)
        return subject

    def _top(self, item: Id, tree: Tree, removed: dict[Id, list[int]]) -> Id:
        while (parent := tree.parents.get(item, BOOK_ID)) in removed:
            item = parent
        return item

    def _touches(self, side: int, item: Id) -> bool:
        base, book = self._bases[side], self._books[side]
        return base.has(item) and book.has(item) and self._is_touched(item, base, book)

    def _is_touched(self, item: Id, base: Tree, now: Tree) -> bool:
        """A value changed, it moved, or something came into it."""
        if not is_same(base.item(item), now.item(item)) or base.parents.get(item) != now.parents.get(item):
            return True
        return any(base.parents.get(child.id) != item for child in children(now.item(item)))
