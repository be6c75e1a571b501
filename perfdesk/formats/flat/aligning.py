"""Cells in their order to the columns of a head: the best way, and where another would do nearly as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from perfdesk.formats.flat.meaning import Look, look_of, missed, suits

_IMPOSSIBLE = float("-inf")
_MARGIN, _MARGIN_OF_PARTS = 2.5, 4.0
"""How much better than any other place a cell's must be to be certain."""
_CONTINUED = -3.0
_SOFT_BREAK = 1.5
_FIRST_LEVEL = -4.0
_ALONE = {
    "level1": -6.0,
    "level2": -6.0,
    "name": -8.0,
    "project": -6.0,
    "unit": -6.0,
    "total": -6.0,
    "department": -6.0,
}
_GOES_ON = frozenset((Look.WORD, Look.TEXT, Look.QUALITY, Look.MEASURED, Look.LEVELISH))
_LONG = frozenset(("", "name", "reason", "improvement", "rule", "explanation", "standard", "note", "value", "actual",
                   "goal", "annual_goal", "project", "unit"))  # fmt: skip


class Break(Enum):
    """What stands before a cell: the start of a row for certain, maybe, or surely not."""

    ROW = auto()
    LINE = auto()
    ANY = auto()
    NONE = auto()


class Step(Enum):
    """How a cell goes on after the one before it."""

    ROW = auto()
    CELL = auto()
    SAME = auto()


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell's column and row; `rivals` are columns that would do nearly as well, its own when in another row.

    `continues`: whether it only goes on with the cell before.
    """

    column: int
    row: int
    continues: bool
    rivals: tuple[int, ...]


_State = tuple[int, Step]


class Aligning:
    """One run of cells under one head. Columns are given by their concepts, in their order."""

    def __init__(
        self,
        texts: Sequence[str],
        breaks: Sequence[Break],
        concepts: Sequence[str],
        *,
        parts: bool,
        is_first: bool = True,
    ) -> None:
        self._texts = texts
        self._breaks = breaks
        self._concepts = concepts
        self._is_first = is_first
        self._parts = parts
        steps = (Step.ROW, Step.CELL, Step.SAME) if parts else (Step.ROW, Step.CELL)
        self._states = [(column, step) for column in range(len(concepts)) for step in steps]
        self._missed = [missed(concept) for concept in concepts]
        self._sums = [0.0]
        for cost in self._missed:
            self._sums.append(self._sums[-1] + cost)
        self._forward: list[dict[_State, float]] = []
        self._from: list[dict[_State, _State]] = []
        for at in range(len(texts)):
            self._take(at)

    def _skipped(self, start: int, end: int) -> float:
        return self._sums[end] - self._sums[start]

    def _fits(self, at: int, state: _State) -> float:
        column, step = state
        before = self._breaks[at]
        if step is Step.ROW:
            if before is Break.NONE:
                return _IMPOSSIBLE
            bonus = _SOFT_BREAK if before is Break.LINE else 0.0
            first = (
                _FIRST_LEVEL
                if self._is_first and at == 0 and column > 0 and self._concepts[0] == "level1"
                else 0.0
            )
            return suits(self._texts[at], self._concepts[column]) + self._skipped(0, column) + bonus + first
        if before is Break.ROW:
            return _IMPOSSIBLE
        if step is Step.SAME:
            goes_on = self._concepts[column] in _LONG and look_of(self._texts[at]) in _GOES_ON
            return _CONTINUED if goes_on else _IMPOSSIBLE
        return suits(self._texts[at], self._concepts[column])

    def _ended(self, left: int) -> float:
        """What it costs to leave all columns behind `left` blank; rows of a level or a name alone are left so."""
        rest = self._skipped(left + 1, len(self._concepts))
        concept = self._concepts[left]
        return max(rest, _ALONE.get(concept, rest))

    def _moves(self, above: _State, state: _State) -> float:
        """What it costs that `state` follows `above`: the columns that are left blank between them."""
        (left, _), (column, step) = above, state
        if step is Step.ROW:
            return self._ended(left)
        if step is Step.SAME:
            return 0.0 if column == left else _IMPOSSIBLE
        return self._skipped(left + 1, column) if column > left else _IMPOSSIBLE

    def placed(self) -> list[Placed]:
        """Each cell's place; empty where the cells fit no way at all."""
        if not self._texts or not self._forward[-1]:
            return []
        through = self._through()
        margin = _MARGIN_OF_PARTS if self._parts else _MARGIN
        found: list[Placed] = []
        row = -1
        for at, state in enumerate(self._best()):
            column, step = state
            row += step is Step.ROW
            best = through[at].get(state, _IMPOSSIBLE)
            rivals = {c for (c, s), value in through[at].items() if best - value < margin and (c, s) != state}
            found.append(Placed(column, row, step is Step.SAME, tuple(sorted(rivals))))
        return found

    def score(self) -> float:
        """Of the best way."""
        values = self._forward[-1] if self._forward else {}
        ends = (value + self._ended(state[0]) for state, value in values.items())
        return max(ends, default=_IMPOSSIBLE)

    def _best(self) -> Iterator[_State]:
        """The states of the best way, from the first cell to the last."""
        way: list[_State] = []
        ends = {s: v + self._ended(s[0]) for s, v in self._forward[-1].items()}
        state = max(ends, key=ends.__getitem__)
        for at in range(len(self._texts) - 1, -1, -1):
            way.append(state)
            if at:
                state = self._from[at][state]
        return reversed(way)

    def _through(self) -> list[dict[_State, float]]:
        """For each cell, how good the best way through each state is."""
        backward = {state: self._ended(state[0]) for state in self._states}
        through: list[dict[_State, float]] = []
        for at in range(len(self._texts) - 1, -1, -1):
            through.append({state: value + backward[state] for state, value in self._forward[at].items()})
            backward = self._backward(at, backward)
        return through[::-1]

    def _take(self, at: int) -> None:
        reached: dict[_State, float] = {}
        came: dict[_State, _State] = {}
        for state in self._states:
            fit = self._fits(at, state)
            if fit == _IMPOSSIBLE:
                continue
            if at == 0:
                if state[1] is Step.ROW:
                    reached[state] = fit
                continue
            ways = ((value + self._moves(above, state), above) for above, value in self._forward[-1].items())
            value, above = max(ways, key=lambda way: way[0], default=(_IMPOSSIBLE, state))
            if value > _IMPOSSIBLE:
                reached[state], came[state] = value + fit, above
        self._forward.append(reached)
        self._from.append(came)

    def _backward(self, at: int, after: dict[_State, float]) -> dict[_State, float]:
        """From each state of the cell before, the best rest of the way."""
        fits = {state: fit for state in after if (fit := self._fits(at, state)) > _IMPOSSIBLE}
        rest: dict[_State, float] = {}
        for above in self._states:
            ways = (fit + self._moves(above, state) + after[state] for state, fit in fits.items())
            rest[above] = max(ways, default=_IMPOSSIBLE)
        return rest
