"""The characters of a page, each at the point of its baseline where it begins, and the boxes of lines of them."""

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

from perfdesk.domain.origin import Box
from perfdesk.formats.pdf_pages.place import Placing

_HYPHEN_AT_LINE_END = "\x02"
"""What pdfium gives for a hyphen at the end of a line."""
_SKIPPED = frozenset("\r\n\x00\ufeff\ufffe\uffff")


class Glyph(NamedTuple):
    """A character; `x` and `y` in points from the top left, `at` its number among the page's characters."""

    text: str
    x: float
    y: float
    at: int


class PageText:
    """pdfium's text of a page; to be closed."""

    def __init__(self, page: object, placing: Placing) -> None:
        import pypdfium2.raw as pdfium

        self._text_page = pdfium.FPDFText_LoadPage(page)
        self._placing = placing

    def close(self) -> None:
        import pypdfium2.raw as pdfium

        pdfium.FPDFText_ClosePage(self._text_page)

    def glyphs(self) -> list[Glyph]:
        """In the order of the page's content. Blanks that pdfium made up from gaps are not among them."""
        import pypdfium2.raw as pdfium

        page, x, y = self._text_page, ctypes.c_double(), ctypes.c_double()
        code_of, origin_of, is_made_up = (
            pdfium.FPDFText_GetUnicode,
            pdfium.FPDFText_GetCharOrigin,
            pdfium.FPDFText_IsGenerated,
        )
        a, b, c, d, e, f = self._placing[:6]
        glyphs = []
        for at in range(pdfium.FPDFText_CountChars(page)):
            text = chr(code_of(page, at))
            if text in _SKIPPED or (text == " " and is_made_up(page, at) == 1):
                continue
            origin_of(page, at, x, y)
            across, up = x.value, y.value
            shown = "-" if text == _HYPHEN_AT_LINE_END else text
            glyphs.append(Glyph(shown, across * a + up * c + e, across * b + up * d + f, at))
        return glyphs

    def object_at(self, glyph: Glyph) -> object:
        """pdfium's handle of the text that a character belongs to."""
        import pypdfium2.raw as pdfium

        return pdfium.FPDFText_GetTextObject(self._text_page, glyph.at)

    def size(self, glyph: Glyph) -> float:
        """How high the font is at a character, in points as shown."""
        left, top, right, bottom = self._loose_box(glyph)
        return min(bottom - top, 2 * (right - left)) if right > left else bottom - top

    def box(self, line: Sequence[Glyph]) -> Box:
        """The box around a line of characters."""
        boxes = [self._loose_box(glyph) for glyph in (line[0], line[-1])]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )

    def _loose_box(self, glyph: Glyph) -> Box:
        import pypdfium2.raw as pdfium

        found = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text_page, glyph.at, found)
        return self._placing.box(found.left, found.bottom, found.right, found.top)
