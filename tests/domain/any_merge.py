"""Random copies of a book, merged, and an account of every value: whose edit it is, or which conflict's.

.venv/bin/python -m tests.domain.any_merge 5000     # nothing is overwritten without being told
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from typing import cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.domain.becoming import becoming
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, children, value_at, walk, with_children
from perfdesk.domain.merging.arrival import OURS, Arrival, Choices, Conflict, ConflictKind, Merged, Subject
from perfdesk.domain.merging.merging import merge
from perfdesk.domain.tree import Tree
from tests.builders import small_book
from tests.domain.random_edits import edits_for

Case = tuple[Book, list[Arrival]]
Draw = Callable[[st.SearchStrategy[int]], int]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Our book, and two or three copies of what it was before."""
    base = small_book()
    ours, *copies = [_worked_on(draw, base, copy) for copy in range(draw(st.integers(3, 4)))]
    return ours, [Arrival(f"科{n}", base, copy) for n, copy in enumerate(copies)]


def _worked_on(draw: st.DrawFn, base: Book, copy: int) -> Book:
    """Ours may be as it was. Identities of what is new are drawn, too, for the order of siblings goes by them."""
    book = base
    for _ in range(draw(st.integers(min(copy, 1), 3))):
        book = Tree.of(book).after(draw(edits_for(book))).book
    old = {item.id for item in walk(base)}
    new = [item.id for item in walk(book) if item.id not in old]
    named = {item: Id(f"{draw(st.integers(0, 99)):02}-{copy}-{n}") for n, item in enumerate(new)}
    return cast(Book, _renamed(book, named))


def _renamed(item: Item, named: dict[Id, Id]) -> Item:
    below = tuple(_renamed(child, named) for child in children(item))
    item = with_children(item, below) if below else item
    return replace(item, id=named.get(item.id, item.id))


def decided(ours: Book, arrivals: list[Arrival], draw: Draw) -> Choices:
    """All conflicts; bringing something back may show further ones."""
    choices: dict[Subject, int] = {}
    while undecided := merge(ours, arrivals, choices).undecided(choices):
        for conflict in undecided:
            choices[conflict.subject] = draw(st.sampled_from([v.sides[0] for v in conflict.versions]))
    return choices


def unreported(ours: Book, arrivals: list[Arrival], merged: Merged) -> list[str]:
    """What is not accounted for: a value that nobody wrote, one that was overwritten, an item lost or kept wrongly."""
    account = _Account(ours, arrivals, merged)
    return [*account.values(), *account.items(), *account.notes()]


