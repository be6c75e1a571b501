"""What line edits and text edits have in common once they are bound to a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.items import Value
from perfdesk.domain.severity import Severity
from perfdesk.ui import theme
from perfdesk.ui.cells.keys import is_typing
from perfdesk.ui.fields.binding import Binding
from perfdesk.ui.sought import light_whole, says, sought_around

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


def is_field(widget: QWidget) -> bool:
    return isinstance(widget, Field)


def is_half_typed(widget: QWidget) -> bool:
    """Whether it is a field with text that is not (yet) the desk's."""
    return isinstance(widget, Field) and widget.is_typed_in()


class Field(_Widget):
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
