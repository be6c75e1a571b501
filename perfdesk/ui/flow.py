"""A row of buttons that goes on in a further line where the window is too narrow for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Left to right; as narrow as the widest of them, if need be. `ends_right`: the last one at the right edge."""

    def __init__(self, *, ends_right: bool = False) -> None:
        super().__init__()
        self._ends_right = ends_right
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(QRect(0, 0, width, 0))[1]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._placed(rect)[0]:
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        return QSize(
            sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0)
        )

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, rect: QRect) -> tuple[list[tuple[QLayoutItem, QRect]], int]:
        """Where each stands, and how high all lines are."""
        placed: list[tuple[QLayoutItem, QRect]] = []
        at, line, first = QPoint(rect.topLeft()), 0, 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(rect.width(), item.sizeHint().height()))
            if line and at.x() + size.width() > rect.x() + rect.width():
                _level([place for _, place in placed[first:]], line)
                at, line, first = QPoint(rect.x(), at.y() + line + self.spacing()), 0, len(placed)
            placed.append((item, QRect(at, size)))
            at.setX(at.x() + size.width() + self.spacing())
            line = max(line, size.height())
        _level([place for _, place in placed[first:]], line)
        if placed and self._ends_right:
            placed[-1][1].moveRight(rect.x() + rect.width() - 1)
        return placed, at.y() + line - rect.y()


def _level(places: Sequence[QRect], height: int) -> None:
    """Each in the middle of its line, so that words stand level with those on buttons."""
    for place in places:
        place.translate(0, (height - place.height()) // 2)


def flowing(*widgets: QWidget, ends_right: bool = False) -> Flow:
    flow = Flow(ends_right=ends_right)
    for widget in widgets:
        flow.addWidget(widget)
    return flow


def labelled(label: QLabel, field: QWidget) -> QWidget:
    """A field with its label, which no line break parts."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(field)
    return pair
