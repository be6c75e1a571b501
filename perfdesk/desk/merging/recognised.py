"""A section's workbook or document as a copy of our book: its rows are ours where their words say so."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, cast

from perfdesk.desk.merging.handing_out import wholes_around
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import Book, Table
from perfdesk.domain.comparing.comparing import identified
from perfdesk.domain.comparing.groups import changed_groups, fields_said
from perfdesk.domain.extra import Extra, head_in, with_extra
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, children, copy_of, value_at, walk, with_children, with_value

_SUMS = ("totals", *AMOUNT_FIELDS)
"""Of tables and units."""


class NotPlaced(NamedTuple):
    """`why` is a code: `absent`, what we have and the file does not; `table`; `residue`; `sums` of a part."""

    why: str
    name: str


class Recognised(NamedTuple):
    book: Book
    not_placed: tuple[NotPlaced, ...]
    around: frozenset[Id]
    """The tables and units of which the file holds a part."""


def recognised(book: Book, tables: Sequence[Table]) -> Recognised:
    """Our book with what the file says; what is not in it stays, for a file may hold a part."""
    ours = identified(book.tables, tables)
    theirs = {our: item for table in tables for item in walk(table) if (our := ours.get(item.id))}
    around = wholes_around(book, frozenset(ours.values()))
    placing = _Placing(theirs, ours, fields_said(tables), around)
    made = tuple(cast(Table, placing.placed(table)) for table in book.tables)
    lost = [NotPlaced("table", table.title) for table in tables if table.id not in ours]
    return Recognised(Book(tables=made), (*lost, *placing.absent, *placing.sums), around)


class _Placing:
    def __init__(
        self,
        theirs: Mapping[Id, Item],
        ours: Mapping[Id, Id],
        said: set[tuple[type, str]],
        around: Collection[Id],
    ) -> None:
        self._theirs, self._ours, self._said, self._around = theirs, ours, said, around
        self.absent: list[NotPlaced] = []
        self.sums: list[NotPlaced] = []

    def placed(self, item: Item) -> Item:
        """Ours with their values, and what is new among its children behind the neighbour that it has there."""
        their = self._theirs.get(item.id)
        below = [self.placed(child) for child in children(item)]
        if their is None:
            return with_children(item, tuple(below)) if below else item
        self._note_absent(item)
        for new in (child for child in children(their) if child.id not in self._ours):
            below.insert(self._seat(below, their, new), copy_of(new))
        item = self._with_their_values(item, their)
        return with_children(item, tuple(below)) if below else item

    def _with_their_values(self, item: Item, their: Item) -> Item:
        """But for the sums of a part, which say nothing about the whole."""
        pairs = [pair for _, pairs in changed_groups(item, their) for pair in pairs]
        for pair in (pair for pair in pairs if (type(item), pair.field) in self._said):
            if item.id not in self._around or pair.field not in _SUMS:
                item = _with(item, pair.field, pair.after)
            elif (left := NotPlaced("sums", _called(item))) not in self.sums:
                self.sums.append(left)
        return item

    def _note_absent(self, item: Item) -> None:
        for child in children(item):
            if child.id not in self._theirs:
                self.absent.append(NotPlaced("absent", str(getattr(child, "name", ""))))

    def _seat(self, below: Sequence[Item], their: Item, new: Item) -> int:
        siblings = children(their)
        before = [self._ours.get(child.id) for child in siblings[: siblings.index(new)]]
        seats = {child.id: seat for seat, child in enumerate(below)}
        known = [seats[our] for our in before if our is not None and our in seats]
        return known[-1] + 1 if known else (len(below) if not before else 0)


def _called(item: Item) -> str:
    return str(getattr(item, "name", "") or getattr(item, "title", ""))


def _with(item: Item, field: str, value: Value) -> Item:
    if (head := head_in(field)) is not None:
        extra = cast(tuple[Extra, ...], value_at(item, "extra"))
        return with_value(item, "extra", with_extra(extra, head, str(value)))
    return with_value(item, field, value)
