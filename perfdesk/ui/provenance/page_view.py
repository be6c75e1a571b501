"""One page of a source as a picture with boxes lit on it; it can be scrolled, zoomed and pointed at."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from perfdesk.domain.origin import Box
from perfdesk.ui import theme
from perfdesk.ui.provenance.pages import PageKey, PagePictures, scale_for

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.25
_UNKNOWN = QSizeF(842, 595)
"""The size that a page is taken to have until it has been drawn: A4 lying."""
_MARGIN = 6


class PageView(QAbstractScrollArea):
    """`pointed_at`: a click, in points from the top left of the page; `turned`: on to another page, ±1."""

    pointed_at = Signal(QPointF)
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, pictures: PagePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._content, self._source, self._page = b"", "", 0
        self._size, self._sized_at = _UNKNOWN, LARGEST + 1
        self._boxes: tuple[Box, ...] = ()
        self._zoom: float | None = None
        self._least = SMALLEST
        self._reveal: QRectF | None = None
        self._note = ""
        self.setAccessibleName(self.tr("来源页"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setSingleStep(24)
        pictures.drawn.connect(self._drawn)

    @property
    def scale(self) -> float:
        """Pixels of the screen to a point of the page."""
        return self._zoom if self._zoom is not None else self._fitting()

    def show_page(self, content: bytes, source: str, page: int) -> None:
        if (source, page) != (self._source, self._page):
            self._content, self._source, self._page = content, source, page
            self._boxes, self._note, self._sized_at = (), "", LARGEST + 1
            self.verticalScrollBar().setValue(0)
        self._lay_out()

    def light(self, boxes: Sequence[Box], *, reveal: bool = True) -> None:
        """Brings the first of the boxes into sight."""
        self._boxes = tuple(boxes)
        self._reveal = _rect(boxes[0]) if boxes and reveal else None
        self._lay_out()

    def say(self, note: str) -> None:
        """In place of a page that cannot be drawn."""
        self._note = note
        self.viewport().update()

    def zoom(self, factor: float) -> None:
        middle = self._point_at(QPointF(self.viewport().rect().center()))
        self._zoom = min(max(self.scale * factor, SMALLEST), LARGEST)
        self._lay_out()
        self._centre(middle)
        self.zoomed.emit()

    def fit_width(self, least: float = SMALLEST) -> None:
        """From now on as wide as the view, but never smaller than `least`."""
        self._zoom, self._least = None, least
        self._lay_out()
        self.zoomed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        frame = self._frame()
        if self._page:
            self._paint_page(painter, frame)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms; at the foot of a page the wheel goes on to the next."""
        turn = event.angleDelta().y()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if turn > 0 else 1 / STEP)
        elif (turn < 0 and bar.value() == bar.maximum()) or (turn > 0 and bar.value() == bar.minimum()):
            self.turned.emit(1 if turn < 0 else -1)
        else:
            super().wheelEvent(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._page:
            self.pointed_at.emit(self._point_at(event.position()))

    def _paint_page(self, painter: QPainter, frame: QRectF) -> None:
        painter.fillRect(frame, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        key = self._key()
        image = self._pictures.picture(key, self._content) if not self._note else None
        if image is None and (other := self._pictures.instead(key)) is not None:
            image = other[0]
        if image is not None:
            painter.drawImage(frame, image)
            self._paint_boxes(painter, frame)
        else:
            painter.setPen(QColor(theme.QUIET.light))
            said = self._note or self.tr("正在准备第 {page} 页…").format(page=self._page)
            visible = frame.intersected(QRectF(self.viewport().rect()))
            painter.drawText(visible, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, said)

    def _paint_boxes(self, painter: QPainter, frame: QRectF) -> None:
        """On white paper in any theme."""
        edge, fill = QColor(theme.LIT.light), QColor(theme.LIT.light)
        fill.setAlpha(36)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxes:
            rect = _rect(box)
            shown = QRectF(rect.topLeft() * self.scale, rect.size() * self.scale).translated(frame.topLeft())
            painter.setPen(edge)
            painter.setBrush(fill)
            painter.drawRoundedRect(shown.adjusted(-2, -2, 2, 2), 2, 2)

    def _key(self) -> PageKey:
        return PageKey(self._source, self._page, scale_for(self.scale * self.devicePixelRatioF()))

    def _drawn(self, key: PageKey) -> None:
        if (key.source, key.page) != (self._source, self._page):
            return
        image = self._pictures.picture(key, self._content)
        if image is not None and not image.isNull() and key.scale < self._sized_at:
            # The smallest picture tells the size: of a giant page the larger ones are drawn smaller than asked for.
            self._sized_at = key.scale
            self._size = QSizeF(image.width() / key.scale, image.height() / key.scale)
        self._lay_out()

    def _fitting(self) -> float:
        room = self.viewport().width() - 2 * _MARGIN
        return min(max(room / self._size.width(), self._least), LARGEST)

    def _frame(self) -> QRectF:
        """Where the page lies in the viewport."""
        size, room = self._size * self.scale, self.viewport().size()
        left = max((room.width() - size.width()) / 2, _MARGIN) - self.horizontalScrollBar().value()
        return QRectF(QPointF(left, _MARGIN - self.verticalScrollBar().value()), size)

    def _lay_out(self) -> None:
        size, room = self._size * self.scale, self.viewport().size()
        for bar, needed, there in (
            (self.verticalScrollBar(), size.height(), room.height()),
            (self.horizontalScrollBar(), size.width(), room.width()),
        ):
            bar.setRange(0, max(0, round(needed + 2 * _MARGIN - there)))
            bar.setPageStep(there)
        if self._reveal is not None and self._pictures.instead(self._key()) is not None:
            reveal, self._reveal = self._reveal, None
            self._bring_in(reveal)
        self.viewport().update()

    def _bring_in(self, rect: QRectF) -> None:
        """A third from the top, and its left edge in sight."""
        room = self.viewport().size()
        shown = QRectF(rect.topLeft() * self.scale, rect.size() * self.scale)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if not down.value() <= shown.top() <= shown.bottom() <= down.value() + room.height():
            down.setValue(round(shown.top() - room.height() / 3))
        if not across.value() <= shown.left() <= shown.right() <= across.value() + room.width():
            across.setValue(round(shown.left() - max((room.width() - shown.width()) / 2, 12)))

    def _centre(self, point: QPointF) -> None:
        room = self.viewport().size()
        self.horizontalScrollBar().setValue(round(point.x() * self.scale - room.width() / 2))
        self.verticalScrollBar().setValue(round(point.y() * self.scale - room.height() / 2))

    def _point_at(self, position: QPointF) -> QPointF:
        return (position - self._frame().topLeft()) / self.scale


def _rect(box: Box) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)
