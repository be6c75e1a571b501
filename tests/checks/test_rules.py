"""Each rule of the catalogue: what it points at and what it lets pass."""

from dataclasses import replace

import pytest

from perfdesk.checks.run import findings_of
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Value
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable, TotalsMode, Unit
from tests.builders import amounts, but_for_brevity, indicator, project, small_table, table_of

E, W, N, H = Severity.ERROR, Severity.WARNING, Severity.NOTICE, Severity.HINT


def findings_in(table: TargetTable) -> list[Finding]:
    book = Book(tables=(table,))
    return but_for_brevity(f for here in findings_of(book, sums_by_item(book)).values() for f in here)


def said(table: TargetTable) -> set[tuple[str, Severity, str, str]]:
    return {(f.rule, f.severity, *f.place) for f in findings_in(table)}


def of_table(**values: object) -> TargetTable:
    return replace(small_table(), **values)  # type: ignore[arg-type]  # a field's name and value at a time


def of_unit(**values: object) -> TargetTable:
    """The second unit, u2, changed."""
    table = small_table()
    return replace(table, units=(table.units[0], replace(table.units[1], **values)))  # type: ignore[arg-type]


def of_project(**values: object) -> TargetTable:
    """The project of the second unit, p3, changed."""
    return of_unit(projects=(replace(small_table().projects[2], **values),))  # type: ignore[arg-type]


def of_indicator(**values: Value) -> TargetTable:
    """Its indicator, i5, changed."""
    return of_project(indicators=(replace(small_table().projects[2].indicators[0], **values),))  # type: ignore[arg-type]


def numbered(*numbers: int) -> TargetTable:
    indicators = (indicator(f"n{at}", number) for at, number in enumerate(numbers))
    return of_project(indicators=tuple(indicators))


def levels(code1: str, name1: str, code2: str, name2: str) -> TargetTable:
    return of_indicator(level1_code=code1, level1_name=name1, level2_code=code2, level2_name=name2)


FOUND = [
    (of_table(department=" "), ("empty.department", E, "t", "department")),
    (of_table(currency_unit=""), ("empty.currency_unit", E, "t", "currency_unit")),
    (of_table(year=None), ("empty.year", H, "t", "year")),
    (of_table(totals=TotalsMode.ABSENT), ("empty.total_row", N, "t", "totals")),
    (of_unit(name="　"), ("empty.unit_name", E, "u2", "name")),
    (of_unit(amounts=Amounts()), ("empty.unit_amounts", W, "u2", "total")),
    (of_project(name=""), ("empty.project_name", E, "p3", "name")),
    (of_project(amounts=Amounts()), ("empty.amount", E, "p3", "total")),
    (of_project(goal="\n"), ("empty.goal", E, "p3", "goal")),
    (of_project(indicators=()), ("empty.indicators", E, "p3", "indicators")),
    (of_project(truncated=True), ("cut.text", E, "p3", "truncated")),
    (of_project(preamble="详见附件"), ("indicators.loose_text", W, "p3", "preamble")),
    (of_indicator(name=""), ("empty.indicator_name", E, "i5", "name")),
    (of_indicator(cycle_value=""), ("empty.cycle_value", E, "i5", "cycle_value")),
    (of_indicator(cycle_value=None), ("empty.cycle_value", E, "i5", "cycle_value")),
    (of_indicator(annual_value=" "), ("empty.annual_value", E, "i5", "annual_value")),
    (of_indicator(annual_value=None), ("empty.annual_value", E, "i5", "annual_value")),
    (levels("1", "产出指标", "", ""), ("code.missing", E, "i5", "level2_code")),
    (levels("1", "产出指标", "15", "数量指标"), ("code.unknown", E, "i5", "level2_code")),
    (levels("24", "可持续影响", "24", "可持续影响"), ("code.pair", E, "i5", "level1_code")),
    (levels("2", "效益指标", "31", "服务对象满意度"), ("code.pair", E, "i5", "level1_code")),
    (levels("1", "产出指标", "11", "质量指标"), ("code.name", W, "i5", "level2_name")),
    (levels("1", "效益指标", "11", "数量指标"), ("code.name", W, "i5", "level1_name")),
    (numbered(1, 2, 1, 2), ("number.sequence", W, "n2", "number")),
    (numbered(1, 3), ("number.sequence", W, "n1", "number")),
    (numbered(2), ("number.sequence", W, "n0", "number")),
    (of_project(amounts=amounts("10.00", "9.99")), ("sum.row", E, "p3", "total")),
    (of_project(amounts=amounts("138.50", "108.00", None, "30.00")), ("sum.row", E, "p3", "total")),
    (of_unit(amounts=amounts("11.00", "10.00")), ("sum.unit", E, "u2", "total")),
    (of_table(amounts=amounts("160.00", "159.00")), ("sum.table", E, "t", "fiscal")),
    (of_table(units=(), amounts=amounts("160.00", "159.00")), ("sum.row", E, "t", "total")),
    (of_unit(amounts=amounts("11.00", "11.00")), ("sum.unit", E, "u2", "total")),
    (of_unit(amounts=amounts(None, "10.00")), ("sum.unit", E, "u2", "total")),
    (of_table(amounts=amounts("161.00", "161.00")), ("sum.table", E, "t", "total")),
    (of_table(amounts=amounts("160.00", None, "160.00")), ("sum.table", E, "t", "special_account")),
]  # fmt: skip


