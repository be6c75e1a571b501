"""Cells set in type: fonts, and texts broken into the lines that their columns have room for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QTextLayout, QTextOption

from perfdesk.desk.plain_forms import At, CellKind, Sheet, SheetCell, shown

LEFT, CENTRE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
_BODY_POINTS = 8.0
# Micro Hei last: Qt writes none of its composed signs, such as ℃ and Ⅴ, into a PDF.
_FAMILIES = (
    "SimSun", "Songti SC", "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
)  # fmt: skip
_PADDING = 0.25
"""Of a line, above and below a text; twice as much beside it."""


class Look(NamedTuple):
    """How a kind of cell is set."""

    across: Qt.AlignmentFlag = CENTRE
    bold: bool = False
    ruled: bool = True
    points: float = _BODY_POINTS


LOOKS = {
    CellKind.TITLE: Look(bold=True, ruled=False, points=14.0),
    CellKind.SUBTITLE: Look(ruled=False),
    CellKind.NOTE: Look(LEFT, ruled=False),
    CellKind.CAPTION: Look(LEFT, ruled=False),
    CellKind.CAPTION_END: Look(RIGHT, ruled=False),
    CellKind.HEAD: Look(bold=True),
    CellKind.LABEL: Look(),
    CellKind.TEXT: Look(LEFT),
    CellKind.NAME: Look(),
    CellKind.AMOUNT: Look(),
    CellKind.TOTAL: Look(bold=True),
    CellKind.UNIT: Look(LEFT, bold=True),
    CellKind.FIGURE: Look(RIGHT),
    CellKind.SUM: Look(RIGHT, bold=True),
}


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell with its lines; lengths in the device's dots. `rows` are those it reaches over, from `row` on."""

    kind: CellKind
    row: int
    rows: int
    left: float
    width: float
    lines: tuple[str, ...]
    line_height: float

    @property
    def padding(self) -> float:
        return self.line_height * _PADDING

    @property
    def height(self) -> float:
        return self.height_of(len(self.lines))

    def height_of(self, lines: int) -> float:
        """A blank cell is as high as a line."""
        return max(lines, 1) * self.line_height + 2 * self.padding

    def room(self, height: float) -> int:
        """How many lines fit."""
        return int((height - 2 * self.padding) / self.line_height + 1e-6)


def set_cells(form: Sheet, device: QPagedPaintDevice) -> list[SetCell]:
    """In reading order."""
    unit = float(device.width()) / sum(form.widths)
    edges = [unit * sum(form.widths[:column]) for column in range(len(form.widths) + 1)]
    return [_set(at, cell, edges, device) for at, cell in sorted(form.cells.items())]


def _set(at: At, cell: SheetCell, edges: Sequence[float], device: QPagedPaintDevice) -> SetCell:
    left, right = edges[at.column], edges[at.column + cell.columns]
    font = font_of(cell.kind)
    height = line_height(cell.kind, device)
    lines = _lines(shown(cell), font, right - left - 4 * _PADDING * height, device)
    return SetCell(cell.kind, at.row, cell.rows, left, right - left, lines, height)


def line_height(kind: CellKind, device: QPagedPaintDevice) -> float:
    return QFontMetricsF(font_of(kind), device).lineSpacing()


def font_of(kind: CellKind, magnified: float = 1.0) -> QFont:
    """Without ligatures and alternate digits, for which a PDF knows no character: `5G` could not be copied from it."""
    look = LOOKS[kind]
    font = QFont()
    font.setFamilies(list(_FAMILIES))
    font.setPointSizeF(look.points * magnified)
    font.setBold(look.bold)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def _lines(text: str, font: QFont, width: float, device: QPagedPaintDevice) -> tuple[str, ...]:
    if not text:
        return ()
    return tuple(line for part in text.split("\n") for line in _wrapped(part, font, width, device))


_KEPT_BLANK = re.compile("(?<![A-Za-z]) | (?![A-Za-z])")
"""A blank that is none between words is part of the text; at a line's end it would be lost to whoever reads the PDF."""


def _wrapped(text: str, font: QFont, width: float, device: QPagedPaintDevice) -> Iterator[str]:
    layout = QTextLayout(_KEPT_BLANK.sub("\u00a0", text), font, device)
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
