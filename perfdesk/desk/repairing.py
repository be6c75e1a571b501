"""Mending several findings in one step."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from perfdesk.checks.repairs import ACTION, Repair, repair_of
from perfdesk.domain.edits import Change, Edit
from perfdesk.domain.finding import Finding
from perfdesk.domain.tree import Tree

__all__ = ["Offer", "Repair", "all_of", "offers"]


class Offer(NamedTuple):
    """A finding and what it can be mended by, each by itself."""

    finding: Finding
    repair: Repair


def offers(tree: Tree, findings: Sequence[Finding], is_cancelled: Callable[[], bool]) -> list[Offer]:
    """Without those that a person has to decide about; of no more findings once it is cancelled."""
    found: list[Offer] = []
    for finding in findings:
        if is_cancelled():
            break
        if (repair := repair_of(finding, tree)) is not None:
            found.append(Offer(finding, repair))
    return found


def all_of(tree: Tree, findings: Sequence[Finding]) -> Edit | None:
    """One edit for all that can be mended; None where nothing can.

    Each repair is made on what the ones before left, so that two about one value do not fight.
    """
    changes: list[Change] = []
    for finding in findings:
        repair = repair_of(finding, tree)
        if repair is not None:
            tree = tree.after(repair.edit)
            changes += repair.edit.changes
    return Edit.of(ACTION, changes)
