"""The merge as a person sees it: what it would do, what has to be decided, and then one Edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from perfdesk.desk.desk import Desk
from perfdesk.desk.merging.arrivals import MERGE, Arrived, Ledger, record_of
from perfdesk.desk.step import Step
from perfdesk.domain.becoming import becoming
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.merging.arrival import OURS, Choices, Conflict, ConflictKind, Merged, Touch
from perfdesk.domain.merging.merging import merge
from perfdesk.domain.merging.takings import Taking, takings
from perfdesk.domain.tree import Tree
from perfdesk.store.annex import recorded


@dataclass(frozen=True, slots=True)
class Plan:
    """A dry run: `merged` tells what each brings and where they disagree; nothing has happened yet."""

    ledger: Ledger
    arrived: tuple[Arrived, ...]
    touched: Mapping[Place, Touch]
    merged: Merged

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.arrived)

    def takings(self) -> list[Taking]:
        """What it would take over without anybody having been asked."""
        arrivals = [each.arrival for each in self.arrived if each.arrival is not None]
        return list(takings(self.ledger.book, arrivals, self.merged))

    def is_about_whole(self, conflict: Conflict, side: int) -> bool:
        """Whether the side had only a part of what its version is about, and says something of all of it."""
        arrival = self.arrived[side].arrival if side != OURS else None
        is_value = conflict.subject.kind is ConflictKind.VALUE
        return is_value and arrival is not None and conflict.subject.place.item in arrival.around

    def about_whole(self) -> list[Conflict]:
        """The conflicts in which somebody does."""
        return [
            conflict
            for conflict in self.merged.conflicts
            if any(self.is_about_whole(conflict, side) for v in conflict.versions for side in v.sides)
        ]

    def decided(self, choices: Choices) -> "Plan":
        return plan(self.ledger, self.arrived, self.touched, choices)


def plan(
    ledger: Ledger, arrived: Sequence[Arrived], touched: Mapping[Place, Touch], choices: Choices
) -> Plan:
    """A pure function of values, for any thread."""
    usable = tuple(each for each in arrived if each.arrival is not None)
    arrivals = [each.arrival for each in usable if each.arrival is not None]
    return Plan(ledger, usable, touched, merge(ledger.book, arrivals, choices, touched))


def take_back(desk: Desk, made: Plan) -> Step:
    """The step that does it, in one Edit with one undo; run it and give it to `desk.finish`.

    What was done in the book since the plan was made stays; where it is about the same, finishing raises StaleEdit.
    Raises StoreFailed while an edit before it is in doubt.
    """
    desk.settle()  # else the number of the line that this will be is not known
    edit = becoming(Tree.of(made.ledger.book), made.merged.book, MERGE) or Edit(MERGE, ())
    content = record_of(made.arrived, desk.history.head + 1)
    return desk.merging(edit, recorded(MERGE, "、".join(made.names), content))
