"""Editors of cells; the usual one is wrapped text that grows as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from perfdesk.ui.cells.keys import NEW_LINE, key_of
from perfdesk.ui.fields import height_of_lines, plain_text_of

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class CellEditor(_Widget):
    """What an open editor of any kind tells its table."""

    index: QPersistentModelIndex
    is_composing: bool

    @property
    def is_modified(self) -> bool:
        raise NotImplementedError

    def put_cursor_at_end(self) -> None:
        raise NotImplementedError


class WordsEditor(CellEditor, QPlainTextEdit):
    """The text of one cell; `typed_over` while it was opened by typing, so that arrows still leave it."""

    def __init__(self, index: QModelIndex | QPersistentModelIndex, parent: QWidget) -> None:
        super().__init__(parent)
        self.index = QPersistentModelIndex(index)
        self.is_composing = False
        self.typed_over = False
        self.document().setDocumentMargin(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setModified(False)
        self.textChanged.connect(self.grow)

    @property
    def is_modified(self) -> bool:
        return self.document().isModified()

    def text(self) -> str:
        return plain_text_of(self)

    def show_text(self, text: str) -> None:
        """All of it selected, so that typing replaces it."""
        if text != self.text():
            self.setPlainText(text)
        self.document().setModified(False)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Alt+Enter is a line break here, not the window's shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and key_of(event) == NEW_LINE
        ):
            event.accept()
            return True
        return super().event(event)

    def put_cursor_at_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def put_cursor_at(self, point: QPoint) -> None:
        """`point` on the screen."""
        self.setTextCursor(self.cursorForPosition(self.viewport().mapFromGlobal(point)))

    def grow(self) -> None:
        """Downwards as far as the text needs and the table is visible, then upwards."""
        lines = max(1, round(self.document().size().height()))
        table = self.parentWidget()
        room = table.height() if table is not None else self.height()
        height = min(max(self.height(), height_of_lines(self, lines)), room)
        top = max(0, min(self.y(), room - height))
        self.setGeometry(self.x(), top, self.width(), height)
        if height < room:
            self.verticalScrollBar().setValue(0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only now is it known how the text wraps."""
        super().resizeEvent(event)
        self.grow()
