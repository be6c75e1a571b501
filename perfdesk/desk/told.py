"""Which findings are told a person, by the item they are about, and how many stand at and below every item."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.marking import marks
from perfdesk.desk.remarking import Remarks
from perfdesk.desk.unexcused import Unexcused
from perfdesk.domain.edits import Edit, ItemMoved
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.severity import Severity
from perfdesk.domain.standing import told_once
from perfdesk.domain.tree import Tree

if TYPE_CHECKING:
    from perfdesk.checks.run import Findings


_Kind = TypeVar("_Kind")


class Judged(NamedTuple):
    """A finding, with the reason that a person gave for leaving it as it is."""

    finding: Finding
    waiver: Waiver | None


Mark = tuple[Severity, str]
"""Of a finding that marks its row: how grave it is, and its rule."""


_At = Mapping[Id, tuple[Judged, ...]]


class Told(NamedTuple):
    """`counts` are without those that have a reason; an item may be missing where there is nothing.

    `marks` count, by rule, those of them that mark the rows at and above them.
    """

    at: Mapping[Id, tuple[Judged, ...]]
    counts: Mapping[tuple[Id, Severity], int]
    marks: Mapping[tuple[Id, Mark], int] = {}


class Basis(NamedTuple):
    """What is told follows from these."""

    tree: Tree
    checked: "Findings"
    remarks: Remarks
    rules: RuleSettings
    unexcused: Unexcused


def told_of(basis: Basis) -> Told:
    found = chain.from_iterable(basis.checked.values())
    about = {finding.place.item for finding in found}
    at = _told_at(about.union(basis.remarks.by_item, basis.unexcused), basis)
    return Told(at, dict(_counted(at, basis.tree, _severities)), dict(_counted(at, basis.tree, _marks)))


def told_after(
    told: Told, before: Tree, basis: Basis, edit: Edit, rechecked: frozenset[Id]
) -> tuple[Told, frozenset[Id]]:
    """By difference: only what was looked at again, or stands under other owners now, is told anew.

    And the items about which, or below which, another thing is told now.
    """
    tree = basis.tree
    moved = (c.item for c in edit.changes if isinstance(c, ItemMoved) and tree.has(c.item))
    anew = rechecked.union(below.id for item in moved for below in walk(tree.item(item)))
    gone = {item: told.at[item] for item in anew if item in told.at}
    come = _told_at(anew, basis)
    at = {item: here for item, here in told.at.items() if item not in gone} | come
    counts, differing = _moved(told.counts, (gone, before), (come, tree), _severities)
    marks, _ = _moved(told.marks, (gone, before), (come, tree), _marks)
    differing |= {item for item in (*gone, *come) if gone.get(item) != come.get(item)}
    return Told(at, counts, marks), frozenset(differing)


def _moved(
    counts: Mapping[tuple[Id, _Kind], int],
    gone: tuple[_At, Tree],
    come: tuple[_At, Tree],
    kinds: Callable[[Sequence[Judged]], list[_Kind]],
) -> tuple[dict[tuple[Id, _Kind], int], set[Id]]:
    """Counts after some went and came, and the items whose counts are others now."""
    difference = _counted(*come, kinds)
    difference.subtract(_counted(*gone, kinds))
    moved = dict(counts)
    for place, by in difference.items():
        moved[place] = moved.get(place, 0) + by
    return moved, {item for (item, _), by in difference.items() if by}


def _told_at(items: Iterable[Id], basis: Basis) -> dict[Id, tuple[Judged, ...]]:
    """At one item first the doubts, then what its own look-over found, then that of what it stands in."""
    tree, checked, remarks, rules, unexcused = basis
    here = {item for item in items if tree.has(item)}
    found: dict[Id, list[Finding]] = {item: list(remarks.doubts(tree, item)) for item in here}
    looked = {owner: depth for item in here for depth, owner in _owners_by_depth(tree, item)}
    for owner in sorted(looked, key=looked.__getitem__, reverse=True):
        for finding in checked.get(owner, ()):
            if finding.place.item in here:
                found[finding.place.item].append(finding)
    for item in here & unexcused.keys():
        found[item] += unexcused[item]
    told = ((item, rules.applied([*told_once(findings)])) for item, findings in found.items() if findings)
    judged = ((item, (Judged(f, remarks.waiver(tree, f)) for f in findings)) for item, findings in told)
    return {item: tuple(findings) for item, findings in judged}


def _counted(
    at: _At, tree: Tree, kinds: Callable[[Sequence[Judged]], list[_Kind]]
) -> Counter[tuple[Id, _Kind]]:
    counts: Counter[tuple[Id, _Kind]] = Counter()
    for item, here in at.items():
        if found := kinds(here):
            counts.update((owner, each) for owner in tree.with_owners(item) for each in found)
    return counts


def _severities(here: Sequence[Judged]) -> list[Severity]:
    return [judged.finding.severity for judged in here if judged.waiver is None]


def _marks(here: Sequence[Judged]) -> list[Mark]:
    return [(j.finding.severity, j.finding.rule) for j in here if j.waiver is None and marks(j.finding)]


def _owners_by_depth(tree: Tree, item: Id) -> Iterator[tuple[int, Id]]:
    """The item and all around it, the book as number 0."""
    return enumerate(reversed(tuple(tree.with_owners(item))))
