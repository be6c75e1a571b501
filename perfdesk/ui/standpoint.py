"""Where a person stands in a pane: what is chosen, sought, opened, selected and scrolled to.

The same pane made anew, in another language, is put there again. Its parts are known by their kinds and their order;
what is not found again stays as it was made.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QWidget,
)

Key = tuple[tuple[str, int], ...]
"""The way to a part from the pane: at each step its kind, and the how manieth of its kind."""
Row = tuple[int, ...]
"""The way to a row of a tree."""
Corner = tuple[Row, int]
_HOW = QItemSelectionModel.SelectionFlag


class _View(NamedTuple):
    opened: dict[Row, bool]
    current: Corner
    selected: list[tuple[Corner, Corner]]


class Standpoint:
    """Taken from one pane, given to the next. `looking`: its parts in which choosing changes what is seen alone."""

    def __init__(self, pane: QWidget, looking: Sequence[QWidget]) -> None:
        self._looking = looking
        self._chosen: dict[Key, str | int | bool] = {}
        self._views: dict[Key, _View] = {}
        self._scrolled: dict[Key, tuple[int, int]] = {}
        self._focus: Key | None = None
        for key, part in _parts(pane):
            self._take(key, part)

    def give(self, pane: QWidget) -> None:
        """What was chosen first, as it says what is listed; scrolled when all that is laid out."""
        for key, part in _parts(pane):
            _choose(part, self._chosen.get(key))
        for key, part in _parts(pane):
            if key in self._views and isinstance(part, QAbstractItemView):
                _stand_in(part, self._views[key])
        focus = dict(_parts(pane)).get(self._focus) if self._focus is not None else None
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, pane, lambda: self._scroll(pane))

    def _scroll(self, pane: QWidget) -> None:
        for key, part in _parts(pane):
            if key in self._scrolled and isinstance(part, QAbstractScrollArea):
                across, down = self._scrolled[key]
                part.horizontalScrollBar().setValue(across)
                part.verticalScrollBar().setValue(down)

    def _take(self, key: Key, part: QWidget) -> None:
        if part is QApplication.focusWidget():
            self._focus = key
        if isinstance(part, QAbstractScrollArea):
            self._scrolled[key] = part.horizontalScrollBar().value(), part.verticalScrollBar().value()
        if isinstance(part, QAbstractItemView):
            self._views[key] = _view(part)
        elif not any(each is part or each.isAncestorOf(part) for each in self._looking):
            return  # in a form a choice is an edit
        elif isinstance(part, QLineEdit):
            self._chosen[key] = part.text()
        elif isinstance(part, QComboBox):
            self._chosen[key] = part.currentIndex()
        elif isinstance(part, QAbstractButton) and part.isCheckable():
            self._chosen[key] = part.isChecked()


def _parts(pane: QWidget, key: Key = ()) -> Iterator[tuple[Key, QWidget]]:
    """All within the pane; heads follow their tables."""
    count: dict[str, int] = {}
    for part in pane.children():
        if not isinstance(part, QWidget) or part.isWindow() or isinstance(part, QHeaderView):
            continue
        kind = type(part).__name__
        count[kind] = count.get(kind, -1) + 1
        here = (*key, (kind, count[kind]))
        yield here, part
        yield from _parts(part, here)


def _choose(part: QWidget, chosen: str | int | bool | None) -> None:
    """As a person would, so that whoever listens is told."""
    match part, chosen:
        case QLineEdit(), str() if part.text() != chosen:
            part.setText(chosen)
        case QAbstractButton(), bool() if part.isChecked() is not chosen:
            part.click()
        case QComboBox(), int() if chosen not in (part.currentIndex(), -1) and chosen < part.count():
            part.setCurrentIndex(chosen)
            part.activated.emit(chosen)


def _view(view: QAbstractItemView) -> _View:
    opened = dict(_opened(view, QModelIndex())) if isinstance(view, QTreeView) else {}
    ranges = view.selectionModel().selection() if view.selectionModel() is not None else QItemSelection()
    selected = [(_corner(part.topLeft()), _corner(part.bottomRight())) for part in _each(ranges)]
    return _View(opened, _corner(view.currentIndex()), selected)


def _each(selection: QItemSelection) -> Iterator[QItemSelectionRange]:
    yield from (selection.at(at) for at in range(selection.count()))


def _opened(tree: QTreeView, parent: QModelIndex) -> Iterator[tuple[Row, bool]]:
    """Of the rows that hold others."""
    model = tree.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if model.rowCount(index):
            yield _corner(index)[0], tree.isExpanded(index)
            yield from _opened(tree, index)


def _stand_in(view: QAbstractItemView, was: _View) -> None:
    model, chosen = view.model(), view.selectionModel()
    if isinstance(view, QTreeView):
        for row, is_open in was.opened.items():
            view.setExpanded(_index(model, (row, 0)), is_open)
    current = _index(model, was.current)
    if current.isValid() and current != view.currentIndex():
        chosen.setCurrentIndex(current, _HOW.NoUpdate)
    selection = QItemSelection()
    for first, last in was.selected:
        corners = _index(model, first), _index(model, last)
        if all(corner.isValid() for corner in corners):
            selection.append(QItemSelectionRange(*corners))
    if not selection.isEmpty():
        chosen.select(selection, _HOW.ClearAndSelect)


def _corner(index: QModelIndex | QPersistentModelIndex) -> Corner:
    rows: list[int] = []
    column = index.column()
    while index.isValid():
        rows.append(index.row())
        index = index.parent()
    return tuple(reversed(rows)), column


def _index(model: QAbstractItemModel, corner: Corner) -> QModelIndex:
    rows, column = corner
    index = QModelIndex()
    for depth, row in enumerate(rows, 1):
        index = model.index(row, column if depth == len(rows) else 0, index)
    return index
