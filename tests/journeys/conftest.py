"""Journeys are walked in the same window, with the same hands, as the tests of the window's parts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Press, TypeText, compose, empty_window, example, own_settings, press, type_text

__all__ = ["compose", "empty_window", "example", "own_settings", "press", "type_text"]

Keys = Callable[..., None]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def keys(compose: TypeText, press: Press) -> Keys:
    """Text goes in as an input method commits it, keys one by one, always where the focus is."""

    def keys(*strokes: "str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]") -> None:
        for stroke in strokes:
            if isinstance(stroke, str):
                compose(focused(), stroke)
            elif isinstance(stroke, tuple):
                press(focused(), *stroke)
            else:
                press(focused(), stroke)

    return keys


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """As in `tests/ui`: Qt's warnings fail, except what the screenless platform says of itself."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
