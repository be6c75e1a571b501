"""Doubts and reasons of an open book: which hold now, and the edits that give a reason or take it back."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemRemoved
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.remarks import Doubt, Waiver
from perfdesk.domain.standing import Waivers, by_place, open_doubts, waiver_for, waiver_of
from perfdesk.domain.tree import Tree

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Remarks:
    """All doubts and reasons of a book by what they are about; whether they still hold is asked of the tree."""

    by_item: Mapping[Id, tuple[Doubt, ...]]
    waivers: Waivers

    @classmethod
    def of(cls, book: Book) -> "Remarks":
        by_item: dict[Id, list[Doubt]] = {}
        for table in book.tables:
            for doubt in table.doubts:
                by_item.setdefault(doubt.item, []).append(doubt)
        doubts = {item: tuple(found) for item, found in by_item.items()}
        return cls(doubts, by_place(waiver for table in book.tables for waiver in table.waivers))

    def after(self, book: Book) -> tuple["Remarks", frozenset[Id]]:
        """Those of the book as it has become, and the items about which another thing is said."""
        now = Remarks.of(book)
        waived = (item for _, item, _ in _differing(self.waivers, now.waivers))
        return now, frozenset((*_differing(self.by_item, now.by_item), *waived))

    def doubts(self, tree: Tree, item_id: Id) -> Iterator[Finding]:
        """The open doubts about an item."""
        doubts = self.by_item.get(item_id, ())
        return open_doubts(doubts, tree.item(item_id)) if doubts and tree.has(item_id) else iter(())

    def all_doubts(self, tree: Tree) -> Iterator[Finding]:
        return (finding for item_id in self.by_item for finding in self.doubts(tree, item_id))

    def waiver(self, tree: Tree, finding: Finding) -> Waiver | None:
        """The reason that covers a finding; None where none does any more."""
        if (finding.rule, *finding.place) not in self.waivers:
            return None
        return waiver_for(finding, tree.item(finding.place.item), self.waivers)


def _differing(before: Mapping[_Key, object], now: Mapping[_Key, object]) -> list[_Key]:
    return [key for key in {**before, **now} if before.get(key) != now.get(key)]


Rank = tuple[bool, int, str, str, tuple[tuple[str, str], ...]]


def rank(finding: Finding) -> Rank:
    """The order of findings at one item: what the import doubted first, then by gravity."""
    is_doubt = finding.rule.startswith("import.")
    told = tuple(sorted(finding.params.items()))
    return not is_doubt, -finding.severity, finding.rule, finding.place.field, told


def waive(tree: Tree, findings: Sequence[Finding], reason: str, who: str) -> Edit | None:
    """A reason for findings, in place of any given before. None without findings or without words."""
    if not findings or not reason.strip():
        return None
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    given = [
        waiver_of(finding, tree.item(finding.place.item), reason=reason.strip(), who=who, at=at)
        for finding in findings
        if tree.has(finding.place.item)
    ]
    come = (ItemInserted(_table(tree, each.item), 0, each) for each in dict.fromkeys(given))
    return Edit.of("waive", (*_taken_back(tree, findings), *come))


def unwaive(tree: Tree, findings: Sequence[Finding]) -> Edit | None:
    """None when none of the findings has a reason."""
    return Edit.of("unwaive", tuple(_taken_back(tree, findings)))


def _taken_back(tree: Tree, findings: Sequence[Finding]) -> Iterator[Change]:
    """The reasons given for these findings; of an item that is gone by now they are left."""
    about = {(finding.rule, *finding.place) for finding in findings if tree.has(finding.place.item)}
    for table in tree.book.tables if about else ():
        yield from (ItemRemoved(table.id, 0, each) for each in table.waivers if each.about in about)


def _table(tree: Tree, item_id: Id) -> Id:
    table = tree.table(item_id)
    assert table is not None
    return table.id
