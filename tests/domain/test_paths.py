"""The path of a place, asked for alone or with many others."""

import pytest

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import FIELDS, walk
from perfdesk.domain.table import Book
from perfdesk.domain.tree import NotInBook, Paths, Tree
from tests.builders import small_table


def test_one_walk_gives_the_path_of_every_place() -> None:
    book = Book(tables=(small_table(), small_table("second-")))
    tree, paths = Tree.of(book), Paths(book)
    places = [Place(item.id, field) for item in walk(book) for field in ("", *FIELDS[type(item)])]
    assert [paths.path(place) for place in places] == [tree.path(place) for place in places]


def test_a_place_of_another_book_has_no_path() -> None:
    paths = Paths(Book(tables=(small_table(),)))
    assert not paths.has(Id("elsewhere"))
    with pytest.raises(NotInBook):
        paths.path(Place(Id("elsewhere"), "name"))
