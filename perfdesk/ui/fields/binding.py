"""One field widget and one place of the desk, kept together by hand: the truth stays in the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfdesk.desk.actions import NotACurrencyUnit, NotAWholeNumber
from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import Value, value_at
from perfdesk.domain.scoring import NotLimits
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.ui.closed import Closed
from perfdesk.ui.fields.remark import Remark
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import because_sentence, finding_sentence, refusal_sentence

if TYPE_CHECKING:
    from perfdesk.ui.fields.field import Field

REFUSALS = (NotAnAmount, NotAWholeNumber, NotLimits, NotACurrencyUnit)
"""What a desk says to text that cannot be this field's value: the text stays, and why is said beside it."""

_MOST_CAUSES = 20


class Binding(QObject):
    """Keeps one field widget and one place of the desk together."""

    remarked = Signal(object)
    troubled = Signal(str)

    def __init__(self, field: Field, desk: Desk) -> None:
        super().__init__(field)
        self._field, self._desk = field, desk
        self._closed = Closed(desk, self)
        self._kept: dict[Place, str] = {}
        self._refusal = ""
        self.place: Place | None = None
        self.remark = Remark()

    def bind(self, place: Place | None) -> None:
        """Shows another place; text that the desk refused is kept for when its place comes back."""
        self.commit()
        if self.place is not None and self._field.is_typed_in():
            self._kept[self.place] = self._field.said()
        self.place, self._refusal = place, ""
        self._field.setEnabled(place is not None)
        self.follow_lock()
        self._show_value()
        if place is not None and place in self._kept:
            self._field.type_in(self._kept.pop(place))
            self.commit()

    @property
    def kept_place(self) -> Place | None:
        """Another place of which refused text is kept here."""
        return next(iter(self._kept), None)

    def follow_lock(self) -> None:
        """What was passed or handed in is to be read only, until it is opened again."""
        is_there = self.place is not None and self._desk.tree.has(self.place.item)
        is_open = (
            self._desk.can_change(self.place.item) if self.place and is_there else not self._desk.read_only
        )
        self._field.set_read_only(not is_open)

    def say_if_closed(self) -> None:
        """Why nothing that is typed arrives."""
        why = self._closed.why(self.place.item) if self.place is not None else ""
        if why:
            self.remark = Remark(why, Severity.NOTICE)
            self.remarked.emit(self.remark)

    def commit(self) -> None:
        """Gives typed text to the desk; does nothing while an input method composes or nothing was typed."""
        place = self.place
        if place is None or self._field.is_composing or not self._field.is_typed_in():
            return
        if not self._desk.tree.has(place.item) or not self._desk.can_change(place.item):
            return
        try:
            self._desk.enter(place, self._field.said())
        except REFUSALS as refusal:
            self._refusal = refusal_sentence(refusal)
            self.say()
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
        else:
            self._show_value()

    def revert(self) -> None:
        """Back to the desk's value."""
        self._show_value()

    def refresh(self) -> None:
        """The desk may have changed: shows its value, unless the field is being typed in."""
        if self._field.is_typed_in():
            self.say()
        else:
            self._show_value()

    def say(self) -> None:
        """Works out the remark and the tint anew."""
        findings = self._findings()
        self._refusal = self._refusal if self._field.is_typed_in() else ""
        causes = self._causes()
        sentences = [finding_sentence(finding) for finding in findings]
        sentences += self._because(causes)
        remark = self._remark_now(findings, sentences)
        gravest = max((finding.severity for finding in findings), default=None)
        self._field.set_tint(Severity.ERROR if self._refusal else gravest, is_quiet=bool(causes))
        self._field.setToolTip("\n".join(sentences))
        self._field.setAccessibleDescription("\n".join(sentences))
        if remark != self.remark:
            self.remark = remark
            self.remarked.emit(remark)

    def _because(self, causes: tuple[Finding, ...]) -> list[str]:
        """As many as one can read: a whole table's sum may be off because of hundreds."""
        told = [because_sentence(self._desk.tree, cause) for cause in causes[:_MOST_CAUSES]]
        more = len(causes) - _MOST_CAUSES
        return [*told, self.tr("另有 {count} 处。").format(count=more)] if more > 0 else told

    def typed(self) -> None:
        """A keystroke: whatever was refused before is being mended."""
        self._refusal = ""
        self.say()

    def _remark_now(self, findings: list[Finding], sentences: list[str]) -> Remark:
        if self._refusal:
            return Remark(self._refusal, Severity.ERROR)
        if self._field.is_typed_in():
            return Remark(self._field.reading())
        if sentences and self._field.hasFocus():
            return Remark(sentences[0], findings[0].severity if findings else None)
        return Remark()

    def _findings(self) -> list[Finding]:
        """At this place, the gravest first."""
        if self.place is None:
            return []
        here = [f for f in self._desk.checking.findings(self.place.item) if f.place == self.place]
        return sorted(here, key=lambda finding: -finding.severity)

    def _causes(self) -> tuple[Finding, ...]:
        """What a sum above the projects is off because of; a project's field does not have it worked out."""
        place, tree = self.place, self._desk.tree
        if place is None or not tree.has(place.item) or place.field not in AMOUNT_FIELDS:
            return ()
        is_sum = isinstance(tree.item(place.item), Unit | TargetTable)
        return self._desk.checking.causes.get(place, ()) if is_sum else ()

    def _show_value(self) -> None:
        value: Value = None
        if self.place is not None and self._desk.tree.has(self.place.item):
            value = value_at(self._desk.tree.item(self.place.item), self.place.field)
        self._field.show_value(value)
        self.say()
