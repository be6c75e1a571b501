"""统计: what a book says as a whole, exactly, whatever way it is added up."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.own_rules import Condition
from perfdesk.checks.settings import RuleSettings
from perfdesk.desk import evaluating
from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import decide
from perfdesk.desk.exporting import write_sheets
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.statistics.facts import DIMENSIONS, WHOLE_TABLE, Fact, Facts, Subject, facts_of
from perfdesk.desk.statistics.pivot import ALL, MEASURES, Measure, Question, behind, pivot
from perfdesk.desk.statistics.sheets import all_sheets, shown_pivot, tidy_csv
from perfdesk.desk.statistics.views import VIEWS, growth, two_years
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.notes import Verdict
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_file
from perfdesk.formats.writers.sheet_contents import read_contents
from perfdesk.resources import resource
from perfdesk.wording import StatisticsWords
from tests.checks.own_rules import SAID
from tests.checks.own_rules import rule as own_rule
from tests.shared import needs_shared, seed

EXAMPLE = resource("example/targets-2026.json")
WORDS = StatisticsWords()


def project(name: str, fiscal: str, other: str = "", total: str = "") -> Project:
    parts = [Decimal(text) if text else None for text in (fiscal, other)]
    whole = Decimal(total) if total else sum(filter(None, parts), Decimal(0))
    return Project(new_id(), name, Amounts(whole, parts[0], None, parts[1]))


def table(year: int, *units: tuple[str, tuple[Project, ...]], currency_unit: str = "万元") -> TargetTable:
    made = tuple(Unit(new_id(), name, projects=projects) for name, projects in units)
    return TargetTable(new_id(), year=year, currency_unit=currency_unit, units=made)


def asked(question: Question, *tables: TargetTable):
    return pivot(facts_of(question.subject, Reckoning.of(Book(tables=tables))), question)


AMOUNTS = VIEWS["amounts"]


def test_amounts_are_added_up_by_unit_and_source_to_the_cent() -> None:
    first = ("局本级", (project("甲", "0.10", "0.20"), project("乙", "0.20")))
    second = ("图书馆", (project("丙", "100000000.01"),))
    found = asked(AMOUNTS, table(2026, first, second))
    assert found.rows == ("局本级", "图书馆")
    assert found.columns == ("fiscal", "other")
    assert found.figure("局本级", "fiscal") == Decimal("0.30")
    assert found.figure("图书馆", "other") is None
    assert found.figure("局本级") == Decimal("0.50")
    assert found.figure() == Decimal("100000000.51")


def test_findings_of_a_bureaus_own_rule_are_counted_under_its_sentence() -> None:
    rules = RuleSettings(own=(own_rule(Condition.REQUIRED),))
    now = Reckoning.of(Book(tables=(table(2026, ("局本级", (project("甲", "1"),))),)), rules)
    at = DIMENSIONS[Subject.FINDINGS].index("rule")
    said = [fact.labels[at] for fact in facts_of(Subject.FINDINGS, now).rows]
    assert said.count(SAID) == 1
    assert WORDS.label("rule", SAID) == SAID


def test_what_a_total_says_beyond_its_parts_is_told_as_without_a_source() -> None:
    found = asked(AMOUNTS, table(2026, ("局本级", (project("甲", "138", total="138.50"),))))
    assert found.figure("局本级", "unsourced") == Decimal("0.50")
    assert found.figure() == Decimal("138.50")


def test_yuan_are_counted_as_parts_of_wan_yuan_and_other_money_is_left_out_and_told() -> None:
    unit = ("局本级", (project("甲", "12000"),))
    found = asked(AMOUNTS, table(2026, unit, currency_unit="元"), table(2026, unit, currency_unit="万美元"))
    assert found.figure() == Decimal("1.2")
    assert found.left_out == 1
    assert "1 个项目" in shown_pivot(found, WORDS).note


def test_this_year_is_compared_with_last() -> None:
    before = table(2025, ("局本级", (project("甲", "80"),)), ("旧单位", (project("丁", "5"),)))
    after = table(2026, ("局本级", (project("甲", "100"),)), ("图书馆", (project("丙", "7"),)))
    found = asked(VIEWS["years"], after, before)
    years = two_years(found)
    assert years == ("2025", "2026")
    assert growth(found, "局本级", years) == (Decimal(20), Decimal("25.0"))
    assert growth(found, "图书馆", years) == (Decimal(7), None)
    assert growth(found, "旧单位", years) == (Decimal(-5), Decimal("-100.0"))
    shown = shown_pivot(found, WORDS)
    assert shown.heads == ("单位", "2025年", "2026年", "增减", "增减比例")
    assert [figure.text for figure in shown.rows[0]] == ["80.00", "100.00", "+20.00", "+25.0%"]


def test_values_are_told_apart_by_whether_they_can_be_measured() -> None:
    values = {
        "≥30人": "number",
        "2026年12月31日前": "date",
        "3-5次": "range",
        "明显改善": "words",
        "": "blank",
    }
    indicators = tuple(
        Indicator(new_id(), n, level2_name="数量指标", name=str(n), annual_value=value)
        for n, value in enumerate(values, 1)
    )
    one = replace(project("甲", "1"), indicators=indicators)
    found = asked(VIEWS["levels"], table(2026, ("局本级", (one,))))
    assert set(found.columns) == set(values.values())
    share = asked(VIEWS["measurable"], table(2026, ("局本级", (one,))))
    assert share.figure("局本级") == Decimal("60.0")


def test_findings_of_the_table_as_a_whole_have_no_unit() -> None:
    one = table(2026, ("局本级", (project("甲", "138", total="138.50"),)))
    found = asked(VIEWS["findings"], one)
    assert WHOLE_TABLE not in found.rows or WORDS.label("unit", WHOLE_TABLE) == "（整张表）"
    assert found.figure() == Decimal(len(Reckoning.of(Book(tables=(one,))).open_findings))


def test_scores_are_counted_by_grade_and_averaged() -> None:
    now = Reckoning.of(Book(tables=read_file(EXAMPLE).tables))
    edit = evaluating.evaluate_projects(now.tree, now.tree.book.tables[0].id)
    assert edit is not None
    tree = now.tree.after(edit)
    scored = [
        replace(
            each, execution_score=None, indicators=tuple(replace(i, score=i.weight) for i in each.indicators)
        )
        for each in evaluating.project_evaluations(tree)
    ]
    now = Reckoning.of(Book(tables=tuple(scored)))
    found = pivot(facts_of(Subject.SCORES, now), VIEWS["grades"])
    assert found.figure() == Decimal(len(scored))
    assert set(found.columns) <= {"优", "良", "中", "差", ""}


def test_monitorings_are_no_self_evaluations() -> None:
    now = Reckoning.of(Book(tables=read_file(EXAMPLE).tables))
    edit = evaluating.monitor_projects(now.tree, now.tree.book.tables[0].id)
    assert edit is not None
    assert facts_of(Subject.SCORES, Reckoning.of(now.tree.after(edit).book)).rows == ()


def test_of_two_years_only_one_is_added_up_where_it_is_asked_for() -> None:
    unit = ("局本级", (project("甲", "80"),))
    facts = facts_of(Subject.AMOUNTS, Reckoning.of(Book(tables=(table(2025, unit), table(2026, unit)))))
    assert facts.years == ["2026", "2025"]
    assert pivot(facts, replace(AMOUNTS, year="2026")).figure() == Decimal(80)
    assert pivot(facts, AMOUNTS).figure() == Decimal(160)
    assert len(behind(facts, replace(AMOUNTS, year="2025"))) == 1


def test_projects_are_counted_by_their_state_in_the_review() -> None:
    one = table(2026, ("局本级", (project("甲", "1"), project("乙", "2"))), ("图书馆", (project("丙", "3"),)))
    tree = Tree.of(Book(tables=(one,)))
    passed = tree.after(decide(tree, [one.projects[1].id], Verdict.PASSED, Person("王芳", "财政局")))
    found = pivot(facts_of(Subject.STATES, Reckoning.of(passed.book)), VIEWS["states"])
    assert found.columns == ("draft", "passed")
    assert found.figure("局本级", "passed") == Decimal(1)
    assert found.figure("图书馆", "draft") == Decimal(1)
    assert shown_pivot(found, WORDS).heads == ("单位", "草稿", "通过", "合计")


def test_every_figure_leads_to_what_it_was_made_of() -> None:
    first = ("局本级", (project("甲", "1", "2"), project("乙", "3")))
    one = table(2026, first, ("图书馆", (project("丙", "4"),)))
    facts = facts_of(Subject.AMOUNTS, Reckoning.of(Book(tables=(one,))))
    a, b, c = (each.id for each in one.projects)
    assert behind(facts, AMOUNTS, "局本级", "other") == (a,)
    assert behind(facts, AMOUNTS, "局本级") == (a, b)
    assert behind(facts, AMOUNTS) == (a, b, c)


def test_a_book_without_anything_to_count_gives_no_rows() -> None:
    for question in VIEWS.values():
        assert asked(question).rows == ()
        assert shown_pivot(asked(question), WORDS).rows == ()


amounts = st.decimals(-(10**9), 10**9, places=2)
labels = st.sampled_from(("甲", "乙", "", "2026"))


@given(st.lists(st.tuples(labels, labels, st.none() | amounts), max_size=40), st.sampled_from(Measure))
def test_the_figures_of_rows_and_columns_are_those_of_the_facts_behind_them(
    drawn: list[tuple[str, str, Decimal | None]], measure: Measure
) -> None:
    """Held against a plain loop over the facts, for every cell and every sum."""
    names = DIMENSIONS[Subject.SCORES]
    rows = tuple(Fact(new_id(), (row, column, "", ""), value) for row, column, value in drawn)
    question = Question(Subject.SCORES, names[0], names[1], measure)
    facts = Facts(Subject.SCORES, rows)
    found = pivot(facts, question)
    assert set(found.rows) == {row for row, _, _ in drawn}
    for row in (*found.rows, ALL):
        for column in (*found.columns, ALL):
            wanted = [v for r, c, v in drawn if row in (r, ALL) and column in (c, ALL)]
            assert len(behind(facts, question, row, column)) == len(wanted)
            if measure is Measure.SUM and any(v is not None for v in wanted):
                assert found.figure(row, column) == sum(filter(None, wanted), Decimal(0))
            if measure in (Measure.COUNT, Measure.ITEMS) and wanted:
                assert found.figure(row, column) == len(wanted)


@pytest.mark.parametrize("subject", Subject)
def test_any_question_of_a_subject_can_be_asked_and_shown(subject: Subject) -> None:
    facts = facts_of(subject, Reckoning.of(Book(tables=read_file(EXAMPLE).tables)))
    for rows in DIMENSIONS[subject]:
        for columns in ("", *DIMENSIONS[subject]):
            for measure in MEASURES[subject]:
                if columns != rows:
                    shown = shown_pivot(pivot(facts, Question(subject, rows, columns, measure)), WORDS)
                    assert all(len(figures) == len(shown.heads) - 1 for figures in shown.rows)


def test_all_views_go_into_one_workbook_with_amounts_as_numbers(tmp_path: Path) -> None:
    now = Reckoning.of(Book(tables=read_file(EXAMPLE).tables))
    shown = shown_pivot(pivot(facts_of(Subject.AMOUNTS, now), AMOUNTS), WORDS)
    sheets = all_sheets(now, WORDS, shown, AMOUNTS)
    assert write_sheets(sheets, tmp_path / "统计.xlsx", "统计") == []
    assert len(sheets) == len(VIEWS) - 2  # the example has no self-evaluations
    assert len(read_contents(tmp_path / "统计.xlsx")) == len(sheets)


def test_the_facts_as_csv_are_tidy_and_run_no_formula() -> None:
    one = table(2026, ("=1+1", (project("甲,\n乙", "1.50"),)))
    text = tidy_csv(facts_of(Subject.AMOUNTS, Reckoning.of(Book(tables=(one,)))), WORDS)
    assert text.startswith("\ufeff")
    heads, row = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert heads == ["单位", "资金来源", "年度", "表", "项目", "数值"]
    assert row == ["'=1+1", "财政拨款", "2026年", "项目支出绩效目标表", "甲,\n乙", "1.50"]


@needs_shared
def test_the_sums_of_a_real_table_are_those_of_its_projects() -> None:
    (real,) = read_file(seed("000")).tables
    now = Reckoning.of(Book(tables=(real,)))
    assert isinstance(real, TargetTable)
    found = pivot(facts_of(Subject.AMOUNTS, now), AMOUNTS)
    assert found.figure() == now.sums[real.id].sums[0]
    for unit in real.units:
        assert found.figure(unit.name) == now.sums[unit.id].sums[0]
