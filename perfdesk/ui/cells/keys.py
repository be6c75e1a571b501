"""The keys of every table: those of a spreadsheet."""

from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from perfdesk.ui.key_names import key_name


class Key(NamedTuple):
    """A key with its modifiers, the keypad's mark left out."""

    key: int
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ADD = Key(Qt.Key.Key_Return, CTRL)
DUPLICATE = Key(Qt.Key.Key_D, CTRL | SHIFT)
REMOVE = Key(Qt.Key.Key_Delete, CTRL)
UP = Key(Qt.Key.Key_Up, ALT)
DOWN = Key(Qt.Key.Key_Down, ALT)
ANNUAL_AS_CYCLE = Key(Qt.Key.Key_R, CTRL)
COPY = Key(Qt.Key.Key_C, CTRL)
CUT = Key(Qt.Key.Key_X, CTRL)
PASTE = Key(Qt.Key.Key_V, CTRL)
FILL_DOWN = Key(Qt.Key.Key_D, CTRL)
FILL_RIGHT = Key(Qt.Key.Key_R, CTRL)
CLEAR = Key(Qt.Key.Key_Delete)
CLEAR_BACK = Key(Qt.Key.Key_Backspace)

COMMANDS = (ADD, DUPLICATE, REMOVE, UP, DOWN, ANNUAL_AS_CYCLE, COPY, CUT, PASTE, FILL_DOWN, CLEAR, CLEAR_BACK)
BLOCK_COMMANDS = (COPY, CUT, PASTE, CLEAR, CLEAR_BACK, FILL_DOWN, FILL_RIGHT)
"""What is done to the selected cells of any table."""
COMMANDS_WHILE_EDITING = (ADD, DUPLICATE, UP, DOWN, ANNUAL_AS_CYCLE)
ENTER, BACK_ENTER = Key(Qt.Key.Key_Return), Key(Qt.Key.Key_Return, SHIFT)
TAB, BACK_TAB = Key(Qt.Key.Key_Tab), Key(Qt.Key.Key_Backtab, SHIFT)
ESCAPE, NEW_LINE = Key(Qt.Key.Key_Escape), Key(Qt.Key.Key_Return, ALT)
EDIT = Key(Qt.Key.Key_F2)
WHOLE_ROWS, WHOLE_COLUMNS = Key(Qt.Key.Key_Space, SHIFT), Key(Qt.Key.Key_Space, CTRL)
ARROW_UP, ARROW_DOWN = Key(Qt.Key.Key_Up), Key(Qt.Key.Key_Down)


def key_of(event: QKeyEvent) -> Key:
    # An int: the letters of other scripts have keys that are no Qt.Key.
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else event.key()
    return Key(int(key), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def shortcut_text(key: Key) -> str:
    """As it is shown in a tool tip."""
    return key_name(QKeySequence(QKeyCombination(key.modifiers, Qt.Key(key.key))))


def is_typing(event: QKeyEvent) -> bool:
    """Whether it writes a sign."""
    plain = not event.modifiers() & (CTRL | ALT)
    return plain and bool(event.text()) and event.text().isprintable()
