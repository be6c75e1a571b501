"""Fields in which a person edits one value of a desk, bound to its Place by hand: the truth stays there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from perfdesk.desk.actions import NotACurrencyUnit, NotAWholeNumber
from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount, parse_amount, show_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import Value, value_at
from perfdesk.domain.scoring import NotLimits
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.ui import theme
from perfdesk.ui.cells.keys import is_typing
from perfdesk.ui.closed import Closed
from perfdesk.ui.fonts import line_height
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.sought import light_whole, light_words, says, sought_around
from perfdesk.wording import because_sentence, finding_sentence, refusal_sentence

REFUSALS = (NotAnAmount, NotAWholeNumber, NotLimits, NotACurrencyUnit)
"""What a desk says to text that cannot be this field's value: the text stays, and why is said beside it."""

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Remark(NamedTuple):
    """The one line that a field has to say now: why text was refused, how it is read, or what was found."""

    text: str = ""
    severity: Severity | None = None


class Binding(QObject):
    """Keeps one field widget and one place of the desk together."""

    remarked = Signal(object)
    troubled = Signal(str)

    def __init__(self, field: _Field, desk: Desk) -> None:
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
        sentences += [because_sentence(self._desk.tree, cause) for cause in causes]
        remark = self._remark_now(findings, sentences)
        gravest = max((finding.severity for finding in findings), default=None)
        self._field.set_tint(Severity.ERROR if self._refusal else gravest, is_quiet=bool(causes))
        self._field.setToolTip("\n".join(sentences))
        self._field.setAccessibleDescription("\n".join(sentences))
        if remark != self.remark:
            self.remark = remark
            self.remarked.emit(remark)

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


if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


def is_field(widget: QWidget) -> bool:
    return isinstance(widget, _Field)


def is_half_typed(widget: QWidget) -> bool:
    """Whether it is a field with text that is not (yet) the desk's."""
    return isinstance(widget, _Field) and widget.is_typed_in()


class _Field(_Widget):
    """What line edits and text edits have in common once they are bound."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False
        self._tint: Severity | None = None
        self._is_quiet = False
        self.binding = Binding(self, desk)

    def said(self) -> str:
        raise NotImplementedError

    def is_typed_in(self) -> bool:
        """Whether the text is not (yet) the desk's."""
        raise NotImplementedError

    def type_in(self, text: str) -> None:
        """Text that is not the desk's, as if it had been typed."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        raise NotImplementedError

    def select_all(self) -> None:
        raise NotImplementedError

    def can_redo(self) -> bool:
        raise NotImplementedError

    def canvas(self) -> QWidget:
        """The widget on which the text is painted."""
        return self

    def reading(self) -> str:
        """How the typed text would be understood; empty when there is nothing to say."""
        return ""

    def light(self, sought: str) -> None:
        """Shows that and, in a longer text, where it says what is sought."""
        light_whole(self)

    def set_tint(self, severity: Severity | None, *, is_quiet: bool = False) -> None:
        """`is_quiet`: in want of a finding, what is off because of one elsewhere."""
        if (severity, is_quiet) != (self._tint, self._is_quiet):
            self._tint, self._is_quiet = severity, is_quiet
            self.canvas().update()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_the_windows(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_the_windows(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self.is_typed_in():
            self.binding.revert()
            self.select_all()
        else:
            super().keyPressEvent(event)
            if is_typing(event):
                self.binding.say_if_closed()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self.hasFocus():
            self.binding.commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.binding.refresh()
        if event.reason() in _KEYBOARD:
            self.select_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.binding.commit()
            self.binding.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sought = sought_around(self)
        if says(self.said(), sought):
            self.light(sought)
        if self._tint is not None or self._is_quiet:
            canvas, palette = self.canvas(), self.palette()
            quiet = palette.color(QPalette.ColorRole.PlaceholderText)
            painter = QPainter(canvas)
            colour = quiet if self._tint is None else theme.BY_SEVERITY[self._tint].on(palette)
            painter.fillRect(0, 0, 3, canvas.height(), colour)
            painter.end()

    def _is_the_windows(self, event: QKeyEvent) -> bool:
        """Undo and redo are the window's unless this field has typed text of its own to take back."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.is_typed_in()
        return event.matches(QKeySequence.StandardKey.Redo) and not self.can_redo()


