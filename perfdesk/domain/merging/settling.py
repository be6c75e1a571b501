"""What several sides say of one thing: taken over where nobody objects, else a conflict that a person decides."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item
from perfdesk.domain.merging.arrival import (
    BASE,
    OURS,
    Arrival,
    Choices,
    Conflict,
    Decided,
    Subject,
    Touch,
    Version,
)
from perfdesk.domain.tree import Tree


class Nothing:
    """What was there before something was new."""


NOTHING = Nothing()


class Voice(NamedTuple):
    """What a side changed: from what it began with, to what it says now.

    `asks`: it is about a whole of which the side had a part only, so a person decides.
    """

    side: int
    before: object
    after: object
    asks: bool = False


class Settled(NamedTuple):
    """`value` is what holds; `sides` are those it came from, none where it is what we had. `versions` disagree."""

    value: object
    sides: tuple[int, ...] = ()
    versions: tuple[tuple[object, tuple[int, ...]], ...] = ()

    @property
    def is_disputed(self) -> bool:
        return bool(self.versions)


def settle(ours: object, voices: Sequence[Voice], chosen: int | None = None) -> Settled:
    """`ours` is NOTHING where we do not have the thing. `chosen` is the side to follow where they disagree."""
    changed = [voice for voice in voices if voice.before != voice.after]
    sides: dict[object, list[int]] = {}
    for voice in changed:
        sides.setdefault(voice.after, []).append(voice.side)
    has_ours = ours is not NOTHING and any(voice.asks or voice.before != ours for voice in changed)
    if has_ours:
        sides.setdefault(ours, []).insert(0, OURS)
    if not sides or (len(sides) == 1 and has_ours):
        return Settled(ours)
    if len(sides) == 1:
        ((value, who),) = sides.items()
        return Settled(value, tuple(who))
    versions = tuple((value, tuple(who)) for value, who in sorted(sides.items(), key=lambda each: each[1]))
    for value, agreeing in versions:
        if chosen in agreeing:
            return Settled(value, agreeing, versions)
    before = [voice.before for voice in changed if voice.before is not NOTHING]
    if chosen == BASE and before:
        return Settled(before[0], (BASE,), versions)
    undecided = min((value for value, _ in versions), key=repr) if ours is NOTHING else ours
    return Settled(undecided, (), versions)


class Disputes:
    """The conflicts of a merge, each with what was chosen."""

    def __init__(
        self,
        arrivals: Sequence[Arrival],
        choices: Choices,
        ours: Mapping[Place, Touch],
        trees: Sequence[Tree],
    ) -> None:
        """`trees` are ours and the others', for finding what is around an item."""
        self._touched = [arrival.touched for arrival in arrivals]
        self._ours, self._trees = ours, trees
        self._choices = choices
        self.found: dict[Subject, Conflict] = {}

    def chosen(self, subject: Subject) -> int | None:
        return self._choices.get(subject)

    def note(
        self,
        subject: Subject,
        base: object,
        versions: Sequence[tuple[object, tuple[int, ...]]],
        item: Item,
        *,
        has_base: bool = True,
    ) -> None:
        told = tuple(
            Version(sides, cast(Decided, value), self._touch(sides[0], subject.place))
            for value, sides in versions
        )
        around = self._around(item.id)
        self.found[subject] = Conflict(subject, cast(Decided, base), told, item, around, has_base)

    def _around(self, item: Id) -> tuple[Item, ...]:
        tree = next(tree for tree in self._trees if tree.has(item))
        owners = [tree.item(owner) for owner in tree.with_owners(item)]
        return tuple(reversed(owners[1:-2]))

    def _touch(self, side: int, place: Place) -> Touch:
        """Of the value; of its item, which may be new as a whole."""
        touched = self._ours if side == OURS else self._touched[side]
        return touched.get(place) or touched.get(Place(place.item, "")) or Touch()
