"""Text laid out as its page was (pdftotext -layout): columns stand at the same character of each line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfdesk.domain.origin import Spot
from perfdesk.formats.grid import Cell, Grid
from perfdesk.formats.pdf.lines import lines_of
from perfdesk.formats.pdf.page import Page, Part
from perfdesk.formats.pdf.placing import Placing
from perfdesk.formats.pdf.stitching import grids_of
from perfdesk.formats.pdf.unruled import REMARK, unruled
from perfdesk.formats.pdf.words import Word
from perfdesk.formats.recognise.columns import INDICATORS, column_of

_WIDE, _HIGH = 6.0, 12.0
"""Points that a character and a line are taken to have."""
_PIECE = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_LEAST = 4
"""Pieces of a head that stand apart on one line."""


class _LaidOut:
    """What a page of a PDF says about its words, of one that is text."""

    is_own = False
    placing = Placing(0.0, 0.0, 0.0, 0.0, 0, 0)

    def own_blanks(self, above: Word, below: Word) -> str:
        """A single one stands between words; wide ones only part columns."""
        return " " if below.start - above.end == 1 else ""


def read_laid_out(text: str) -> tuple[Grid, ...]:
    """The tables of such a text, each with the lines around it; none where no head of one stands in columns."""
    if not any(_is_head(line) for line in text.split("\n")):
        return ()
    pages: list[Page] = []
    line = 1
    for number, page in enumerate(text.split("\f"), 1):
        pages.append(_page(number, list(_words(page, line)), _known(pages)))
        line += page.count("\n")
    if not any(page.parts for page in pages):
        return ()
    return tuple(_by_lines(grid) for grid in grids_of(pages))


def _is_head(line: str) -> bool:
    pieces = _PIECE.findall(line)
    return len(pieces) >= _LEAST and any(column_of(piece) == INDICATORS for piece in pieces)


def _words(page: str, first: int) -> Iterator[Word]:
    for number, line in enumerate(page.split("\n"), first):
        top = number * _HIGH
        for word in _WORD.finditer(line):
            start, end = word.span()
            foot = top + _HIGH - 1
            yield Word(word[0], start * _WIDE, top, end * _WIDE, foot, foot - 1, _WIDE, start, end, None)


def _page(number: int, words: Sequence[Word], known: Sequence[float] | None) -> Page:
    found = unruled(number, _LaidOut(), words, (), known) if words else None
    if found is None:
        return Page(number, below=tuple(lines_of(words, number, _LaidOut())), has_text=bool(words))
    part = Part(number, found.xs, found.ys, found.fields, found.lines, REMARK)
    return Page(number, (part,), (found.above,), found.below, has_text=True)


def _known(pages: Sequence[Page]) -> Sequence[float] | None:
    return pages[-1].parts[-1].xs if pages and pages[-1].parts else None


def _by_lines(grid: Grid) -> Grid:
    return replace(grid, rows=tuple(tuple(map(_by_line, row)) for row in grid.rows))


def _by_line(cell: Cell) -> Cell:
    trail = tuple(
        (start, Spot(spot.page, line=int(spot.box[1] // _HIGH)) if spot.box else spot)
        for start, spot in cell.trail
    )
    return replace(cell, trail=trail)
