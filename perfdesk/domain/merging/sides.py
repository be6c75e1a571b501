"""The books of a merge beside each other."""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple, Self

from perfdesk.domain.book import Book
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item
from perfdesk.domain.merging.arrival import Arrival
from perfdesk.domain.notes import Note
from perfdesk.domain.tree import Tree


class Sides(NamedTuple):
    """Ours, and of each arrival what it began from, what it is, which items there were then, and what is around it."""

    ours: Tree
    bases: Sequence[Tree]
    books: Sequence[Tree]
    known: Sequence[Set[Id]]
    around: Sequence[Set[Id]]

    @classmethod
    def of(cls, ours: Book, arrivals: Sequence[Arrival]) -> Self:
        bases = [_tree(arrival.base) for arrival in arrivals]
        books = [_tree(arrival.book) for arrival in arrivals]
        known = [arrival.known | base.items.keys() for arrival, base in zip(arrivals, bases, strict=True)]
        return cls(_tree(ours), bases, books, known, [arrival.around for arrival in arrivals])

    @property
    def trees(self) -> Sequence[Tree]:
        """All of them, ours first."""
        return (self.ours, *self.books, *self.bases)

    @property
    def numbers(self) -> range:
        """Of the arrivals."""
        return range(len(self.books))

    def having(self, item: Id) -> Iterator[tuple[int, Tree, Tree]]:
        """The arrivals that have the item: number, what it began from, what it is."""
        for number in self.numbers:
            if item in self.books[number].items:
                yield number, self.bases[number], self.books[number]

    def any_version(self, item: Id) -> Item:
        return next(tree.item(item) for tree in self.trees if tree.has(item))

    def versions(self, item: Id) -> list[Item]:
        """As each of the books has it, now and then."""
        return [tree.items[item] for tree in self.trees if tree.has(item)]


def _tree(book: Book) -> Tree:
    """What the tables say; their notes are merged as a value of the table."""
    tree = Tree.of(book)
    items = {item.id: item for item in tree.items.values() if not isinstance(item, Note)}
    return Tree(book, {child: parent for child, parent in tree.parents.items() if child in items}, items)
