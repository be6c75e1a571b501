"""A pivot as a table of words: the same on the screen, on paper and in a workbook; and facts as tidy CSV."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from io import StringIO
from typing import Protocol

from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.statistics.facts import Facts, facts_of
from perfdesk.desk.statistics.pivot import ALL, Label, Measure, Pivot, Question, pivot
from perfdesk.desk.statistics.views import VIEWS, growth, two_years
from perfdesk.domain.amounts import show_amount
from perfdesk.formats.writers.delimited import with_apostrophe
from perfdesk.formats.writers.sheet import CellKind, Sheet, SheetBuilder, SheetCell
from perfdesk.formats.writers.sheet_names import sheet_names

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes Chinese in a CSV file for something else."""


class Words(Protocol):
    """What people call dimensions, their codes and the measures (`wording`)."""

    def dimension(self, name: str) -> str: ...
    def label(self, dimension: str, label: str) -> str: ...
    def measure(self, question: Question) -> str: ...
    def heading(self, question: Question) -> str: ...
    def said(self, code: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Figure:
    """`row` and `column` are those of the pivot that the figure is of; `text` is what people read."""

    text: str
    value: Decimal | None = None
    row: Label = ALL
    column: Label = ALL
    leads: bool = True
    """Whether there are items behind it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A pivot as it is shown: heads, then the rows, the last of them 合计 (unless there is but one).

    Without rows there is nothing to be counted.
    """

    title: str
    measure: Measure
    heads: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
    note: str = ""
    is_by_years: bool = False
    """Whether its columns are years, which are compared and not added up."""


def shown_pivot(pivot: Pivot, words: Words) -> Shown:
    question, years = pivot.question, two_years(pivot)
    columns: list[Label] = [*pivot.columns]
    if len(columns) != 1 and question.columns != "year":  # years together are nothing that anybody asks for
        columns.append(ALL)
    whole = words.said("all") if question.columns else words.measure(question)
    heads = [whole if c is None else words.label(question.columns, c) for c in columns]
    heads += [words.said("difference"), words.said("percent")] if years else []
    rows: list[Label] = [*pivot.rows]
    if len(rows) > 1:
        rows.append(ALL)
    labels = [words.said("all") if r is None else words.label(question.rows, r) for r in rows]
    cells = (
        (*(_figure(pivot, row, c) for c in columns), *(_growing(pivot, row, years) if years else ()))
        for row in rows
    )
    note = words.said("left_out").format(count=pivot.left_out) if pivot.left_out else ""
    head = (words.dimension(question.rows), *heads)
    return Shown(
        words.heading(question), question.measure, head, tuple(labels), tuple(cells), note,
        is_by_years=question.columns == "year",
    )  # fmt: skip


def _figure(pivot: Pivot, row: Label, column: Label) -> Figure:
    value = pivot.figure(row, column)
    return Figure(figure_text(value, pivot.question.measure), value, row, column, leads=value is not None)


def _growing(pivot: Pivot, row: Label, years: tuple[str, str]) -> Iterator[Figure]:
    difference, percent = growth(pivot, row, years)
    said = f"+{show_amount(difference)}" if difference > 0 else show_amount(difference)
    yield Figure(said, difference, row, leads=False)
    yield Figure("" if percent is None else f"{percent:+,f}%", None, row, leads=False)


def figure_text(value: Decimal | None, measure: Measure) -> str:
    if value is None:
        return ""
    if measure is Measure.SUM:
        return show_amount(value)
    return f"{value:,f}%" if measure is Measure.SHARE else f"{value:,f}"


def sheet_of(shown: Shown, name: str) -> Sheet:
    """Figures as numbers, so that a workbook can go on with them."""
    width = len(shown.heads)
    builder = SheetBuilder([28.0, *[14.0] * (width - 1)])
    builder.add([SheetCell(shown.title, CellKind.TITLE, columns=width)])
    builder.add(SheetCell(head, CellKind.HEAD) for head in shown.heads)
    for label, figures in zip(shown.labels, shown.rows, strict=True):
        is_sum = figures[0].row is ALL
        kind = _kind(shown.measure, is_sum=is_sum)
        head = SheetCell(label, CellKind.UNIT if is_sum else CellKind.TEXT)
        cells = (SheetCell(figure.text if figure.value is None else figure.value, kind) for figure in figures)
        builder.add([head, *cells])
    if shown.note:
        builder.add([SheetCell(shown.note, CellKind.NOTE, columns=width)])
    return Sheet(name, builder.widths, builder.cells, head=1, is_frozen=True, is_upright=width < 6)


def all_sheets(now: Reckoning, words: Words, shown: Shown, question: Question) -> list[Sheet]:
    """What is shown, then the usual views that have something to say."""
    found = [shown]
    for usual in VIEWS.values():
        facts = facts_of(usual.subject, now)
        asked = usual if "year" in (usual.rows, usual.columns) else replace(usual, year=question.year)
        if asked != question:
            found.append(shown_pivot(pivot(facts, asked), words))
    found = [each for each in found if each.rows]
    names = sheet_names([each.title for each in found], ())
    return [sheet_of(each, name) for each, name in zip(found, names, strict=True)]


def _kind(measure: Measure, *, is_sum: bool) -> CellKind:
    if measure is Measure.SUM:
        return CellKind.SUM if is_sum else CellKind.FIGURE
    return CellKind.TOTAL if is_sum else CellKind.NAME


def tidy_csv(facts: Facts, words: Words) -> str:
    """One row a fact, one column a dimension: for whoever goes on with it elsewhere. Formulas are kept from running."""
    out = StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow([*map(words.dimension, facts.dimensions), words.said("value")])
    for fact in facts.rows:
        pairs = zip(facts.dimensions, fact.labels, strict=True)
        labels = (words.label(dimension, label) if label else "" for dimension, label in pairs)
        value = "" if fact.value is None else f"{fact.value:f}"
        writer.writerow([*map(with_apostrophe, labels), value])
    return out.getvalue()
