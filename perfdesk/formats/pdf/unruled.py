"""A table without ruling lines across or without any: its columns by the words of its head and the gaps below."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from perfdesk.formats.pdf.lattice import Field
from perfdesk.formats.pdf.lines import Line, Shown, lines_of, rows_of
from perfdesk.formats.pdf.ruling import Rule
from perfdesk.formats.pdf.words import Word
from perfdesk.formats.recognise.columns import columns_of, is_table_head
from perfdesk.formats.recognise.cover import is_furniture

REMARK = "import.unruled"
_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_HEAD_LINES = 5
_LONG = 0.6
"""Of the table's width or height: how long a line must be to part its rows or columns."""
_AT_HEAD = 5.0
"""Points between the words of a head and the line under them."""
_CROSSING = 0.15
"""Of a page's words: how many may stand across the borders of columns."""


@dataclass(frozen=True, slots=True)
class Unruled:
    """What one page shows: places of columns and rows, fields with their lines, and the lines above and below."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]
    lines: tuple[tuple[Line, ...], ...]
    above: tuple[Line, ...]
    below: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """The rows of words from `first` to before `last`, and from where to where each of its columns goes."""

    first: int
    last: int
    spans: tuple[tuple[float, float], ...]


def unruled(
    number: int, text: Shown, words: Sequence[Word], rules: Sequence[Rule], known: Sequence[float] | None
) -> Unruled | None:
    """The table of a page. `known`: the columns of the page before, for one that prints no head."""
    rows = [row for row in rows_of(words) if not is_furniture(" ".join(word.text for word in row))]
    head = _head(rows)
    if head is None:
        return _going_on(number, text, rows, rules, known) if known and rows else None
    rows = _with_one_head(rows, head)
    words = [word for row in rows for word in row]
    body = [word for row in rows[head.last :] for word in row]
    xs = _borders(head, rows, rules)
    if known and len(known) == len(xs) and not _crossing(known, words):
        xs = tuple(known)
    top = min(word.y0 for row in rows[head.first : head.last] for word in row) - 0.5
    foot = max(word.baseline for row in rows[head.first : head.last] for word in row)
    below = min((word.y0 for word in body), default=foot)
    ys = _row_borders([top, max(foot + 0.5, (foot + below) / 2)], body, xs, rules)
    found = _made(number, text, words, xs, ys)
    # Borders told by gaps are elsewhere on every page: columns of one number are the same columns.
    return replace(found, xs=tuple(known)) if known and len(known) == len(xs) else found


def _going_on(
    number: int, text: Shown, rows: Sequence[Sequence[Word]], rules: Sequence[Rule], known: Sequence[float]
) -> Unruled | None:
    words = [word for row in rows for word in row]
    if _crossing(known, words) > _CROSSING * len(words):
        return None
    top = min(word.y0 for word in words) - 0.5
    return _made(number, text, words, tuple(known), _row_borders([top], words, known, rules))


def _crossing(xs: Sequence[float], words: Iterable[Word]) -> int:
    """How many words stand across the borders of columns."""
    return sum(any(word.x0 + 1 < x < word.x1 - 1 for x in xs[1:-1]) for word in words)


def _head(rows: Sequence[Sequence[Word]]) -> _Head | None:
    """The lines that name the most columns and little else, from where a head is first seen."""
    best: tuple[int, _Head] | None = None
    for first in range(len(rows)):
        for last in range(first + 1, min(first + _HEAD_LINES, len(rows)) + 1):
            spans = _spans([word for row in rows[first:last] for word in row])
            texts = ["".join(word.text for word in column) for column in spans]
            columns = columns_of(texts)
            named = 2 * len(columns) - len(spans)
            same_start = best is not None and best[1].first == first
            if is_table_head(columns) and (
                best is None or named > best[0] or (same_start and named == best[0])
            ):
                edges = tuple((min(w.x0 for w in column), max(w.x1 for w in column)) for column in spans)
                best = named, _Head(first, last, edges)
        if best is not None and first > best[1].first + 2:
            break
    return best[1] if best else None


def _with_one_head(rows: Sequence[list[Word]], head: _Head) -> list[list[Word]]:
    """A head may be printed again in the middle of a page, above the rest of a row."""
    said = [[word.text for word in row] for row in rows[head.first : head.last]]
    kept = list(rows[: head.last])
    at = head.last
    while at < len(rows):
        again = [[word.text for word in row] for row in rows[at : at + len(said)]] == said
        kept += [] if again else [rows[at]]
        at += len(said) if again else 1
    return kept


def _spans(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand over each other, each column from the top down."""
    columns: list[list[Word]] = []
    right = float("-inf")
    for word in sorted(words, key=lambda word: word.x0):
        if columns and word.x0 < right + 0.2 * word.em:
            columns[-1].append(word)
        else:
            columns.append([word])
        right = max(right, word.x1) if len(columns[-1]) > 1 else word.x1
    return [sorted(column, key=lambda word: (round(word.baseline), word.x0)) for column in columns]


