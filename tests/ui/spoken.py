"""Every word that a window shows, says to a screen reader or keeps in a menu."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_ROLES = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole),
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def words_of(window: QWidget) -> Iterator[str]:
    """Of it and its parts and dialogs, shown or not, with the cells of every table; each with where it stands."""
    for part in (window, *window.findChildren(QWidget)):
        yield from (f"{type(part).__name__}: {text}" for text in _words(part) if text)
    for action in window.findChildren(QAction):
        yield from (f"QAction: {text}" for text in (action.text(), action.iconText(), action.toolTip()))


def _words(part: QWidget) -> Iterator[str]:
    yield from (part.windowTitle(), part.toolTip(), part.statusTip(), part.whatsThis())
    yield from (part.accessibleName(), part.accessibleDescription())
    match part:
        case QLabel() | QAbstractButton():
            yield part.text()
        case QLineEdit():
            yield from (part.text(), part.placeholderText())
        case QPlainTextEdit() | QTextEdit():
            yield from (part.toPlainText(), part.placeholderText())
        case QGroupBox() | QMenu():
            yield part.title()
        case QComboBox():
            yield from (part.itemText(at) for at in range(part.count()))
        case QTabBar():
            yield from (part.tabText(at) for at in range(part.count()))
            yield from (part.tabToolTip(at) for at in range(part.count()))
        case QHeaderView():
            yield from _heads(part)
        case QAbstractItemView() if part.model() is not None:
            yield from _cells(part.model(), QModelIndex())


def _heads(head: QHeaderView) -> Iterator[str]:
    if head.model() is None:
        return
    for role in _ROLES:
        for at in range(head.count()):
            yield str(head.model().headerData(at, head.orientation(), role) or "")


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in _ROLES)
        yield from _cells(model, model.index(row, 0, parent))