@pytest.mark.parametrize(("table", "finding"), FOUND, ids=[finding[0] for _, finding in FOUND])
def test_a_mistake_is_pointed_at(table: TargetTable, finding: tuple[str, Severity, str, str]) -> None:
    assert finding in said(table)


PASSED = {
    "a sound table": small_table(),
    "a sound table without projects": of_table(units=(), amounts=Amounts()),
    "level names without their ending": levels("1", "产出", "11", "数量"),
    "a level name with an ending that the list lacks": levels("2", "效益指标", "21", "经济效益指标"),
    "a level-1 code where the list has an entry": levels("3", "满意度指标", "31", "服务对象满意度"),
    "words as a value": of_indicator(cycle_value="及时", annual_value="及时"),
    "white space before the indicators": of_project(preamble=" \n"),
    "no parts behind a total": of_project(amounts=amounts("10.00")),
    "a row of three sources": of_project(amounts=amounts("10.00", "4.00", "3.00", "3.00")),
    "automatic totals beside old printed ones": of_table(totals=TotalsMode.AUTOMATIC, amounts=amounts("1", "2")),
    "automatic totals and a unit without amounts": replace(
        of_unit(amounts=Amounts()), totals=TotalsMode.AUTOMATIC
    ),
    "a unit without projects or amounts": of_unit(projects=(), amounts=Amounts()),
}  # fmt: skip
ABOUT = ("empty", "cut", "indicators", "code", "number", "sum.row")
"""What a change to a part makes wrong in the sums above it is another matter."""


@pytest.mark.parametrize("case", PASSED)
def test_what_is_right_is_let_pass(case: str) -> None:
    assert [f for f in findings_in(PASSED[case]) if f.rule.startswith(ABOUT)] == []


def test_nothing_at_all_is_found_against_a_sound_table() -> None:
    assert findings_in(small_table()) == []


def test_only_the_gravest_is_said_of_an_indicators_levels() -> None:
    found = findings_in(levels("2", "", "99", ""))
    assert [f.rule for f in found if f.rule.startswith("code.")] == ["code.unknown"]


def test_only_the_first_break_in_the_numbers_is_said() -> None:
    (found,) = [f for f in findings_in(numbered(1, 2, 1, 2, 1)) if f.rule == "number.sequence"]
    assert found.params == {"number": "1", "expected": "3"}


def test_a_cut_is_shown_by_the_last_indicators_name() -> None:
    (found,) = findings_in(of_project(truncated=True))
    assert found.params == {"last": "验收合格率"}


def many(total: str, *, count: int = 34, each: str = "10.00") -> TargetTable:
    projects = (project(f"p{n}", each, indicator(f"i{n}")) for n in range(count))
    return table_of(*projects, total=total)


