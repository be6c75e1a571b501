"""The ruling lines of a page: stroked lines and boxes, and filled boxes too thin to be anything else."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from perfdesk.domain.origin import Box
from perfdesk.formats.pdf.pdfium import Asked, Float, Int, UInt, answers, pdfium
from perfdesk.formats.pdf.placing import Placing

Matrix = tuple[float, float, float, float, float, float]

_PATH, _FORM = 2, 5
_LINE_TO, _MOVE_TO = 0, 2
_THIN = 3.0
"""Points; what is no thicker is a line."""
_NOTHING = 0.05
_SLANT = 1.0
_DEEPEST = 8
_MAX_CORNERS = 20_000
_BOX_CORNERS = 4
"""A filled piece with more is a frame, whose edges are lines."""
_PALE = 250
"""Of 255: a line as light as this is not meant to be seen."""


class Rule(NamedTuple):
    """`at`: where it stands, from the left (`upright`) or from the top; it goes from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float


class PageRules:
    """Reads the paths of one page; the small buffers are made once, as a page may have thousands of lines.

    `boxes` are the filled ones, once the rules are read.
    """

    def __init__(self, page: int, placing: Placing) -> None:
        self._page, self._placing = page, placing
        self._x, self._y = Float(), Float()
        self._at_x, self._at_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._fill, self._stroke = Int(), Int()
        self._colour = [UInt() for _ in range(4)]
        self._colours = [ctypes.byref(part) for part in self._colour]
        self._matrix = (Float * 6)()
        self.boxes: list[Box] = []

    def rules(self) -> list[Rule]:
        library, page = pdfium(), self._page
        count = library.FPDFPage_CountObjects(page)
        objects = list(map(library.FPDFPage_GetObject, repeat(page, count), range(count)))
        kinds = list(map(library.FPDFPageObj_GetType, objects))
        paths = [each for each, kind in zip(objects, kinds, strict=True) if kind == _PATH]
        strokes = self._single_strokes(paths)
        found: list[Rule] = []
        for each, kind in zip(objects, kinds, strict=True):
            if each in strokes:
                found += strokes[each]
            elif kind in (_PATH, _FORM):
                found += self._of(each, None, 0)
        return found

    def _single_strokes(self, paths: Sequence[int]) -> dict[int, list[Rule]]:
        """The rules of those paths that are one stroked line each, the usual case: asking for many at once costs
        a fraction of asking for each.

        A line's bounds tell it, half its width too long at either end; a thick one's are too wide to tell.
        """
        library = pdfium()
        counts = map(library.FPDFPath_CountSegments, paths)
        single = [path for path, corners in zip(paths, counts, strict=True) if corners == 2]
        _, modes = answers(library.FPDFPath_GetDrawMode, single, "i", 2)
        known, colours = answers(library.FPDFPageObj_GetStrokeColor, single, "I", 4)
        _, bounds = answers(library.FPDFPageObj_GetBounds, single, "f", 4)
        found: dict[int, list[Rule]] = {}
        for path, (_, stroked), told, colour, sides in zip(
            single, modes, known, colours, bounds, strict=True
        ):
            if stroked and told and _is_pale(*colour):
                found[path] = []
            elif stroked and (rules := list(_thin(self._placing.box(*sides)))):
                found[path] = rules
        return found

    def _of(self, each: int, around: Matrix | None, depth: int) -> Iterator[Rule]:
        library = pdfium()
        kind = library.FPDFPageObj_GetType(each)
        if kind == _PATH:
            yield from self._of_path(each, around)
        elif kind == _FORM and depth < _DEEPEST:
            inner = _times(self._matrix_of(each), around)
            for at in range(library.FPDFFormObj_CountObjects(each)):
                yield from self._of(library.FPDFFormObj_GetObject(each, at), inner, depth + 1)

    def _of_path(self, path: int, around: Matrix | None) -> Iterator[Rule]:
        library = pdfium()
        library.FPDFPath_GetDrawMode(path, ctypes.byref(self._fill), ctypes.byref(self._stroke))
        stroked = self._stroke.value and not self._is_unseen(library.FPDFPageObj_GetStrokeColor, path)
        filled = self._fill.value and not self._is_unseen(library.FPDFPageObj_GetFillColor, path)
        if not stroked and not filled:
            return
        matrix = _times(self._matrix_of(path), around)
        pieces = list(self._pieces(path, matrix))
        for corners in pieces:
            outlined = stroked or len(set(corners)) > _BOX_CORNERS
            yield from _edges(corners) if outlined else _thin(_bounds(corners))
        if not stroked:
            self.boxes += [box for corners in pieces if _is_filled(box := _bounds(corners))]
            for one, other in pairwise(map(_bounds, pieces)):
                yield from _ring(one, other)

    def _is_unseen(self, colour_of: Asked, path: int) -> bool:
        return bool(colour_of(path, *self._colours)) and _is_pale(*(part.value for part in self._colour))

    def _matrix_of(self, each: int) -> Matrix:
        if not pdfium().FPDFPageObj_GetMatrix(each, self._matrix):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        a, b, c, d, e, f = self._matrix
        return a, b, c, d, e, f

    def _pieces(self, path: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The corners of each piece drawn without lifting the pen; a curve ends one."""
        library = pdfium()
        a, b, c, d, e, f = matrix
        corners: list[tuple[float, float]] = []
        for at in range(min(library.FPDFPath_CountSegments(path), _MAX_CORNERS)):
            segment = library.FPDFPath_GetPathSegment(path, at)
            kind = library.FPDFPathSegment_GetType(segment)
            library.FPDFPathSegment_GetPoint(segment, self._at_x, self._at_y)
            if kind != _LINE_TO and corners:
                yield corners
                corners = []
            x, y = self._x.value, self._y.value
            corners.append(self._placing.point(x * a + y * c + e, x * b + y * d + f))
            if library.FPDFPathSegment_GetClose(segment):
                corners.append(corners[0])
        if corners:
            yield corners


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _edges(corners: list[tuple[float, float]]) -> Iterator[Rule]:
    """Of a stroked piece; a box as thin as a line is one."""
    if len(corners) > 3 and (thin := list(_thin(_bounds(corners)))):
        yield from thin
        return
    for (x0, y0), (x1, y1) in pairwise(corners):
        if abs(x1 - x0) <= _SLANT and y0 != y1:
            yield Rule(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
        elif abs(y1 - y0) <= _SLANT and x0 != x1:
            yield Rule(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _thin(box: Box) -> Iterator[Rule]:
    """A filled piece is a line when it is thin; a dot is a piece of a dotted line in either direction."""
    left, top, right, bottom = box
    if right - left <= _THIN:
        yield Rule(True, (left + right) / 2, top, bottom)
    if bottom - top <= _THIN:
        yield Rule(False, (top + bottom) / 2, left, right)


def _is_pale(red: float, green: float, blue: float, alpha: float) -> bool:
    return alpha == 0 or min(red, green, blue) >= _PALE


def _is_filled(box: Box) -> bool:
    return box[2] - box[0] > _THIN and box[3] - box[1] > _THIN


def _ring(one: Box, other: Box) -> Iterator[Rule]:
    """A box filled but for a smaller one in it is a frame drawn without a stroke; one that a page cuts lacks a side."""
    outer, inner = (one, other) if one[0] <= other[0] and one[1] <= other[1] else (other, one)
    gaps = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    if not (min(gaps) > -_NOTHING and _NOTHING < max(gaps) <= _THIN):
        return
    left, top, right, bottom = outer
    sides = (
        Rule(True, left, top, bottom),
        Rule(False, top, left, right),
        Rule(True, right, top, bottom),
        Rule(False, bottom, left, right),
    )
    yield from (side for side, gap in zip(sides, gaps, strict=True) if gap > _NOTHING)


def _bounds(corners: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
