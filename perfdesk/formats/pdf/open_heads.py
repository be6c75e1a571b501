"""A head without ruling lines over a ruled table, or in a frame without lines between its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfdesk.formats.pdf.lattice import Lattice
from perfdesk.formats.pdf.lines import rows_of
from perfdesk.formats.pdf.words import Word
from perfdesk.formats.recognise.columns import columns_of

_FEWEST, _SHARE = 3, 2 / 3
"""How many columns a head names at least, and of all columns."""
_APART = 1.2
"""Of a letter's size: how far the lines of a head stand apart, and the last from the table, at most."""
_MOST_LINES = 5
_OVER = 1.0
"""Points by which a word may stick out of its column."""
_CAPTION = "：:"
"""What stands in "name: value" above a table, not in a head."""
_INK = 0.8
"""Of a letter's size: how high it is printed."""


@dataclass(frozen=True, slots=True)
class OpenHead:
    """Where it begins, and for each of its cells the columns that it stands over, and its words."""

    top: float
    cells: tuple[tuple[range, list[Word]], ...]

    @property
    def words(self) -> list[Word]:
        return [word for _, words in self.cells for word in words]


def open_head(table: Lattice, above: Sequence[Word]) -> OpenHead | None:
    """The head among the words above a table, None where they are a title or a caption."""
    found = [head for block in _blocks(table, above) if (head := _in_columns(table.xs, block)) is not None]
    return max(found, key=_named, default=None)


def parted_head(table: Lattice, inside: Mapping[int, Sequence[Word]]) -> tuple[int, OpenHead] | None:
    """A cell over all columns, above one that is not, whose words stand in the columns under it, and its number."""
    for number, field in enumerate(table.fields[:_MOST_LINES]):
        if field.columns < len(table.xs) - 1:
            return None
        if (head := _in_columns(table.xs, inside.get(number, ()))) is not None:
            return number, head
    return None


def _named(head: OpenHead) -> tuple[int, int]:
    """More columns are better; of blocks that name as many, the first and smallest is taken."""
    texts = ["".join(word.text for word in words) for _, words in head.cells]
    return len(columns_of(texts)), len(texts)


def _blocks(table: Lattice, above: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of the line next to the table, of the two lines next to it, and so on while they are close."""
    block: list[Word] = []
    top = table.ys[0]
    for row in _bands(above)[: -_MOST_LINES - 1 : -1]:
        foot, em = max(word.y1 for word in row), max(word.em for word in row)
        if top - foot > _APART * em:
            return
        block = [*row, *block]
        top = min(word.y0 for word in row)
        yield block


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """Lines from the top down; those that stand beside one another, as in cells centred upright, are one band."""
    bands: list[list[Word]] = []
    for row in rows_of(words):
        top = max(word.baseline - _INK * word.em for word in row)
        if bands and top < max(word.baseline for word in bands[-1]):
            bands[-1] += row
        else:
            bands.append(row)
    return bands


def _in_columns(xs: Sequence[float], block: Sequence[Word]) -> OpenHead | None:
    if any(char in word.text for word in block for char in _CAPTION):
        return None
    cells: list[tuple[range, list[Word]]] = []
    for word in sorted(block, key=lambda word: word.x0):
        columns = _columns(xs, word)
        if not columns:
            return None
        if cells and columns.start < cells[-1][0].stop:
            before, words = cells[-1]
            cells[-1] = range(before.start, max(before.stop, columns.stop)), [*words, word]
        else:
            cells.append((columns, [word]))
    if len(cells) < max(_FEWEST, _SHARE * (len(xs) - 1)):
        return None
    return OpenHead(min(word.y0 for word in block) - 0.5, tuple(cells))


def _columns(xs: Sequence[float], word: Word) -> range:
    """Those that the word stands over; none where it stands out of the table."""
    over = [
        at
        for at, (left, right) in enumerate(pairwise(xs))
        if word.x0 + _OVER < right and word.x1 - _OVER > left
    ]
    if not over or word.x0 < xs[0] - _OVER or word.x1 > xs[-1] + _OVER:
        return range(0)
    return range(over[0], over[-1] + 1)
