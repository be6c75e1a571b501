"""A printed sum that is not the sum of its rows is told, or stands under a finding that is."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.consequences import consequences
from perfdesk.checks.run import findings_of
from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, SumVerdict, judge_sum
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import Id
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.totals import sums_of
from tests.builders import amounts, project, small_table

Row = TypeVar("Row", Project, Unit, TargetTable)

CARRIED = (Extra("上级补助资金", "20.00"),)
"""Money that no column is for: the row's 总计 is more than its parts, and that is no mistake."""


def with_units(*units: Unit) -> TargetTable:
    """Its 合计 is what the units print."""
    printed = sums_of(Project(Id("sum"), amounts=unit.amounts) for unit in units)
    return replace(small_table(), amounts=printed.amounts, units=units)


def unit_of(printed: Amounts, *projects: Project, name: str = "u1") -> Unit:
    return Unit(Id(name), "文化局本级", printed, projects=projects)


def row(name: str, printed: Amounts, extra: tuple[Extra, ...] = ()) -> Project:
    return replace(project(name), amounts=printed, extra=extra)


def told_sums(table: TargetTable) -> set[Place]:
    """The places of columns that are told, or stand under what is told."""
    book = Book(tables=(table,))
    sums = sums_by_item(book)
    told = [f for here in findings_of(book, sums).values() for f in here if f.rule.startswith("sum.")]
    under = consequences(told, table, sums)
    listed = (found for place in {f.place for f in told} for found in under.get(place, ()))
    return {finding.place for finding in (*told, *listed) if finding.rule != "sum.row"}


def wrong_sums(table: TargetTable) -> Iterator[Place]:
    items: tuple[Unit | TargetTable, ...] = (*table.units, table)
    for item in items:
        sums = sums_of(item.projects)
        for column, total, count in zip(AMOUNT_FIELDS, sums.sums, sums.counts, strict=True):
            off = (getattr(item.amounts, column) or Decimal(0)) - total
            if judge_sum(off, count) in (SumVerdict.WRONG, SumVerdict.DOUBTFUL):
                yield Place(item.id, column)


def test_a_row_with_money_of_another_source_explains_no_wrong_sum() -> None:
    projects = row("p1", amounts("120.00", "100.00"), CARRIED), row("p2", amounts("55.00", "50.00"))
    table = with_units(unit_of(amounts("155.00", "150.00"), *projects))
    assert Place(Id("u1"), "total") in told_sums(table), "it is 20.00 off, of which no row says anything"


def test_nor_do_all_such_rows_together() -> None:
    projects = row("p1", amounts("120.00", "100.00"), CARRIED), row("p2", amounts("50.00", "50.00"))
    table = with_units(unit_of(amounts("150.00", "150.00"), *projects))
    assert Place(Id("u1"), "total") in told_sums(table)


def test_nor_does_a_row_that_fills_one_side_only() -> None:
    projects = row("p1", amounts("100.00")), row("p2", amounts("50.00", "50.00"))
    table = with_units(unit_of(amounts("150.00", "150.00"), *projects))
    assert Place(Id("u1"), "fiscal") in told_sums(table)


CENTS = st.sampled_from([Decimal(cents) / 100 for cents in (0, 500, 1000, 1001, 2000, 10000)])


@st.composite
def right_rows(draw: st.DrawFn, name: str) -> Project:
    fiscal, other = draw(CENTS), draw(st.none() | CENTS)
    extra = draw(st.sampled_from([(), CARRIED]))
    total = fiscal + (other or 0) + (20 if extra else 0)
    return row(name, Amounts(total=total, fiscal=fiscal, other=other), extra)


@st.composite
def mistyped(draw: st.DrawFn) -> TargetTable:
    """A right table of one to three units, in which one to three amounts are then wrong or gone."""
    units = []
    for u in range(draw(st.integers(1, 3))):
        rows = [draw(right_rows(f"p{u}{p}")) for p in range(draw(st.integers(1, 3)))]
        units.append(unit_of(sums_of(rows).amounts, *rows, name=f"u{u}"))
    table = with_units(*units)
    for _ in range(draw(st.integers(1, 3))):
        table = draw(with_mistake(table))
    return table


@st.composite
def with_mistake(draw: st.DrawFn, table: TargetTable) -> TargetTable:
    """In a row, a unit or 合计."""
    column, new = draw(st.sampled_from(AMOUNT_FIELDS)), draw(st.none() | CENTS)
    at = draw(st.sampled_from([table.id, *(u.id for u in table.units), *(p.id for p in table.projects)]))

    def mistyped_at(item: Row) -> Row:
        return replace(item, amounts=replace(item.amounts, **{column: new})) if item.id == at else item

    units = [
        mistyped_at(replace(unit, projects=tuple(map(mistyped_at, unit.projects)))) for unit in table.units
    ]
    return mistyped_at(replace(table, units=tuple(units)))


@given(mistyped())
def test_each_wrong_sum_is_told_or_stands_under_what_is(table: TargetTable) -> None:
    assert {*wrong_sums(table)} <= told_sums(table)
