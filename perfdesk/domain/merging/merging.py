"""The merge itself (docs/decisions/0019): every arrival's changes taken over into our book, value by value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Place
from perfdesk.domain.fields import CHILDREN
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, children, with_children
from perfdesk.domain.merging.arranging import Arranging
from perfdesk.domain.merging.arrival import (
    OURS,
    Arrival,
    Choices,
    ConflictKind,
    Merged,
    Subject,
    Taken,
    Touch,
)
from perfdesk.domain.merging.existing import existing
from perfdesk.domain.merging.settling import NOTHING, Disputes, Voice, settle
from perfdesk.domain.merging.sides import Sides
from perfdesk.domain.merging.uniting import Uniting, is_numbered

_NO_CHOICES: Choices = {}
_UNKNOWN: Mapping[Place, Touch] = {}


def merge(
    ours: Book,
    arrivals: Sequence[Arrival],
    choices: Choices = _NO_CHOICES,
    touched: Mapping[Place, Touch] = _UNKNOWN,
) -> Merged:
    """`touched` says who changed what of ours. The arrivals may come in any order, and one after another."""
    return _Merge(ours, arrivals, choices, touched).merged()


class _Merge:
    def __init__(
        self, ours: Book, arrivals: Sequence[Arrival], choices: Choices, touched: Mapping[Place, Touch]
    ) -> None:
        self._sides = Sides.of(ours, arrivals)
        self._disputes = Disputes(arrivals, choices, touched, self._sides.trees)
        self._uniting = Uniting(self._sides, self._disputes)
        self._taken, self._followed = self._uniting.taken, self._uniting.followed
        self._items: dict[Id, Item] = {}
        self._order: dict[Id, list[Id]] = {}

    def merged(self) -> Merged:
        there = existing(self._sides, self._disputes)
        parents = self._reaching(self._parents(there))
        for item_id in parents:
            self._items[item_id] = self._uniting.item(item_id)
        self._arrange(parents)
        self._number()
        self._note_comings(parents)
        book = self._assembled(self._sides.ours.book)
        assert isinstance(book, Book)
        return Merged(book, tuple(self._disputes.found.values()), tuple(self._taken), tuple(self._followed))

    def _parents(self, there: set[Id]) -> dict[Id, Id]:
        return {item: self._parent(item, there) for item in self._in_order(there) if item != BOOK_ID}

    def _in_order(self, there: set[Id]) -> Iterator[Id]:
        """Ours first; then what others have, as they have it."""
        yield from (item for item in self._sides.ours.items if item in there)
        come = (
            i for book in self._sides.books for i in book.items if i in there and not self._sides.ours.has(i)
        )
        yield from dict.fromkeys(come)

    def _parent(self, item: Id, there: set[Id]) -> Id:
        ours = self._sides.ours.parents.get(item) or next(
            (base.parents[item] for _, base, _ in self._sides.having(item) if base.has(item)), None
        )
        voices = [
            Voice(side, base.parents.get(item, NOTHING), book.parents[item])
            for side, base, book in self._sides.having(item)
            if base.parents.get(item) != book.parents[item]
        ]
        subject = Subject(ConflictKind.MOVED, Place(item, ""))
        settled = settle(ours if ours is not None else NOTHING, voices, self._disputes.chosen(subject))
        if settled.is_disputed:
            before = next((v.before for v in voices if v.before is not NOTHING), None)
            self._disputes.note(subject, before, settled.versions, self._sides.any_version(item))
        first = (
            settled.value,
            ours,
            *(voice.after for voice in voices),
            *(voice.before for voice in voices),
        )
        return next((cast(Id, each) for each in first if each in there), Id(""))

    def _reaching(self, parents: dict[Id, Id]) -> dict[Id, Id]:
        """Without what would hang in the air."""
        reaching: dict[Id, bool] = {BOOK_ID: True, Id(""): False}

        def reaches(item: Id) -> bool:
            if item not in reaching:
                reaching[item] = item in parents and reaches(parents[item])
            return reaching[item]

        return {item: parent for item, parent in parents.items() if reaches(item)}

    def _arrange(self, parents: Mapping[Id, Id]) -> None:
        members: dict[Id, list[Id]] = {}
        for item, parent in parents.items():
            members.setdefault(parent, []).append(item)
        arranging = Arranging(self._sides, self._disputes)
        for parent in (BOOK_ID, *parents):
            self._order[parent] = arranging.arranged(parent, members.get(parent, []))

    def _number(self) -> None:
        """Numbers 1, 2, 3 … again, where every side had them so."""
        for parent, order in self._order.items():
            indicators = [self._items[child] for child in order]
            if not indicators or not isinstance(indicators[0], Indicator):
                continue
            if all(map(is_numbered, self._sides.versions(parent))):
                for number, indicator in enumerate(indicators, 1):
                    assert isinstance(indicator, Indicator)
                    if indicator.number != number:
                        self._items[indicator.id] = replace(indicator, number=number)
                        self._followed.append(Place(indicator.id, "number"))

    def _note_comings(self, parents: Mapping[Id, Id]) -> None:
        """Items that came, moved or went; what is below them goes without saying."""
        for item, parent in parents.items():
            was = self._sides.ours.parents.get(item)
            if was != parent and (was is not None or self._sides.ours.has(parent)):
                side = next(
                    (s for s, _, book in self._sides.having(item) if book.parents[item] == parent), OURS
                )
                self._taken.append(Taken(Place(item, ""), side))
        for item, was in self._sides.ours.parents.items():
            if item not in parents and (was in parents or was == BOOK_ID):
                self._taken.append(Taken(Place(item, ""), self._remover(item)))

    def _remover(self, item: Id) -> int:
        pairs = zip(self._sides.bases, self._sides.books, strict=True)
        return next((side for side, (b, t) in enumerate(pairs) if b.has(item) and not t.has(item)), OURS)

    def _assembled(self, item: Item) -> Item:
        """What nobody touched stays the same object."""
        if type(item) not in CHILDREN:
            return item
        was = {child.id: child for child in children(item)}
        below = tuple(self._assembled(self._items[child]) for child in self._order.get(item.id, []))
        is_same_below = len(was) == len(below) and all(
            one is other for one, other in zip(was.values(), below, strict=True)
        )
        return item if is_same_below else with_children(item, below)
