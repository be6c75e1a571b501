"""The hands of a clerk in the real window: mouse, keys and clipboard, each aimed at what is seen under them."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget
from shiboken6 import isValid

from perfdesk.ui.cells.reach import Box
from perfdesk.ui.cells.sheet_view import SheetView

Held = Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.AltModifier
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
D = TypeVar("D", bound=QDialog)


def put_on_clipboard(text: str, html: str = "") -> None:
    """As a spreadsheet does, which gives HTML, too, or nothing else."""
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    QApplication.clipboard().setMimeData(mime)


class Hands:
    """At one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def press(self, key: Qt.Key, held: Held = NONE) -> None:
        """Where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QCoreApplication.processEvents()

    def type_text(self, text: str) -> None:
        """Letter by letter, each to where the keyboard is by then."""
        for letter in text:
            target = QApplication.focusWidget() or self.window
            QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_unknown, NONE, letter))
        QCoreApplication.processEvents()

    def click(self, view: SheetView, row: int, column: int, held: Held = NONE) -> None:
        """A cell, once it was scrolled into sight."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, held, view.visualRect(index).center())
        QCoreApplication.processEvents()

    def drag_over(self, view: SheetView, box: Box) -> None:
        """From the first cell of a block to its last: a click, and one with Shift."""
        self.click(view, box.top, box.left)
        self.click(view, box.bottom, box.right, SHIFT)

    def drag(self, handle: QWidget, to: QPoint) -> None:
        QTest.mousePress(handle, LEFT, pos=QPoint(3, 3))
        QTest.mouseMove(handle, to)
        QTest.mouseRelease(handle, LEFT, pos=to)
        QCoreApplication.processEvents()

    def choose(self, box: QComboBox, text: str) -> None:
        """From a list, by the arrow keys."""
        box.setFocus()
        QTest.keyClick(box, KEY.Key_Home)
        while box.currentText() != text:
            before = box.currentIndex()
            QTest.keyClick(box, KEY.Key_Down)
            assert box.currentIndex() != before, f"{text} is not offered"

    def answer(self, kind: type[D], act: Callable[[D], object]) -> None:
        """Does something in the dialog of that kind, where there is one, and goes on in the window."""
        dialog = self.window.findChild(kind)
        if not isinstance(dialog, kind):
            return
        act(dialog)
        QCoreApplication.processEvents()
        assert not isValid(dialog) or not dialog.isVisible()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.activateWindow()
        QCoreApplication.processEvents()


def push(button: QAbstractButton) -> None:
    """As the mouse does."""
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    QCoreApplication.processEvents()
