"""The Edit that makes one book of another does exactly that, and is undone like any other."""

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.becoming import becoming, longest_run
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, ItemMoved
from perfdesk.domain.tree import Tree
from tests.builders import small_book
from tests.domain.random_edits import edits_for


@st.composite
def two_books(draw: st.DrawFn) -> tuple[Tree, Book]:
    tree = Tree.of(small_book())
    for _ in range(draw(st.integers(0, 2))):
        tree = tree.after(draw(edits_for(tree.book)))
    before = tree
    for _ in range(draw(st.integers(1, 5))):
        tree = tree.after(draw(edits_for(tree.book)))
    return before, tree.book


@given(two_books())
def test_the_edit_makes_the_one_of_the_other_and_back(books: tuple[Tree, Book]) -> None:
    before, after = books
    edit = becoming(before, after, "merge") or Edit("merge", ())
    there = before.after(edit)
    assert there.book == after
    assert there.after(edit.inverse()).book == before.book


def test_a_book_becomes_itself_by_no_edit() -> None:
    assert becoming(Tree.of(small_book()), small_book(), "merge") is None


def test_of_a_list_only_what_left_its_place_moves() -> None:
    book = small_book()
    tree = Tree.of(book)
    moved = tree.after(Edit("move", (ItemMoved(book.tables[0].id, book.id, 0, book.id, 1),)))
    edit = becoming(tree, moved.book, "merge")
    assert edit is not None
    assert len(edit.changes) == 1


def test_the_longest_rising_run_stays() -> None:
    assert longest_run([0, 4, 1, 2, 3]) == {0, 2, 3, 4}
