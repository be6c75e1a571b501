"""A text without columns to its cells, in their order, with what the text still says about rows."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from perfdesk.domain.origin import Piece, Spot, trail_of
from perfdesk.formats.flat.meaning import is_level
from perfdesk.formats.grid import Cell
from perfdesk.formats.recognise.forms.words import bare, is_listed, squeeze

_PARTING = re.compile(r"[|\t]")
_SQUEEZED = re.compile(r"\?{2,}|\s+")
_LEAST_PARTED = 3
_MOST_PARTS = 6
"""Lines that a label is broken into, at most."""
_POINTS = re.compile(r"[（(]\d{1,3}(?:\.\d+)?分[）)]")
_OMITTED = re.compile(r"[…。.]{2,}")


class Order(Enum):
    """What parts the cells: marks with a row on each line, marks alone, line ends, or any blank."""

    ROWS = auto()
    MARKS = auto()
    LINES = auto()
    BLANKS = auto()


@dataclass(frozen=True, slots=True)
class Flat:
    """`begins`: whether the cell is the first of its line."""

    text: str
    line: int
    begins: bool = False

    @property
    def cell(self) -> Cell:
        return Cell(self.text, trail=trail_of([Piece(self.text, Spot(line=self.line))]))


def is_parted(text: str) -> bool:
    """Whether marks stand between the cells."""
    return sum(bool(_PARTING.search(line)) for line in text.split("\n")) >= _LEAST_PARTED


def pieces_of(text: str, order: Order) -> list[Flat]:
    """The cells that say something, labels put together that their width broke."""
    found: list[Flat] = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = [_plain(part) for part in _parts(line, order)]
        said = [part for part in parts if part and not _OMITTED.fullmatch(part)]
        found += [Flat(part, number, at == 0) for at, part in enumerate(said)]
    return found if order in (Order.ROWS, Order.MARKS) else _mended(found)


def omitted_in(text: str, order: Order) -> list[Flat]:
    """The `……` that stand for what was not filled in."""
    return [
        Flat(part, number, True)
        for number, line in enumerate(text.split("\n"), 1)
        for part in map(_plain, _parts(line, order))
        if _OMITTED.fullmatch(part)
    ]


def _parts(line: str, order: Order) -> list[str]:
    if order in (Order.ROWS, Order.MARKS):
        return _PARTING.split(line)
    return line.split() if order is Order.BLANKS else [line]


def _plain(part: str) -> str:
    """A label that was widened (`绩???? 效`, `绩    效`) without what widened it."""
    said = part.strip(" \u3000\xa0")
    bare = _SQUEEZED.sub("", said)
    return bare if bare != said and (is_listed(bare) or is_level(bare)) else said


def _mended(pieces: list[Flat]) -> list[Flat]:
    mended: list[Flat] = []
    at = 0
    pieces = _with_points(pieces)
    while at < len(pieces):
        size = next((n for n in range(_MOST_PARTS, 1, -1) if _is_one(pieces[at : at + n], n)), 1)
        whole = squeeze("".join(piece.text for piece in pieces[at : at + size]))
        mended.append(replace(pieces[at], text=whole) if size > 1 else pieces[at])
        at += size
    return mended


def _with_points(pieces: list[Flat]) -> list[Flat]:
    """Points in brackets behind what they are of."""
    found: list[Flat] = []
    for piece in pieces:
        if found and _POINTS.fullmatch(piece.text):
            found[-1] = replace(found[-1], text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def _is_one(pieces: list[Flat], size: int) -> bool:
    whole = squeeze("".join(piece.text for piece in pieces))
    is_whole = len(pieces) == size and bool(bare(pieces[0].text))
    if is_whole and all(is_level(piece.text) for piece in pieces):
        return False  # 产出 and 数量 are two levels, not 产出数量
    return is_whole and (is_listed(whole) or is_level(whole))
