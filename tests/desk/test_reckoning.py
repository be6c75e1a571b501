"""What an edit makes of a book is worked out by difference, and equals what a fresh look finds."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.remarking import waive
from perfdesk.domain.edits import Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at, walk_all
from perfdesk.domain.remarks import doubt
from perfdesk.domain.severity import Severity
from perfdesk.domain.standing import said_at
from perfdesk.domain.tree import Tree
from tests.builders import small_book
from tests.domain.random_edits import edits_for


def doubted() -> Reckoning:
    """With a reader's doubt beside the findings."""
    tree = Tree.of(small_book())
    said = said_at(tree.item(Id("p1")), "fiscal")
    change = ItemInserted(
        Id("t"), 0, doubt(0, "import.amount", Severity.WARNING, Id("p1"), "fiscal", said, ())
    )
    return Reckoning.of(tree.after(Edit("import", (change,))).book)


@given(st.data())
def test_after_any_edits_it_says_what_a_fresh_look_says(data):
    reckoning = doubted()
    for _ in range(data.draw(st.integers(1, 4))):
        reckoning = reckoning.after(data.draw(edits_for(reckoning.tree.book))).reckoning
        reckoning.look_ahead()
    fresh = Reckoning.of(reckoning.tree.book)
    assert reckoning.told.at == fresh.told.at
    assert {place: n for place, n in reckoning.told.counts.items() if n} == fresh.told.counts
    assert reckoning.in_order == fresh.in_order
    assert reckoning.consequences == fresh.consequences
    assert reckoning.grouped_rules == fresh.grouped_rules


@given(st.data())
def test_after_any_edits_of_amounts_with_reasons_it_says_what_a_fresh_look_says(data):
    """What a reason brings back to the list comes and goes with the amounts around it."""
    reckoning = doubted()
    for _ in range(data.draw(st.integers(1, 6))):
        wrong = [finding for finding in reckoning.open_findings if finding.rule.startswith("sum.")]
        if wrong and data.draw(st.booleans()):
            edit = waive(reckoning.tree, [data.draw(st.sampled_from(wrong))], "原文如此", "测试员")
        else:
            place = Place(Id(data.draw(st.sampled_from(("p1", "p3", "u2", "t")))), "total")
            before = value_at(reckoning.tree.item(place.item), place.field)
            amount = Decimal(data.draw(st.sampled_from(("10", "19", "160"))))
            edit = Edit("enter", (ValueChange(place, before, amount),))
        assert edit is not None
        reckoning = reckoning.after(edit).reckoning
        fresh = Reckoning.of(reckoning.tree.book)
        assert reckoning.told.at == fresh.told.at
        assert {place: n for place, n in reckoning.told.counts.items() if n} == fresh.told.counts
        assert reckoning.consequences == fresh.consequences
        assert reckoning.causes == fresh.causes


def test_findings_are_told_in_the_order_of_print():
    """Those at the table first, then unit by unit; at one item by gravity."""
    told = doubted()
    rows = [item.id for item in walk_all(told.tree.book)]
    places = [rows.index(judged.finding.place.item) for judged in told.in_order]
    assert places == sorted(places)
    assert len(places) == sum(map(len, told.told.at.values())) > 3
    assert told.in_order[places.index(rows.index(Id("p1")))].finding.rule == "import.amount"


def test_what_is_told_of_an_item_counts_for_all_around_it():
    counts = doubted().told.counts
    assert counts[Id("p1"), Severity.WARNING] >= 1
    assert counts[Id("t"), Severity.WARNING] >= counts[Id("u1"), Severity.WARNING] >= 1
