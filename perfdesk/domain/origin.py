"""Where a value stood in the file that it was imported from (来源): page and box, or sheet and cell, or line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from perfdesk.domain.identity import Id

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points (1/72 inch) from the top left corner of the page."""


class Spot(NamedTuple):
    """One rectangle of a page, one cell of a sheet, or one line of a text; what does not apply is empty.

    `page` counts pages, sheets or the tables of a Word document from 1, `line` from 1.
    """

    page: int = 1
    box: Box | None = None
    sheet: str = ""
    cell: str = ""
    line: int = 0


Trail = tuple[tuple[int, Spot], ...]
"""Of a text: from how many characters on (white space not counted) it stood at which spot.

White space is not counted because recognition adds and drops it; every other character stays in its order.
"""


class Piece(NamedTuple):
    """Text that stood at one spot."""

    text: str
    spot: Spot


def trail_of(pieces: Iterable[Piece]) -> Trail:
    """The trail of the pieces' texts one after another."""
    trail: list[tuple[int, Spot]] = []
    count = 0
    for text, spot in pieces:
        if length := inked(text):
            trail.append((count, spot))
            count += length
    return tuple(trail)


def joined_trails(parts: Iterable[tuple[str, Trail]]) -> Trail:
    """The trail of texts one after another, each with its own trail."""
    trail: list[tuple[int, Spot]] = []
    count = 0
    for text, own in parts:
        trail += ((count + start, spot) for start, spot in own)
        count += inked(text)
    return tuple(trail)


def cut_trail(trail: Trail, start: int, end: int | None = None) -> Trail:
    """The trail of the characters from the `start`-th to before the `end`-th, white space not counted."""
    ends = [*(begin for begin, _ in trail[1:]), None]
    return tuple(
        (max(begin - start, 0), spot)
        for (begin, spot), after in zip(trail, ends, strict=False)
        if (after is None or after > start) and (end is None or begin < end)
    )


def inked(text: str) -> int:
    """How many characters of a text are no white space."""
    return sum(map(len, text.split()))


@dataclass(frozen=True, slots=True)
class Origin:
    """The raw text of a cell and its trail. `items` are the indicators read from it, in their order.

    `source` is the SHA-256 of the file.
    """

    source: str
    text: str
    trail: Trail
    items: tuple[Id, ...] = ()

    def spots(self, start: int = 0, end: int | None = None) -> tuple[Spot, ...]:
        """Where the characters of `text[start:end]` stood, each spot once."""
        first = inked(self.text[:start])
        last = None if end is None else first + inked(self.text[start:end])
        return tuple(dict.fromkeys(_spots(cut_trail(self.trail, first, last))))


def _spots(trail: Trail) -> Iterator[Spot]:
    return (spot for _, spot in trail)