@pytest.mark.parametrize(
    ("printed", "severity"),
    [("340.01", N), ("339.99", N), ("340.05", N), ("340.06", W), ("340.17", W), ("340.18", E)],
)
def test_a_sum_over_34_projects_may_be_a_little_off(printed: str, severity: Severity) -> None:
    sums = [f for f in findings_in(many(printed)) if f.rule.startswith("sum.")]
    assert [f.severity for f in sums] == [severity]


def sums_told(table: TargetTable) -> list[tuple[str, str, str]]:
    return [(f.rule, f.place.item, f.place.field) for f in findings_in(table) if f.rule.startswith("sum.")]


def test_a_rounding_difference_is_said_once() -> None:
    assert sums_told(many("340.01")) == [("sum.unit", "u1", "total")]


WRONG = amounts("20.00", "10.00")


def test_one_wrong_amount_of_a_project_is_said_at_the_project_alone() -> None:
    """Its unit and the table print what is right, and are off by as much."""
    assert sums_told(of_project(amounts=WRONG)) == [("sum.row", "p3", "total")]


def test_one_wrong_amount_that_was_added_up_is_said_at_the_project_alone() -> None:
    table = of_project(amounts=WRONG)
    units = (table.units[0], replace(table.units[1], amounts=WRONG))
    carried = replace(table, units=units, amounts=amounts("170.00", "160.00"))
    assert sums_told(carried) == [("sum.row", "p3", "total")]


def test_a_unit_that_is_off_with_the_table_above_it_is_said_at_the_unit_alone() -> None:
    table = of_unit(amounts=amounts("11.00", "11.00"))
    assert sums_told(replace(table, amounts=amounts("161.00", "161.00"))) == [("sum.unit", "u2", "total")]


def test_two_wrong_amounts_are_two_findings() -> None:
    table = replace(of_project(amounts=WRONG), amounts=amounts("999.00", "160.00"))
    assert sums_told(table) == [("sum.table", "t", "total"), ("sum.row", "p3", "total")]


def test_a_source_that_is_off_in_its_own_way_is_said_too() -> None:
    table = replace(many("340.00"), amounts=amounts("341.00", "339.00", None, "2.00"))
    units = (replace(table.units[0], amounts=amounts("340.00", "340.00")),)
    found = [f for f in findings_in(replace(table, units=units)) if f.rule == "sum.table"]
    assert [(f.place.field, f.params["difference"]) for f in found] == [
        ("total", "1.00"), ("fiscal", "-1.00"), ("other", "2.00"),
    ]  # fmt: skip


def test_a_sum_says_what_was_printed_and_what_was_counted() -> None:
    found = next(f for f in findings_in(many("55605.11", each="1635.44")) if f.rule == "sum.unit")
    assert found.params == {
        "column": "total", "printed": "55,605.11", "sum": "55,604.96", "difference": "0.15", "count": "34",
    }  # fmt: skip


LONE = Unit(Id("u"), projects=(project("p1", "10.00", indicator("i1")),))


@pytest.mark.parametrize("mode", [TotalsMode.PRINTED, TotalsMode.ABSENT])
def test_the_one_nameless_unit_of_a_document_without_unit_rows_is_let_pass(mode: TotalsMode) -> None:
    table = replace(small_table(), totals=mode, amounts=amounts("10.00", "10.00"), units=(LONE,))
    assert {f.rule for f in findings_in(table)} <= {"empty.total_row", "unit.other_department"}


def test_a_nameless_unit_beside_another_is_not() -> None:
    table = replace(small_table(), units=(*small_table().units, LONE))
    assert {("empty.unit_name", E, "u", "name"), ("empty.unit_amounts", W, "u", "total")} <= said(table)


def test_a_nameless_unit_that_has_to_print_its_sum_is_not() -> None:
    table = replace(small_table(), totals=TotalsMode.AUTOMATIC, units=(LONE,))
    assert ("empty.unit_name", E, "u", "name") in said(table)


@pytest.mark.parametrize(
    ("value", "is_found"),
    [("2000-3000人次", False), ("2023-06底前", True), ("2023年6月", True), ("2500.5亩", False)],
)
def test_a_span_of_thousands_is_no_year(value: str, is_found: bool) -> None:
    table = of_indicator(cycle_value=value, annual_value=value)
    assert ("date.other_year" in {f.rule for f in findings_in(table)}) is is_found
