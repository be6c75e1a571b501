"""The words of a page: characters without a gap, each word with its box, baseline and what clips it."""

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import NamedTuple

from perfdesk.domain.origin import Box
from perfdesk.formats.pdf.own_pages import meant
from perfdesk.formats.pdf.pdfium import Float, UInt, pdfium
from perfdesk.formats.pdf.placing import Placing, placing_of
from perfdesk.formats.pdf.radicals import without_radicals

_WORD = re.compile(
    r"[^\s\x00-\x1f\u200b-\u200f\u2060\ufeff\ufffe\uffff]*[\x02\ufffe]"
    r"|[^\s\x00-\x1f\u200b-\u200f\u2060\ufeff\ufffe\uffff]+"
)
"""U+0002 and U+FFFE are what PDFium gives for a hyphen at the end of a line, with no line's end behind it."""
_ODD_BOX = 1.6
_KERNING = 0.1


Together = Callable[[Box, Box], bool]


class Word(NamedTuple):
    """`x0` … `y1` as read, `em` about the size of its letters; `start` and `end` count the page's characters.

    `clip` is the part of the page in which the program lets it be seen, None where that is all of it.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    em: float
    start: int
    end: int
    clip: Box | None


class PageText:
    """A page's text layer, open while the page is. `is_own`: see `own_pages`."""

    def __init__(self, page: int, text_page: int, *, is_own: bool = False) -> None:
        self._text_page = text_page
        self.is_own = is_own
        self.count = max(pdfium().FPDFText_CountChars(text_page), 0)
        self.placing: Placing = placing_of(page, text_page, self.count)
        self.text = self._characters()
        printed = without_radicals(self.text.replace("\x02", "-").replace("\ufffe", "-"))
        self.printed = meant(printed) if is_own else printed

    def _characters(self) -> str:
        """One character for each that PDFium counts."""
        library, count = pdfium(), self.count
        units = array("H", bytes(2 * count + 2))
        library.FPDFText_GetText(self._text_page, 0, count, units.buffer_info()[0])
        text = units.tobytes()[:-2].decode("utf-16-le", "replace")
        if len(text) == count and "\x00" not in text:
            return text
        codes = map(library.FPDFText_GetUnicode, repeat(self._text_page), range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def words(self) -> list[Word]:
        """In the order the page draws them."""
        spans = [match.span() for match in _WORD.finditer(self.text)]
        boxes = self._boxes([at for start, end in spans for at in (start, end - 1)])
        lines = self._baselines([start for start, _ in spans])
        found: list[Word] = []
        clips = self._clips([start for start, _ in spans])
        for (start, end), first, last, line, clip in zip(
            spans, boxes[::2], boxes[1::2], lines, clips, strict=True
        ):
            # Where the page is shown turned, PDFium runs pieces of text together in the order of what is shown.
            if not self.placing.shown and _one_line(first, last):
                found.append(self._word(start, end, first, last, line, clip))
            else:
                found += self._split(start, end, _one_line)
        return found

    def split_at(self, word: Word, xs: Sequence[float]) -> list[Word]:
        """A word that stands across ruling lines, cut at those that fall between two of its characters."""

        def together(left: Box, right: Box) -> bool:
            return not any(left[2] - 0.3 <= x <= right[0] + 0.3 for x in xs)

        return self._split(word.start, word.end, together)

    def own_blanks(self, above: Word, below: Word) -> str:
        """The blanks that the file itself writes between two words that follow each other."""
        between = self.text[above.end : below.start]
        if not between or between.strip() or "\n" in between:
            return ""
        if pdfium().FPDFText_IsGenerated(self._text_page, above.end) == 1:
            return ""
        return between

    def angle_at(self, position: int) -> float:
        """How far a character is turned, in radians; 0 where the file does not tell."""
        return max(0.0, float(pdfium().FPDFText_GetCharAngle(self._text_page, position)))

    def lightness_at(self, position: int) -> int:
        """Of a character's darkest colour, 0 to 255, where nothing is filled 255."""
        colours = [UInt() for _ in range(4)]
        if not pdfium().FPDFText_GetFillColor(self._text_page, position, *map(ctypes.byref, colours)):
            return 0
        *rgb, alpha = (colour.value for colour in colours)
        return 255 - (255 - min(rgb)) * alpha // 255

    def _split(self, start: int, end: int, together: Together) -> list[Word]:
        boxes = self._boxes(range(start, end))
        cuts = [at for at in range(1, len(boxes)) if not together(boxes[at - 1], boxes[at])]
        parts = zip([0, *cuts], [*cuts, end - start], strict=True)
        starts = [start + first for first in (0, *cuts)]
        lines, clips = self._baselines(starts), self._clips(starts)
        return [
            self._word(start + first, start + last, boxes[first], boxes[last - 1], line, clip)
            for (first, last), line, clip in zip(parts, lines, clips, strict=True)
        ]

    def _word(self, start: int, end: int, first: Box, last: Box, line: float, clip: Box | None) -> Word:
        text = self.printed[start:end]
        top = first[1] if first[1] < last[1] else last[1]
        bottom = first[3] if first[3] > last[3] else last[3]
        em = _em(text, last[2] - first[0], bottom - top)
        return Word(text, first[0], top, last[2], bottom, line, em, start, end, clip)

    def _boxes(self, positions: Sequence[int]) -> list[Box]:
        """Of single characters, as wide as they push the next one away."""
        count = len(positions)
        found = array("f", bytes(16 * count))
        base = found.buffer_info()[0]
        places = range(base, base + 16 * count, 16)
        deque(map(pdfium().FPDFText_GetLooseCharBox, repeat(self._text_page), positions, places), 0)
        corners = zip(found[0::4], found[3::4], found[2::4], found[1::4], strict=True)
        placing = self.placing
        if placing.turns == 0:
            left, top = placing.left, placing.top
            return [(x0 - left, top - y1, x1 - left, top - y0) for x0, y0, x1, y1 in corners]
        return [placing.box(*box) for box in corners]

    def _baselines(self, positions: Sequence[int]) -> list[float]:
        count = len(positions)
        found = array("d", bytes(16 * count))
        base = found.buffer_info()[0]
        xs, ys = range(base, base + 16 * count, 16), range(base + 8, base + 8 + 16 * count, 16)
        deque(map(pdfium().FPDFText_GetCharOrigin, repeat(self._text_page), positions, xs, ys), 0)
        if self.placing.turns == 0:
            return [self.placing.top - y for y in found[1::2]]
        return [self.placing.point(x, y)[1] for x, y in zip(found[0::2], found[1::2], strict=True)]

    def _clips(self, positions: Sequence[int]) -> list[Box | None]:
        """What clips single characters; those of one object share it."""
        library = pdfium()
        shown = list(map(library.FPDFText_GetTextObject, repeat(self._text_page), positions))
        objects = [each for each in dict.fromkeys(shown) if each]
        paths = list(map(library.FPDFPageObj_GetClipPath, objects))
        counts = map(library.FPDFClipPath_CountPaths, paths)
        known = {
            each: self._clip(path, count)
            for each, path, count in zip(objects, paths, counts, strict=True)
            if path and count > 0
        }
        return [known.get(each) for each in shown]

    def _clip(self, clip: int, count: int) -> Box | None:
        boxes = [box for path in range(count) if (box := self._clip_box(clip, path))]
        if not boxes:
            return None
        return (
            max(b[0] for b in boxes),
            max(b[1] for b in boxes),
            min(b[2] for b in boxes),
            min(b[3] for b in boxes),
        )

    def _clip_box(self, clip: int, path: int) -> Box | None:
        """Of a rectangle, which is told by two opposite corners; other shapes clip pictures, not cells."""
        library = pdfium()
        if library.FPDFClipPath_CountPathSegments(clip, path) not in (4, 5):
            return None
        corners: list[float] = []
        x, y = Float(), Float()
        at_x, at_y = ctypes.byref(x), ctypes.byref(y)
        for at in (0, 2):
            library.FPDFPathSegment_GetPoint(library.FPDFClipPath_GetPathSegment(clip, path, at), at_x, at_y)
            corners += (x.value, y.value)
        box = self.placing.box(*corners)
        return box if box[0] < box[2] and box[1] < box[3] else None


def _one_line(left: Box, right: Box) -> bool:
    """Whether two characters, the one behind the other in the text, stand on one line in this order."""
    middle, other = (left[1] + left[3]) / 2, (right[1] + right[3]) / 2
    high = max(left[3] - left[1], right[3] - right[1])
    return abs(middle - other) <= high / 2 and right[0] >= left[0] - _KERNING * high


def _em(text: str, width: float, height: float) -> float:
    """Some fonts claim boxes much higher than their letters; wide characters are as high as they are wide."""
    if height * len(text) <= _ODD_BOX * width:
        return height
    wide = sum(char > "\u2e7f" for char in text)
    return (
        min(height, width / wide) if 2 * wide > len(text) else min(height, _ODD_BOX * 2 * width / len(text))
    )
