"""The standard layouts on paper: tables as a PDF of landscape A4 pages, heads repeated, pages numbered."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QPen,
)

from perfdesk.desk.plain_forms import AS_READ, CellKind, Sheet, paper_sheets
from perfdesk.desk.printing import NoTables, put_pages
from perfdesk.domain.book import Table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.ui.paper.bands import pages_of
from perfdesk.ui.paper.boxes import Box, boxes_of
from perfdesk.ui.paper.typesetting import CENTRE, LEFT, LOOKS, font_of, line_height, set_cells

Device = QPagedPaintDevice
DOTS_AN_INCH = 600
_MARGIN_MM = 12.0
_LINE = 0.5 * DOTS_AN_INCH / 72
"""Half a point: a hairline is grey on a screen and gone in a copy."""
_GREY = QColor("#e7e6e6")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF with what each of its pages says, line for line."""

    data: bytes
    pages: tuple[tuple[str, ...], ...]


def write_pdf(
    tables: Sequence[Table], path: Path, dialect: Dialect | None = None, layout: str = AS_READ
) -> str:
    """Table after table, each from a new page on; the signs that the pages do not say (see `put_pages`).

    Raises NoTables, TargetInUse or an OSError; then `path` is as before.
    """
    if not tables:
        raise NoTables
    return write_sheets(paper_sheets(tables, dialect, layout), path, tables[0].title)


def pdf_of(tables: Sequence[Table], dialect: Dialect | None = None, layout: str = AS_READ) -> Printed:
    return pdf_of_sheets(paper_sheets(tables, dialect, layout), tables[0].title)


class Picture(Protocol):
    """What draws itself row by row on pages of its own, behind the sheets."""

    def parts(self, height: float, device: QPaintDevice) -> Sequence[range]:
        """The rows that each page of that height has room for."""

    def draw(self, painter: QPainter, rect: QRectF, rows: range) -> tuple[str, ...]:
        """What was written, line for line."""


def write_sheets(sheets: Sequence[Sheet], path: Path, title: str, pictures: Sequence[Picture] = ()) -> str:
    """Any sheets, each from a new page on, as `write_pdf` does it; `title` is for the document's properties."""
    printed = pdf_of_sheets(sheets, title, pictures)
    return put_pages(printed.data, printed.pages, path)


def pdf_of_sheets(sheets: Sequence[Sheet], title: str, pictures: Sequence[Picture] = ()) -> Printed:
    _need_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("PerfDesk")
    writer.setResolution(DOTS_AN_INCH)
    said = put_on_paper(writer, sheets, pictures)
    return Printed(bytes(buffer.data().data()), said)


def put_on_paper(
    device: Device, sheets: Sequence[Sheet], pictures: Sequence[Picture] = ()
) -> tuple[tuple[str, ...], ...]:
    """What each page says, line for line. The device has the resolution that lines and margins are meant for."""
    take_usual_paper(device)
    return tuple(paint(device, lay_out(device, sheets, pictures)))


def take_usual_paper(device: Device) -> None:
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)


def lay_out(device: Device, sheets: Sequence[Sheet], pictures: Sequence[Picture] = ()) -> "Sequence[Page]":
    """For the device's paper, and any other device with the same measures. On any thread."""
    return [*_pages(sheets, device), *_pages_of_pictures(pictures, device)]


