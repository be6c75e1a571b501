"""The box of the joined string: plain text in which characters are counted as Python counts them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from perfdesk.domain.indicator_text import Span
from perfdesk.ui.fields import height_of_lines, is_ctrl_enter, plain_text_of


class JoinedBox(QPlainTextEdit):
    """The text itself; `clicked` with the character under the mouse while it is only being read."""

    left = Signal()
    entered = Signal()
    cancelled = Signal()
    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def cursor_over(self, span: Span) -> QTextCursor:
        text = plain_text_of(self)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[: span.start]))
        cursor.setPosition(_units(text[: span.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def show_span(self, span: Span) -> None:
        """Scrolls to the beginning of the span, leaving the person's own selection alone."""
        cursor = self.cursor_over(Span(span.start, span.start))
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        first = cursor.block().firstLineNumber() + (line.lineNumber() if line.isValid() else 0)
        self.verticalScrollBar().setValue(max(0, first - 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, height_of_lines(self, 1))

    def sizeHint(self) -> QSize:
        return QSize(400, height_of_lines(self, 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line for which there is no room any more is left out, not cut."""
        room = self.viewport().rect()
        line = self.cursorRect(self.cursorForPosition(room.bottomLeft()))
        if line.bottom() > room.bottom() and line.top() > line.height() // 2:
            room.setBottom(line.top() - 1)
        super().paintEvent(QPaintEvent(event.rect().intersected(room)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif is_ctrl_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.isReadOnly() and not self.textCursor().hasSelection():
            units = self.cursorForPosition(event.position().toPoint()).position()
            before = plain_text_of(self).encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
            self.clicked.emit(len(before))


def _units(text: str) -> int:
    """How many UTF-16 units Qt counts for it."""
    return len(text.encode("utf-16-le")) // 2
