"""Keys of the menu reach it from a text that would take them for itself, and access keys lead to one entry."""

import re
from collections.abc import Iterator
from functools import partial, reduce
from operator import or_

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit

from perfdesk.ui import translation
from perfdesk.ui.main_window import MainWindow
from tests.ui.conftest import Press

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

HELD = {"Ctrl": CTRL, "Shift": SHIFT, "Alt": Qt.KeyboardModifier.AltModifier}


def is_taken(event: QEvent) -> bool:
    """By any key with Ctrl: X11's are Ctrl+E, Ctrl+K, Ctrl+U, and with Shift."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and bool(event.modifiers() & CTRL)
    )


class GreedyLine(QLineEdit):
    """Wants each key with Ctrl for its own caret."""

    def event(self, event: QEvent) -> bool:
        if is_taken(event):
            event.accept()
            return True
        return super().event(event)


class GreedyText(QPlainTextEdit):
    """The same of several lines."""

    def event(self, event: QEvent) -> bool:
        if is_taken(event):
            event.accept()
            return True
        return super().event(event)


@pytest.mark.parametrize("kind", [GreedyLine, GreedyText])
def test_every_key_of_the_menu_with_ctrl_works_in_a_text_that_wants_it_too(
    window: MainWindow, press: Press, kind: type[GreedyLine | GreedyText]
) -> None:
    text = kind(window.centralWidget())
    text.show()
    text.setFocus()
    done: list[str] = []
    meant = []
    for action in window.actions_.all():
        if action.property("local") or not action.isEnabled() or action.objectName() in ("undo", "redo"):
            continue
        action.triggered.disconnect()
        action.triggered.connect(partial(_note, done, action.objectName()))
        for shortcut in action.shortcuts():
            *held, key = shortcut.toString().split("+")
            if len(key) == 1 and key.isalpha() and "Ctrl" in held:
                meant.append(action.objectName())
                press(text, Qt.Key(ord(key)), reduce(or_, map(HELD.__getitem__, held)))
    assert done == meant
    assert {"export", "evaluate_projects", "find", "save"} <= set(done)


def _note(done: list[str], name: str, _: bool = False) -> None:
    done.append(name)


def test_keys_of_editing_stay_the_texts(window: MainWindow, press: Press) -> None:
    line = QLineEdit("原来的字", window.centralWidget())
    line.show()
    line.setFocus()
    press(line, KEY.Key_A, CTRL)
    press(line, KEY.Key_C, CTRL)
    press(line, KEY.Key_X, CTRL)
    assert line.text() == ""
    press(line, KEY.Key_V, CTRL)
    press(line, KEY.Key_V, CTRL)
    press(line, KEY.Key_Z, CTRL)
    assert line.text() == "原来的字"
    press(line, KEY.Key_Left, CTRL | SHIFT)
    assert line.hasSelectedText()
    assert QApplication.focusWidget() is line


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_two_entries_of_a_menu_have_the_same_access_key(
    window: MainWindow, qapp: QApplication, language: str
) -> None:
    translation.use_language(qapp, language)
    try:
        window.make_anew()
        for title, entries in menus(window.menuBar()):
            keys = [key for text in entries if (key := access_key(text))]
            assert len(keys) == len(set(keys)), (title, entries)
    finally:
        translation.use_language(qapp, "zh_CN")


def menus(menu: QMenu | QMenuBar) -> Iterator[tuple[str, list[str]]]:
    """The bar and all menus in it, each with the texts of its entries."""
    title = menu.title() if isinstance(menu, QMenu) else ""
    yield title, [action.text() for action in menu.actions()]
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from menus(below)


def access_key(text: str) -> str:
    found = re.search("&(.)", text.replace("&&", ""))
    return found[1].upper() if found else ""
