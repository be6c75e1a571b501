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
from perfdesk.domain.merging.existing import Sides, existing
from perfdesk.domain.merging.placing import Run, disagree, placed, reordered, restricted, runs_of
from perfdesk.domain.merging.settling import NOTHING, Disputes, Settled, Voice, settle
from perfdesk.domain.merging.values import (
    Values,
    as_set,
    is_followed,
    is_same,
    united,
    units_of,
    values,
    with_values,
)
from perfdesk.domain.notes import Note
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree

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
        self._ours = _tree(ours)
        self._bases = [_tree(arrival.base) for arrival in arrivals]
        self._books = [_tree(arrival.book) for arrival in arrivals]
        self._known = [
            arrival.known | base.items.keys() for arrival, base in zip(arrivals, self._bases, strict=True)
        ]
        self._all = range(len(arrivals))
        self._disputes = Disputes(arrivals, choices, touched)
        self._taken: list[Taken] = []
        self._followed: list[Place] = []
        self._items: dict[Id, Item] = {}
        self._order: dict[Id, list[Id]] = {}

    def merged(self) -> Merged:
        there = existing(Sides(self._ours, self._bases, self._books), self._disputes)
        parents = self._reaching(self._parents(there))
        for item_id in parents:
            self._items[item_id] = self._item(item_id)
        self._arrange(parents)
        self._number()
        self._note_comings(parents)
        book = self._assembled(self._ours.book)
        assert isinstance(book, Book)
        return Merged(book, tuple(self._disputes.found.values()), tuple(self._taken), tuple(self._followed))

    def _parents(self, there: set[Id]) -> dict[Id, Id]:
        return {item: self._parent(item, there) for item in self._in_order(there) if item != BOOK_ID}

    def _in_order(self, there: set[Id]) -> Iterator[Id]:
        """Ours first; then what others have, as they have it."""
        yield from (item for item in self._ours.items if item in there)
        come = (i for book in self._books for i in book.items if i in there and not self._ours.has(i))
        yield from dict.fromkeys(come)

    def _parent(self, item: Id, there: set[Id]) -> Id:
        ours = self._ours.parents.get(item) or next(
            (base.parents[item] for _, base, _ in self._having(item) if base.has(item)), None
        )
        voices = [
            Voice(side, base.parents.get(item, NOTHING), book.parents[item])
            for side, base, book in self._having(item)
            if base.parents.get(item) != book.parents[item]
        ]
        subject = Subject(ConflictKind.MOVED, Place(item, ""))
        settled = self._settle(subject, ours if ours is not None else NOTHING, voices, item)
        first = (
            settled.value,
            ours,
            *(voice.after for voice in voices),
            *(voice.before for voice in voices),
        )
        return next((cast(Id, each) for each in first if each in there), Id(""))

    def _settle(self, subject: Subject, ours: object, voices: Sequence[Voice], item: Id) -> Settled:
        settled = settle(ours, voices, self._disputes.chosen(subject))
        if settled.is_disputed:
            base = next((v.before for v in voices if v.before is not NOTHING), None)
            self._disputes.note(subject, base, settled.versions, self._any_version(item))
        return settled

    def _having(self, item: Id) -> Iterator[tuple[int, Tree, Tree]]:
        """The sides that have the item."""
        for side in self._all:
            if item in self._books[side].items:
                yield side, self._bases[side], self._books[side]

    def _reaching(self, parents: dict[Id, Id]) -> dict[Id, Id]:
        """Without what would hang in the air."""
        reaching: dict[Id, bool] = {BOOK_ID: True, Id(""): False}

        def reaches(item: Id) -> bool:
            if item not in reaching:
                reaching[item] = item in parents and reaches(parents[item])
            return reaching[item]

        return {item: parent for item, parent in parents.items() if reaches(item)}

    def _any_version(self, item: Id) -> Item:
        if self._ours.has(item):
            return self._ours.item(item)
        return next(book.item(item) for book in self._books if book.has(item))

    def _item(self, item_id: Id) -> Item:
        """With the values of all sides; what is below it is found in `_order`."""
        versions = [
            (side, base.items.get(item_id), book.items[item_id]) for side, base, book in self._having(item_id)
        ]
        ours = self._ours.items.get(item_id)
        changed = [each for each in versions if each[1] is None or not is_same(each[1], each[2])]
        start = ours or next((base for _, base, _ in versions if base is not None), versions[0][2])
        if not changed or (ours is not None and all(is_same(ours, book) for _, _, book in changed)):
            return start
        every = [
            start,
            *(base for _, base, _ in changed if base is not None),
            *(book for *_, book in changed),
        ]
        item = start
        for unit in units_of(every):
            item = self._with_unit(item, unit, ours, changed, every)
        return self._totalled(item, every)

    def _with_unit(
        self,
        item: Item,
        unit: tuple[str, ...],
        ours: Item | None,
        changed: Sequence[tuple[int, Item | None, Item]],
        every: Sequence[Item],
    ) -> Item:
        own = values(ours, unit) if ours is not None else NOTHING
        voices = [
            Voice(side, values(base, unit) if base is not None else NOTHING, values(book, unit))
            for side, base, book in changed
        ]
        if ours is None and any(base is not None for _, base, _ in changed):
            own = values(item, unit)  # brought back: it begins as it was when we removed it
        if as_set(unit[0]):
            return self._united(item, unit, voices)
        subject = Subject(ConflictKind.VALUE, Place(item.id, unit[0]))
        settled = settle(own, voices, self._disputes.chosen(subject))
        if settled.is_disputed and self._follows(item, unit[0], every):
            value = (None,) if unit[0] == "lettering" else values(item, unit)
            self._followed += [subject.place] if unit[0] == "lettering" else []
            return with_values(item, unit, value)
        if settled.is_disputed:
            base = next((cast(Values, v.before) for v in voices if v.before is not NOTHING), (None,))
            told = [(cast(Values, value)[0], sides) for value, sides in settled.versions]
            self._disputes.note(subject, base[0], told, item)
        elif settled.sides and ours is not None:
            self._taken.append(Taken(subject.place, settled.sides[0]))
        return with_values(item, unit, cast(Values, settled.value))

    def _united(self, item: Item, unit: tuple[str, ...], voices: Sequence[Voice]) -> Item:
        (own,) = values(item, unit)
        pairs = [
            ((() if v.before is NOTHING else cast(Values, v.before)[0]), cast(Values, v.after)[0])
            for v in voices
        ]
        value = united(own, pairs)
        if value != own:
            self._taken.append(Taken(Place(item.id, unit[0]), voices[0].side))
        return with_values(item, unit, (value,))

    def _follows(self, item: Item, field: str, every: Sequence[Item]) -> bool:
        """What a person never decides: it is worked out from the rest."""
        if field == "lettering":
            return True
        if field == "number" and isinstance(item, Indicator):
            return self._is_numbered_everywhere(item.id)
        return field == "total" and all(map(is_followed, every))

    def _totalled(self, item: Item, every: Sequence[Item]) -> Item:
        """总计 is the sum of its parts still, where it was that on every side."""
        if not isinstance(item, Project) or is_followed(item) or not all(map(is_followed, every)):
            return item
        self._followed.append(Place(item.id, "total"))
        return replace(item, amounts=replace(item.amounts, total=item.amounts.parts_sum))

    def _arrange(self, parents: Mapping[Id, Id]) -> None:
        members: dict[Id, list[Id]] = {}
        for item, parent in parents.items():
            members.setdefault(parent, []).append(item)
        for parent in (BOOK_ID, *parents):
            self._order[parent] = self._arranged(parent, members.get(parent, []))

    def _arranged(self, parent: Id, members: Sequence[Id]) -> list[Id]:
        inside = set(members)
        here = self._here(parent, inside)
        lists = {
            side: [child.id for child in children(book.items[parent])]
            for side, _, book in self._having(parent)
            if not self._is_same_list(parent, side)
        }
        here = self._reordered(parent, here, lists)
        new = inside - set(here)
        if not new:
            return here
        runs: list[Run] = []
        known: set[Id] = set()
        for side, theirs in lists.items():
            placed_by_it = {item for item in new if self._books[side].parents.get(item) == parent}
            found = runs_of(theirs, here, self._known[side], placed_by_it)
            known |= self._known[side] if found else set()
            runs += found
        result = placed(here, runs, known)
        there = set(result)
        return [*result, *(item for item in members if item not in there)]

    def _here(self, parent: Id, inside: set[Id]) -> list[Id]:
        """Our children of it; what is brought back stands among them where it stood."""
        ours = self._ours.items.get(parent)
        here = [each.id for each in children(ours) if each.id in inside] if ours is not None else []
        base = next((base for base in self._bases if base.has(parent)), None)
        if base is None:
            return here
        then = [child.id for child in children(base.items[parent])]
        back = {item for item in then if item in inside and not self._ours.has(item)}
        return placed(here, runs_of(then, here, base.items, back), base.items) if back else here

    def _is_same_list(self, parent: Id, side: int) -> bool:
        """Whether the side has below the parent what it began with."""
        base = self._bases[side].items.get(parent)
        if base is None:
            return False
        theirs = children(self._books[side].items[parent])
        return [child.id for child in children(base)] == [child.id for child in theirs]

    def _reordered(self, parent: Id, here: list[Id], lists: Mapping[int, Sequence[Id]]) -> list[Id]:
        """The orders that sides gave to what was there before."""
        inside = set(here)
        voices: list[Voice] = []
        for side, theirs in lists.items():
            base = self._bases[side].items.get(parent)
            before = restricted((c.id for c in children(base)), inside & set(theirs)) if base else ()
            after = restricted(theirs, set(before))
            if before != after and after != restricted(here, set(after)):
                voices.append(Voice(side, before, after))
        orders = [cast(tuple[Id, ...], voice.after) for voice in voices]
        is_disputed = any(disagree(one, other) for one in orders for other in orders) or any(
            restricted(here, set(cast(tuple[Id, ...], v.before))) != v.before for v in voices
        )
        if not is_disputed:
            for order in sorted(set(orders)):
                here = reordered(here, order)
            return here
        return self._disputed_order(parent, here, voices)

    def _disputed_order(self, parent: Id, here: list[Id], voices: Sequence[Voice]) -> list[Id]:
        field = CHILDREN[type(self._any_version(parent))]
        subject = Subject(ConflictKind.ORDER, Place(parent, field))
        settled = self._settle(subject, tuple(here), voices, parent)
        return reordered(here, cast(tuple[Id, ...], settled.value)) if settled.sides else here

    def _is_numbered_everywhere(self, indicator: Id) -> bool:
        trees = [self._ours, *self._bases, *self._books]
        projects = (tree.items[tree.parents[indicator]] for tree in trees if tree.has(indicator))
        return all(_is_numbered(project) for project in projects)

    def _number(self) -> None:
        """Numbers 1, 2, 3 … again, where every side had them so."""
        for parent, order in self._order.items():
            indicators = [self._items[child] for child in order]
            if not indicators or not isinstance(indicators[0], Indicator):
                continue
            versions = [t.items[parent] for t in (self._ours, *self._bases, *self._books) if t.has(parent)]
            if all(map(_is_numbered, versions)):
                for number, indicator in enumerate(indicators, 1):
                    assert isinstance(indicator, Indicator)
                    if indicator.number != number:
                        self._items[indicator.id] = replace(indicator, number=number)
                        self._followed.append(Place(indicator.id, "number"))

    def _note_comings(self, parents: Mapping[Id, Id]) -> None:
        """Items that came, moved or went; what is below them goes without saying."""
        for item, parent in parents.items():
            was = self._ours.parents.get(item)
            if was != parent and (was is not None or self._ours.has(parent)):
                side = next((s for s, _, book in self._having(item) if book.parents[item] == parent), OURS)
                self._taken.append(Taken(Place(item, ""), side))
        for item, was in self._ours.parents.items():
            if item not in parents and (was in parents or was == BOOK_ID):
                side = next(
                    (s for s in self._all if self._bases[s].has(item) and not self._books[s].has(item)), OURS
                )
                self._taken.append(Taken(Place(item, ""), side))

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


def _tree(book: Book) -> Tree:
    """What the tables say; their notes are merged as a value of the table."""
    tree = Tree.of(book)
    items = {item.id: item for item in tree.items.values() if not isinstance(item, Note)}
    return Tree(book, {child: parent for child, parent in tree.parents.items() if child in items}, items)


def _is_numbered(item: Item) -> bool:
    if not isinstance(item, Project):
        return False
    return [each.number for each in item.indicators] == list(range(1, len(item.indicators) + 1))
