"""The standard layout on paper: tables as a PDF of landscape A4 pages, heads repeated, pages numbered."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from perfdesk.desk.plain_forms import PrintedRow, RowKind, printed_sheets
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable

_DOTS_AN_INCH = 600
_MARGIN_MM = 12.0
_SHARES = (25.0, 12.5, 12.5, 14.0, 11.0, 41.0, 61.0)
"""Column widths, as shares of the page's."""
_AMOUNT_COLUMNS = range(1, 5)
_POINTS = {RowKind.TITLE: 14.0}
_BODY_POINTS = 8.0
_BOLD = frozenset((RowKind.TITLE, RowKind.HEAD, RowKind.TOTAL, RowKind.UNIT))
_UNRULED = frozenset((RowKind.TITLE, RowKind.CAPTION))
_FAMILIES = ("SimSun", "Songti SC", "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei")


def write_pdf(tables: Sequence[TargetTable], path: Path, dialect: Dialect | None = None) -> None:
    """Writes beside the target and then takes its place. Raises OSError."""
    _need_application()
    beside = path.with_name(f".{path.name}.part")
    writer = QPdfWriter(str(beside))
    writer.setTitle(tables[0].title if tables else "")
    writer.setCreator("PerfDesk")
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    try:
        sheets = printed_sheets(tables, dialect).values()
        _paint(writer, path, [page for rows in sheets for page in _pages(rows, writer)])
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _need_application() -> None:
    """Fonts need a Qt application; the command line has none, and perhaps no screen either."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QGuiApplication(sys.argv[:1])


@dataclass(frozen=True, slots=True)
class _Band:
    """A row, or the part of it that fits on one page: for each cell its lines of text."""

    kind: RowKind
    cells: tuple[tuple[str, ...], ...]
    line_height: float
    padding: float

    @property
    def height(self) -> float:
        return max((len(lines) for lines in self.cells), default=1) * self.line_height + 2 * self.padding

    def cut(self, height: float) -> tuple["_Band", "_Band"]:
        """What fits into `height`, and the rest."""
        lines = max(1, int((height - 2 * self.padding) / self.line_height))
        upper = tuple(cell[:lines] for cell in self.cells)
        lower = tuple(cell[lines:] for cell in self.cells)
        return (
            _Band(self.kind, upper, self.line_height, self.padding),
            _Band(self.kind, lower, self.line_height, self.padding),
        )


def _pages(rows: Sequence[PrintedRow], writer: QPdfWriter) -> Iterator[list[_Band]]:
    """Rows go on a page whole where they can; one taller than a page is cut between lines."""
    height = float(writer.height()) - 2 * _metrics(writer, _font(RowKind.PROJECT)).height()
    bands = [_band(row, writer) for row in rows]
    head = next(band for band in bands if band.kind is RowKind.HEAD)
    page: list[_Band] = []
    for band in bands:
        rest = band
        while page and _height(page) + rest.height > height:
            room = height - _height(page)
            if rest.height > height - head.height and room > 8 * rest.line_height:
                upper, rest = rest.cut(room)
                page.append(upper)
            yield page
            page = [head]
            if rest.height <= height - head.height:
                break
        page.append(rest)
    yield page


def _height(page: Sequence[_Band]) -> float:
    return sum(band.height for band in page)


def _band(row: PrintedRow, writer: QPdfWriter) -> _Band:
    font = _font(row.kind)
    metrics = _metrics(writer, font)
    padding = metrics.height() * 0.25
    texts = [show_amount(v) if not isinstance(v := cell.value, str) else v for cell in row.cells]
    widths = [width - 4 * padding for width in _widths(row.kind, writer)]
    cells = tuple(_lines(text, font, width, writer) for text, width in zip(texts, widths, strict=True))
    return _Band(row.kind, cells, metrics.lineSpacing(), padding)


def _widths(kind: RowKind, writer: QPdfWriter) -> list[float]:
    """Title and caption use the whole width; the caption's last cell stands at the right edge of it."""
    unit = float(writer.width()) / sum(_SHARES)
    if kind in _UNRULED:
        return [float(writer.width())] * len(_SHARES)
    return [share * unit for share in _SHARES]


def _lines(text: str, font: QFont, width: float, writer: QPdfWriter) -> tuple[str, ...]:
    return (
        tuple(line for part in text.split("\n") for line in _wrapped(part, font, width, writer))
        if text
        else ()
    )


def _wrapped(text: str, font: QFont, width: float, writer: QPdfWriter) -> Iterator[str]:
    layout = QTextLayout(text, font, writer)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        yield _units(text, line.textStart(), line.textLength())
    layout.endLayout()


def _units(text: str, start: int, length: int) -> str:
    """A slice of text by Qt's positions, which count UTF-16 units."""
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")


def _font(kind: RowKind) -> QFont:
    font = QFont()
    font.setFamilies(list(_FAMILIES))
    font.setPointSizeF(_POINTS.get(kind, _BODY_POINTS))
    font.setBold(kind in _BOLD)
    return font


def _metrics(writer: QPdfWriter, font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font, writer)


def _paint(writer: QPdfWriter, path: Path, pages: Sequence[Sequence[_Band]]) -> None:
    """Raises OSError when the file cannot be written."""
    painter = QPainter()
    if not painter.begin(writer):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    for number, page in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        top = 0.0
        for band in page:
            _paint_band(painter, writer, band, top)
            top += band.height
        _paint_footer(painter, writer, number, len(pages))
    painter.end()


def _paint_band(painter: QPainter, writer: QPdfWriter, band: _Band, top: float) -> None:
    painter.setFont(_font(band.kind))
    left = 0.0
    for column, (lines, width) in enumerate(zip(band.cells, _widths(band.kind, writer), strict=True)):
        box = QRectF(left, top, width, band.height)
        if band.kind not in _UNRULED:
            painter.drawRect(box)
            left += width
        _paint_lines(painter, band, column, lines, box)


def _paint_lines(painter: QPainter, band: _Band, column: int, lines: Sequence[str], box: QRectF) -> None:
    across = _alignment(band.kind, column)
    down = (band.height - len(lines) * band.line_height) / 2
    inner = box.adjusted(2 * band.padding, 0, -2 * band.padding, 0)
    for number, line in enumerate(lines):
        corner = QPointF(inner.left(), box.top() + down + number * band.line_height)
        place = QRectF(corner, QSizeF(inner.width(), band.line_height))
        painter.drawText(place, across | Qt.AlignmentFlag.AlignVCenter, line)


def _alignment(kind: RowKind, column: int) -> Qt.AlignmentFlag:
    if kind in (RowKind.TITLE, RowKind.HEAD):
        return Qt.AlignmentFlag.AlignHCenter
    right = column == len(_SHARES) - 1 if kind is RowKind.CAPTION else column in _AMOUNT_COLUMNS
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft


def _paint_footer(painter: QPainter, writer: QPdfWriter, number: int, count: int) -> None:
    painter.setFont(_font(RowKind.PROJECT))
    line = painter.fontMetrics().height()
    box = QRectF(0, writer.height() - line, writer.width(), line)
    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, f"第 {number} 页，共 {count} 页")
