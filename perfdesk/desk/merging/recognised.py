"""A section's workbook or document as a copy of our book: its rows are ours where their words say so."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from perfdesk.domain.book import Book, Table
from perfdesk.domain.comparing.comparing import identified
from perfdesk.domain.comparing.groups import changed_groups, fields_said
from perfdesk.domain.extra import Extra, head_in, with_extra
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, children, copy_of, value_at, walk, with_children, with_value


class NotPlaced(NamedTuple):
    """`why` is a code: `absent`, what we have and the file does not; `table`; `residue`."""

    why: str
    name: str


class Recognised(NamedTuple):
    book: Book
    not_placed: tuple[NotPlaced, ...]


def recognised(book: Book, tables: Sequence[Table]) -> Recognised:
    """Our book with what the file says; what is not in it stays, for a file may hold a part."""
    ours = identified(book.tables, tables)
    theirs = {our: item for table in tables for item in walk(table) if (our := ours.get(item.id))}
    placing = _Placing(theirs, ours, fields_said(tables))
    made = tuple(cast(Table, placing.placed(table)) for table in book.tables)
    lost = [NotPlaced("table", table.title) for table in tables if table.id not in ours]
    return Recognised(Book(tables=made), (*lost, *placing.absent))


class _Placing:
    def __init__(self, theirs: Mapping[Id, Item], ours: Mapping[Id, Id], said: set[tuple[type, str]]) -> None:
        self._theirs, self._ours, self._said = theirs, ours, said
        self.absent: list[NotPlaced] = []

    def placed(self, item: Item) -> Item:
        """Ours with their values, and what is new among its children behind the neighbour that it has there."""
        their = self._theirs.get(item.id)
        below = [self.placed(child) for child in children(item)]
        if their is None:
            return with_children(item, tuple(below)) if below else item
        self._note_absent(item)
        for new in (child for child in children(their) if child.id not in self._ours):
            below.insert(self._seat(below, their, new), copy_of(new))
        for _, pairs in changed_groups(item, their):
            for pair in pairs:
                if (type(item), pair.field) in self._said:
                    item = _with(item, pair.field, pair.after)
        return with_children(item, tuple(below)) if below else item

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


def _with(item: Item, field: str, value: Value) -> Item:
    if (head := head_in(field)) is not None:
        extra = cast(tuple[Extra, ...], value_at(item, "extra"))
        return with_value(item, "extra", with_extra(extra, head, str(value)))
    return with_value(item, field, value)
