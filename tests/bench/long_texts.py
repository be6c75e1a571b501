"""Texts that are hard for a pattern: what tables are made of over and over, and what its own repetitions take."""

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

_PARSER = importlib.import_module("re._parser")


class Shape(NamedTuple):
    """A piece over and over, behind and before something else."""

    piece: str
    head: str = ""
    tail: str = ""

    def text(self, length: int) -> str:
        middle = length - len(self.head) - len(self.tail)
        return self.head + (self.piece * (middle // len(self.piece) + 1))[:middle] + self.tail

    def words(self) -> str:
        return f"{self.head!r}, {self.piece[:12]!r} over and over, {self.tail!r}"


NO_END = "\0" * 40
"""What no pattern wants behind a repetition, and more than it passes over: it goes back and tries all it can."""
_ENDS = (NO_END, f"\n{NO_END}")
PIECES = (
    *"一1 a的（()-、，\n\t%≥*_",
    *(
        "1,",
        "1.",
        "1 ",
        "一 ",
        "1年",
        "2024年",
        "1月",
        "项目",
        "完成率",
        "一，",
        "1、1-",
        "1-",
        "(1",
        "〇",
        "第",
    ),
    *("<td>", "&nbsp;", "a@", "a-", '"', '"a\t', "（一", "一）", "[", "【"),
    "".join(map(chr, range(0x4E00, 0x4E00 + 10_007))),
)
"""What texts are made of, one piece repeated; the last is a text that never says the same again."""
LABELS = (
    "实施周期指标值:",
    "年度指标值:",
    "实施周期指标值:1；年度指标值:",
    "1、1-产出指标；",
    "1、1-产出指标；11-数量指标；",
    "1、1-产出指标；11-数量指标；甲；实施周期指标值:1；",
    "一级\n",
    "专项（项目）名称\n",
    "数量指标：",
    "(1)",
    "1分",
)
"""What tables say, for those who read them."""


def said_in_tables() -> tuple[Shape, ...]:
    return tuple(map(Shape, (*PIECES, *LABELS)))


def shapes_for(pattern: re.Pattern[Any]) -> tuple[Shape, ...]:
    """What the pattern is made of over and over; each of its letters behind its first ones, and each of its
    repetitions behind what leads to it, to no good end.
    """
    parsed = _PARSER.parse(pattern.pattern, pattern.flags)
    letters = list(dict.fromkeys(_letters(parsed)))
    pieces = map(Shape, (*PIECES, *pieces_of(letters)))
    heads = ["".join(letters[:count]) for count in range(1, _HEADS + 1)]
    behind = (Shape(piece, head, NO_END) for head in heads for piece in (*letters[:_HEADS], " "))
    pumped = (Shape(piece, head, end) for head, piece in _pumps(parsed, "") if piece for end in _ENDS)
    return tuple(dict.fromkeys((*pieces, *behind, *pumped)))


_HEADS = 6


def pieces_of(letters: Sequence[str]) -> Iterator[str]:
    """Each letter, any two of them, and all in their order."""
    yield from letters[:20]
    yield from islice((first + second for first in letters for second in letters if first != second), 20)
    if letters:
        yield "".join(letters)


def _pumps(parsed: Iterable[Any], before: str) -> Iterator[tuple[str, str]]:
    """What leads to each repetition, and what it may take over and over: an example of it, and its letters."""
    for operation, argument in parsed:
        if str(operation) in _REPEATS and argument[1] > _FEW:
            yield before, _example(argument[2])
            yield from ((before, letter) for letter in islice(_letters(argument[2]), 4))
        for inner in _inner(str(operation), argument):
            yield from _pumps(inner, before)
        before += _example([(operation, argument)])


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_FEW = 8


def _inner(operation: str, argument: Any) -> list[Any]:
    """The sequences within a part of a pattern."""
    match operation:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [argument[2]]
        case "SUBPATTERN":
            return [argument[3]]
        case "ASSERT" | "ASSERT_NOT":
            return [argument[1]]
        case "ATOMIC_GROUP":
            return [argument]
        case "BRANCH":
            return list(argument[1])
        case _:
            return []


def _example(parsed: Iterable[Any]) -> str:
    """A text that fits, or nearly: groups said again and what is only looked at are left out."""
    found = ""
    for operation, argument in parsed:
        match str(operation):
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                found += _example(argument[2]) * max(1, argument[0])
            case "ASSERT" | "ASSERT_NOT":
                continue
            case "BRANCH":
                found += _example(argument[1][0])
            case "SUBPATTERN" | "ATOMIC_GROUP":
                found += _example(_inner(str(operation), argument)[0])
            case _:
                found += next(_letters([(operation, argument)]), "")
    return found


def _letters(parsed: Iterable[Any]) -> Iterator[str]:
    for operation, argument in parsed:
        match str(operation):
            case "LITERAL":
                yield chr(argument)
            case "NOT_LITERAL":
                yield from (letter for letter in _ANY if letter != chr(argument))
            case "RANGE":
                yield chr(argument[0])
            case "CATEGORY":
                yield _CATEGORIES.get(str(argument), "字")
            case "ANY":
                yield "字"
            case "IN":
                yield from _class(argument)
            case other:
                for inner in _inner(other, argument):
                    yield from _letters(inner)


_ANY = "字a7 ，-"
_CATEGORIES = {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_WORD": "-"}


def _class(members: Sequence[Any]) -> Iterator[str]:
    """Some of what a class takes, then some of what it does not take where it says that."""
    named = list(islice(_letters(members), 3))
    if str(members[0][0]) == "NEGATE":
        yield from (letter for letter in _ANY if letter not in set(_letters(members)))
    yield from named
