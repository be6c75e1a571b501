"""A book with all that is worked out from it: sums, findings, remarks, and what of them is told a person."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.checks.catalogue import Parameters
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk.remarking import Remarks, rank
from perfdesk.desk.told import Basis, Judged, Mark, Told, told_after, told_of
from perfdesk.desk.unexcused import Unexcused, unexcused
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children
from perfdesk.domain.running_sums import sums_after, sums_by_item
from perfdesk.domain.table import TargetTable
from perfdesk.domain.totals import Sums
from perfdesk.domain.tree import Tree

if TYPE_CHECKING:
    from perfdesk.checks.consequences import Consequences, Explained
    from perfdesk.checks.run import Findings


class Outcome(NamedTuple):
    """What an edit makes of a book.

    `rechecked` are the items at which findings may differ, `marked` those at or below which they do.
    """

    reckoning: "Reckoning"
    rechecked: frozenset[Id]
    marked: frozenset[Id]


@dataclass(frozen=True)
class Reckoning:
    """A value, so that another thread can make the next one while this one is shown."""

    tree: Tree
    sums: Mapping[Id, Sums]
    checked: "Findings"
    remarks: Remarks
    rules: RuleSettings
    by: Parameters
    told: Told
    is_checked: bool = True
    """Whether the rules have been run; until then nothing is found and nothing told."""
    unexcused: Unexcused = field(default_factory=dict)
    """What is told although its cause has a reason."""
    known: "Mapping[Id, Explained]" = field(default_factory=dict)
    """By table, what explained its sums before: `explained` works out anew what is another now."""

    @classmethod
    def unchecked(cls, book: Book, rules: RuleSettings = AS_DELIVERED) -> "Reckoning":
        """All but the rules, which take longer than everything else."""
        tree, sums, by = Tree.of(book), sums_by_item(book), rules.parameters()
        return cls(tree, sums, {}, Remarks.of(book), rules, by, Told({}, {}), is_checked=False)

    @classmethod
    def of(cls, book: Book, rules: RuleSettings = AS_DELIVERED) -> "Reckoning":
        return cls.unchecked(book, rules).looked_over()

    def looked_over(self) -> "Reckoning":
        """With the rules run over the whole book; they are imported with the first book that is checked."""
        from perfdesk.checks.run import findings_of

        checked = findings_of(self.tree.book, self.sums, self.by)
        back = unexcused(self.tree, self.sums, checked, self.remarks, self.rules)
        told = told_of(Basis(self.tree, checked, self.remarks, self.rules, back))
        return replace(self, checked=checked, told=told, is_checked=True, unexcused=back)

    def by_rules(self, rules: RuleSettings) -> Outcome:
        checked, by = self.checked, self.by
        if (rules.numbers, rules.words) != (self.rules.numbers, self.rules.words):
            from perfdesk.checks.run import findings_of

            by = rules.parameters()
            checked = findings_of(self.tree.book, self.sums, by)
        back = unexcused(self.tree, self.sums, checked, self.remarks, rules)
        told = told_of(Basis(self.tree, checked, self.remarks, rules, back))
        everything = frozenset(self.tree.items)
        now = replace(self, checked=checked, rules=rules, by=by, told=told, unexcused=back)
        return Outcome(now, everything, everything)

    def after(self, edit: Edit) -> Outcome:
        """Raises StaleEdit."""
        tree = self.tree.after(edit)
        sums = sums_after(self.sums, self.tree, tree, edit)
        if not self.is_checked:
            remarks, _ = self.remarks.after(tree.book)
            return Outcome(replace(self, tree=tree, sums=sums, remarks=remarks), frozenset(), frozenset())
        from perfdesk.checks.run import findings_after

        checked, rechecked = findings_after(self.checked, self.tree, tree, edit, sums, self.by)
        remarks, remarked = self.remarks.after(tree.book)
        rechecked |= remarked
        back = unexcused(tree, sums, checked, remarks, self.rules)
        rechecked = rechecked.union(self.unexcused, back)
        basis = Basis(tree, checked, remarks, self.rules, back)
        told, marked = told_after(self.told, self.tree, basis, edit, rechecked)
        now = replace(
            self, tree=tree, sums=sums, checked=checked, remarks=remarks, told=told, unexcused=back,
            known=vars(self).get("explained", self.known),
        )  # fmt: skip
        return Outcome(now, rechecked, marked)

    @cached_property
    def in_order(self) -> list[Judged]:
        """Everything told in document order; at one item by rank."""
        at, parents = self.told.at, self.tree.parents
        above = {parents[item] for item in at if item != BOOK_ID}
        told = (at[item] for item in _in_print(self.tree.book, above) if item in at)
        return [judged for here in told for judged in _ranked(here)]

    @cached_property
    def grouped_rules(self) -> Mapping[str, float]:
        """Rules that hit more than a quarter of the projects, with that share."""
        from perfdesk.checks.groups import grouped

        return grouped(self.open_findings, self.tree)

    @cached_property
    def consequences(self) -> "Consequences":
        """What is off only because of an amount that is told, by the place of that."""
        return {
            place: found
            for table, findings in self._causing.items()
            for place, found in self.explained[table].under(findings).items()
        }

    @cached_property
    def explained(self) -> "Mapping[Id, Explained]":
        """By table in which sums are told, what explains those that are off."""
        from perfdesk.checks.consequences import Explained

        tables = (table for table in self.tree.book.target_tables if table.id in self._causing)
        return {table.id: Explained(table, self.sums, self.known.get(table.id)) for table in tables}

    @cached_property
    def _causing(self) -> Mapping[Id, list[Finding]]:
        """By target table, what is told about sums, without what is told only because its cause has a reason."""
        back = {(finding.rule, finding.place) for here in self.unexcused.values() for finding in here}
        causing: dict[Id, list[Finding]] = {}
        for finding in self.open_findings:
            if finding.rule.startswith("sum.") and (finding.rule, finding.place) not in back:
                table = self.tree.table(finding.place.item)
                if isinstance(table, TargetTable):
                    causing.setdefault(table.id, []).append(finding)
        return causing

    @cached_property
    def causes(self) -> Mapping[Place, tuple[Finding, ...]]:
        """By the place of what is off only because of something else, that."""
        causes: dict[Place, list[Finding]] = {}
        if self.consequences:
            for finding in chain.from_iterable(self._causing.values()):
                for following in self.consequences.get(finding.place, ()):
                    causes.setdefault(following.place, []).append(finding)
        return {place: tuple(found) for place, found in causes.items()}

    def over(self, tree: Tree, sums: Mapping[Id, Sums]) -> "Reckoning":
        """The same about an equal book that is made of other objects, with all that was worked out already."""
        there = replace(self, tree=tree, sums=sums)
        vars(there).update({name: vars(self)[name] for name in _AHEAD if name in vars(self)})
        return there

    @cached_property
    def marked(self) -> frozenset[Id]:
        """The items at or below which something is told."""
        return frozenset(item for item, _ in self.told.counts) | self.told.at.keys()

    @cached_property
    def mark_kinds(self) -> list[Mark]:
        """Those that there are in the book, the gravest first."""
        kinds = {kind for item, kind in self.told.marks if item == BOOK_ID and self.told.marks[item, kind]}
        return sorted(kinds, key=lambda kind: (-kind[0], kind[1]))

    @cached_property
    def open_findings(self) -> list[Finding]:
        """In document order, without those that a person gave a reason for."""
        return [judged.finding for judged in self.in_order if judged.waiver is None]

    def look_ahead(self) -> None:
        """Works out now what would else be worked out when it is asked for."""
        assert self.grouped_rules is not None
        assert self.marked is not None
        assert self.consequences is not None


_AHEAD = ("in_order", "open_findings", "grouped_rules", "marked", "mark_kinds", "consequences", "explained")
"""What is kept once it was asked for."""


def _in_print(book: Book, above: Collection[Id]) -> Iterator[Id]:
    """In document order; of indicators, which are most of a book, only those that stand in one of `above`."""
    yield book.id
    for table in book.tables:
        yield table.id
        for row in children(table):
            yield row.id
            for below in children(row):
                yield below.id
                if below.id in above:
                    yield from (each.id for each in children(below))


def _ranked(here: Sequence[Judged]) -> Sequence[Judged]:
    return here if len(here) < 2 else sorted(here, key=lambda judged: rank(judged.finding))
