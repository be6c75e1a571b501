"""The numbers of a self-evaluation in running text: points of levels, points of rows, scores, told by adding up.

Extraction keeps the cells' order but not their edges. The points tell the rest: a level's points are the sum of its
rows' points, a score is at most its points, all of it comes to 总分.
"""

import heapq
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import count
from typing import NamedTuple

_ZERO = Decimal(0)


class Role(StrEnum):
    """What a number is; TEXT for one that belongs to the words around it."""

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    WEIGHT = "weight"
    SCORE = "score"
    TEXT = "text"


class Points(NamedTuple):
    """A number standing by itself; `after_text`: words stand between it and the number before."""

    value: Decimal
    after_text: bool


class Frame(NamedTuple):
    """What the head and 总分 say: which levels print points, whether words part points and score, the sums."""

    level1: bool
    level2: bool
    explained: bool
    total_weight: Decimal | None = None
    total_score: Decimal | None = None


class _State(NamedTuple):
    """After `at` numbers: what is still to come of the open levels, and the sums so far."""

    at: int = 0
    rest1: Decimal = _ZERO
    rest2: Decimal = _ZERO
    weights: Decimal = _ZERO
    scores: Decimal = _ZERO


class _Step(NamedTuple):
    cost: float
    roles: tuple[Role, ...]
    state: _State


# How unlikely each irregularity is; what a regular table has costs nothing.
_NUMBER_IN_TEXT = 1.0
_SHARED_CELL = 0.5
_NO_LEVEL_NAME = 2.0
_NO_SCORE = 2.0
_SCORE_ABOVE_POINTS = 3.0
_LEVEL_DOES_NOT_ADD_UP = 4.0
_SUM_DIFFERS = 2.0
_DEAREST = 10.0
_MOST_STATES = 50_000


def roles_of(points: Sequence[Points], frame: Frame) -> tuple[Role, ...] | None:
    """The likeliest role of each number; None where no reading is likely at all."""
    order = count()
    ahead: list[tuple[float, int, int, _State, tuple[Role, ...]]] = [(0.0, 0, 0, _State(), ())]
    seen: set[_State] = set()
    while ahead and len(seen) < _MOST_STATES:
        cost, _, _, state, roles = heapq.heappop(ahead)
        if state.at > len(points):
            return roles
        if state in seen:
            continue
        seen.add(state)
        for step in _steps(points, frame, state):
            dearer = cost + step.cost
            if dearer <= _DEAREST:
                entry = (dearer, -step.state.at, next(order), step.state, roles + step.roles)
                heapq.heappush(ahead, entry)
    return None


def _steps(points: Sequence[Points], frame: Frame, state: _State) -> Iterator[_Step]:
    if state.at == len(points):
        yield _Step(_cost_of_end(frame, state), (), state._replace(at=state.at + 1))
        return
    value, after_text = points[state.at]
    yield _Step(_NUMBER_IN_TEXT, (Role.TEXT,), state._replace(at=state.at + 1))
    if value <= 0:
        return
    if frame.level1:
        cost = _opening(state.rest1 + state.rest2, after_text)
        yield _Step(cost, (Role.LEVEL1,), state._replace(at=state.at + 1, rest1=value, rest2=_ZERO))
    if frame.level2 and (state.rest1 > 0 or not frame.level1):
        above = 0.0 if value <= state.rest1 or not frame.level1 else _LEVEL_DOES_NOT_ADD_UP
        cost = _opening(state.rest2, after_text) + above
        yield _Step(cost, (Role.LEVEL2,), state._replace(at=state.at + 1, rest2=value))
    yield from _rows(points, frame, state)


def _opening(rest: Decimal, after_text: bool) -> float:
    """The cost of a new level while `rest` points of the one before have no rows."""
    return (_LEVEL_DOES_NOT_ADD_UP if rest else 0.0) + (0.0 if after_text else _NO_LEVEL_NAME)


def _rows(points: Sequence[Points], frame: Frame, state: _State) -> Iterator[_Step]:
    """A row that begins here, with its score or without."""
    weight, named = points[state.at]
    if (frame.level2 and weight > state.rest2) or (frame.level1 and weight > state.rest1):
        return
    cost = 0.0 if named else _SHARED_CELL
    after = state._replace(
        at=state.at + 1,
        rest1=state.rest1 - weight if frame.level1 else _ZERO,
        rest2=state.rest2 - weight if frame.level2 else _ZERO,
        weights=state.weights + weight,
    )
    yield _Step(cost + _NO_SCORE, (Role.WEIGHT,), after)
    if state.at + 1 < len(points):
        score, explained = points[state.at + 1]
        cost += _SHARED_CELL if frame.explained and not explained else 0.0
        cost += _SCORE_ABOVE_POINTS if score > weight else 0.0
        yield _Step(
            cost,
            (Role.WEIGHT, Role.SCORE),
            after._replace(at=state.at + 2, scores=state.scores + score),
        )


def _cost_of_end(frame: Frame, state: _State) -> float:
    cost = _LEVEL_DOES_NOT_ADD_UP if state.rest1 or state.rest2 else 0.0
    cost += _SUM_DIFFERS if frame.total_weight not in (None, state.weights) else 0.0
    return cost + (_SUM_DIFFERS if frame.total_score not in (None, state.scores) else 0.0)
