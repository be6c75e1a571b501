"""A table whose first columns stay in sight while the others are scrolled sideways."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
_HIDDEN = 3
"""Pixels of the bar in the head that stands for hidden columns."""
_MOST = 0.7
"""Of the table's width, beyond which there would be no room for the columns that are scrolled."""


class FrozenView(QTableView):
    """`frozen` first columns are drawn over the others, and answer there to the mouse and to editors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frozen = 0
        self.setHorizontalHeader(_FrozenHead(self))

    @property
    def frozen(self) -> int:
        return self._frozen

    @frozen.setter
    def frozen(self, count: int) -> None:
        self._frozen = count
        self._repaint()

    @property
    def frozen_width(self) -> int:
        """What they cover of the other columns now; nothing at the left end, where all are in their places."""
        if not self.horizontalOffset():
            return 0
        width = sum(self.columnWidth(column) for column in range(self._frozen))
        return width if width <= _MOST * self.viewport().width() else 0

    def is_frozen(self, index: Index) -> bool:
        return bool(self.frozen_width) and index.column() < self._frozen

    def indexAt(self, at: QPoint) -> QModelIndex:
        is_frozen = at.x() < self.frozen_width
        return super().indexAt(at - QPoint(self.horizontalOffset(), 0) if is_frozen else at)

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        return rect.translated(self.horizontalOffset(), 0) if self.is_frozen(index) else rect

    def scrollTo(
        self, index: Index, hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible
    ) -> None:
        """Sideways only to what is not frozen, and out from under what is."""
        across = self.horizontalScrollBar()
        stays = across.value() if self.is_frozen(index) else None
        super().scrollTo(index, hint)
        if stays is not None:
            across.setValue(stays)
        elif index.column() >= self._frozen:
            covered = self.frozen_width - super().visualRect(index).left()
            across.setValue(across.value() - max(0, covered))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self._frozen:
            self._repaint()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.repaint_frozen()

    def column_at(self, at: QPoint) -> int:
        """The column whose head is seen there; -1 behind the last one."""
        x = at.x() - (self.horizontalOffset() if at.x() < self.frozen_width else 0)
        return self.horizontalHeader().logicalIndexAt(QPoint(x, at.y()))

    def repaint_frozen(self) -> None:
        """Qt repaints what was selected where it would stand without being frozen."""
        if width := self.frozen_width:
            self.viewport().update(0, 0, width, self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.frozen_width
        if width and event.rect().left() < width:
            painter = QPainter(self.viewport())
            painter.setClipRect(QRect(0, 0, width, self.viewport().height()).intersected(event.rect()))
            self._paint_frozen(painter, event.rect(), width)
            painter.end()

    def _paint_frozen(self, painter: QPainter, rect: QRect, width: int) -> None:
        is_filled = self.viewport().autoFillBackground()
        ground = QPalette.ColorRole.Base if is_filled else QPalette.ColorRole.Window
        painter.fillRect(rect, QGuiApplication.palette().brush(ground))
        last = self.rowAt(rect.bottom())
        last = self.model().rowCount() - 1 if last < 0 else last
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        hint = self.style().styleHint(QStyle.StyleHint.SH_Table_GridLineColor, option, self)
        line = QColor.fromRgb(hint & 0xFFFFFFFF)
        for row in range(max(0, self.rowAt(rect.top())), last + 1):
            for column in range(self._frozen):
                if not self.isColumnHidden(column):
                    index = self.model().index(row, column)
                    self.paint_cell(painter, index)
                    self._rule(painter, self.visualRect(index), line)
        if self.showGrid() or self.horizontalOffset():  # a cell that is half covered ends somewhere
            painter.setPen(line)
            painter.drawLine(width - 1, rect.top(), width - 1, rect.bottom())

    def paint_cell(self, painter: QPainter, index: QModelIndex) -> None:
        """Without its lines."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        option.features |= (
            QStyleOptionViewItem.ViewItemFeature.WrapText if self.wordWrap() else option.features
        )
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        self.itemDelegateForIndex(index).paint(painter, option, index)

    def _rule(self, painter: QPainter, cell: QRect, line: QColor) -> None:
        if self.showGrid():
            rect = cell.adjusted(0, 0, 1, 1)
            painter.setPen(line)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _repaint(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()


class _FrozenHead(QHeaderView):
    """The heads of a FrozenView."""

    def __init__(self, view: FrozenView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Where columns are hidden behind it, a bar at its end says so."""
        painter.save()  # Qt leaves its own font and pen behind
        super().paintSection(painter, rect, logical)
        painter.restore()
        if logical + 1 < self.count() and self.isSectionHidden(logical + 1):
            bar = QRect(rect.right() - _HIDDEN + 1, rect.top(), _HIDDEN, rect.height())
            painter.fillRect(bar, QGuiApplication.palette().brush(QPalette.ColorRole.Highlight))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (width := self._view.frozen_width):
            return
        painter = QPainter(self.viewport())
        painter.setClipRect(0, 0, width, self.height())
        for section in range(self._view.frozen):
            at = QRect(self.sectionPosition(section), 0, self.sectionSize(section), self.height())
            painter.save()
            self.paintSection(painter, at, section)
            painter.restore()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self._meant(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._meant(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._meant(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._meant(event))

    def _meant(self, event: QMouseEvent) -> QMouseEvent:
        """At the place that the head under the pointer has in the header."""
        at = event.position()
        if at.x() >= self._view.frozen_width:
            return event
        there = QPointF(at.x() - self.offset(), at.y())
        return QMouseEvent(
            event.type(),
            there,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )
