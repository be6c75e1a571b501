"""Everything that can be said against a draft or a book: the import's own doubts and the checks."""

from collections.abc import Sequence

from perfdesk.checks.run import findings_of
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk.remarking import Remarks, rank
from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import walk
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.tree import Tree


def findings_in(tables: Sequence[Table], rules: RuleSettings = AS_DELIVERED) -> list[Finding]:
    """In document order; at one item the doubts come first. Without what a person gave a reason for."""
    return [finding for finding, waiver in looked_over(tables, rules) if waiver is None]


def looked_over(
    tables: Sequence[Table], rules: RuleSettings = AS_DELIVERED
) -> list[tuple[Finding, Waiver | None]]:
    """All findings in document order, each with the reason that a person gave for it, if any."""
    book = Book(tables=tuple(tables))
    tree, remarks = Tree.of(book), Remarks.of(book)
    checked = findings_of(book, sums_by_item(book), rules.parameters())
    at = {item.id: number for number, item in enumerate(walk(book))}
    told = [*remarks.all_doubts(tree), *(finding for here in checked.values() for finding in here)]
    told.sort(key=lambda finding: (at[finding.place.item], rank(finding)))
    return [(finding, remarks.waiver(tree, finding)) for finding in rules.applied(told)]


def findings_in_draft(draft: Draft, rules: RuleSettings = AS_DELIVERED) -> list[Finding]:
    """The tables of the file that were not read come first."""
    return [*draft.unread, *findings_in(draft.tables, rules)]
