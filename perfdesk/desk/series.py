"""What a dragged fill says beyond its source: the same again, or the next numbers of a series that is sure."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class _Numbered(NamedTuple):
    head: str
    number: int
    width: int
    tail: str


def continued(source: Sequence[str], count: int, *, may_count: bool) -> list[str]:
    """`count` further texts. Two or more of the same words around numbers of one step go on (第1期, 第2期 → 第3期).

    Anything else is repeated; so are amounts, which `may_count` leaves out: 100 and 200 are no series of payments.
    """
    numbered = _series(source) if may_count else None
    if numbered is None:
        return [source[at % len(source)] for at in range(count)]
    last, step = numbered[-1], numbered[-1].number - numbered[-2].number
    numbers = [last.number + step * at for at in range(1, count + 1)]
    if min(numbers, default=0) < 0:
        return [source[at % len(source)] for at in range(count)]
    return [f"{last.head}{number:0{last.width}d}{last.tail}" for number in numbers]


def _series(source: Sequence[str]) -> list[_Numbered] | None:
    found = [_numbered(text) for text in source]
    numbered = [each for each in found if each is not None]
    if len(numbered) < max(2, len(source)):
        return None
    is_alike = len({(each.head, each.tail) for each in numbered}) == 1
    steps = {after.number - before.number for before, after in pairwise(numbered)}
    return numbered if is_alike and len(steps) == 1 else None


def _numbered(text: str) -> _Numbered | None:
    """By its last number; `width` only where it begins with zeros."""
    found = re.fullmatch(r"(.*?)(\d{1,9})(\D*)", text, re.DOTALL)
    if found is None or found[1][-1:].isdecimal() or found[1][-1:] in (".", "．"):
        return None
    digits = found[2]
    width = len(digits) if digits.startswith("0") else 1
    return _Numbered(found[1], int(digits), width, found[3])
