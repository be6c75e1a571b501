"""How many findings of which severity stand at an item and below it, and whose marks may look different now."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity

_SHORT = 10
"""Projects of a file from which on a rule is asked as one question."""


class FindingIndex(QObject):
    """Shared by navigator, grid and findings list."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grouped: frozenset[str] = frozenset()
        self._causes: Mapping[Place, tuple[Finding, ...]] = {}

    def count(self, severity: Severity, item_id: Id = BOOK_ID) -> int:
        return self._desk.checking.count(severity, item_id)

    def worst(self, item_id: Id) -> Severity | None:
        """Of what marks the item's row; None where all that is found there is listed only."""
        return self._desk.checking.mark(item_id, self._grouped)

    def regroup(self) -> None:
        """What fires all over a table is asked once in the list; in a short table each row is looked at by itself."""
        grouped: frozenset[str] = frozenset()
        if sum(len(table.projects) for table in self._desk.book.target_tables) >= _SHORT:
            grouped = frozenset(self._desk.checking.grouped_rules())
        if grouped != self._grouped:
            self._grouped = grouped
            self.changed.emit(frozenset(self._desk.tree.items))

    def follow_causes(self) -> None:
        """A moment after a change, with the list: no key waits for what only makes a quiet mark."""
        before, self._causes = self._causes, self._desk.checking.causes
        differing = (
            place.item for place in {**before, **self._causes} if before.get(place) != self._causes.get(place)
        )
        if touched := frozenset(differing):
            self.changed.emit(touched)

    def causes(self, place: Place) -> tuple[Finding, ...]:
        """What a sum is off because of that has no finding of its own."""
        return self._causes.get(place, ()) if self._causes else ()

    def at(self, item_id: Id) -> tuple[Finding, ...]:
        """At the item's own fields."""
        return self._desk.checking.findings(item_id)

    def follow(self, change: Changed) -> None:
        if change.marked:
            self.changed.emit(change.marked)
