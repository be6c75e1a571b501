"""Edits: each can be taken back exactly, and one that no longer fits leaves everything as it was."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import (
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    Place,
    StaleEdit,
    ValueChange,
)
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, copy_of, value_at, walk, with_value
from perfdesk.domain.table import Project, Unit
from perfdesk.domain.tree import NotInBook, Tree
from tests.builders import indicator, project, small_book, small_table
from tests.domain.random_edits import edits_for

BOOK = small_book()
GOAL = Place(Id("p1"), "goal")


@given(st.data())
def test_inverses_in_reverse_order_give_back_the_book(data):
    tree, done = Tree.of(BOOK), []
    for _ in range(data.draw(st.integers(1, 6))):
        done.append(data.draw(edits_for(tree.book)))
        tree = tree.after(done[-1])
        assert tree == Tree.of(tree.book)
    for edit in reversed(done):
        tree = tree.after(edit.inverse())
    assert tree == Tree.of(BOOK)


@given(edits_for(BOOK))
def test_the_inverse_of_the_inverse_is_the_edit(edit):
    assert edit.inverse().inverse() == edit


STALE = [
    ValueChange(GOAL, "从前的目标", "新目标"),
    ValueChange(Place(Id("nobody"), "goal"), "", "新目标"),
    ItemInserted(Id("u1"), 3, project("new")),
    ItemInserted(Id("u1"), -1, project("new")),
    ItemInserted(Id("nobody"), 0, project("new")),
    ItemInserted(Id("u2"), 0, BOOK.target_tables[0].projects[0]),
    ItemRemoved(Id("u1"), 1, BOOK.target_tables[0].projects[0]),
    ItemRemoved(Id("u1"), 0, project("p1", "0.01")),
    ItemRemoved(Id("u1"), 9, BOOK.target_tables[0].projects[0]),
    ItemMoved(Id("p1"), Id("u2"), 0, Id("u1"), 0),
    ItemMoved(Id("p1"), Id("u1"), 0, Id("u2"), 2),
    ItemMoved(Id("p1"), Id("u1"), 0, Id("nobody"), 0),
    ItemMoved(Id("p1"), Id("u1"), 0, Id("p1"), 0),
]


@pytest.mark.parametrize("change", STALE)
@pytest.mark.parametrize(
    "before", [(), (ItemInserted(Id("bu2"), 0, project("p9", "1.00", indicator("i9"))),)]
)
def test_a_change_that_no_longer_fits_leaves_everything_as_it_was(change, before):
    tree = Tree.of(BOOK)
    with pytest.raises(StaleEdit) as stale:
        tree.after(Edit("paste", (*before, change)))
    assert stale.value.change == change
    assert tree == Tree.of(small_book())


def test_an_edit_leaves_the_book_it_was_made_for_alone():
    tree = Tree.of(BOOK)
    tree.after(Edit("remove", (ItemRemoved(BOOK_ID, 0, BOOK.tables[0]),)))
    assert tree == Tree.of(small_book())


def test_only_the_way_to_the_changed_item_is_new():
    change = ValueChange(GOAL, value_at(BOOK.target_tables[0].projects[0], "goal"), "新目标")
    after = Tree.of(BOOK).after(Edit("change", (change,))).book
    assert after.tables[1] is BOOK.tables[1]
    assert after.target_tables[0].units[1] is BOOK.target_tables[0].units[1]
    assert after.target_tables[0].projects[0].indicators is BOOK.target_tables[0].projects[0].indicators


def test_every_field_of_every_item_can_be_asked_for_and_set():
    for item in walk(small_table()):
        for field in FIELDS[type(item)]:
            assert with_value(item, field, value_at(item, field)) == item


def test_a_copy_says_the_same_under_new_identities():
    table = small_table()
    copy = copy_of(table)
    assert {i.id for i in walk(copy)}.isdisjoint(i.id for i in walk(table))
    for one, other in zip(walk(table), walk(copy), strict=True):
        assert own_values(one) == own_values(other)


def own_values(item: Item) -> list[Value]:
    return [value_at(item, field) for field in FIELDS[type(item)]]


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (Place(BOOK_ID, ""), ""),
        (Place(Id("bt"), "department"), "tables[1].department"),
        (Place(Id("t"), "total"), "tables[0].declared_total.total"),
        (Place(Id("u2"), "fiscal"), "tables[0].units[1].amounts.fiscal"),
        (Place(Id("u2"), ""), "tables[0].units[1]"),
        (Place(Id("p2"), "special_account"), "tables[0].units[0].projects[1].amounts.special_account"),
        (Place(Id("p2"), "goal"), "tables[0].units[0].projects[1].goal"),
        (Place(Id("i3"), "annual_value"), "tables[0].units[0].projects[0].indicators[2].annual_value"),
    ],
)
def test_a_place_has_the_path_of_the_interchange_format(place, path):
    assert Tree.of(BOOK).path(place) == path


def test_owners_are_found_from_below():
    tree = Tree.of(BOOK)
    assert tree.owner(Id("i2"), Project).id == "p1"
    assert tree.owner(Id("p3"), Project).id == "p3"
    assert tree.parent(Id("t")) is BOOK
    assert tree.position(Id("i3")) == 2


@pytest.mark.parametrize(
    "ask", [lambda t: t.item(Id("x")), lambda t: t.parent(BOOK_ID), lambda t: t.owner(Id("t"), Unit)]
)
def test_what_is_not_in_the_book_is_refused(ask):
    with pytest.raises(NotInBook):
        ask(Tree.of(BOOK))


def test_ten_thousand_changes_in_one_unit_are_made_in_one_go():
    """Each for itself would look through its ten thousand neighbours: minutes instead of a second."""
    fresh = [project(f"n{number}", "1.00") for number in range(10_000)]
    inserted = Edit("import", tuple(ItemInserted(Id("u2"), i, each) for i, each in enumerate(fresh)))
    renamed = tuple(ValueChange(Place(each.id, "goal"), each.goal, "新目标") for each in fresh)
    began = process_time()

    tree = Tree.of(BOOK).after(inserted)
    tree = tree.after(Edit("change", renamed)).after(Edit("change", renamed).inverse())
    tree = tree.after(inserted.inverse())

    assert process_time() - began < 5
    assert tree == Tree.of(BOOK)
