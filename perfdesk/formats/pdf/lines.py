"""Words to lines, and lines to the text of a cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from perfdesk.domain.origin import Box, Piece, Spot, trail_of
from perfdesk.formats.grid import Cell
from perfdesk.formats.pdf.placing import Placing
from perfdesk.formats.pdf.words import Word

_SAME_LINE = 0.4
"""Of a letter's size: how far baselines of one line stand apart at most."""
_WIDE = 1.0
_BETWEEN_LETTERS = 0.15
_MUCH = 6.0
"""Of a letter's size: room behind a line that no writer's program leaves when it wraps."""
_SENTENCE_ENDS, _ENDS = "。；;！？!?", "。；;.!?！？：:"
_ITEM = re.compile(
    r"\d{1,2}(?:[、．)）]|\.(?!\d))|[（(](?:\d{1,2}|[一二三四五六七八九十]+)[）)]|[①-⑳]|[一二三四五六七八九十]+、"
)
_UNBROKEN = re.compile(r"[“‘（《〈「【(\[]*(?:[!-~]+|.)[”’）》〉」】、，。；：！？]*")
_HALF_WIDE = "\u2e7f"
"""Characters up to this one are taken to be half as wide as high."""


class Shown(Protocol):
    """What is to be known of the page that words stand on; `is_own`: see `own_pages`."""

    @property
    def is_own(self) -> bool: ...

    @property
    def placing(self) -> Placing: ...

    def own_blanks(self, above: Word, below: Word) -> str: ...


class Line(NamedTuple):
    """One line of a cell. `x0` and `x1` as read, `em` the size of its letters; `box` as the page is shown."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    em: float
    box: Box

    @property
    def piece(self) -> Piece:
        return Piece(self.text, Spot(self.page, self.box))


def lines_of(words: Sequence[Word], page: int, text: Shown) -> list[Line]:
    """From the top down."""
    return [_line(row, page, text) for row in rows_of(words)]


def rows_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand on one line, from left to right; lines from the top down."""
    if len(words) == 1:
        yield list(words)
        return
    row: list[Word] = []
    for word in sorted(words, key=_by_baseline):
        if row and word.baseline - row[0].baseline > _SAME_LINE * min(word.em, row[0].em):
            yield sorted(row, key=_by_left)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=_by_left)


def _by_baseline(word: Word) -> tuple[float, float]:
    return word.baseline, word.x0


def _by_left(word: Word) -> tuple[float, float]:
    return word.x0, word.start


def _line(words: Sequence[Word], page: int, text: Shown) -> Line:
    if len(words) == 1:
        said, left, top, right, bottom, _, em, *_ = words[0]
        return Line(
            said, page, left, right, top, bottom, em, text.placing.as_shown((left, top, right, bottom))
        )
    said = words[0].text
    for one, other in pairwise(words):
        said += _blank(one, other, text) + other.text
    left, right = words[0].x0, max(word.x1 for word in words)
    top, bottom = min(word.y0 for word in words), max(word.y1 for word in words)
    em = max(word.em for word in words)
    return Line(said, page, left, right, top, bottom, em, text.placing.as_shown((left, top, right, bottom)))


def _blank(left: Word, right: Word, text: Shown) -> str:
    """What stands between two words: the file's own blanks, or one where they are clearly apart."""
    if 0 <= right.start - left.end <= 8 and (own := text.own_blanks(left, right)):
        return own
    gap, em = right.x0 - left.x1, min(left.em, right.em)
    latin = left.text[-1].isascii() and right.text[0].isascii()
    letters = latin and left.text[-1].isalnum() and right.text[0].isalnum()
    return " " if gap > (_BETWEEN_LETTERS if letters or text.is_own else _WIDE) * em else ""


def cell_of_lines(lines: Sequence[Line], width: float, indent: int = 0, doubt: str = "") -> Cell:
    """Lines that only wrap are one text; a break the writer made stays. `width` is the cell's, 0 when unknown."""
    if len(lines) == 1:
        text, spot = lines[0].piece
        return Cell(text, indent, ((0, spot),), doubt)
    room = max((line.x1 - line.x0 for line in lines), default=0.0)
    pieces: list[Piece] = []
    for at, line in enumerate(lines):
        glue = _glue(lines[at - 1], line, max(room, width - 2 * line.em)) if at else ""
        pieces.append(Piece(glue + line.text, Spot(line.page, line.box)))
    return Cell("".join(text for text, _ in pieces), indent, trail_of(pieces), doubt)


def _glue(upper: Line, lower: Line, room: float) -> str:
    """A line that ends a sentence, or stands above an item of a list, was broken by its writer where there was room
    for more; two Latin words meant to be apart get a blank."""
    left = room - (upper.x1 - upper.x0)
    room_for_more = left - _first_piece(lower)
    if (
        (upper.text[-1] in _ENDS and left > _MUCH * upper.em)
        or (upper.text[-1] in _SENTENCE_ENDS and room_for_more > upper.em)
        or (_ITEM.match(lower.text) and room_for_more > upper.em / 2)
    ):
        return "\n"
    return " " if _is_latin(upper.text[-1]) and _is_latin(lower.text[0]) else ""


def _first_piece(line: Line) -> float:
    """How wide the line's beginning is that nobody breaks."""
    piece = _UNBROKEN.match(line.text)
    wide = sum(1.0 if char > _HALF_WIDE else 0.5 for char in piece[0]) if piece else 0.0
    return min(wide * line.em, line.x1 - line.x0)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def text_of(lines: Iterable[Line]) -> str:
    return "".join(line.text for line in lines)
