"""The form, scrolled where the window is low: what one goes to is seen whole with its label, nothing is cut above."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QTableView, QWidget


class FormScroll(QScrollArea):
    """Scrolled from part to part: the upper edge is always that of a part, as far as there is anything to scroll."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)

    def bring(self, widget: QWidget) -> None:
        """A field with its label, a table's current cell under its head, or any part as a whole."""
        room = self.viewport().height()
        for area in self._areas(widget):
            for top in self._tops():
                if top <= area.top() and area.bottom() < top + room:
                    self.verticalScrollBar().setValue(top)
                    return
        self.ensureWidgetVisible(widget, 0, 0)

    def _areas(self, widget: QWidget) -> Iterator[QRect]:
        """What is to be seen of it, the most first."""
        if isinstance(widget, QTableView):
            cell = widget.visualRect(widget.currentIndex()).translated(widget.viewport().pos())
            under_head = self._placed(widget, widget.horizontalHeader().geometry().united(cell))
            yield from (self._placed(widget, widget.rect()), under_head, self._placed(widget, cell))
            return
        own = self._placed(widget, widget.rect())
        labels = self._content.findChildren(QLabel)
        label = next((each for each in labels if each.buddy() is widget and each.isVisible()), None)
        yield own.united(self._placed(label, label.rect())) if label is not None else own

    def _tops(self) -> list[int]:
        """Of the parts, among them those that a person can make higher and lower."""
        parts = [each for each in self._content.children() if isinstance(each, QWidget)]
        splitters = [part for part in parts if isinstance(part, QSplitter)]
        parts += [each for one in splitters for each in one.children() if isinstance(each, QWidget)]
        seen = (self._placed(part, part.rect()).top() for part in parts if part.isVisible())
        return sorted({0, *seen})

    def _placed(self, widget: QWidget, area: QRect) -> QRect:
        """In the content."""
        return area.translated(widget.mapTo(self._content, QPoint(0, 0)))
