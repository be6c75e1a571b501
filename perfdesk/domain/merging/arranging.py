"""The children of each item in their order, whoever brought or moved them."""

from collections.abc import Mapping, Sequence
from typing import cast

from perfdesk.domain.edits import Place
from perfdesk.domain.fields import CHILDREN
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children
from perfdesk.domain.merging.arrival import ConflictKind, Subject
from perfdesk.domain.merging.placing import Run, disagree, placed, reordered, restricted, runs_of
from perfdesk.domain.merging.settling import Disputes, Voice, settle
from perfdesk.domain.merging.sides import Sides


class Arranging:
    def __init__(self, sides: Sides, disputes: Disputes) -> None:
        self._sides, self._disputes = sides, disputes

    def arranged(self, parent: Id, members: Sequence[Id]) -> list[Id]:
        """Those that stand in `parent` when everything is merged."""
        inside = set(members)
        here = self._here(parent, inside)
        lists = {
            side: [child.id for child in children(book.items[parent])]
            for side, _, book in self._sides.having(parent)
            if not self._is_same_list(parent, side)
        }
        here = self._reordered(parent, here, lists)
        new = inside - set(here)
        if not new:
            return here
        runs: list[Run] = []
        known: set[Id] = set()
        for side, theirs in lists.items():
            placed_by_it = {item for item in new if self._sides.books[side].parents.get(item) == parent}
            found = runs_of(theirs, here, self._sides.known[side], placed_by_it)
            known |= self._sides.known[side] if found else set()
            runs += found
        result = placed(here, runs, known)
        there = set(result)
        return [*result, *(item for item in members if item not in there)]

    def _here(self, parent: Id, inside: set[Id]) -> list[Id]:
        """Our children of it; what is brought back stands among them where it stood."""
        ours = self._sides.ours.items.get(parent)
        here = [each.id for each in children(ours) if each.id in inside] if ours is not None else []
        base = next((base for base in self._sides.bases if base.has(parent)), None)
        if base is None:
            return here
        then = [child.id for child in children(base.items[parent])]
        back = {item for item in then if item in inside and not self._sides.ours.has(item)}
        return placed(here, runs_of(then, here, base.items, back), base.items) if back else here

    def _is_same_list(self, parent: Id, side: int) -> bool:
        """Whether the side has below the parent what it began with."""
        base = self._sides.bases[side].items.get(parent)
        if base is None:
            return False
        theirs = children(self._sides.books[side].items[parent])
        return [child.id for child in children(base)] == [child.id for child in theirs]

    def _reordered(self, parent: Id, here: list[Id], lists: Mapping[int, Sequence[Id]]) -> list[Id]:
        """The orders that sides gave to what was there before."""
        inside = set(here)
        voices: list[Voice] = []
        for side, theirs in lists.items():
            base = self._sides.bases[side].items.get(parent)
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
        field = CHILDREN[type(self._sides.any_version(parent))]
        subject = Subject(ConflictKind.ORDER, Place(parent, field))
        settled = settle(tuple(here), voices, self._disputes.chosen(subject))
        if settled.is_disputed:
            item = self._sides.any_version(parent)
            self._disputes.note(subject, voices[0].before, settled.versions, item)
        return reordered(here, cast(tuple[Id, ...], settled.value)) if settled.sides else here
