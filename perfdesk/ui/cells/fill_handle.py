"""The small square at the corner of what is selected, dragged to fill the cells beside it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QRubberBand, QWidget

from perfdesk.ui.cells.reach import Box
from perfdesk.ui.cells.sheet_view import SheetView

SIDE = 7


class FillHandle(QWidget):
    """`dragged` carries the Box that was selected and the larger Box that is to be filled from it."""

    dragged = Signal(object, object)

    def __init__(self, view: SheetView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._band: QRubberBand | None = None
        self._source: Box | None = None
        self._whole: Box | None = None
        self.resize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.hide()
        view.selectionModel().selectionChanged.connect(self.follow)
        self._follow_later = QTimer(self, singleShot=True, interval=0)  # rows are resized by thousands
        self._follow_later.timeout.connect(self.follow)
        view.horizontalHeader().sectionResized.connect(self._follow_later.start)
        view.verticalHeader().sectionResized.connect(self._follow_later.start)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.follow)
        view.model().modelReset.connect(self.hide)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def follow(self) -> None:
        """To the corner of what is selected, if that is one rectangle in cells that can be filled."""
        boxes = self._view.selected_boxes()
        box = self._view.fillable(boxes[0]) if len(boxes) == 1 else None
        self.setVisible(box is not None)
        if box is not None:
            corner = self._rect(box).bottomRight()
            self.move(corner - QPoint(SIDE - 2, SIDE - 2))
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.fillRect(
            self.rect().adjusted(1, 1, -1, -1), self.palette().color(QPalette.ColorRole.Highlight)
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        boxes = self._view.selected_boxes()
        is_meant = event.button() == Qt.MouseButton.LeftButton and len(boxes) == 1
        self._source = self._whole = self._view.fillable(boxes[0]) if is_meant else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._source is None:
            return
        view = self._view
        room = view.viewport().rect().adjusted(0, 0, -1, -1)
        at = self.mapToParent(event.position().toPoint())
        inside = QPoint(
            min(max(at.x(), room.left()), room.right()), min(max(at.y(), room.top()), room.bottom())
        )
        index = view.indexAt(inside)
        if at != inside and index.isValid():
            view.scrollTo(index)
        self._whole = _reaching(self._source, index.row(), index.column()) if index.isValid() else self._whole
        self._show_band()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source, whole, self._source = self._source, self._whole, None
        if self._band is not None:
            self._band.deleteLater()
            self._band = None
        if source is not None and whole is not None and whole != source:
            self.dragged.emit(source, whole)

    def _show_band(self) -> None:
        if self._band is None:
            self._band = QRubberBand(QRubberBand.Shape.Rectangle, self._view.viewport())
        if self._whole is not None:
            self._band.setGeometry(self._rect(self._whole))
            self._band.show()

    def _rect(self, box: Box) -> QRect:
        model, view = self._view.model(), self._view
        first = view.visualRect(model.index(box.top, box.left))
        return first.united(view.visualRect(model.index(box.bottom, box.right)))


def _reaching(box: Box, row: int, column: int) -> Box:
    """Down, up, right or left, whichever goes further."""
    down, up = row - box.bottom, box.top - row
    right, left = column - box.right, box.left - column
    if max(down, up) >= max(right, left):
        return box._replace(top=min(row, box.top), bottom=max(row, box.bottom))
    return box._replace(left=min(column, box.left), right=max(column, box.right))
