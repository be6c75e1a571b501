"""Two wordings of a text: what stayed, went and came, in pieces that a person reads at a glance."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple


class PieceKind(StrEnum):
    SAME = "same"
    GONE = "gone"
    COME = "come"


class Piece(NamedTuple):
    kind: PieceKind
    text: str


_TOKEN = re.compile(r"\d[\d,.]*[%％]?|[A-Za-z]+|\s+|.", re.DOTALL)
"""A number is one word, however long; a Chinese character is one by itself."""
_LONGEST = 4_000
"""Beyond it a whole text is lit: comparing costs with the square."""


def lit(before: str, after: str) -> tuple[Piece, ...]:
    """All of `before` is in the pieces that are not COME, all of `after` in those that are not GONE."""
    if before == after:
        return (Piece(PieceKind.SAME, before),) if before else ()
    if len(before) + len(after) > _LONGEST:
        return tuple(_told(before, after))
    return tuple(_joined(_steps(_TOKEN.findall(before), _TOKEN.findall(after))))


_Step = tuple[str, str, bool]
"""What was, what is, and whether that is the same."""


def _steps(old: list[str], new: list[str]) -> list[_Step]:
    """A single character that stayed between two that were replaced is told with them."""
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    steps: list[_Step] = []
    for at, (tag, a, b, c, d) in enumerate(found):
        around = [other[0] for other in (*found[max(at - 1, 0) : at], *found[at + 1 : at + 2])]
        is_accident = b - a == 1 and around == ["replace", "replace"]
        steps.append(("".join(old[a:b]), "".join(new[c:d]), tag == "equal" and not is_accident))
    return steps


def _joined(steps: list[_Step]) -> Iterator[Piece]:
    """Changes that touch each other as one."""
    gone = come = ""
    for was, now, is_same in steps:
        if not is_same:
            gone, come = gone + was, come + now
            continue
        yield from _told(gone, come)
        gone = come = ""
        yield Piece(PieceKind.SAME, was)
    yield from _told(gone, come)


def _told(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece(PieceKind.GONE, gone)
    if come:
        yield Piece(PieceKind.COME, come)
