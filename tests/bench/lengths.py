"""Time against length: `python -m tests.bench lengths`. From 10,000 to 100,000 letters it may grow twelvefold, no more.

What a person can paste and a cell can hold meets every pattern and every rule; one that goes with the square of a
text's length would keep the window from answering.
"""

import importlib
import inspect
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import islice, pairwise
from time import process_time
from typing import Any, NamedTuple

from perfdesk.checks.run import findings_of
from perfdesk.domain import indicator_text
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.indicator_text import read as read_indicators
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.target_value import read_value
from perfdesk.formats.flat import meaning
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.bulk import without_gc
from tests.bench.checks import _MEMORIES
from tests.bench.known_patterns import inline_patterns, made_patterns, patterns, sources

SHORT, LONG = 10_000, 100_000
MOST = 12
_NOTHING = 0.02
"""Seconds for the long text, within which nobody notices anything and a clock tells little."""
_PARSER = importlib.import_module("re._parser")

Act = Callable[[str], object]


def measure() -> Iterator[str]:
    """Each pattern and rule that grows too fast, and how many there are."""
    found, count = 0, 0
    for name, act, shapes in work():
        count += 1
        worst, shape = max((growth(act, shape), shape) for shape in shapes)
        if worst:
            found += 1
            yield f"{name}: × {worst:.0f} (goal ≤ {MOST}), of {shape.words()}"
    yield f"{count} patterns and rules, {found} of them grow more than × {MOST}"


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


def work() -> Iterator[tuple[str, Act, tuple[Shape, ...]]]:
    """Name, what is done with a text, and the shapes of texts."""
    for name, rule in rules().items():
        yield name, rule, tuple(map(Shape, (*PIECES, *LABELS)))
    for name, pattern in patterns().items():
        yield name, GUARDED.get(name) or searching(name, pattern), shapes_for(pattern)
    for name, pattern in (inline_patterns() | made_patterns()).items():
        yield name, searching("", pattern), shapes_for(pattern)


