"""The pages of a print preview, each painted when it comes into sight: all of a large table would take seconds."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from perfdesk.ui.paper.pdf import Page, footer, paint_page, turn

_NUMBER = 0
"""Under which a page of Qt's keeps which one it is, from 0 on."""
_SMALLEST = 60
"""As high as a page is at least on the screen for what stands on it to be painted; Qt can show all at once."""


class Leaves(QObject):
    """Qt keeps the pages of a preview as blank ones; what stands on them is laid over those in sight."""

    def __init__(self, shown: QPrintPreviewWidget) -> None:
        super().__init__(shown)
        view = shown.findChild(QGraphicsView)
        assert view is not None
        self._view = view
        self._pages: Sequence[Page] = ()
        self._layout, self._resolution = QPageLayout(), 1
        self._made: dict[int, _Leaf] = {}
        self._is_numbered = False
        shown.previewChanged.connect(self._number)
        view.viewport().installEventFilter(self)

    def lay(self, printer: QPrinter, pages: Sequence[Page]) -> None:
        """As many blank pages onto the printer; when it has shown them, they are written on."""
        self.forget()
        turn(printer, is_upright=pages[0].is_upright)
        painter = QPainter(printer)
        for page in pages[1:]:
            turn(printer, is_upright=page.is_upright)
            printer.newPage()
        painter.end()
        self._pages, self._layout, self._resolution = pages, printer.pageLayout(), printer.resolution()

    def forget(self) -> None:
        """Others are about to be shown."""
        self._pages, self._is_numbered = (), False
        self._made.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._is_numbered:
            self._write()
        return False

    def _number(self) -> None:
        """Once for the pages shown: Qt tells of every look at them, too."""
        if self._pages and not self._is_numbered:
            for number, item in enumerate(self._view.scene().items(Qt.SortOrder.AscendingOrder)):
                item.setData(_NUMBER, number)
            self._is_numbered = True

    def _write(self) -> None:
        """On the pages in sight, where they can be read."""
        paper = QRectF(self._layout.fullRectPixels(self._resolution))
        if paper.height() * self._view.transform().m22() < _SMALLEST:
            return
        for item in self._view.items(self._view.viewport().rect()):
            number = item.data(_NUMBER)
            if number is not None and number not in self._made:
                self._made[number] = self._leaf(number, paper, item)

    def _leaf(self, number: int, paper: QRectF, item: QGraphicsItem) -> "_Leaf":
        """Where Qt has the page begin, which is the same on all."""
        page, area = self._pages[number], QRectF(self._layout.paintRectPixels(self._resolution))
        if page.is_upright is not (self._layout.orientation() is QPageLayout.Orientation.Portrait):
            area.setSize(area.size().transposed())
        return _Leaf(page, footer(number + 1, len(self._pages)), paper, area, self._resolution, item)


class _Leaf(QGraphicsItem):
    def __init__(
        self, page: Page, foot: str, paper: QRectF, area: QRectF, resolution: int, below: QGraphicsItem
    ) -> None:
        super().__init__(below)
        self._page, self._foot, self._paper, self._area = page, foot, paper, area
        self._resolution = resolution
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)

    def boundingRect(self) -> QRectF:
        return self._paper

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._paper.height() * painter.worldTransform().m22() < _SMALLEST:
            return
        painter.translate(self._area.topLeft())
        magnified = self._resolution / painter.device().logicalDpiY()
        paint_page(painter, self._page, self._foot, QSizeF(self._area.size()), magnified)
