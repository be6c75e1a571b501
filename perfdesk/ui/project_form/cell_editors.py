"""Editors of the indicator table: wrapped text that grows as one types; a 二级指标 found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMoveEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QWidget

from perfdesk.domain.codes import Level2
from perfdesk.ui.fields import height_of_lines, plain_text_of
from perfdesk.ui.project_form.columns import level_text
from perfdesk.ui.project_form.keys import NEW_LINE, key_of
from perfdesk.ui.project_form.level2_match import candidates

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WordsEditor(QPlainTextEdit):
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


class Level2Editor(QLineEdit):
    """A line with the fitting entries of the code list under it; arrows and the mouse choose among them."""

    picked = Signal()

    def __init__(
        self, index: QModelIndex | QPersistentModelIndex, choices: Sequence[Level2], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.index = QPersistentModelIndex(index)
        self.is_composing = False
        self.is_modified = False
        self._choices = choices
        self._shown: list[Level2] = []
        # A child of the window and no popup of its own: it takes neither focus nor grabs the keyboard.
        self._window = parent.window()
        self._list = QListWidget(self._window)
        self._list.setAccessibleName(self.tr("二级指标"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        self._list.itemClicked.connect(self._pick)
        self.destroyed.connect(self._list.deleteLater)
        self.textEdited.connect(self._filter)

    def choice(self) -> Level2 | None:
        """The entry that is lit in the list."""
        row = self._list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def only_choice(self) -> Level2 | None:
        """The entry that what is typed can mean, if it is but one."""
        return self._shown[0] if len(self._shown) == 1 else None

    def show_text(self, text: str, code: str) -> None:
        if text != self.text():
            self.setText(text)
        self.selectAll()
        self._fill(self._choices, code)

    def put_cursor_at_end(self) -> None:
        self.end(False)

    def list_widget(self) -> QListWidget:
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        elif self._shown:
            self.is_modified = True
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._shown))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._place_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._list.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_list()

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        super().hideEvent(event)

    def _filter(self, text: str) -> None:
        self.is_modified = True
        self._fill(candidates(text, self._choices), "")

    def _fill(self, choices: Sequence[Level2], code: str) -> None:
        """`code` is lit; nothing is for one that the list does not know, the first for none."""
        self._shown = list(choices)
        self._list.clear()
        self._list.addItems([f"{level_text(c.code, c.name)}　{c.level1_name}" for c in choices])
        lit = next((row for row, c in enumerate(choices) if c.code == code), -1)
        self._list.setCurrentRow(0 if not code and choices else lit)
        self._place_list()

    def _place_list(self) -> None:
        """Under the line, or over it where there is no room below."""
        window = self._window
        frame = 2 * self._list.frameWidth()
        height = sum(self._list.sizeHintForRow(row) for row in range(self._list.count())) + frame
        width = max(self.width(), self._list.sizeHintForColumn(0) + frame + 12)
        at = self.mapTo(window, QPoint(0, self.height()))
        if at.y() + height > window.height() and at.y() - self.height() >= height:
            at.setY(at.y() - self.height() - height)
        self._list.setGeometry(QRect(at.x(), at.y(), width, min(height, window.height() - at.y())))
        self._list.setVisible(bool(self._shown))
        self._list.raise_()

    def _pick(self) -> None:
        self.is_modified = True
        self.picked.emit()


CellEditor = WordsEditor | Level2Editor
