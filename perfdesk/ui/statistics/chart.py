"""A pivot as bars: a row each, the columns one behind another in it; on the screen and on paper alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter

from perfdesk.desk.statistics.pivot import ALL, Measure
from perfdesk.desk.statistics.sheets import Figure, Shown

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LABELS = 0.3
"""Of the width, at most, for what the rows are called."""
_ROW, _BAR, _TITLE, _LEGEND = 1.9, 1.1, 1.8, 1.5
"""Heights in lines of text."""


class Inks(NamedTuple):
    """`bars` are taken in turn."""

    text: QColor
    faint: QColor
    bars: Sequence[QColor]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its parts by column, and what stands at its end."""

    label: str
    parts: tuple[Decimal, ...]
    text: str
    ink: int = 0
    """That of its first part."""

    @property
    def length(self) -> Decimal:
        return sum(self.parts, Decimal(0))


def bars_of(shown: Shown) -> list[Bar]:
    """Without 合计. A row with an amount below nothing has no parts that could be drawn one behind another."""
    found = []
    for label, figures in zip(shown.labels, shown.rows, strict=True):
        if figures[0].row is ALL:
            continue
        if shown.is_by_years:
            found += _side_by_side(label, figures)
            continue
        whole = next((each for each in figures if each.column is ALL and each.leads), figures[0])
        parts = tuple(each.value or Decimal(0) for each in stacked(shown, figures))
        if min(parts, default=Decimal(0)) < 0:
            parts = (whole.value or Decimal(0),)
        found.append(Bar(label, parts, whole.text))
    return found


def _side_by_side(label: str, figures: Sequence[Figure]) -> list[Bar]:
    """A bar a year, the name at the first: years are compared, not added up."""
    years = [each for each in figures if each.column is not ALL]
    return [
        Bar("" if number else label, (each.value or Decimal(0),), each.text, number)
        for number, each in enumerate(years)
    ]


def stacked(shown: Shown, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Those that make up the row: its columns, or the one that there is; shares and means make up nothing."""
    columns = [each for each in figures if each.column is not ALL]
    wholes = [each for each in figures if each.column is ALL and each.row is not None][:1]
    return (
        columns if columns and shown.measure not in (Measure.SHARE, Measure.MEAN) else wholes or columns[:1]
    )


def legend_of(shown: Shown) -> list[str]:
    """The heads of the parts; none where a row is one bar."""
    if not shown.rows:
        return []
    first = shown.rows[0]
    parts = [each for each in first if each.column is not ALL] if shown.is_by_years else stacked(shown, first)
    return [shown.heads[1 + shown.rows[0].index(part)] for part in parts] if len(parts) > 1 else []


class Chart:
    """Drawn row by row from the top of a rectangle, as many rows as it has room for."""

    def __init__(self, shown: Shown, font: QFont, inks: Inks) -> None:
        self._bars, self._legend = bars_of(shown), legend_of(shown)
        self._title, self._font, self._inks = shown.title, font, inks

    @property
    def rows(self) -> int:
        return len(self._bars)

    def height(self, device: QPaintDevice) -> float:
        """Of all rows together."""
        line = QFontMetricsF(self._font, device).height()
        return self._head_height(line) + line * _ROW * len(self._bars)

    def parts(self, height: float, device: QPaintDevice) -> Sequence[range]:
        """The rows that each page of that height has room for."""
        line = QFontMetricsF(self._font, device).height()
        room = max(1, int((height - self._head_height(line)) / (line * _ROW)))
        return [range(first, min(first + room, self.rows)) for first in range(0, self.rows, room)]

    def _head_height(self, line: float) -> float:
        """A long legend may take two lines."""
        return line * (_TITLE + (2 * _LEGEND if self._legend else 0))

    def draw(self, painter: QPainter, rect: QRectF, rows: range) -> tuple[str, ...]:
        """What was written, line for line."""
        painter.setFont(self._font)
        metrics = painter.fontMetrics()
        line = float(metrics.height())
        top, said = self._draw_head(painter, rect, line)
        bars = [self._bars[row] for row in rows]
        widest = max((metrics.horizontalAdvance(bar.label) for bar in bars), default=0)
        labels = min(widest + 2.0, rect.width() * _LABELS)
        ends = max((metrics.horizontalAdvance(bar.text) for bar in bars), default=0) + line
        area = QRectF(rect.left() + labels + line / 2, top, max(1.0, rect.width() - labels - line - ends), 0)
        for bar in bars:
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideMiddle, int(labels))
            painter.setPen(self._inks.text)
            painter.drawText(QRectF(rect.left(), area.top(), labels, line * _ROW), _RIGHT, label)
            self._draw_bar(painter, area, bar, line)
            said += [label, bar.text]
            area.moveTop(area.top() + line * _ROW)
        return tuple(said)

    def _draw_head(self, painter: QPainter, rect: QRectF, line: float) -> tuple[float, list[str]]:
        """Where the bars begin, and what was written."""
        painter.setPen(self._inks.text)
        painter.drawText(QRectF(rect.left(), rect.top(), rect.width(), line * _TITLE), _LEFT, self._title)
        across, top = rect.left(), rect.top() + line * _TITLE
        for number, name in enumerate(self._legend):
            width = painter.fontMetrics().horizontalAdvance(name) + 2.2 * line
            if across + width > rect.right() and across > rect.left():
                across, top = rect.left(), top + line * _LEGEND
            painter.fillRect(QRectF(across, top + line * 0.35, line * 0.8, line * 0.8), self._ink(number))
            painter.drawText(QRectF(across + line * 1.1, top, width, line * _LEGEND), _LEFT, name)
            across += width
        return rect.top() + self._head_height(line), [self._title, *self._legend]

    def _draw_bar(self, painter: QPainter, area: QRectF, bar: Bar, line: float) -> None:
        """From the left; what is below nothing as an outline, for it has no length to the right."""
        top, height = area.top() + line * (_ROW - _BAR) / 2, line * _BAR
        across = area.left()
        for number, width in enumerate(self._widths(bar, area.width())):
            box = QRectF(across, top, width, height)
            ink = self._ink(bar.ink + number)
            if bar.length < 0:
                painter.setPen(ink)
                painter.drawRect(box)
            elif width:
                painter.fillRect(box, ink)
            across += width
        painter.setPen(self._inks.text)
        painter.drawText(
            QRectF(across + line * 0.3, area.top(), area.width() * 2, line * _ROW), _LEFT, bar.text
        )

    def _widths(self, bar: Bar, width: float) -> Iterator[float]:
        longest = max((abs(each.length) for each in self._bars), default=Decimal(0))
        for part in bar.parts:
            yield float(abs(part) / longest) * width if longest else 0.0

    def _ink(self, number: int) -> QColor:
        return self._inks.bars[number % len(self._inks.bars)]
