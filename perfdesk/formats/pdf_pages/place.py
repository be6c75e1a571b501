"""From the coordinates inside a PDF page (any origin, any rotation) to points from the top left as it is shown."""

import ctypes
from typing import NamedTuple

_FINE = 64
"""pdfium maps to whole pixels: so many to a point are fine enough."""


class Placing(NamedTuple):
    """The affine map x·a + y·c + e, x·b + y·d + f; `width` and `height` of the page as shown, in points."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as shown."""
        x0, y0 = left * self.a + bottom * self.c + self.e, left * self.b + bottom * self.d + self.f
        x1, y1 = right * self.a + top * self.c + self.e, right * self.b + top * self.d + self.f
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def point(self, x: float, y: float) -> tuple[float, float]:
        return x * self.a + y * self.c + self.e, x * self.b + y * self.d + self.f


def placing_of(page: object) -> Placing:
    import pypdfium2.raw as pdfium

    width, height = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
    pixels = (0, 0, round(width * _FINE), round(height * _FINE), 0)

    def shown(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, *pixels, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    (e, f), (ax, ay), (cx, cy) = shown(0, 0), shown(1000, 0), shown(0, 1000)
    return Placing((ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f, width, height)
