"""Everything that can be said against a draft or a book: the import's own doubts and the checks."""

from collections.abc import Sequence

from perfdesk.checks.run import findings_of
from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import walk
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import Book, TargetTable


def findings_in(tables: Sequence[TargetTable], doubts: Sequence[Finding] = ()) -> list[Finding]:
    """In document order; at one item the doubts come first."""
    book = Book(tables=tuple(tables))
    checked = findings_of(book, sums_by_item(book))
    by_item: dict[str, list[Finding]] = {}
    for doubt in doubts:
        by_item.setdefault(doubt.place.item, []).append(doubt)
    return [f for item in walk(book) for f in (*by_item.get(item.id, ()), *checked.get(item.id, ()))]


def findings_in_draft(draft: Draft) -> list[Finding]:
    return findings_in(draft.tables, draft.doubts)
