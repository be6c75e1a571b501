"""Where a character belongs when its text runs over the lines around its cell.

Programs clip such a text to its cell and say so in the page; where one does not, the middle of the text decides.
"""

from collections.abc import Iterator, Sequence

from perfdesk.formats.pdf_pages.cells import RuledTable
from perfdesk.formats.pdf_pages.clips import Clips
from perfdesk.formats.pdf_pages.glyphs import Glyph

_PITCH = 1.7
"""Of the font's height: lines of one text stand no further apart."""
_SAME_LINE = 0.5
_GAP = 2.0
_CLOSE = 3.0
"""Points by which a clip may differ from its cell."""

Point = tuple[float, float]


def aims_of(tables: Sequence[RuledTable], glyphs: Sequence[Glyph], size: float, clips: Clips) -> list[Point]:
    """For each character a point in the cell that it belongs to."""
    aims = [_within(glyph, size) for glyph in glyphs]
    if not any(_runs_over(table, glyph, size) for table in tables for glyph in glyphs):
        return aims
    for start, end in _texts(glyphs, size):
        text = glyphs[start:end]
        if any(_runs_over(table, glyph, size) for table in tables for glyph in text):
            aims[start:end] = [_middle(text, size)] * len(text)
    return [_clipped(tables, clips, glyph) or aim for glyph, aim in zip(glyphs, aims, strict=True)]


def _within(glyph: Glyph, size: float) -> Point:
    return glyph.x + 0.25 * size, glyph.y - 0.3 * size


def _runs_over(table: RuledTable, glyph: Glyph, size: float) -> bool:
    """Whether a character stands across a horizontal line."""
    if glyph.text.isspace():
        return False
    x = glyph.x + 0.25 * size
    return table.cell_at(x, glyph.y - 0.1 * size) != table.cell_at(x, glyph.y - 0.65 * size)


def _texts(glyphs: Sequence[Glyph], size: float) -> Iterator[tuple[int, int]]:
    """From where to where the characters of one text reach, in the order of the page's content."""
    start, left, right = 0, 0.0, 0.0
    for at, glyph in enumerate(glyphs):
        before = glyphs[at - 1] if at else None
        if before is None:
            left = right = glyph.x
        elif _follows(before, glyph, size, left, right):
            left, right = min(left, glyph.x), max(right, glyph.x)
        else:
            yield start, at
            start, left, right = at, glyph.x, glyph.x
    yield start, len(glyphs)


def _follows(before: Glyph, glyph: Glyph, size: float, left: float, right: float) -> bool:
    down = glyph.y - before.y
    if abs(down) <= _SAME_LINE * size:
        return -0.5 * size <= glyph.x - before.x <= _GAP * size
    return 0 < down <= _PITCH * size and left - _GAP * size <= glyph.x <= right


def _middle(text: Sequence[Glyph], size: float) -> Point:
    across, down = [glyph.x for glyph in text], [glyph.y for glyph in text]
    return (min(across) + max(across) + size) / 2, (min(down) + max(down)) / 2 - 0.3 * size


def _clipped(tables: Sequence[RuledTable], clips: Clips, glyph: Glyph) -> Point | None:
    """The middle of the cell that the character's text is clipped to; None where it is clipped to no single cell."""
    box = clips.box(glyph)
    if box is None:
        return None
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for table in tables:
        cell = table.cell_at(*middle)
        if cell is not None:
            near = (abs(one - other) <= _CLOSE for one, other in zip(box, table.box(cell), strict=True))
            inside = (box[0] >= table.box(cell)[0] - _CLOSE) and (box[2] <= table.box(cell)[2] + _CLOSE)
            return middle if all(near) or inside else None
    return None
