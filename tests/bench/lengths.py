"""Time against length: `python -m tests.bench lengths`. From 10,000 to 100,000 letters it may grow twelvefold, no more.

What a person can paste and a cell can hold meets every pattern and every rule; one that goes with the square of a
text's length would keep the window from answering. Every pattern first sees all texts at 1,000 and 4,000 letters,
then those that it found hardest at full length.
"""

import importlib
import multiprocessing
import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from inspect import getsource
from itertools import pairwise
from multiprocessing.connection import Connection
from time import process_time
from typing import Any, NamedTuple

from perfdesk.domain import indicator_text
from perfdesk.domain.indicator_text import Dialect
from perfdesk.formats import delimited_reader
from perfdesk.formats.flat import meaning
from perfdesk.store.bulk import without_gc
from tests.bench.known_patterns import inline_patterns, made_patterns, memories, patterns, sources
from tests.bench.long_rules import Act, rules
from tests.bench.long_texts import Shape, said_in_tables, shapes_for

SHORT, LONG = 10_000, 100_000
MOST = 12
_EVERY = 50
"""How often is said how far it is."""


class Work(NamedTuple):
    """What is done with a text, and the shapes of texts."""

    name: str
    act: Act
    shapes: tuple[Shape, ...]


class Seen(NamedTuple):
    """How many times longer the long text takes, and which one; 0 where all of them take next to nothing."""

    times: float = 0
    shape: Shape = Shape("")


def measure() -> Iterator[str]:
    """Each pattern and rule that grows too fast, how many there are, and the worst of those that do not."""
    everything = list(work())
    yield from _counts(everything)
    found, within = 0, ("", Seen())
    for number, each in enumerate(everything, 1):
        seen = in_a_child(each)
        if seen.times > MOST:
            found += 1
            yield f"{each.name}: × {seen.times:.0f} (goal ≤ {MOST}), of {seen.shape.words()}"
        elif seen.times > within[1].times:
            within = each.name, seen
        if not number % _EVERY:
            yield f"{number} of {len(everything)} looked at"
    name, worst = within
    yield f"{found} of {len(everything)} grow more than × {MOST}"
    yield f"of the others the worst is {name}: × {worst.times:.1f}, of {worst.shape.words()}"


def _counts(everything: Sequence[Work]) -> Iterator[str]:
    of_rules = len(rules())
    texts = sum(len(each.shapes) for each in everything)
    yield f"{len(everything) - of_rules} patterns, {of_rules} rules and readers, {texts:,} texts"


def work() -> Iterator[Work]:
    for name, rule in rules().items():
        yield Work(name, rule, said_in_tables())
    for name, pattern in (patterns() | inline_patterns() | made_patterns()).items():
        yield Work(name, GUARDED.get(name) or searching(name, pattern), shapes_for(pattern))


