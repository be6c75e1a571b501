"""What holds for the tests of all rooms."""

import os
import sys

if sys.platform != "win32":  # there the offscreen platform has no fonts
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

# A busy machine is slow at times; that says nothing about the code.
settings.register_profile("perfdesk", deadline=None)
settings.load_profile("perfdesk")


@pytest.fixture(autouse=True, scope="session")
def one_application(qapp: QApplication) -> QApplication:
    """A process has one Qt application: a PDF that is written first would make one without windows."""
    return qapp
