"""How many findings of which severity stand at an item and below it, kept by difference."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.edits import ItemMoved
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import BOOK_ID


class _Held(NamedTuple):
    """The findings at one item, and everything around it that counts them."""

    findings: tuple[Finding, ...]
    owners: tuple[Id, ...]


class FindingIndex(QObject):
    """Shared by navigator, grid and findings list. Tells which items' marks may look different now."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held: dict[Id, _Held] = {}
        self._counts: dict[Id, list[int]] = {}
        for item_id in dict.fromkeys(finding.place.item for finding in desk.all_findings()):
            self._take_up(item_id)

    def count(self, severity: Severity, item_id: Id = BOOK_ID) -> int:
        counts = self._counts.get(item_id)
        return counts[severity] if counts else 0

    def worst(self, item_id: Id) -> Severity | None:
        counts = self._counts.get(item_id)
        return next((s for s in sorted(Severity, reverse=True) if counts[s]), None) if counts else None

    def at(self, item_id: Id) -> tuple[Finding, ...]:
        """At the item's own fields."""
        held = self._held.get(item_id)
        return held.findings if held else ()

    def all(self) -> Iterable[Finding]:
        """In no particular order."""
        return (finding for held in self._held.values() for finding in held.findings)

    def follow(self, change: Changed) -> None:
        touched: set[Id] = set()
        for item_id in _rechecked(self._desk, change):
            touched.update(self._put_down(item_id))
            touched.update(self._take_up(item_id))
        if touched:
            self.changed.emit(frozenset(touched))

    def _put_down(self, item_id: Id) -> tuple[Id, ...]:
        held = self._held.pop(item_id, None)
        if held is None:
            return ()
        self._add(held, -1)
        return held.owners

    def _take_up(self, item_id: Id) -> tuple[Id, ...]:
        findings = self._desk.findings(item_id)
        if not findings:
            return ()
        held = self._held[item_id] = _Held(findings, _with_owners(self._desk, item_id))
        self._add(held, 1)
        return held.owners

    def _add(self, held: _Held, sign: int) -> None:
        for owner in held.owners:
            counts = self._counts.setdefault(owner, [0] * len(Severity))
            for finding in held.findings:
                counts[finding.severity] += sign


def _rechecked(desk: Desk, change: Changed) -> set[Id]:
    """What was checked again, and what came under other owners without a new check."""
    moved = [c.item for c in change.edit.changes if isinstance(c, ItemMoved) and desk.tree.has(c.item)]
    return {*change.rechecked, *(below.id for item in moved for below in walk(desk.tree.item(item)))}


def _with_owners(desk: Desk, item_id: Id) -> tuple[Id, ...]:
    chain = [item_id]
    while (owner := desk.tree.parents.get(chain[-1])) is not None:
        chain.append(owner)
    return tuple(chain)
