"""Notes come, go and stay with their table, whatever else is done to it, and in whatever order they come."""

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, ItemRemoved
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children, copy_of, walk, walk_all
from perfdesk.domain.notes import Comment
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.domain.tree import Tree
from tests.builders import small_book


def comment(number: int) -> Comment:
    return Comment(
        Id(f"c{number}"), Id("p1"), "goal", "请补充", "李四", "财政局", f"2026-03-02T09:00:0{number}+08:00"
    )


def said(tree: Tree, *numbers: int) -> Tree:
    changes = tuple(ItemInserted(Id("t"), 0, comment(number)) for number in numbers)
    return tree.after(Edit("comment", changes))


def test_a_note_is_an_item_of_its_table_and_no_part_of_what_the_table_says() -> None:
    tree = said(Tree.of(small_book()), 1)
    table = tree.item(Id("t"))
    assert tree.item(Id("c1")) == comment(1)
    assert tree.table(Id("c1")) == table
    assert comment(1) in walk_all(table)
    assert comment(1) not in walk(table)


@given(st.permutations(range(6)))
def test_the_same_notes_in_any_order_come_to_the_same_book(order: list[int]) -> None:
    tree = Tree.of(small_book())
    for number in order:
        tree = said(tree, number)
    assert tree.book == said(Tree.of(small_book()), *range(6)).book


def test_what_is_added_to_a_table_stands_where_it_was_put_among_its_units() -> None:
    tree = said(Tree.of(small_book()), 1, 2)
    end = len(children(tree.item(Id("t"))))
    edit = Edit("add", (ItemInserted(Id("t"), end, Unit(Id("new"))),))
    after = tree.after(edit)
    assert [child.id for child in children(after.item(Id("t")))][-1] == "new"
    assert after.after(edit.inverse()).book == tree.book


def test_a_note_that_is_taken_back_is_gone_whatever_came_since() -> None:
    tree = said(Tree.of(small_book()), 1, 2, 3)
    without = tree.after(Edit("undo", (ItemRemoved(Id("t"), 0, comment(2)),)))
    assert [note.id for note in without.book.tables[0].notes] == ["c1", "c3"]


def test_notes_go_and_come_back_with_their_table() -> None:
    tree = said(Tree.of(small_book()), 1)
    edit = Edit("remove", (ItemRemoved(BOOK_ID, 0, tree.book.tables[0]),))
    gone = tree.after(edit)
    assert not gone.has(Id("c1"))
    assert gone.after(edit.inverse()).book == tree.book


def test_a_copy_of_a_table_is_not_talked_about() -> None:
    copied = copy_of(said(Tree.of(small_book()), 1).item(Id("t")))
    assert isinstance(copied, TargetTable)
    assert copied.notes == ()
