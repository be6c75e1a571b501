"""Checking what an edit touched comes to the same as checking everything."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.run import Findings, findings_after, findings_of
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, ItemInserted, ItemMoved, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import TotalsMode, Unit
from perfdesk.domain.tree import Tree
from tests.builders import indicator, project, small_book, small_table
from tests.domain.random_edits import edits_for


def full(tree: Tree) -> Findings:
    return findings_of(tree.book, sums_by_item(tree.book))


def step(findings: Findings, tree: Tree, edit: Edit) -> tuple[Findings, frozenset[Id]]:
    after = tree.after(edit)
    return findings_after(findings, tree, after, edit, sums_by_item(after.book))


@given(st.data())
def test_findings_after_any_edits_are_those_of_a_full_run(data: st.DataObject) -> None:
    tree = Tree.of(data.draw(st.sampled_from([small_book(), BARE, FOREIGN])))
    findings = full(tree)
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(edits_for(tree.book))
        before, (findings, rechecked) = findings, step(findings, tree, edit)
        tree = tree.after(edit)
        assert findings == full(tree)
        assert where_they_differ(before, findings) <= rechecked


def where_they_differ(one: Findings, other: Findings) -> set[Id]:
    """The items at which other findings are shown, whichever item's look-over made them."""
    shown, then = ([f for here in findings.values() for f in here] for findings in (one, other))
    return {f.place.item for f in shown if f not in then} | {f.place.item for f in then if f not in shown}


LONE = Unit(Id("u"), projects=(project("p1", "10.00", indicator("i1")),))
BARE = Book(tables=(replace(small_table(), totals=TotalsMode.ABSENT, amounts=Amounts(), units=(LONE,)),))


FOREIGN = Book(
    tables=(
        replace(
            BARE.target_tables[0],
            units=(
                Unit(
                    Id("u"),
                    projects=(
                        project("p1", "10.00", replace(indicator("i1"), cycle_value=None)),
                        project("p2", "10.00", replace(indicator("i2"), cycle_value=None)),
                    ),
                ),
            ),
        ),
    )
)
"""Of a form without cycle values, whose other rows are asked for theirs as soon as one has it."""


def test_the_first_value_of_a_column_makes_the_others_miss_theirs() -> None:
    tree = Tree.of(FOREIGN)
    edit = Edit("change", (ValueChange(Place(Id("i1"), "cycle_value"), None, "≥64场"),))
    findings, rechecked = step(full(tree), tree, edit)
    assert "i2" in rechecked
    assert findings == full(tree.after(edit))
    assert "empty.cycle_value" in [f.rule for f in findings[Id("i2")]]


def test_a_second_unit_makes_the_first_one_need_its_name() -> None:
    tree = Tree.of(BARE)
    edit = Edit("add", (ItemInserted(Id("t"), 1, Unit(Id("u2"), "区图书馆")),))
    findings, rechecked = step(full(tree), tree, edit)
    assert "u" in rechecked
    assert findings == full(tree.after(edit))


def test_a_unit_that_goes_to_another_table_leaves_the_first_one_alone() -> None:
    table = replace(BARE.target_tables[0], units=(LONE, Unit(Id("u2"), "区图书馆")))
    tree = Tree.of(Book(tables=(table, small_table("b"))))
    edit = Edit("move", (ItemMoved(Id("u2"), Id("t"), 1, Id("bt"), 0),))
    findings, rechecked = step(full(tree), tree, edit)
    assert "u" in rechecked
    assert findings == full(tree.after(edit))


def test_a_further_unit_is_looked_over_without_those_beside_it() -> None:
    tree = Tree.of(small_book())
    edit = Edit("add", (ItemInserted(Id("t"), 2, Unit(Id("u3"), "区图书馆")),))
    findings, rechecked = step(full(tree), tree, edit)
    assert not rechecked & {"u1", "u2"}
    assert findings == full(tree.after(edit))


def test_only_the_item_and_what_it_stands_in_is_checked_again() -> None:
    tree = Tree.of(small_book())
    edit = Edit("change", (ValueChange(Place(Id("i2"), "name"), "覆盖镇街", ""),))
    findings, rechecked = step(full(tree), tree, edit)
    assert rechecked == {"i2", "p1", "u1", "t"}
    assert "empty.indicator_name" in [f.rule for f in findings[Id("i2")]]


def test_a_tables_own_values_concern_all_in_it_and_no_other_table() -> None:
    tree = Tree.of(small_book())
    _, rechecked = step(full(tree), tree, Edit("change", (ValueChange(Place(Id("t"), "year"), 2026, None),)))
    assert rechecked == {item for item in tree.parents if not item.startswith("b")}
