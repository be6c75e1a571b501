"""The one line that a field has to say, and where it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from perfdesk.domain.severity import Severity
from perfdesk.ui import theme


class Remark(NamedTuple):
    """The one line that a field has to say now: why text was refused, how it is read, or what was found."""

    text: str = ""
    severity: Severity | None = None


class RemarkLine(QLabel):
    """One line, cut off with … where it is too long, in the colour of its severity."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._severity: Severity | None = None

    def show_remark(self, remark: Remark) -> None:
        self._severity = remark.severity
        self.setText(remark.text)
        self.setToolTip(remark.text)
        self.update()

    def show_first(self, remarks: Iterable[Remark]) -> None:
        """The one line for several fields, what is wrong before how a value is read; hidden where none does."""
        said = sorted((each for each in remarks if each.text), key=lambda each: each.severity is None)
        self.show_remark(said[0] if said else Remark())
        self.setVisible(bool(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._colour())
        shown = self.fontMetrics().elidedText(
            self.text().replace("\n", " "), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _colour(self) -> QColor:
        if self._severity is None:
            return self.palette().color(QPalette.ColorRole.PlaceholderText)
        return theme.BY_SEVERITY[self._severity].on(self.palette())
