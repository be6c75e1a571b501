"""One item with the values that all sides gave to it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item
from perfdesk.domain.merging.arrival import ConflictKind, Subject, Taken
from perfdesk.domain.merging.settling import NOTHING, Disputes, Voice, settle
from perfdesk.domain.merging.sides import Sides
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
from perfdesk.domain.table import Project

_Changed = Sequence[tuple[int, Item | None, Item]]
"""By side: what it began with, None for what is new, and what it has now."""


class Uniting:
    """Keeps what was `taken` from others, and what `followed` from that."""

    def __init__(self, sides: Sides, disputes: Disputes) -> None:
        self._sides, self._disputes = sides, disputes
        self.taken: list[Taken] = []
        self.followed: list[Place] = []

    def item(self, item_id: Id) -> Item:
        """Whatever is below it."""
        versions = [
            (side, base.items.get(item_id), book.items[item_id])
            for side, base, book in self._sides.having(item_id)
        ]
        ours = self._sides.ours.items.get(item_id)
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
        changed: _Changed,
        every: Sequence[Item],
    ) -> Item:
        own = values(ours, unit) if ours is not None else NOTHING
        voices = [
            Voice(side, values(base, unit) if base is not None else NOTHING, values(book, unit), asks)
            for side, base, book in changed
            for asks in (item.id in self._sides.around[side],)
        ]
        if ours is None and any(base is not None for _, base, _ in changed):
            own = values(item, unit)  # brought back: it begins as it was when we removed it
        if as_set(unit[0]):
            return self._united(item, unit, voices)
        subject = Subject(ConflictKind.VALUE, Place(item.id, unit[0]))
        settled = settle(own, voices, self._disputes.chosen(subject))
        if settled.is_disputed and self._follows(item, unit[0], every):
            value = (None,) if unit[0] == "lettering" else values(item, unit)
            self.followed += [subject.place] if unit[0] == "lettering" else []
            return with_values(item, unit, value)
        if settled.is_disputed:
            base = next((cast(Values, v.before) for v in voices if v.before is not NOTHING), None)
            told = [(cast(Values, value)[0], sides) for value, sides in settled.versions]
            before = base[0] if base is not None else None
            self._disputes.note(subject, before, told, item, has_base=base is not None)
        elif settled.sides and ours is not None:
            self.taken.append(Taken(subject.place, settled.sides[0]))
        return with_values(item, unit, cast(Values, settled.value))

    def _united(self, item: Item, unit: tuple[str, ...], voices: Sequence[Voice]) -> Item:
        (own,) = values(item, unit)
        pairs = [
            ((() if v.before is NOTHING else cast(Values, v.before)[0]), cast(Values, v.after)[0])
            for v in voices
        ]
        value = united(own, pairs)
        if value != own:
            self.taken.append(Taken(Place(item.id, unit[0]), voices[0].side))
        return with_values(item, unit, (value,))

    def _follows(self, item: Item, field: str, every: Sequence[Item]) -> bool:
        """What a person never decides: it is worked out from the rest."""
        if field == "lettering":
            return True
        if field == "number" and isinstance(item, Indicator):
            return _is_numbered_everywhere(self._sides, item.id)
        return field == "total" and all(map(is_followed, every))

    def _totalled(self, item: Item, every: Sequence[Item]) -> Item:
        """总计 is the sum of its parts still, where it was that on every side."""
        if not isinstance(item, Project) or is_followed(item) or not all(map(is_followed, every)):
            return item
        self.followed.append(Place(item.id, "total"))
        return replace(item, amounts=replace(item.amounts, total=item.amounts.parts_sum))


def is_numbered(item: Item) -> bool:
    """Whether a project's indicators are numbered 1, 2, 3 …"""
    if not isinstance(item, Project):
        return False
    return [each.number for each in item.indicators] == list(range(1, len(item.indicators) + 1))


def _is_numbered_everywhere(sides: Sides, indicator: Id) -> bool:
    trees = (tree for tree in sides.trees if tree.has(indicator))
    return all(is_numbered(tree.items[tree.parents[indicator]]) for tree in trees)