class _Account:
    """Told from the books alone, by a rule that is simple enough to be believed."""

    def __init__(self, ours: Book, arrivals: list[Arrival], merged: Merged) -> None:
        self._ours, self._merged = Tree.of(ours), Tree.of(merged.book)
        self._bases = [Tree.of(arrival.base) for arrival in arrivals]
        self._books = [Tree.of(arrival.book) for arrival in arrivals]
        self._conflicts = {conflict.subject: conflict for conflict in merged.conflicts}
        self._followed = set(merged.followed)
        self._below: dict[Id, set[Id]] = {}

    def values(self) -> Iterator[str]:
        for item_id, item in self._merged.items.items():
            for field in FIELDS[type(item)]:
                place = Place(item_id, field)
                if place not in self._followed and (problem := self._problem(place, item)):
                    yield f"{place}: {problem}"

    def _problem(self, place: Place, item: Item) -> str:
        now, ours = value_at(item, place.field), _at(self._ours, place)
        written = [
            _at(book, place) for base, book in self._pairs(place) if _at(base, place) != _at(book, place)
        ]
        disputed = self._conflict(place)
        if disputed is not None:
            allowed = [ours, *(_at(tree, place) for tree in (*self._bases, *self._books))]
            return "" if now in allowed or place.field == "extra" else "neither side's"
        if place.field == "extra":
            return "" if _heads_accounted(now, [ours, *written]) else "heads lost"
        overwritten = [value for value in written if value != now]
        if overwritten and not (place.field == "number" and not self._ours.has(place.item)):
            return f"{overwritten} overwritten by {now!r}"
        return (
            "" if now == ours or now in written or not self._ours.has(place.item) else f"nobody wrote {now!r}"
        )

    def _conflict(self, place: Place) -> Conflict | None:
        fields = {place.field}
        if place.field == "parts":
            fields |= {"annual_value", "target_value"}
        for subject, conflict in self._conflicts.items():
            at = subject.place
            is_field = at.field.partition(":")[0] in fields
            if subject.kind is ConflictKind.VALUE and at.item == place.item and is_field:
                return conflict
            if subject.kind is ConflictKind.REMOVED and self._is_below(place.item, at.item):
                return conflict
        return None

    def _is_below(self, item: Id, top: Id) -> bool:
        """In any of the books, also below what stood in it elsewhere."""
        trees = (self._ours, *self._bases, *self._books)
        if top not in self._below:
            inside: set[Id] = {top}
            while more := {i for t in trees for i, parent in t.parents.items() if parent in inside} - inside:
                inside |= more
            self._below[top] = inside
        return item in self._below[top]

    def _pairs(self, place: Place) -> Iterator[tuple[Tree, Tree]]:
        return ((b, t) for b, t in zip(self._bases, self._books, strict=True) if t.has(place.item))

    def items(self) -> Iterator[str]:
        every = {i for tree in (self._ours, *self._books) for i in tree.items}
        for item in every - {BOOK_ID}:
            removed = not self._ours.has(item) and any(b.has(item) for b in self._bases)
            removed |= any(
                b.has(item) and not t.has(item) for b, t in zip(self._bases, self._books, strict=True)
            )
            in_conflict = any(
                kind is ConflictKind.REMOVED and self._is_below(item, at.item) for kind, at in self._conflicts
            )
            if not in_conflict and self._merged.has(item) == removed:
                yield f"{item} {'kept' if removed else 'lost'}"

    def notes(self) -> Iterator[str]:
        """None is lost but with its table, or because a side took it back."""
        wanted = {note for tree in (self._ours, *self._books) for note in _notes(tree)}
        sides = [*zip(self._bases, self._books, strict=True), *((base, self._ours) for base in self._bases)]
        gone = {note for base, side in sides for note in _notes(base) - _notes(side)}
        there = _notes(self._merged)
        kept = {(table, note) for table, note in wanted - gone if self._merged.has(table)}
        yield from (f"note {note} lost" for _, note in kept - there)


def _notes(tree: Tree) -> set[tuple[Id, Id]]:
    return {(table.id, note.id) for table in tree.book.tables for note in table.notes}


def _at(tree: Tree, place: Place) -> Value:
    return value_at(tree.item(place.item), place.field) if tree.has(place.item) else None


def _heads_accounted(now: Value, written: list[Value]) -> bool:
    """Every text comes from a side."""
    texts = {each for value in written for each in (value or ())}  # type: ignore[union-attr] # extras
    return all(each in texts for each in now)  # type: ignore[union-attr]


def check(case: Case, draw: Draw) -> None:
    """One random merge: accounted for, the same in any order, and one Edit with one undo."""
    ours, arrivals = case
    open_ = merge(ours, arrivals)
    choices = decided(ours, arrivals, draw)
    merged = merge(ours, arrivals, choices)
    assert unreported(ours, arrivals, merged) == []
    for order in permutations(range(len(arrivals))):
        moved = {subject: order.index(side) if side != OURS else OURS for subject, side in choices.items()}
        assert merge(ours, [arrivals[n] for n in order], moved).book == merged.book
    tree = Tree.of(ours)
    edit = becoming(tree, merged.book, "merge") or Edit("merge", ())
    assert tree.after(edit).book == merged.book
    assert tree.after(edit).after(edit.inverse()).book == ours
    if not open_.conflicts:
        assert _in_turn(ours, arrivals) == _unordered(merged.book)


def _in_turn(ours: Book, arrivals: list[Arrival]) -> object:
    """Merged one by one, the last first."""
    for arrival in reversed(arrivals):
        ours = merge(ours, [arrival]).book
    return _unordered(ours)


def _unordered(item: Item) -> object:
    """A book but for the order of siblings and the numbers that go by it."""
    own = [(f, value_at(item, f)) for f in FIELDS[type(item)] if f not in ("number", "extra", "lettering")]
    return (item.id, tuple(own), frozenset(_unordered(child) for child in children(item)))


def campaign(runs: int) -> None:
    @settings(max_examples=runs, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(cases(), st.data())
    def each(case: Case, data: st.DataObject) -> None:
        check(case, data.draw)

    each()
    print(f"{runs} merges: nothing overwritten without being told")


if __name__ == "__main__":
    campaign(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
