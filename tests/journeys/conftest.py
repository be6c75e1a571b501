"""Journeys are walked in the same window, with the same hands, as the tests of the window's parts."""

from pathlib import Path

import pytest

from tests.ui.conftest import compose, empty_window, own_settings, press, type_text

__all__ = ["compose", "empty_window", "own_settings", "press", "type_text"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """As in `tests/ui`: Qt's warnings fail, except what the screenless platform says of itself."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
