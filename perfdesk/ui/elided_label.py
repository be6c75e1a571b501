"""A line of words that gives way where the window is narrow: it ends in … and says the rest in its tool tip."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from perfdesk.ui.fonts import line_height

_AS_A_LABEL = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_FEW = 12
"""Narrow characters, half as many wide ones, that stay in any case."""


class ElidedLabel(QLabel):
    """Never read as HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        few = _FEW * self.fontMetrics().maxWidth() // 2
        return QSize(min(whole.width(), few), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()


class ElidedLines(QLabel):
    """Several lines, of which as many are shown as there is room for; at least one, and none is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(_FEW * self.fontMetrics().averageCharWidth(), line_height(self.font()))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), line_height(self.font()) * (self.text().count("\n") + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        room, high = self.contentsRect(), line_height(self.font())
        lines = self.text().split("\n")
        shown = lines[: max(1, room.height() // high)]
        if len(shown) < len(lines):
            shown[-1] += " …"
        width, metrics = room.width(), self.fontMetrics()
        shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in shown]
        self.setToolTip(self.text() if shown != lines else "")
        painter = QPainter(self)
        for number, line in enumerate(shown):  # in a box, on the base line that a label beside it has
            box = QRect(room.left(), room.top() + number * high, width, high)
            painter.drawText(box, int(_AS_A_LABEL), line)
        painter.end()
