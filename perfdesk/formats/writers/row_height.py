"""How tall a row must be for its wrapped text: estimated as 宋体 sets it, and some to spare."""

import re
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

TALLEST = 409
"""Points; no spreadsheet has taller rows."""

SMALLEST_FONT = 6

_POINTS_PER_CHARACTER = 5.25
"""A column's width counts digits of the workbook's standard font, 7 pixels each."""
_LINE = 1.4
"""Line distance in font sizes: 宋体 needs 1.25, the fonts that stand in for it elsewhere up to 1.45."""
_PADDING = 6
_WORD = re.compile("[!-~]+")


class Wrapped(NamedTuple):
    """A text in a column of `width` characters."""

    text: str
    width: float


class Fit(NamedTuple):
    """`cut` are the indices of texts that the tallest row does not show whole even in the smallest font."""

    font_size: int
    height: int
    cut: tuple[int, ...] = ()


def fit(cells: Sequence[Wrapped], font_size: int) -> Fit:
    """The height at `font_size`, or at the largest smaller size that fits."""
    heights: list[int] = []
    for size in range(font_size, SMALLEST_FONT - 1, -1):
        heights = [natural_height(cell, size) for cell in cells]
        if max(heights, default=0) <= TALLEST:
            return Fit(size, max(heights, default=0))
    return Fit(SMALLEST_FONT, TALLEST, tuple(n for n, height in enumerate(heights) if height > TALLEST))


def half_widths(text: str) -> int:
    """Columns that the text takes in a Chinese font, a Chinese character being two: its bytes in GB18030."""
    return len(text.encode("gb18030", "replace"))


def natural_height(cell: Wrapped, font_size: int) -> int:
    """In points, however tall; a text in cells merged over several rows may be taller than one row."""
    per_line = cell.width * _POINTS_PER_CHARACTER / (font_size / 2)
    lines = sum(_lines(paragraph, per_line) for paragraph in cell.text.split("\n"))
    return ceil(lines * font_size * _LINE + _PADDING)


def _lines(paragraph: str, per_line: float) -> int:
    """A line loses a punctuation mark's width, and on average half of a word that is not broken."""
    longest_word = max(map(len, _WORD.findall(paragraph)), default=0)
    lost = min(2 + longest_word / 2, per_line / 4)
    return max(1, ceil(half_widths(paragraph) / (per_line - lost)))
