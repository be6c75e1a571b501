"""The words behind a score in running text: 未达标原因, 改进措施, and the name that the next row begins with."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from perfdesk.domain.evaluation_index import known_names
from perfdesk.domain.origin import Piece
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.page_lines import width

_ENDS = ("。", "；", ";", "！", "？")
_ANY_END = re.compile("[。；;，,]")
_LIST_START = re.compile(r"(?:1\s*[.．、]|一是|[（(][1一][）)]|一、|①)")
_LIST_GOES_ON = re.compile(
    r"(?:[2-9]\s*[.．、]|[二三四五六七八九]是|[（(][2-9二三四五六七八九][）)]|[二三四五六]、|[②③④⑤])"
)
_RAGGED = 4
"""Half-width characters by which a full line may be shorter than the widest of its column."""

Words = Sequence[Piece]


class Tail(NamedTuple):
    """`is_sure` is False where the words alone do not tell where the name begins."""

    said: list[Piece]
    name: list[Piece]
    is_sure: bool


def split_name(words: Words, name_width: int) -> Tail:
    """The name is what follows the last sentence; a name that is known is believed first."""
    pieces = list(words)
    for at in range(len(pieces)):
        if squeeze("".join(piece.text for piece in pieces[at:])) in known_names():
            return Tail(pieces[:at], pieces[at:], True)
    ends = [at for at, piece in enumerate(pieces) if piece.text.endswith(_ENDS)]
    if ends and ends[-1] + 1 < len(pieces):
        return Tail(pieces[: ends[-1] + 1], pieces[ends[-1] + 1 :], True)
    if not ends and not any(_ANY_END.search(piece.text) for piece in pieces):
        narrow = all(width(piece.text) <= name_width for piece in pieces) or not name_width
        return Tail([], pieces, narrow)
    start = len(pieces) - 1
    while start > 0 and width(pieces[start - 1].text) <= name_width:
        start -= 1
    return Tail(pieces[:start], pieces[start:], False)


def split_reason(words: Words) -> tuple[list[Piece], list[Piece]]:
    """Reason and measure, which stood in columns of their own: cut where one ends a sentence and another begins.

    Of several such places the one where a new list begins, else the one on whose sides the lines are alike long.
    """
    places = [
        at
        for at in range(1, len(words))
        if words[at - 1].text.endswith(_ENDS) and not _LIST_GOES_ON.match(words[at].text)
    ]
    if not places:
        return list(words), []
    lists = [at for at in places if _LIST_START.match(words[at].text)]
    best = (
        lists[0] if lists else min(places, key=lambda at: _raggedness(words[:at]) + _raggedness(words[at:]))
    )
    return list(words[:best]), list(words[best:])


def _raggedness(words: Words) -> int:
    """How many lines stop short of the column's edge without ending a sentence."""
    widest = max((width(piece.text) for piece in words), default=0)
    return sum(
        width(piece.text) < widest - _RAGGED and not piece.text.endswith(_ENDS) for piece in words[:-1]
    )
