"""What a backup holds, how that differs from what is here now, and bringing it back as one edit.

A backup may lie where anybody can write, so it is read like another's file: a copy of it, in the reading child.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.reading import read_desk
from perfdesk.desk.reckoning import Reckoning
from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.edits import Edit, ItemInserted, ItemRemoved
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable
from perfdesk.store.bulk import without_gc


class Record(NamedTuple):
    """A project of a target table, or a self-evaluation; `mark` is another one when anything in it is."""

    name: str
    mark: int


@dataclass(frozen=True, slots=True)
class Holding:
    """Of a book: `totals` are what its projects come to, by the unit of money; `rest` marks what stands around them."""

    projects: int
    evaluations: int
    totals: Mapping[str, Decimal]
    findings: int
    errors: int
    records: Mapping[Id, Record]
    rest: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Names of what is only in the backup, only here, and in both but otherwise; `around`: titles, units, order."""

    gone: tuple[str, ...]
    come: tuple[str, ...]
    changed: tuple[str, ...]
    around: bool

    def __bool__(self) -> bool:
        return bool(self.gone or self.come or self.changed or self.around)


def book_in(backup: Path, cancelled: Callable[[], bool] = lambda: False) -> Book:
    """On any thread. Raises Unreadable, NotADeskFile, FileDamaged, FileTooNew."""
    return Book(tables=read_desk(backup, cancelled).tables)


def holding_in(backup: Path, rules: RuleSettings, cancelled: Callable[[], bool] = lambda: False) -> Holding:
    """As it would be told here. On any thread; the rules take longest. Raises what `book_in` does."""
    book = book_in(backup, cancelled)
    with without_gc():
        return holding_of(Reckoning.of(book, rules))


def holding_of(now: Reckoning) -> Holding:
    """On any thread."""
    book = now.tree.book
    counts = {severity: now.told.counts.get((BOOK_ID, severity), 0) for severity in Severity}
    totals: dict[str, Decimal] = {}
    for table in book.target_tables:
        total = now.sums[table.id].amounts.total if table.id in now.sums else None
        if total is not None:
            totals[table.currency_unit] = totals.get(table.currency_unit, Decimal(0)) + total
    records = dict(_records(book))
    return Holding(
        projects=sum(len(table.projects) for table in book.target_tables),
        evaluations=sum(not isinstance(table, TargetTable) for table in book.tables),
        totals=totals,
        findings=sum(counts.values()),
        errors=counts[Severity.ERROR],
        records=records,
        rest=hash((tuple(records), book)),
    )


def difference(then: Holding, now: Holding) -> Difference:
    """What brings a backup back: `gone` comes again, `come` goes."""
    there, here = then.records, now.records
    changed = [here[each].name for each in there if each in here and there[each].mark != here[each].mark]
    gone = [record.name for each, record in there.items() if each not in here]
    come = [record.name for each, record in here.items() if each not in there]
    return Difference(tuple(gone), tuple(come), tuple(changed), then.rest != now.rest)


def bringing_back(now: Book, then: Book) -> Edit | None:
    """The tables from the first to the last that differ give way to those of then. None where nothing does."""
    start = _common(now.tables, then.tables)
    end = _common(now.tables[start:][::-1], then.tables[start:][::-1])
    old, new = now.tables[start : len(now.tables) - end], then.tables[start : len(then.tables) - end]
    if not old and not new:
        return None
    gone = [ItemRemoved(BOOK_ID, start + at, table) for at, table in reversed([*enumerate(old)])]
    come = [ItemInserted(BOOK_ID, start + at, table) for at, table in enumerate(new)]
    return Edit("restore", (*gone, *come))


def _common(one: tuple[Table, ...], other: tuple[Table, ...]) -> int:
    """How many tables are alike from the start."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _records(book: Book) -> Iterator[tuple[Id, Record]]:
    for table in book.tables:
        for item in table.projects if isinstance(table, TargetTable) else (table,):
            yield item.id, Record(_name(item), hash(item))


def _name(item: Project | Table) -> str:
    return str(getattr(item, "name", "") or getattr(item, "project", "") or getattr(item, "title", ""))
