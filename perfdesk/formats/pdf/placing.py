"""From a page's own coordinates to points from its top left corner, as it is shown and as it is read.

A page may be shown turned (/Rotate), and its text may stand turned on what is shown: a wide table printed on
upright paper. Tables are read upright; places are told as shown.
"""

import math
from collections import Counter
from typing import NamedTuple

from perfdesk.domain.origin import Box
from perfdesk.formats.pdf.pdfium import Float, pdfium

_SAMPLES = 12


class Placing(NamedTuple):
    """`left`, `bottom`, `right`, `top` of the visible page in its own coordinates; quarter turns clockwise.

    `turns` makes the text upright, `shown` more turns lead from there to how the page is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    shown: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turns % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as read."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Left, top, right, bottom as read, of two opposite corners."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return (a if a < c else c, b if b < d else d, c if a < c else a, d if b < d else b)

    def as_shown(self, box: Box) -> Box:
        """A box as read on the page as shown, to a hundredth of a point."""
        left, top, right, bottom = box
        if not self.shown:
            return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
        width, height = self.size
        for _ in range(self.shown):
            left, top, right, bottom = height - bottom, left, height - top, right
            width, height = height, width
        return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def placing_of(page: int, text_page: int, chars: int) -> Placing:
    library = pdfium()
    corners = (Float * 4)()
    known = library.FPDF_GetPageBoundingBox(page, corners)
    size = (0.0, library.FPDF_GetPageHeightF(page), library.FPDF_GetPageWidthF(page), 0.0)
    left, top, right, bottom = corners if known else size
    turns = _quarters(text_page, chars)
    return Placing(left, bottom, right, top, turns, (library.FPDFPage_GetRotation(page) - turns) % 4)


def _quarters(text_page: int, chars: int) -> int:
    """Quarter turns clockwise that make most of the text upright; PDFium tells angles clockwise, in radians."""
    library = pdfium()
    step = max(1, chars // _SAMPLES)
    angles = (library.FPDFText_GetCharAngle(text_page, at) for at in range(0, chars, step))
    turns = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0
