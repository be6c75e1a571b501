"""Two versions of a table side by side: every change by its kind, and nothing else."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.desk.reading import read_draft
from perfdesk.domain.comparing.comparing import compare
from perfdesk.domain.comparing.difference import Comparison, DifferenceKind
from perfdesk.domain.comparing.lit import PieceKind, lit
from perfdesk.domain.comparing.pairing import paired
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.resources import resource
from tests.builders import amounts, indicator, project, small_table, table_of
from tests.domain.planted_changes import TEN, Planted, found_by, plant
from tests.shared import needs_shared, seed


def names(comparison: Comparison) -> list[Planted]:
    return found_by((each.kind, each.item) for each in comparison.differences)


def in_two_units(table: TargetTable) -> TargetTable:
    """So that a project can move."""
    first, *others = table.units
    half = len(first.projects) // 2
    kept = replace(first, projects=first.projects[:half])
    rest = Unit(Id("rest"), "下属服务中心", projects=first.projects[half:])
    return replace(table, units=(kept, rest, *others))


def example() -> TargetTable:
    return in_two_units(read_draft(resource("example/targets-2026.json")).target_tables[0])


@needs_shared
@pytest.mark.parametrize("is_copied", [False, True])
def test_sixty_changes_of_ten_kinds_in_a_published_table_are_found_and_nothing_else(is_copied: bool) -> None:
    table = in_two_units(read_draft(seed("000")).target_tables[0])
    for number in range(3):
        changed, planted = plant(table, 60, number, is_copied=is_copied)
        found = names(compare((table,), (changed,)))
        assert Counter(found) == Counter(planted)
        assert {each.kind for each in planted} == set(TEN)


@pytest.mark.parametrize("is_copied", [False, True])
def test_changes_in_the_example_are_found_and_nothing_else(is_copied: bool) -> None:
    for number in range(5):
        changed, planted = plant(example(), 10, number, is_copied=is_copied)
        assert Counter(names(compare((example(),), (changed,)))) == Counter(planted)


def test_equal_tables_do_not_differ() -> None:
    assert compare((small_table(),), (small_table("x"),)).differences == ()


def test_an_amount_tells_by_how_much_and_what_share() -> None:
    before = table_of(project("p", "100.00"))
    after = table_of(replace(project("p", "100.00"), amounts=amounts("125.00", "125.00")))
    (difference,) = compare((before,), (after,)).differences
    assert difference.kind is DifferenceKind.AMOUNT
    assert [(p.field, p.difference, p.share) for p in difference.pairs] == [
        ("total", Decimal(25), Decimal(25)),
        ("fiscal", Decimal(25), Decimal(25)),
    ]


def test_a_project_under_a_wholly_new_name_is_renamed_when_all_else_is_the_same() -> None:
    before = table_of(project("a", "88.00", name="老旧管网改造"), project("b", "9.00", name="春节慰问"))
    after = table_of(project("x", "88.00", name="安居工程"), project("y", "9.00", name="春节慰问"))
    (difference,) = compare((before,), (after,)).differences
    assert (difference.kind, difference.item.id) == (DifferenceKind.RENAMED, "x")


def test_of_two_years_the_year_of_a_change_is_told() -> None:
    before = (replace(small_table(), year=2026), replace(small_table("x"), year=2027))
    after = (before[0], replace(before[1], units=before[1].units[1:]))
    trails = [each.trail for each in compare(before, after).differences]
    assert trails
    assert {trail[0] for trail in trails} == {"2027"}


def test_evaluations_are_told_row_by_row() -> None:
    rows = tuple(EvaluationRow(Id(f"r{n}"), level3=f"指标{n}", score=Decimal(5)) for n in range(3))
    before = DepartmentEvaluation(Id("e"), rows=rows)
    after = replace(before, rows=(rows[0], replace(rows[1], score=Decimal(4), rule="另定"), rows[2]))
    found = compare((before,), (after,)).differences
    assert [(each.kind, each.item.id) for each in found] == [
        (DifferenceKind.SCORE, "r1"),
        (DifferenceKind.REWORDED, "r1"),
    ]


def test_of_several_likely_pairs_the_best_of_all_is_taken_together() -> None:
    old = [indicator("a", name="培训人次"), indicator("b", name="培训班次数")]
    new = [indicator("x", name="培训班次"), indicator("y", name="培训人次数")]
    likeness = {("a", "x"): 0.7, ("a", "y"): 0.6, ("b", "x"): 0.65, ("b", "y"): 0.1}
    pairs = paired(old, new, (), lambda one, other: likeness[one.id, other.id], lambda each: each.name)
    assert [(one.id, other.id) for one, other in pairs] == [("b", "x"), ("a", "y")]


def test_changed_words_are_lit_and_numbers_are_one_word() -> None:
    pieces = lit("采购图书不少于2000册。", "采购图书不少于2500册，更新书架。")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        (PieceKind.SAME, "采购图书不少于"),
        (PieceKind.GONE, "2000"),
        (PieceKind.COME, "2500"),
        (PieceKind.SAME, "册"),
        (PieceKind.COME, "，更新书架"),
        (PieceKind.SAME, "。"),
    ]


def test_the_pieces_hold_both_wordings_whole() -> None:
    before, after = "完成培训3期，覆盖120人", "全年开展培训4期，参训人数150人"
    pieces = lit(before, after)
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.COME) == before
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.GONE) == after


def test_of_very_many_projects_each_finds_its_new_name() -> None:
    old = [project(f"a{n}", f"{n + 1}.00", name=f"道路{n:03}维修") for n in range(400)]
    new = [project(f"b{n}", f"{n + 1}.00", name=f"道路{n:03}维修改造") for n in range(400)]
    found = compare((table_of(*old),), (table_of(*new),)).differences
    assert {each.kind for each in found} == {DifferenceKind.RENAMED}
    assert all(each.before and each.before.id[1:] == each.item.id[1:] for each in found)
