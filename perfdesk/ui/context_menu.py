"""The menu of a pane: actions of the window, where the pointer is."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from perfdesk.ui.actions import show_why_in


def pop_up(actions: Iterable[QAction | None], at: QPoint, over: QWidget) -> None:
    """`at` in the widget's own points; None is a line."""
    menu = QMenu(over)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    show_why_in(menu)
    menu.popup(over.mapToGlobal(at))
