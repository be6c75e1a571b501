"""What goes into a merge and what comes out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value

OURS = -1
"""The side of the book that is merged into; arrivals count from 0."""
BASE = -2
"""Chosen in a conflict: none of the sides, but what there was before."""


class Touch(NamedTuple):
    """Who changed something last, and when (ISO 8601 in UTC); both "" where nobody knows."""

    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A copy that came back, and what it began from: all of the book, or the part that was handed out.

    `known`: the items that there were in the whole book then, where only a part was handed out. A field of "" in
    `touched` stands for the item itself: added, moved or removed. `around`: tables and units of which only some of the
    projects were there; what is said of such a whole is asked about, never taken over.
    """

    name: str
    base: Book
    book: Book
    touched: Mapping[Place, Touch] = field(default_factory=dict)
    known: frozenset[Id] = frozenset()
    around: frozenset[Id] = frozenset()


class ConflictKind(StrEnum):
    VALUE = "value"
    """Several values for one place."""
    REMOVED = "removed"
    """One removed what another changed."""
    MOVED = "moved"
    """One item moved to several places."""
    ORDER = "order"
    """The same items in several orders."""


class Subject(NamedTuple):
    """What is in conflict. For REMOVED and MOVED the place names an item, for ORDER the list in it."""

    kind: ConflictKind
    place: Place


Decided = Value | Item | Id | tuple[Id, ...]
"""By kind of conflict: a value; the item as it was changed, None where it was removed; its parent; the order."""


class Version(NamedTuple):
    """What one side has, and which others have the same."""

    sides: tuple[int, ...]
    value: Decided
    touch: Touch = Touch()


@dataclass(frozen=True, slots=True)
class Conflict:
    """`base` is what there was before anybody changed it; `versions` are ours, if we have one, and the others' ones."""

    subject: Subject
    base: Decided
    versions: tuple[Version, ...]
    item: Item
    """The item around the value, for a person to know it by."""
    around: tuple[Item, ...] = ()
    """What that stands in, without the table, outermost first."""
    has_base: bool = True
    """Whether anybody knows what there was before."""

    @property
    def can_be_kept(self) -> bool:
        """Whether the value of before is a choice of its own."""
        is_value = self.subject.kind is ConflictKind.VALUE
        return is_value and self.has_base and all(each.value != self.base for each in self.versions)

    def is_decided(self, side: int | None) -> bool:
        if side == BASE:
            return self.can_be_kept
        return any(side in version.sides for version in self.versions)

    def changes_ours(self, side: int | None) -> bool:
        """Whether we get what we did not have."""
        ours = next((version.sides for version in self.versions if OURS in version.sides), ())
        return self.is_decided(side) and side not in ours and (side != BASE or bool(ours))


Choices = Mapping[Subject, int]
"""The side whose version was chosen, or BASE."""


class Taken(NamedTuple):
    """A value, or with field "" an item (added, removed, moved), that came from a side without anybody objecting."""

    place: Place
    side: int


@dataclass(frozen=True, slots=True)
class Merged:
    """`book` is ours with everything taken over; where a conflict was not decided, it says what we had.

    `followed`: what was worked out anew, because the parts that it follows came from several sides.
    """

    book: Book
    conflicts: tuple[Conflict, ...] = ()
    taken: tuple[Taken, ...] = ()
    followed: tuple[Place, ...] = ()

    def undecided(self, choices: Choices) -> Sequence[Conflict]:
        return [each for each in self.conflicts if not each.is_decided(choices.get(each.subject))]

    def count(self, choices: Choices) -> int:
        """How many places of ours change: those nobody objects to, and those that were decided."""
        decided = sum(each.changes_ours(choices.get(each.subject)) for each in self.conflicts)
        return len(self.taken) + decided
