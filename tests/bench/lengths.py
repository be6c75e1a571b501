"""Time against length: `python -m tests.bench lengths`. From 10,000 to 100,000 letters it may grow twelvefold, no more.

What a person can paste and a cell can hold meets every pattern and every rule; one that goes with the square of a
text's length would keep the window from answering.
"""

import importlib
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import islice
from time import process_time

from perfdesk.checks.run import findings_of
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import read as read_indicators
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.target_value import read_value
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.bulk import without_gc
from tests.bench.checks import _MEMORIES
from tests.bench.known_patterns import inline_patterns, made_patterns, patterns, sources

SHORT, LONG = 10_000, 100_000
MOST = 12
_NOTHING = 0.02
"""Seconds for the long text, within which nobody notices anything and a clock tells little."""
_SLOW = 0.5
"""Seconds that no work which is in step with the length takes for the short one."""
_PARSER = importlib.import_module("re._parser")

Act = Callable[[str], object]


def measure() -> Iterator[str]:
    """Each pattern and rule that grows too fast, and how many there are."""
    found, count = 0, 0
    for name, act, texts in work():
        count += 1
        worst, piece = max((growth(act, text), text) for text in texts)
        if worst:
            found += 1
            yield f"{name}: × {worst:.0f} (goal ≤ {MOST}), of {piece[:12]!r} over and over"
    yield f"{count} patterns and rules, {found} of them grow more than × {MOST}"


def work() -> Iterator[tuple[str, Act, tuple[str, ...]]]:
    """Name, what is done with a text, and pieces that the text is made of."""
    for name, rule in rules().items():
        yield name, rule, PIECES
    for name, pattern in patterns().items():
        yield name, searching(name.rpartition(".")[2], pattern), (*PIECES, *pieces_of(pattern))
    for name, pattern in (inline_patterns() | made_patterns()).items():
        yield name, searching("", pattern), (*PIECES, *pieces_of(pattern))


def growth(act: Act, piece: str) -> float:
    """How many times longer the long text takes; 0 where that is within the goal."""
    short, long = _text(piece, SHORT), _text(piece, LONG)
    if _seconds(act, _text(piece, SHORT // 10)) > _SLOW or _seconds(act, short) > _SLOW:
        return float("inf")  # the long text is not waited for
    if _seconds(act, long) < _NOTHING:
        return 0
    seen = float("inf")
    for _ in range(_LOOKS):
        seen = min(seen, _times(act, short, long))
        if seen <= MOST:
            return 0
    return seen


_LOOKS = 5
"""What grows with the square shows it each time; a machine that does other work beside it shows it once."""


def _times(act: Act, short: str, long: str) -> float:
    return _seconds(act, long) / max(min(_seconds(act, short) for _ in range(3)), 1e-6)


def _text(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


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


def searching(name: str, pattern: re.Pattern[str]) -> Act:
    """By the ways in which the rooms use it; by all where it is handed on."""
    named = rf"\b{re.escape(name)}(?: if [^()]*| else [^()]*)?\)?"
    said = re.findall(rf"{named}\.({'|'.join((*WAYS, *_SAME))})\(", sources())
    ways = {_SAME.get(way, way) for way in said} or set(WAYS)

    def look(text: str) -> None:
        for way in ways:
            found = getattr(pattern, way)(text)
            if way == "finditer":
                deque(found, 0)

    return look


def pieces_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """What the pattern itself is made of: each letter it names, any two of them, and all in their order."""
    letters = list(dict.fromkeys(_letters(_PARSER.parse(pattern.pattern, pattern.flags))))
    pairs = (first + second for first in letters for second in letters if first != second)
    return tuple(dict.fromkeys((*letters[:20], *islice(pairs, 20), "".join(letters))))


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
