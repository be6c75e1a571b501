"""A field that is one of a few values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.items import value_at
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import refusal_sentence


class Choice(NamedTuple):
    """A value of the field and how it is shown."""

    value: str
    shown: str


class ChoiceField(QComboBox):
    """One of a few values; a value that is none of them is shown as it stands and can be kept."""

    troubled = Signal(str)

    def __init__(self, desk: Desk, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._choices = desk, tuple(choices)
        self.place: Place | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._chosen)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Other values than before; what is current is shown anew with the next place."""
        self._choices = tuple(choices)
        self.clear()

    def bind(self, place: Place | None) -> None:
        self.place = place
        self.follow_lock()
        self.refresh()

    def follow_lock(self) -> None:
        is_there = self.place is not None and self._desk.tree.has(self.place.item)
        self.setEnabled(bool(self.place and is_there and self._desk.can_change(self.place.item)))

    def refresh(self) -> None:
        value = ""
        if self.place is not None and self._desk.tree.has(self.place.item):
            value = str(value_at(self._desk.tree.item(self.place.item), self.place.field) or "")
        if value != self.currentData():
            self._fill(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over a form must scroll it, not change a value."""
        event.ignore()

    def _fill(self, value: str) -> None:
        self.clear()
        known = [choice.value for choice in self._choices]
        for choice in (*self._choices, *([] if value in known else [Choice(value, value)])):
            self.addItem(choice.shown, choice.value)
        self.setCurrentIndex(self.findData(value))

    def _chosen(self) -> None:
        if self.place is None:
            return
        try:
            self._desk.enter(self.place, str(self.currentData()))
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
        self.refresh()
