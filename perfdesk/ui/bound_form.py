"""A page of fields that are all bound to the fields of one item."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.edits import Place, is_about_a_note
from perfdesk.domain.identity import Id
from perfdesk.ui.fields import ChoiceField, LongTextField, TextField
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import refusal_sentence

Field = TextField | LongTextField


class BoundForm(QScrollArea):
    """`troubled` when an edit could not be written."""

    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.item_id: Id | None = None
        self._fields: dict[str, Field] = {}
        self._choices: dict[str, ChoiceField] = {}
        self.page = QWidget()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_item(self, item_id: Id | None) -> None:
        self.item_id = item_id
        for name, field in self._fields.items():
            field.binding.bind(self._place(name))
        for name, choice in self._choices.items():
            choice.bind(self._place(name))
        self.refresh()

    def follow(self, change: Changed) -> None:
        if any(is_about_a_note(each) for each in change.edit.changes):
            self._follow_lock()
        for field in self._fields.values():
            field.binding.refresh()
        for choice in self._choices.values():
            choice.refresh()
        self.refresh()

    def go_to(self, place: Place) -> None:
        """A field that is not shown is never gone to: what is typed there would be written unseen."""
        field = self.widget_for(place.field)
        if field is not None and field.isVisibleTo(self):
            self.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def widget_for(self, name: str) -> QWidget | None:
        return self._fields.get(name) or self._choices.get(name)

    @property
    def held(self) -> list[str]:
        """The fields of the item that are bound here."""
        return [*self._fields, *self._choices]

    def refresh(self) -> None:
        """What depends on the item and is not a bound field."""

    def hold(self, name: str, field: Field | ChoiceField) -> None:
        """Binds the field to this one of the item's from now on."""
        if isinstance(field, ChoiceField):
            self._choices[name] = field
            field.troubled.connect(self.troubled)
        else:
            self._fields[name] = field
            field.binding.troubled.connect(self.troubled)

    def doing(self, act: Callable[[], object]) -> None:
        """Trouble goes into the bar, and the form shows again what is really there."""
        try:
            act()
        except known_trouble() as trouble:
            self.troubled.emit(refusal_sentence(trouble))
            self.refresh()

    def _follow_lock(self) -> None:
        """What was passed in the review is to be read only."""
        for field in self._fields.values():
            field.binding.follow_lock()
        for choice in self._choices.values():
            choice.follow_lock()

    def _place(self, name: str) -> Place | None:
        return Place(self.item_id, name) if self.item_id is not None else None