def _need_application() -> None:
    """Fonts need a Qt application; the command line has none, and perhaps no screen either."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QGuiApplication(sys.argv[:1])


class Page(NamedTuple):
    is_upright: bool
    boxes: Sequence[Box] = ()
    picture: Picture | None = None
    rows: range = range(0)


def turn(writer: Device, *, is_upright: bool) -> None:
    turned = QPageLayout.Orientation.Portrait if is_upright else QPageLayout.Orientation.Landscape
    writer.setPageOrientation(turned)


def _pages(sheets: Sequence[Sheet], writer: Device) -> Iterator[Page]:
    for sheet in sheets:
        turn(writer, is_upright=sheet.is_upright)
        height = float(writer.height()) - 2 * line_height(CellKind.TEXT, writer)
        cells = set_cells(sheet, writer)
        heads = range(sheet.head, sheet.head + sheet.head_rows)
        for boxes in boxes_of(cells, sheet.head, pages_of(cells, heads, height)):
            yield Page(sheet.is_upright, boxes)


def _pages_of_pictures(pictures: Sequence[Picture], writer: Device) -> Iterator[Page]:
    for picture in pictures:
        turn(writer, is_upright=False)
        for rows in picture.parts(_drawn(writer).height(), writer):
            yield Page(False, picture=picture, rows=rows)


def _drawn(writer: Device) -> QRectF:
    """Where a page has room above its footer."""
    return QRectF(0, 0, writer.width(), writer.height() - 2 * line_height(CellKind.TEXT, writer))


def paint(writer: Device, pages: Sequence[Page]) -> list[tuple[str, ...]]:
    """What each page says, line for line."""
    said: list[tuple[str, ...]] = []
    turn(writer, is_upright=pages[0].is_upright)
    painter = QPainter(writer)
    for number, page in enumerate(pages, 1):
        if number > 1:
            turn(writer, is_upright=page.is_upright)
            writer.newPage()
        foot = footer(number, len(pages))
        paint_page(painter, page, foot, QSizeF(writer.width(), writer.height()))
        lines = [line for box in page.boxes for line in box.lines]
        if page.picture is not None:
            lines += page.picture.draw(painter, _drawn(writer), page.rows)
        said.append((*lines, foot))
    painter.end()
    return said


def paint_page(painter: QPainter, page: Page, foot: str, room: QSizeF, magnified: float = 1.0) -> None:
    """All but its picture. `magnified`: by how much a dot of the page is one of the painter's device."""
    painter.setPen(QPen(Qt.GlobalColor.black, _LINE))
    for box in page.boxes:
        _shade(painter, box)
    for box in page.boxes:
        _rule(painter, box)
        _set(painter, box, magnified)
    painter.setFont(font_of(CellKind.TEXT, magnified))
    line = QFontMetricsF(painter.font(), painter.device()).lineSpacing()
    painter.drawText(QRectF(0, room.height() - line, room.width(), line), CENTRE, foot)


def footer(number: int, count: int) -> str:
    return f"第 {number} 页，共 {count} 页"


def _shade(painter: QPainter, box: Box) -> None:
    """Heads and labels, as in the workbook; before any line is drawn."""
    if box.cell.kind in (CellKind.HEAD, CellKind.LABEL):
        painter.fillRect(QRectF(box.cell.left, box.top, box.cell.width, box.height), _GREY)


def _rule(painter: QPainter, box: Box) -> None:
    """The lines around a cell, but for those at its open ends."""
    if not LOOKS[box.cell.kind].ruled:
        return
    left, right = box.cell.left, box.cell.left + box.cell.width
    lines = [QLineF(x, box.top, x, box.bottom) for x in (left, right)]
    if not box.open_above:
        lines.append(QLineF(left, box.top, right, box.top))
    if not box.open_below:
        lines.append(QLineF(left, box.bottom, right, box.bottom))
    painter.drawLines(lines)


def _set(painter: QPainter, box: Box, magnified: float) -> None:
    cell = box.cell
    painter.setFont(font_of(cell.kind, magnified))
    down = box.top + _space_above(box)
    inner = QSizeF(cell.width - 4 * cell.padding, cell.line_height)
    for number, line in enumerate(box.lines):
        corner = QPointF(cell.left + 2 * cell.padding, down + number * cell.line_height)
        painter.drawText(QRectF(corner, inner), LOOKS[cell.kind].across | Qt.AlignmentFlag.AlignVCenter, line)


def _space_above(box: Box) -> float:
    """A text that goes on over pages begins at the top, anything else stands in the middle."""
    if box.is_part and LOOKS[box.cell.kind].across == LEFT:
        return box.cell.padding
    return (box.height - len(box.lines) * box.cell.line_height) / 2
