"""Looks for the steps about some items or a field, some lines at a time, so that the window never waits for it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.desk.desk import Desk
from perfdesk.desk.past import PastStep
from perfdesk.desk.step_lines import MOST
from perfdesk.domain.edits import ItemInserted, ItemRemoved
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk

_AT_ONCE = 400
"""Lines of the journal that are looked through between two events."""


class Search(QObject):
    """`found` carries steps, newer ones first."""

    found = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: dict[int, PastStep] = {}
        self._items: set[Id] = set()
        self._read: set[int] = set()
        self._field = ""
        self._last = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look)

    def begin(self, steps: Sequence[PastStep], items: Iterable[Id], field: str) -> None:
        """Among `steps`; no items or no field stand for all."""
        self._steps = {step.entry.seq: step for step in steps}
        self._items, self._field, self._read = set(items), field, set()
        self._last = max(self._steps, default=0)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def finish(self) -> None:
        """Now, and not between events."""
        while self._timer.isActive():
            self._look()

    def _look(self) -> None:
        if self._last <= 0 or self._desk.is_closed:
            self._timer.stop()
            return
        if self._desk.is_writing:
            return
        first = self._last - _AT_ONCE
        lines = self._lines(first)
        self._last = first
        self.found.emit([self._steps[seq] for seq in reversed(lines) if seq in self._steps])

    def _lines(self, first: int) -> list[int]:
        """What once stood below the items belongs to them, too: its steps are older than the one that took it away."""
        known = 0
        while known != len(self._items):
            known = len(self._items)
            for seq in reversed(self._desk.history.steps_about(self._items, first, self._last)):
                self._learn(seq)
        return self._desk.history.steps_about(self._items, first, self._last, self._field)

    def _learn(self, seq: int) -> None:
        if seq in self._read or self._desk.history.edit_length(seq) > MOST:
            return
        self._read.add(seq)
        for change in self._desk.history.edit_of(seq).changes:
            if isinstance(change, ItemInserted | ItemRemoved) and change.parent in self._items:
                self._items |= {each.id for each in walk(change.item)}
