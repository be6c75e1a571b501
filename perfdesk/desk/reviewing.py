"""What a review sheet lists (审核意见表): findings project by project, with basis, proposal and the reason given."""

from collections.abc import Iterable
from typing import NamedTuple

from perfdesk.checks.calibration import Rate, calibration
from perfdesk.checks.repairs import Preview, repair_of
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk.examining import looked_over
from perfdesk.desk.rule_book import basis_of
from perfdesk.domain.book import Book
from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.tree import Tree

__all__ = ["Rate", "ReviewEntry", "calibration", "entries_of", "review_entries"]


class ReviewEntry(NamedTuple):
    """`basis` is empty for a rule of a later version; `proposed` are the values a repair would change."""

    finding: Finding
    basis: str
    proposed: tuple[Preview, ...]
    waiver: Waiver | None


def review_entries(draft: Draft, rules: RuleSettings = AS_DELIVERED) -> list[ReviewEntry]:
    """In document order, so that what is about one project stands together."""
    told = [*((finding, None) for finding in draft.unread), *looked_over(draft.tables, rules)]
    return entries_of(Tree.of(Book(tables=draft.tables)), told)


def entries_of(tree: Tree, told: Iterable[tuple[Finding, Waiver | None]]) -> list[ReviewEntry]:
    """Of what is told of a book, each finding with the reason given for it."""
    entries = []
    for finding, waiver in told:
        repair = repair_of(finding, tree) if waiver is None else None
        entries.append(ReviewEntry(finding, basis_of(finding), repair.previews if repair else (), waiver))
    return entries
