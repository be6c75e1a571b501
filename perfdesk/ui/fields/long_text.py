"""Fields of several lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.items import Value
from perfdesk.ui.fields.field import Field
from perfdesk.ui.fonts import line_height
from perfdesk.ui.sought import light_words


class LongTextField(Field, QPlainTextEdit):
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
