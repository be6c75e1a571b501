"""Where items stand among their siblings after a merge: by their neighbours, whoever was merged first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from perfdesk.domain.identity import Id


class Run(NamedTuple):
    """New items that a side has one behind another; `after` is the known one before them, None for the beginning."""

    after: Id | None
    items: tuple[Id, ...]


def runs_of(
    theirs: Sequence[Id], here: Sequence[Id], known: Collection[Id], new: Collection[Id]
) -> list[Run]:
    """What is `new` in a side's list, each run with its place in the list that we have.

    A side that was handed a part knows nothing of what stands before its first item: new items at its beginning
    go right before that one, not to the top.
    """
    runs: list[Run] = []
    there = set(here)
    after: Id | None = _before_first(theirs, here, known)
    run: list[Id] = []
    for item in theirs:
        if item in there:
            runs += [Run(after, tuple(run))] if run else []
            after, run = item, []
        elif item in new:
            run.append(item)
    return [*runs, Run(after, tuple(run))] if run else runs


def _before_first(theirs: Sequence[Id], here: Sequence[Id], known: Collection[Id]) -> Id | None:
    """What stands before the first item that both have; the last one where they have none in common."""
    there = set(here)
    first = next((item for item in theirs if item in there), None)
    ahead = here[: here.index(first)] if first is not None else here
    return next((item for item in reversed(ahead) if item in known or first is None), None)


def woven(runs: Iterable[Sequence[Id]]) -> list[Id]:
    """Several runs as one, each in its own order; the same whichever of them was woven in first.

    An item goes by the greatest identity up to it in its run. What was woven already still has these, so a third
    run finds the place that it would have had.
    """
    by_rank: dict[Id, tuple[Id, int, Id]] = {}
    for run in runs:
        rank, behind = Id(""), 0
        for item in run:
            rank, behind = (item, 0) if item > rank else (rank, behind + 1)
            by_rank[item] = min(by_rank.get(item, (rank, behind, item)), (rank, behind, item))
    return sorted(by_rank, key=lambda item: by_rank[item])


def placed(here: Sequence[Id], runs: Sequence[Run], known: Collection[Id]) -> list[Id]:
    """Our list with the runs in it; what we have new at the same place, not being `known`, is woven in with them."""
    at: dict[Id | None, list[tuple[Id, ...]]] = {}
    for run in runs:
        at.setdefault(run.after, []).append(run.items)
    result: list[Id] = []
    rest: list[Id | None] = [None, *here]
    step = 0
    while step < len(rest):
        anchor = rest[step]
        step += 1
        result += [anchor] if anchor is not None else []
        if anchor not in at:
            continue
        own: list[Id] = []
        while step < len(rest) and (item := rest[step]) is not None and item not in known and item not in at:
            own.append(item)
            step += 1
        result += woven([own, *at[anchor]])
    return list(dict.fromkeys(result))


def reordered(here: Sequence[Id], order: Sequence[Id]) -> list[Id]:
    """Those of `order` in their new order on the same seats; all others stay."""
    moving = set(order)
    following = iter(order)
    return [next(following) if item in moving else item for item in here]


def restricted(items: Iterable[Id], to: Collection[Id]) -> tuple[Id, ...]:
    return tuple(item for item in items if item in to)


def disagree(one: Sequence[Id], other: Sequence[Id]) -> bool:
    shared = set(one) & set(other)
    return restricted(one, shared) != restricted(other, shared)


Orders = Mapping[int, tuple[Id, ...]]
"""By side."""
