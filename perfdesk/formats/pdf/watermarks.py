"""Watermarks: large letters that stand aslant on a page, or so pale that the text over them stays legible."""

import math
from collections.abc import Sequence
from statistics import median

from perfdesk.formats.pdf.words import PageText, Word

_LARGE = 1.6
"""Of the page's usual letters."""
_ASLANT = math.radians(5)
_PALE = 150
"""Of 255."""


def without_watermarks(words: Sequence[Word], text: PageText) -> tuple[list[Word], list[Word]]:
    """The words of the page itself, and those of its watermarks."""
    usual = median(word.em for word in words)
    marks = [word for word in words if word.em > _LARGE * usual and _is_mark(word, text)]
    return [word for word in words if word not in marks] if marks else list(words), marks


def _is_mark(word: Word, text: PageText) -> bool:
    turned = text.angle_at(word.start) % (math.pi / 2)
    return min(turned, math.pi / 2 - turned) > _ASLANT or text.lightness_at(word.start) >= _PALE
