"""Keys of the menu work wherever the caret stands, also in a text that has a use of its own for them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from perfdesk.ui.actions import Actions

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_STANDARD = QKeySequence.StandardKey
_EDITING = (
    *(_STANDARD.Undo, _STANDARD.Redo, _STANDARD.Cut, _STANDARD.Copy, _STANDARD.Paste),
    _STANDARD.SelectAll,
)
"""What a text does with these is what one means in it."""


class MenuKeys(QObject):
    """On X11 Qt's texts take Ctrl+E to go to the end of the line, and Ctrl+Shift+E to select up to it."""

    def __init__(self, actions: Actions, window: QMainWindow) -> None:
        super().__init__(actions)
        self._actions, self._window = actions, window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing but a key that is not accepted here goes on to the menu."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_the_menus(event)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only the text at hand is looked after: a filter of the whole program is asked at every event."""
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, _TEXTS) and new.window() is self._window:
            new.installEventFilter(self)

    def _is_the_menus(self, event: QKeyEvent) -> bool:
        is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
        if not (is_letter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            return False
        if any(event.matches(standard) for standard in _EDITING):
            return False
        pressed = QKeySequence(event.keyCombination())
        return any(
            pressed in action.shortcuts()
            for action in self._actions.all()
            if action.isEnabled() and not action.property("local")
        )
