"""One difference between two versions, and all of them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.edits import Place
from perfdesk.domain.items import Item, Value


class DifferenceKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    """Into another unit."""
    REORDERED = "reordered"
    """To another place among the same ones."""
    AMOUNT = "amount"
    TARGET = "target"
    """A target or actual value."""
    LEVEL = "level"
    SCORE = "score"
    """Points and scores."""
    REWORDED = "reworded"
    FACT = "fact"
    """Anything else, such as the year of a table."""


class Pair(NamedTuple):
    """A field before and after."""

    field: str
    before: Value
    after: Value

    @property
    def difference(self) -> Decimal | None:
        """For numbers that both have."""
        if isinstance(self.before, Decimal) and isinstance(self.after, Decimal):
            return self.after - self.before
        return None

    @property
    def share(self) -> Decimal | None:
        """The difference in per cent of what was before."""
        if (difference := self.difference) is None or not self.before:
            return None
        assert isinstance(self.before, Decimal)
        return difference * 100 / abs(self.before)


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` and `after` are the item on either side, None where there is none; of MOVED and REORDERED no `pairs`.

    `trail` names what is around the item, outermost first; `was_in` that of before, where it is another.
    """

    kind: DifferenceKind
    before: Item | None
    after: Item | None
    pairs: tuple[Pair, ...] = ()
    trail: tuple[str, ...] = ()
    was_in: tuple[str, ...] = ()
    positions: tuple[int, int] | None = None
    """From which place to which, counted from 1, where that is the difference."""

    @property
    def item(self) -> Item:
        item = self.after or self.before
        assert item is not None
        return item

    @property
    def place(self) -> Place:
        """Where a person looks, on the side that still has the item."""
        return Place(self.item.id, self.pairs[0].field if self.pairs else "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """`differences` in the order of what is after; what was removed stands where it was."""

    differences: tuple[Difference, ...]
    projects: tuple[int, int] = (0, 0)
    """How many there are on either side."""

    def count(self, kind: DifferenceKind) -> int:
        return sum(each.kind is kind for each in self.differences)