def growth(act: Act, shape: Shape) -> float:
    """How many times longer the long text takes; 0 where that is within the goal.

    Where shorter ones tell it clearly, the long text is not waited for.
    """
    texts = [shape.text(length) for length in (SHORT // 100, SHORT // 10, SHORT, LONG)]
    for shorter, longer in pairwise(texts[:-1]):
        if _seconds(act, longer) > _NOTHING and (seen := _times(act, shorter, longer)) > _CLEAR:
            return seen
    if _seconds(act, texts[-1]) < _NOTHING:
        return 0
    seen = float("inf")
    for _ in range(_LOOKS):
        seen = min(seen, _times(act, *texts[-2:]))
        if not MOST < seen <= _CLEAR:
            break
    return seen if seen > MOST else 0


_LOOKS = 5
"""What grows with the square shows it each time; a machine that does other work beside it shows it once."""
_CLEAR = 40
"""Times that no other work explains."""


def _times(act: Act, one: str, other: str) -> float:
    return _seconds(act, other) / max(min(_seconds(act, one) for _ in range(3)), 1e-6)


def _seconds(act: Act, text: str) -> float:
    """As the program works: nobody looks for cycles meanwhile, which would be in step with what there is already."""
    with without_gc():
        began = process_time()
        act(text)
        return process_time() - began


PIECES = (
    *(
        "一",
        "1",
        " ",
        "a",
        "的",
        "1,",
        "1.",
        "1 ",
        "一 ",
        "（",
        "(",
        ")",
        "-",
        "、",
        "，",
        "\n",
        "\t",
        "%",
        "≥",
        "*",
        "_",
    ),
    *(
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
        "<td>",
        "&nbsp;",
        "a@",
        "a-",
        '"',
        '"a\t',
        "（一",
        "一）",
        "[",
        "【",
    ),
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
)
"""What tables say, for those who read them."""


def rules() -> dict[str, Act]:
    """Every rule, by way of a table in which one field after the other holds the text; and the readers of texts."""
    looks = {
        f"rules on {field}": partial(_checked, field) for field in ("name", "goal", "annual_value", "title")
    }
    return {
        **looks,
        "indicators of a joined text": read_indicators,
        "target value": read_value,
        "text file": _read,
    }


def _checked(field: str, text: str) -> None:
    indicator = Indicator(Id("i"), 1, "1", "产出指标", "11", "数量指标", "名称", "≥1个", "≥1个")
    project = Project(Id("p"), "项目", Amounts(Decimal(1), Decimal(1)), "目标")
    if field == "annual_value":
        indicator = replace(indicator, annual_value=text, name=text)
    elif field != "title":
        project = replace(project, **{field: text})  # type: ignore[arg-type] # a text field
    project = replace(project, indicators=(indicator,))
    title = text if field == "title" else "表"
    table = TargetTable(Id("t"), title, title, 2025, units=(Unit(Id("u"), title, projects=(project,)),))
    book = Book(tables=(table,))
    for memory in _MEMORIES:
        memory.cache_clear()
    findings_of(book, sums_by_item(book))


def _read(text: str) -> None:
    try:
        read_bytes(f"{_HEAD}局本级\t项目\t1\t1\t{text}\t{text}\n".encode(), "a.tsv")
        read_bytes(f"项目支出绩效目标表\n{text}\n".encode(), "a.txt")
    except Unreadable:
        return  # of most such texts nothing can be made, which has to be found out in time, too


_HEAD = "单位名称\t项目名称\t总计\t财政拨款\t项目支出绩效目标\t绩效指标\n"


WAYS = ("match", "fullmatch", "search", "finditer")
_SAME = {"sub": "finditer", "subn": "finditer", "split": "finditer", "findall": "finditer"}


def searching(name: str, pattern: re.Pattern[Any]) -> Act:
    """By the ways in which its module uses it, a public one all rooms; by all ways where it is handed on."""
    module, _, own = name.rpartition(".")
    named = rf"\b{re.escape(own)}(?:\[\w+\])?(?: if [^()]*| else [^()]*)?\)?"
    text = inspect.getsource(sys.modules[module]) if own.startswith("_") else sources()
    said = re.findall(rf"{named}\.({'|'.join((*WAYS, *_SAME))})\(", text) if own else []
    ways = {_SAME.get(way, way) for way in said} or set(WAYS)

    def look(text: str) -> None:
        said = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
        for way in ways:
            found = getattr(pattern, way)(said)
            if way == "finditer":
                deque(found, 0)

    return look


def _mark_before(text: str) -> object:
    return indicator_text._BLANKS_MARK_BLANKS_BEFORE.search(text, max(0, len(text) - 4))


GUARDED: Mapping[str, Act] = {
    f"{indicator_text.__name__}._PLAIN_COMMA": partial(indicator_text._split_at_once, dialect=Dialect.COMMA),
    f"{indicator_text.__name__}._PLAIN_SEMICOLON": partial(
        indicator_text._split_at_once, dialect=Dialect.SEMICOLON
    ),
    f"{indicator_text.__name__}._BLANKS_MARK_BLANKS_BEFORE": _mark_before,
    f"{meaning.__name__}._POINTS_BEHIND": meaning.is_level,
    **{
        f"{meaning.__name__}._LOOKS{f'[{n}]' if n else ''}": meaning.look_of
        for n in range(len(meaning._LOOKS))
    },
}
"""Patterns that see a text only when something else has looked at it, with that."""


def shapes_for(pattern: re.Pattern[str]) -> tuple[Shape, ...]:
    """What the pattern is made of over and over, and each of its letters behind its first ones, to no good end."""
    letters = list(dict.fromkeys(_letters(_PARSER.parse(pattern.pattern, pattern.flags))))
    pieces = map(Shape, dict.fromkeys((*PIECES, *pieces_of(letters))))
    heads = ["".join(letters[:count]) for count in range(1, _HEADS + 1)]
    pumped = (Shape(piece, head, "\0") for head in dict.fromkeys(heads) for piece in (*letters[:_HEADS], " "))
    return tuple(dict.fromkeys((*pieces, *pumped)))


_HEADS = 6


def pieces_of(letters: Sequence[str]) -> Iterator[str]:
    """Each letter, any two of them, and all in their order."""
    yield from letters[:20]
    yield from islice((first + second for first in letters for second in letters if first != second), 20)
    yield "".join(letters)


def _letters(parsed: object) -> Iterator[str]:
    for operation, argument in parsed:  # type: ignore[attr-defined] # re._parser is not typed
        match str(operation):
            case "LITERAL" | "NOT_LITERAL":
                yield chr(argument)
            case "RANGE":
                yield chr(argument[0])
            case "CATEGORY":
                yield {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " "}.get(str(argument), "字")
            case "ANY":
                yield "字"
            case "IN":
                yield from islice(_letters(argument), 3)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                yield from _letters(argument[2])
            case "SUBPATTERN":
                yield from _letters(argument[3])
            case "ASSERT" | "ASSERT_NOT":
                yield from _letters(argument[1])
            case "ATOMIC_GROUP":
                yield from _letters(argument)
            case "BRANCH":
                for branch in argument[1]:
                    yield from _letters(branch)
            case _:
                continue
