"""A wrong amount is one finding; the sums that are off because of it stand under it."""

from dataclasses import replace

from perfdesk.checks.consequences import consequences
from perfdesk.checks.run import findings_of
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import TargetTable, TotalsMode
from tests.builders import amounts, small_table


def told_and_following(table: TargetTable) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """By what is told about sums, what stands under it."""
    book = Book(tables=(table,))
    sums = sums_by_item(book)
    told = [f for here in findings_of(book, sums).values() for f in here if f.rule.startswith("sum.")]
    under = consequences(told, table, sums)
    assert not {f.place for found in under.values() for f in found} & {f.place for f in told}
    return {_plain(f): {_plain(each) for each in under.get(f.place, ())} for f in told}


def _plain(finding: Finding) -> tuple[str, str]:
    return finding.place.item, finding.place.field


def with_amounts(project: Amounts, unit: Amounts, table: Amounts) -> TargetTable:
    """Of p3, u2 and the table (whose other projects and unit stay at 150.00)."""
    whole = small_table()
    last = whole.units[1]
    last = replace(last, amounts=unit, projects=(replace(last.projects[0], amounts=project),))
    return replace(whole, amounts=table, units=(whole.units[0], last))


def test_what_a_mistyped_total_makes_wrong_above_it_stands_under_it() -> None:
    table = with_amounts(amounts("19.00", "10.00"), amounts("10.00", "10.00"), amounts("160.00", "160.00"))
    assert told_and_following(table) == {("p3", "total"): {("u2", "total"), ("t", "total")}}


def test_sums_that_took_the_mistake_over_are_off_in_their_rows() -> None:
    table = with_amounts(amounts("19.00", "10.00"), amounts("19.00", "10.00"), amounts("169.00", "160.00"))
    assert told_and_following(table) == {("p3", "total"): {("u2", "total"), ("t", "total")}}


def test_a_units_wrong_amount_explains_the_column_beside_it_and_the_whole_table() -> None:
    table = with_amounts(amounts("10.00", "10.00"), amounts("12.00", "12.00"), amounts("162.00", "162.00"))
    under = {("u2", "fiscal"), ("t", "total"), ("t", "fiscal")}
    assert told_and_following(table) == {("u2", "total"): under}


def test_a_unit_that_is_off_in_one_column_is_off_in_its_row_for_that_reason() -> None:
    table = with_amounts(amounts("10.00", "10.00"), amounts("12.00", "10.00"), amounts("160.00", "160.00"))
    assert told_and_following(table)["u2", "total"] == set(), "the row's own 总计 is told as a column already"


def test_a_right_table_and_one_whose_sums_are_worked_out_have_nothing_to_fold() -> None:
    table = with_amounts(amounts("19.00", "10.00"), amounts(), amounts())
    assert told_and_following(small_table()) == {}
    assert told_and_following(replace(table, totals=TotalsMode.AUTOMATIC)) == {("p3", "total"): set()}


def test_two_mistakes_of_which_the_sums_took_over_one_are_two_findings() -> None:
    """Of a second row that is off the unit and the table say the same; they differ by the first alone."""
    whole = with_amounts(amounts("19.00", "10.00"), amounts("10.00", "10.00"), amounts("160.00", "160.00"))
    last = whole.units[1]
    consistent = replace(last.projects[0], id=Id("p4"), name="图书修补", amounts=amounts("7.00", "4.00"))
    unit = replace(last, amounts=amounts("17.00", "14.00"), projects=(*last.projects, consistent))
    table = replace(whole, units=(whole.units[0], unit), amounts=amounts("167.00", "164.00"))
    under = {("u2", "total"), ("t", "total")}
    assert told_and_following(table)["p3", "total"] == under
    assert set(told_and_following(table)) == {("p3", "total"), ("p4", "total")}


def test_a_rounding_beside_a_mistake_is_no_finding_of_its_own() -> None:
    table = with_amounts(amounts("19.00", "10.00"), amounts("10.00", "10.00"), amounts("160.01", "160.00"))
    assert set(told_and_following(table)) == {("p3", "total")}
