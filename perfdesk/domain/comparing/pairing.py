"""Which of the old ones is which of the new ones: by identity, by what they say, and by the best likeness."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from perfdesk.domain.identity import Id


class Known(Protocol):
    @property
    def id(self) -> Id: ...


Thing = TypeVar("Thing", bound=Known)
Key = Callable[[Thing], object]
Likeness = Callable[[Thing, Thing], float]
"""From 0 to 1."""
_LEAST = 0.5
_MOST_TOGETHER = 40
"""On either side, up to which the best of all assignments is looked for; beyond it the best pair goes first."""
_MOST_TRIED = 100_000
"""Pairs, beyond which not each is tried."""
_RARE = 20
"""Things that share a piece, beyond which it tells nothing."""


def paired(
    old: Sequence[Thing],
    new: Sequence[Thing],
    keys: Sequence[Key[Thing]],
    likeness: Likeness[Thing],
    said: Callable[[Thing], str],
) -> list[tuple[Thing, Thing]]:
    """`keys` from the strictest to the loosest; a key that several have on one side pairs none of them.

    Of very many, only those are tried for likeness that share a rare word of what they are called (`said`).
    """
    pairs: list[tuple[Thing, Thing]] = []
    left, right = list(old), list(new)
    for key in (_identity, *keys):
        found = list(_by_key(left, right, key))
        pairs += found
        done = ({id(one) for one, _ in found}, {id(other) for _, other in found})
        left = [each for each in left if id(each) not in done[0]]
        right = [each for each in right if id(each) not in done[1]]
    return pairs + _alike(left, right, likeness, said)


def _identity(thing: Known) -> object:
    return thing.id


def _by_key(left: Sequence[Thing], right: Sequence[Thing], key: Key[Thing]) -> Iterator[tuple[Thing, Thing]]:
    there: dict[object, list[Thing]] = {}
    for each in right:
        there.setdefault(key(each), []).append(each)
    here: dict[object, list[Thing]] = {}
    for each in left:
        here.setdefault(key(each), []).append(each)
    for said, ones in here.items():
        others = there.get(said, ())
        if said != "" and len(ones) == len(others) == 1:
            yield ones[0], others[0]


def _alike(
    left: Sequence[Thing], right: Sequence[Thing], likeness: Likeness[Thing], said: Callable[[Thing], str]
) -> list[tuple[Thing, Thing]]:
    likely = {
        (i, j): score
        for i, j in _worth_trying([*map(said, left)], [*map(said, right)])
        if (score := likeness(left[i], right[j])) >= _LEAST
    }
    found: list[tuple[Thing, Thing]] = []
    for rows, columns in _groups(likely):
        chosen = (
            _best(rows, columns, likely)
            if max(len(rows), len(columns)) <= _MOST_TOGETHER
            else _greedily(rows, likely)
        )
        found += [(left[i], right[j]) for i, j in chosen]
    return found


def _worth_trying(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(left) * len(right) <= _MOST_TRIED:
        yield from ((i, j) for i in range(len(left)) for j in range(len(right)))
        return
    having: dict[str, list[int]] = {}
    for j, text in enumerate(right):
        for piece in _pieces_in(text):
            having.setdefault(piece, []).append(j)
    for i, text in enumerate(left):
        rare = (
            having[piece] for piece in _pieces_in(text) if len(having.get(piece, ())) in range(1, _RARE + 1)
        )
        yield from ((i, j) for j in sorted({j for those in rare for j in those}))


def _pieces_in(text: str) -> set[str]:
    """Two and four characters of it that stand together."""
    bare = plain(text)
    return {bare[at : at + size] for size in (2, 4) for at in range(len(bare) - size + 1)}


_Likely = dict[tuple[int, int], float]


def _groups(likely: _Likely) -> Iterator[tuple[list[int], list[int]]]:
    """What is connected by likeness, however indirectly; groups do not get in each other's way."""
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for i, j in likely:
        by_row.setdefault(i, []).append(j)
        by_column.setdefault(j, []).append(i)
    seen: set[int] = set()
    for start in by_row:
        if start in seen:
            continue
        rows, columns = {start}, set(by_row[start])
        while more := {i for j in columns for i in by_column[j]} - rows:
            rows |= more
            columns |= {j for i in more for j in by_row[i]}
        seen |= rows
        yield sorted(rows), sorted(columns)


def _greedily(rows: Sequence[int], likely: _Likely) -> list[tuple[int, int]]:
    chosen: dict[int, int] = {}
    inside = set(rows)
    for (i, j), _ in sorted(likely.items(), key=lambda each: -each[1]):
        if i in inside and i not in chosen and j not in chosen.values():
            chosen[i] = j
    return list(chosen.items())


def _best(rows: Sequence[int], columns: Sequence[int], likely: _Likely) -> list[tuple[int, int]]:
    """The assignment of the greatest sum (Hungarian method with potentials, O(n³))."""
    size = max(len(rows), len(columns))
    cost = [
        [
            -likely.get((rows[i], columns[j]), 0.0) if i < len(rows) and j < len(columns) else 0.0
            for j in range(size)
        ]
        for i in range(size)
    ]
    row_of = _assigned(cost)
    pairs = [(rows[i], columns[j]) for j, i in enumerate(row_of) if i < len(rows) and j < len(columns)]
    return [pair for pair in pairs if pair in likely]


def _assigned(cost: Sequence[Sequence[float]]) -> list[int]:
    """For each column its row, at the least cost; rows are brought in one by one along the cheapest path."""
    size = len(cost)
    of_row, of_column = [0.0] * (size + 1), [0.0] * (size + 1)
    row_at = [size] * (size + 1)
    for row in range(size):
        row_at[size] = row
        column, came_from = size, [size] * (size + 1)
        least, done = [float("inf")] * size, [False] * (size + 1)
        while row_at[column] != size:
            done[column] = True
            here, step, following = row_at[column], float("inf"), size
            for j in range(size):
                if done[j]:
                    continue
                reduced = cost[here][j] - of_row[here] - of_column[j]
                if reduced < least[j]:
                    least[j], came_from[j] = reduced, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(size + 1):
                if done[j]:
                    of_row[row_at[j]] += step
                    of_column[j] -= step
                elif j < size:
                    least[j] -= step
            column = following
        while column != size:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    return row_at[:size]


@lru_cache(50_000)
def plain(text: str) -> str:
    """Half width, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(20_000)
def _pairs_in(text: str) -> frozenset[str]:
    bare = plain(text)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1)) or frozenset((bare,))


def likeness_of_texts(one: str, other: str) -> float:
    """Pairs of neighbouring characters that both have, among all (Dice)."""
    if one == other:
        return 1.0
    first, second = _pairs_in(one), _pairs_in(other)
    return 2 * len(first & second) / (len(first) + len(second)) if one and other else 0.0
