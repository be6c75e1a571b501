"""Characters to lines of text, each with its box."""

from collections.abc import Sequence

from perfdesk.domain.origin import Piece, Spot
from perfdesk.formats.grid import Cell, cell_of
from perfdesk.formats.pdf_pages.glyphs import Glyph, PageText
from perfdesk.formats.recognise.page_lines import unwrapped

_SAME_LINE = 0.6
"""Of the font's height: how far apart the baselines of one line may be."""


class PageLines:
    """Makes the lines of one page."""

    def __init__(self, text: PageText, page: int, size: float) -> None:
        self._text = text
        self.page = page
        self.size = size

    def lines(self, glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
        """From top to bottom, each from left to right, without blanks at its ends."""
        lines: list[list[Glyph]] = []
        for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
            if lines and glyph.y - lines[-1][-1].y <= _SAME_LINE * self.size:
                lines[-1].append(glyph)
            else:
                lines.append([glyph])
        ordered = (sorted(line, key=lambda glyph: (glyph.x, glyph.at)) for line in lines)
        return [line for line in map(_bare, ordered) if line]

    def piece(self, line: Sequence[Glyph]) -> Piece:
        box = self._text.box(line)
        return Piece(self._said(line), Spot(self.page, box))

    def cell(self, glyphs: Sequence[Glyph], left: float) -> Cell:
        """The text of a cell whose inside begins at `left`; wrapped lines are one text again."""
        lines = self.lines(glyphs)
        if not lines:
            return Cell("")
        pieces = [self.piece(line) for line in lines]
        made = cell_of(pieces)
        indent = max(0, round((lines[0][0].x - left) / (self.size / 2)) - 1)
        return Cell(unwrapped([piece.text for piece in pieces]), indent, made.trail)

    def _said(self, line: Sequence[Glyph]) -> str:
        """The characters, with a blank where the page leaves a gap between two words or numbers."""
        said = line[0].text
        for before, glyph in zip(line, line[1:], strict=False):
            gap = glyph.x - before.x > 1.1 * self.size
            if (
                gap
                and said[-1] != " "
                and before.text.isascii()
                and glyph.text.isascii()
                and glyph.text != " "
            ):
                said += " "
            said += glyph.text
        return said


def _bare(line: list[Glyph]) -> list[Glyph]:
    """Without blanks at the ends."""
    first = next((at for at, glyph in enumerate(line) if not glyph.text.isspace()), None)
    if first is None:
        return []
    last = next(at for at in range(len(line), 0, -1) if not line[at - 1].text.isspace())
    return line[first:last]
