"""A long table whose rows are as high as their texts, each measured when it comes into sight."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

_JUST_SEEN = QAbstractItemView.ScrollHint.EnsureVisible


class TallRows(QTableView):
    """It scrolls by whole rows: that a row turns out higher moves nothing above it."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._measured: set[int] = set()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._measure_seen)
        self.setWordWrap(True)
        self.setModel(model)
        model.modelReset.connect(self._forget)
        model.rowsInserted.connect(self._later.start)
        self.horizontalHeader().sectionResized.connect(self._forget)
        self.verticalScrollBar().valueChanged.connect(self._measure_seen)

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _JUST_SEEN
    ) -> None:
        """What stands around it is measured before, or would push it out of sight."""
        self._measure(index.row(), -1)
        self._measure(index.row(), 1)
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def _forget(self) -> None:
        """Columns of another width break the texts into other lines."""
        self._measured.clear()
        self._later.start()

    def _measure_seen(self) -> None:
        """At the end from there on upwards, so that it stays at the end."""
        bar = self.verticalScrollBar()
        if 0 < bar.value() == bar.maximum():
            self._measure(self.model().rowCount() - 1, -1)
            self.updateGeometries()
            bar.setValue(bar.maximum())
        self._measure(self.rowAt(0), 1)

    def _measure(self, row: int, step: int) -> None:
        """From this row on, until those measured fill the view."""
        room = self.viewport().height()
        while room > 0 and 0 <= row < self.model().rowCount():
            if row not in self._measured:
                self._measured.add(row)
                self.resizeRowToContents(row)
            room -= self.rowHeight(row)
            row += step
