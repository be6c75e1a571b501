"""How many findings of which severity stand at an item and below it, and whose marks may look different now."""

from PySide6.QtCore import QObject, Signal

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity


class FindingIndex(QObject):
    """Shared by navigator, grid and findings list."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def count(self, severity: Severity, item_id: Id = BOOK_ID) -> int:
        return self._desk.count(severity, item_id)

    def worst(self, item_id: Id) -> Severity | None:
        return next((s for s in sorted(Severity, reverse=True) if self._desk.count(s, item_id)), None)

    def at(self, item_id: Id) -> tuple[Finding, ...]:
        """At the item's own fields."""
        return self._desk.findings(item_id)

    def follow(self, change: Changed) -> None:
        if change.marked:
            self.changed.emit(change.marked)