def _borders(head: _Head, rows: Sequence[Sequence[Word]], rules: Sequence[Rule]) -> tuple[float, ...]:
    """Upright lines where they part the head's words, else the widest gap between the columns' middles."""
    words = [word for row in rows[head.first :] for word in row]
    left, right = min(word.x0 for word in words) - 2, max(word.x1 for word in words) + 2
    uprights = sorted(rule.at for rule in rules if rule.upright)
    inner: list[float] = []
    for at, (one, other) in enumerate(pairwise(head.spans)):
        lines = [x for x in uprights if one[1] - 1 <= x <= other[0] + 1]
        ends = inner[-1] if inner else left, head.spans[at + 2][0] if at + 2 < len(head.spans) else right
        inner.append(lines[0] if lines else _gap(one, other, ends, words))
    return (min([left, *uprights]), *inner, max([right, *uprights]))


def _gap(
    one: tuple[float, float], other: tuple[float, float], ends: tuple[float, float], words: Sequence[Word]
) -> float:
    """The middle of the widest strip between the middles of two heads that the fewest words stand in.

    Heads may be set to the left over amounts set to the right: no strip is right that leaves two amounts side by side
    in one of the columns, which reach to `ends`, and what stands between two heads belongs to the left one.
    """
    start, end = sum(one) / 2, sum(other) / 2
    inside = [word for word in words if word.x0 < end and word.x1 > start]
    amounts = [word for word in words if _AMOUNT.fullmatch(word.text)]
    edges = sorted({start, end, *(x for word in inside for x in (word.x0, word.x1) if start < x < end)})
    strips = [(sum(w.x0 < b and w.x1 > a for w in inside), a - b, (a + b) / 2) for a, b in pairwise(edges)]
    fewest = min((crossing for crossing, *_ in strips), default=0)
    between = [word.x0 for word in amounts if one[1] <= word.x0 and word.x1 <= other[0]]
    middles = [
        (_side_by_side(amounts, ends, x), sum(left > x for left in between), width, x)
        for crossing, width, x in strips
        if crossing == fewest
    ]
    return min(middles)[-1] if middles else (one[1] + other[0]) / 2


def _side_by_side(amounts: Sequence[Word], ends: tuple[float, float], x: float) -> int:
    """How many amounts would share a line of a column with another."""
    said = Counter(
        (round(word.baseline), word.x0 < x) for word in amounts if ends[0] <= word.x0 and word.x1 <= ends[1]
    )
    return sum(count - 1 for count in said.values())


def _row_borders(
    ys: list[float], body: Sequence[Word], xs: Sequence[float], rules: Sequence[Rule]
) -> tuple[float, ...]:
    """Lines across the table, and the end of what stands in it."""
    across = sorted(
        rule.at for rule in rules if not rule.upright and rule.end - rule.start >= _LONG * (xs[-1] - xs[0])
    )
    foot = max((word.y1 for word in body), default=ys[-1]) + 0.5
    if across and min(abs(y - ys[-1]) for y in across) < _AT_HEAD:
        ys[-1] = min(across, key=lambda y: abs(y - ys[-1]))
    lines = [y for y in across if y > ys[-1] + 2]
    if len(lines) > 1:
        return (*ys, *lines, foot) if foot > lines[-1] + 3 else (*ys, *lines)
    return (*ys, max(foot, ys[-1] + 1))


def _made(
    number: int, text: Shown, words: Sequence[Word], xs: tuple[float, ...], ys: tuple[float, ...]
) -> Unruled:
    wide, high = len(xs) - 1, len(ys) - 1
    inside: list[list[Word]] = [[] for _ in range(wide * high)]
    above: list[Word] = []
    below: list[Word] = []
    for word in words:
        middle = (word.y0 + word.y1) / 2
        row = sum(middle >= y for y in ys) - 1
        if row < 0 or row >= high:
            (above if row < 0 else below).append(word)
            continue
        column = min(max(sum((word.x0 + word.x1) / 2 >= x for x in xs) - 1, 0), wide - 1)
        inside[row * wide + column].append(word)
    fields = tuple(Field(at // wide, at % wide, 1, 1, False, False) for at in range(wide * high))
    lines = tuple(tuple(lines_of(each, number, text)) for each in inside)
    outside = (tuple(lines_of(each, number, text)) for each in (above, below))
    return Unruled(xs, ys, fields, lines, *outside)
