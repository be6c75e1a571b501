"""The merge of files without a window: a copy of the base takes in what the others changed."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from perfdesk.desk import ENDING
from perfdesk.desk.desk import Desk
from perfdesk.desk.merging.arrivals import Arrived, Ledger, NotFromHere, board, from_words
from perfdesk.desk.merging.taking_back import Plan, plan, take_back
from perfdesk.desk.reading import read_any
from perfdesk.desk.starting import open_desk, save_as_desk
from perfdesk.domain.merging.arrival import OURS, Choices, Subject


def copied_base(base: Path, output: Path, who: str) -> Desk:
    """The base under the output's name, with its journal where it has one. Raises FileExistsError, Unreadable."""
    if base.suffix.lower() != ENDING:
        save_as_desk(read_any(base), output, who)
    else:
        with closing(open_desk(base, who)) as desk:
            desk.file.save_copy(output)
    return open_desk(output, who)


def arrived_files(ledger: Ledger, paths: Sequence[Path]) -> list[Arrived]:
    """A file that has no journal in common with the base is taken for a copy of it all the same: a person says so."""
    found = [each for each in board(ledger, paths) if each.path is not None]
    by_path = {each.path: each for each in found}
    return [_by_words_at_worst(ledger, by_path[path]) for path in paths if path in by_path]


def _by_words_at_worst(ledger: Ledger, arrived: Arrived) -> Arrived:
    assert arrived.path is not None
    has_no_base = arrived.arrival is not None and not arrived.arrival.base.tables
    if not isinstance(arrived.fault, NotFromHere) and not has_no_base:
        return arrived
    return from_words(ledger, read_any(arrived.path), arrived.path, arrived.given, ledger.book)


def preferring(made: Plan, number: int | None) -> Choices:
    """Every conflict decided for one file (0 is the base), as far as that has a version of its own."""
    if number is None:
        return {}
    side = number - 1 if number else OURS
    choices: dict[Subject, int] = {}
    for _ in range(_ROUNDS):
        undecided = made.decided(choices).merged.undecided(choices)
        wanted = {
            conflict.subject: side
            for conflict in undecided
            if any(side in version.sides for version in conflict.versions)
        }
        if not wanted:
            break
        choices |= wanted
    return choices


_ROUNDS = 5
"""Bringing an item back may show further conflicts in it."""


def finished(desk: Desk, made: Plan) -> None:
    step = take_back(desk, made)
    step.run()
    desk.finish(step)


__all__ = ["Arrived", "Ledger", "Plan", "arrived_files", "copied_base", "finished", "plan", "preferring"]
