"""Sums moved by difference are the sums counted anew."""

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.items import walk
from perfdesk.domain.running_sums import sums_after, sums_by_item
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.totals import Sums, printed_total, printed_unit_amounts, sums_of
from perfdesk.domain.tree import Tree
from tests.builders import amounts, project, small_book, table_of
from tests.domain.random_edits import edits_for


@given(st.data())
def test_sums_after_any_edits_are_the_sums_counted_anew(data):
    tree = Tree.of(small_book())
    sums = sums_by_item(tree.book)
    for _ in range(data.draw(st.integers(1, 6))):
        edit = data.draw(edits_for(tree.book))
        sums, tree = sums_after(sums, tree, tree.after(edit), edit), tree.after(edit)
        anew = sums_by_item(tree.book)
        assert all(sums.get(i.id, Sums()) == anew.get(i.id, Sums()) for i in walk(tree.book))
        assert sums.keys() <= tree.parents.keys()


def test_a_column_that_no_project_fills_is_blank():
    assert sums_of([project("p1", "1.10"), project("p2", "2.20"), project("p3", None)]).amounts == amounts(
        "3.30", "3.30"
    )
    assert sums_of([]).amounts == Amounts()


def test_automatic_totals_follow_the_projects():
    table = table_of(project("p1", "1.10"), project("p2", "2.20"), total="9.99", mode=TotalsMode.AUTOMATIC)
    assert printed_total(table) == printed_unit_amounts(table, table.units[0]) == amounts("3.30", "3.30")


def test_printed_totals_are_what_the_document_says():
    table = table_of(project("p1", "1.10"), total="9.99")
    assert printed_total(table) == printed_unit_amounts(table, table.units[0]) == amounts("9.99", "9.99")


def test_without_a_total_row_only_the_units_have_amounts():
    table = table_of(project("p1", "1.10"), total="9.99", mode=TotalsMode.ABSENT)
    assert printed_total(table) is None
    assert printed_unit_amounts(table, table.units[0]) == amounts("9.99", "9.99")
