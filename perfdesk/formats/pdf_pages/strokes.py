"""The ruling lines of a page: stroked lines, edges of stroked boxes, filled boxes too thin to be anything else."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

from perfdesk.formats.pdf_pages.place import Placing

THIN = 3.0
"""Points: a filled box no thicker than this is a line."""
_SLANT = 1.0
_SHORT = 1.0
_DEEP = 6
"""How far forms within forms are followed."""
_WHITE = 250

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
Point = tuple[float, float]


class Stroke(NamedTuple):
    """A horizontal or vertical line: where it stands across its direction, and from where to where it goes."""

    is_vertical: bool
    at: float
    start: float
    end: float


def strokes_of(page: object, placing: Placing) -> list[Stroke]:
    """All ruling lines of a page, in points from the top left."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, at) for at in range(count))
    return [stroke for each in objects for stroke in _of_object(each, placing, _SAME, 0)]


def _of_object(each: object, placing: Placing, around: Matrix, depth: int) -> Iterator[Stroke]:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFPageObj_GetType(each)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from _of_path(each, placing, around)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEP:
        inside = _times(_matrix(each), around)
        for at in range(pdfium.FPDFFormObj_CountObjects(each)):
            yield from _of_object(pdfium.FPDFFormObj_GetObject(each, at), placing, inside, depth + 1)


def _of_path(path: object, placing: Placing, around: Matrix) -> Iterator[Stroke]:
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    is_stroked = bool(stroke.value) and not _is_white(path, pdfium.FPDFPageObj_GetStrokeColor)
    is_filled = bool(fill.value) and not _is_white(path, pdfium.FPDFPageObj_GetFillColor)
    if not (is_stroked or is_filled):
        return
    matrix = _times(_matrix(path), around)
    for points in _subpaths(path):
        shown = [placing.point(*_mapped(matrix, point)) for point in points]
        if is_stroked:
            yield from _edges(shown)
        else:
            yield from _thin_box(shown)


def _is_white(path: object, color_of: "ctypes._NamedFuncPointer") -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not color_of(path, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _matrix(each: object) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(each, found):
        return _SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _mapped(matrix: Matrix, point: Point) -> Point:
    (a, b, c, d, e, f), (x, y) = matrix, point
    return x * a + y * c + e, x * b + y * d + f


def _subpaths(path: object) -> Iterator[list[Point]]:
    """The corners of each piece that is drawn without lifting the pen; curves are not ruling lines."""
    import pypdfium2.raw as pdfium

    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if points:
        yield points


def _edges(points: list[Point]) -> Iterator[Stroke]:
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        if abs(x1 - x0) <= _SLANT and abs(y1 - y0) > _SHORT:
            yield Stroke(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
        elif abs(y1 - y0) <= _SLANT and abs(x1 - x0) > _SHORT:
            yield Stroke(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _thin_box(points: list[Point]) -> Iterator[Stroke]:
    across, down = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    if right - left <= THIN < bottom - top:
        yield Stroke(True, (left + right) / 2, top, bottom)
    elif bottom - top <= THIN < right - left:
        yield Stroke(False, (top + bottom) / 2, left, right)
