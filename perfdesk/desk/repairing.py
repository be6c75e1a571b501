"""Mending several findings in one step."""

from collections.abc import Sequence

from perfdesk.checks.repairs import ACTION, Repair, repair_of
from perfdesk.domain.edits import Change, Edit
from perfdesk.domain.finding import Finding
from perfdesk.domain.tree import Tree

__all__ = ["Repair", "all_of"]


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
