"""Which cell a text was meant for when it runs over the lines: programs clip it to its cell, and say so."""

import ctypes
from perfdesk.formats.pdf_pages.glyphs import Glyph, PageText
from perfdesk.formats.pdf_pages.place import Placing

Box = tuple[float, float, float, float]


class Clips:
    """The clip boxes of a page's texts, in points from the top left; looked up once for each text."""

    def __init__(self, text: PageText, placing: Placing) -> None:
        self._text, self._placing = text, placing
        self._known: dict[int, Box | None] = {}

    def box(self, glyph: Glyph) -> Box | None:
        """None where nothing is clipped."""
        found = self._text.object_at(glyph)
        address = ctypes.addressof(found.contents) if found else 0  # type: ignore[attr-defined]  # a pointer
        if address not in self._known:
            self._known[address] = _clip(found, self._placing) if found else None
        return self._known[address]


def _clip(text_object: object, placing: Placing) -> Box | None:
    import pypdfium2.raw as pdfium

    clip = pdfium.FPDFPageObj_GetClipPath(text_object)
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    boxes = [_box(clip, at, placing) for at in range(max(count, 0))]
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    left, top = max(box[0] for box in known), max(box[1] for box in known)
    right, bottom = min(box[2] for box in known), min(box[3] for box in known)
    return (left, top, right, bottom) if left < right and top < bottom else None


def _box(clip: object, path: int, placing: Placing) -> Box | None:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for at in range(max(pdfium.FPDFClipPath_CountPathSegments(clip, path), 0)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
        points.append(placing.point(x.value, y.value))
    if not points:
        return None
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)