class TextField(_Field, QLineEdit):
    """One line of text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.textEdited.connect(self.binding.typed)
        self.returnPressed.connect(self._entered)

    def said(self) -> str:
        return self.text()

    def is_typed_in(self) -> bool:
        return self.isModified()

    def type_in(self, text: str) -> None:
        self.setText(text)
        self.setModified(True)

    def show_value(self, value: Value) -> None:
        text = "" if value is None else str(value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def select_all(self) -> None:
        self.selectAll()

    def can_redo(self) -> bool:
        return self.isRedoAvailable()

    def _entered(self) -> None:
        self.binding.commit()
        self.selectAll()


class AmountField(TextField):
    """An amount: `55,605.10` at rest, `55605.10` while one is in it, where the parser reads along."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def amount(self) -> Decimal | None:
        """What stands in the field, typed or not. Raises NotAnAmount."""
        return parse_amount(self.text())

    def show_value(self, value: Value) -> None:
        shown = show_amount(value) if isinstance(value, Decimal) else ""
        super().show_value(shown.replace(",", "") if self.hasFocus() and not self.isReadOnly() else shown)

    def reading(self) -> str:
        try:
            amount = self.amount()
        except NotAnAmount as refusal:
            return refusal_sentence(refusal)
        return (
            self.tr("读作 {amount}").format(amount=show_amount(amount))
            if amount is not None
            else self.tr("读作空白")
        )


class LongTextField(_Field, QPlainTextEdit):
    """Several lines of plain text; Tab leaves it, Ctrl+Enter commits."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._text_changed)

    def said(self) -> str:
        return plain_text_of(self)

    def is_typed_in(self) -> bool:
        return self.document().isModified()

    def type_in(self, text: str) -> None:
        self.setPlainText(text)
        self.document().setModified(True)

    def show_value(self, value: Value) -> None:
        text = "" if value is None else str(value)
        if text != self.said():
            self.setPlainText(text)
        self.document().setModified(False)

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def select_all(self) -> None:
        self.selectAll()

    def can_redo(self) -> bool:
        return self.document().isRedoAvailable()

    def canvas(self) -> QWidget:
        return self.viewport()

    def light(self, sought: str) -> None:
        light_words(self, self.said(), sought)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_ctrl_enter(event):
            self.binding.commit()
        else:
            super().keyPressEvent(event)

    def _text_changed(self) -> None:
        if self.is_typed_in():
            self.binding.typed()


class LongField(LongTextField):
    """Some lines at least; a tall window gives it more."""

    def __init__(self, desk: Desk, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lines = lines

    def minimumSizeHint(self) -> QSize:
        return QSize(160, height_of_lines(self, self._lines))

    def sizeHint(self) -> QSize:
        return QSize(320, height_of_lines(self, self._lines))


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


class RemarkLine(QLabel):
    """One line, cut off with … where it is too long, in the colour of its severity."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._severity: Severity | None = None

    def show_remark(self, remark: Remark) -> None:
        self._severity = remark.severity
        self.setText(remark.text)
        self.setToolTip(remark.text)
        self.update()

    def show_first(self, remarks: Iterable[Remark]) -> None:
        """The one line for several fields, what is wrong before how a value is read; hidden where none does."""
        said = sorted((each for each in remarks if each.text), key=lambda each: each.severity is None)
        self.show_remark(said[0] if said else Remark())
        self.setVisible(bool(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._colour())
        shown = self.fontMetrics().elidedText(
            self.text().replace("\n", " "), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _colour(self) -> QColor:
        if self._severity is None:
            return self.palette().color(QPalette.ColorRole.PlaceholderText)
        return theme.BY_SEVERITY[self._severity].on(self.palette())


def plain_text_of(editor: QPlainTextEdit) -> str:
    """The text, character for character: `toPlainText` would turn no-break spaces into spaces."""
    return editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def height_of_lines(editor: QPlainTextEdit, lines: int) -> int:
    """How high the widget must be to show so many lines without a scroll bar."""
    frame = 2 * editor.frameWidth() + 2 * round(editor.document().documentMargin())
    return lines * (line_height(editor.font()) + 1) + frame + 2


def is_ctrl_enter(event: QKeyEvent) -> bool:
    enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() in enters and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