def in_a_child(each: Work) -> Seen:
    """In a process that the system ends: the engine of the patterns listens to nobody while it goes back and forth."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_tell, args=(each, theirs))
    child.start()
    theirs.close()
    shape = Shape("")
    try:
        while isinstance(told := ours.recv(), Shape):
            shape = told
        return Seen(*told)
    except EOFError:
        return Seen(float("inf"), shape)
    finally:
        child.join()


def _tell(each: Work, to: Connection) -> None:
    """First each shape that is about to be tried, at last what was seen."""
    import resource  # not on Windows, where the other benches run

    def begin(shape: Shape) -> None:
        to.send(shape)
        resource.setrlimit(resource.RLIMIT_CPU, (int(process_time()) + _ENDLESS, resource.RLIM_INFINITY))

    looked = {}
    for shape in each.shapes:
        begin(shape)
        looked[shape] = coarse(each.act, shape)
    seen = Seen()
    for shape in hardest(looked):
        begin(shape)
        seen = max(seen, Seen(growth(each.act, shape), shape))
    to.send(seen)


_ENDLESS = 120
"""Seconds of a processor for all looks at one shape, beyond which it is as good as endless."""


class Coarse(NamedTuple):
    """Seconds for the longer one of two texts, and how many times that of the shorter one it is."""

    seconds: float
    times: float


def coarse(act: Act, shape: Shape) -> Coarse:
    """Where the shorter one takes long already, the longer one is not waited for."""
    shorter, longer = (shape.text(length) for length in _COARSE)
    one = _seconds(act, shorter)
    if one > _PLAIN:
        return Coarse(one, float("inf"))
    other = min(_seconds(act, longer) for _ in range(2))
    return Coarse(other, other / max(min(one, _seconds(act, shorter)), 1e-6))


_COARSE = (1_000, 4_000)
_PLAIN = 0.5
"""Seconds for a short text that need no further look."""


def hardest(looked: Mapping[Shape, Coarse]) -> list[Shape]:
    """The slowest, and the steepest of those that would be noticed at full length if they went with the square."""
    slowest = max(seen.seconds for seen in looked.values())
    count = 1 if slowest > _SLOW else _MEASURED
    slow = nlargest(count, looked, lambda shape: looked[shape].seconds)
    noticed = [shape for shape, seen in looked.items() if seen.seconds > _NOTHING * (_COARSE[1] / LONG) ** 2]
    steep = nlargest(count, noticed, lambda shape: looked[shape].times)
    return list(dict.fromkeys((*slow, *steep)))


_MEASURED = 3
_SLOW = 0.2
"""Seconds for a short text, of which one of a kind is enough: a whole file is read, line for line."""
_NOTHING = 0.02
"""Seconds for the long text, within which nobody notices anything and a clock tells little."""


def growth(act: Act, shape: Shape) -> float:
    """How many times longer the long text takes; 0 where that is next to nothing.

    Where shorter ones tell it clearly, the long text is not waited for.
    """
    texts = [shape.text(length) for length in (SHORT // 100, SHORT // 10, SHORT, LONG)]
    for shorter, longer in pairwise(texts[:-1]):
        if _seconds(act, longer) > _NOTHING and (seen := _times(act, shorter, longer)) > _CLEAR:
            return seen
    seen = float("inf")
    for _ in range(_LOOKS):
        long = _seconds(act, texts[-1])
        if long < _NOTHING:
            return 0
        seen = min(seen, long / _quickest(act, texts[-2]))
        if not MOST < seen <= _CLEAR:
            break
    return seen


_LOOKS = 5
"""What grows with the square shows it each time; a machine that does other work beside it shows it once."""
_CLEAR = 40
"""Times that no other work explains."""


def _times(act: Act, one: str, other: str) -> float:
    return _seconds(act, other) / _quickest(act, one)


def _quickest(act: Act, text: str) -> float:
    """Of three; what takes long is hardly disturbed by others."""
    seconds = _seconds(act, text)
    if seconds < _PLAIN:
        seconds = min(seconds, _seconds(act, text), _seconds(act, text))
    return max(seconds, 1e-6)


def _seconds(act: Act, text: str) -> float:
    """As the program works: nobody looks for cycles meanwhile, which would be in step with what there is already.

    And as for the first time: what is remembered of the text is forgotten.
    """
    for memory in memories():
        memory.cache_clear()
    with without_gc():
        began = process_time()
        act(text)
        return process_time() - began


WAYS = ("match", "fullmatch", "search", "finditer")
_SAME = {"sub": "finditer", "subn": "finditer", "split": "finditer", "findall": "finditer"}


def searching(name: str, pattern: re.Pattern[Any]) -> Act:
    """By the ways in which it is used; by all where it is handed on."""
    ways = {_SAME.get(way, way) for way in _ways_of(name)} or set(WAYS)

    def look(text: str) -> None:
        said = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
        for way in ways:
            found = getattr(pattern, way)(said)
            if way == "finditer":
                for _ in found:
                    pass

    return look


def _ways_of(name: str) -> list[str]:
    """An inline one says it itself; of the others, their module, of a public one all rooms."""
    where, _, way = name.partition(" ")
    if way:
        return [way] if way in {*WAYS, *_SAME} else []
    module, _, own = where.rpartition(".")
    named = rf"\b{re.escape(own)}(?:\[\w+\])?(?: if [^()]*| else [^()]*)?\)?"
    text = getsource(importlib.import_module(module)) if own.startswith("_") else sources()
    return re.findall(rf"{named}\.({'|'.join((*WAYS, *_SAME))})\(", text)


def _mark_before(text: str) -> object:
    return indicator_text._BLANKS_MARK_BLANKS_BEFORE.search(text, max(0, len(text) - 4))


def _split(dialect: Dialect) -> Act:
    return lambda text: indicator_text._split_at_once(text, dialect=dialect)


GUARDED: Mapping[str, Act] = {
    f"{indicator_text.__name__}._PLAIN_COMMA": _split(Dialect.COMMA),
    f"{indicator_text.__name__}._PLAIN_SEMICOLON": _split(Dialect.SEMICOLON),
    f"{indicator_text.__name__}._BLANKS_MARK_BLANKS_BEFORE": _mark_before,
    f"{delimited_reader.__name__}._fields[0]": lambda text: delimited_reader.read_delimited(text, "\t"),
    f"{meaning.__name__}._POINTS_BEHIND": meaning.is_level,
    **{
        f"{meaning.__name__}._LOOKS{f'[{n}]' if n else ''}": meaning.look_of
        for n in range(len(meaning._LOOKS))
    },
}
"""Patterns that see a text only when something else has looked at it, with that."""
