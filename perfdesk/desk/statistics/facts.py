"""A book as lists of facts: one row a source of money, an indicator, a finding or a score, with what it belongs to.

A dimension is a text, a code or a name as it is printed; words for codes come later (`wording`). "" is for what the
document does not say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.checks.own_rules import number_of
from perfdesk.desk.reckoning import Reckoning
from perfdesk.domain.amounts import PART_FIELDS, Amounts
from perfdesk.domain.book import Book, Table
from perfdesk.domain.evaluation_sums import printed_project_totals
from perfdesk.domain.finding import Finding
from perfdesk.domain.grades import bands_in
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.notes import Verdict
from perfdesk.domain.scoring import STANDARD_UNIT, unit_scale
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Stage
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.talk import Talk
from perfdesk.domain.target_value import Kind, read_value
from perfdesk.domain.tree import Tree


class Subject(StrEnum):
    """What is counted."""

    AMOUNTS = "amounts"
    INDICATORS = "indicators"
    FINDINGS = "findings"
    SCORES = "scores"
    STATES = "states"
    """Of projects in the review."""


class Fact(NamedTuple):
    """`item` is what a click leads to; `labels` stand in the order of the subject's dimensions.

    `value` is 万元, points, or 1 and 0 for what is so and what is not; None where there is none.
    """

    item: Id
    labels: tuple[str, ...]
    value: Decimal | None


DIMENSIONS: Mapping[Subject, tuple[str, ...]] = {
    Subject.AMOUNTS: ("unit", "source", "year", "table", "project"),
    Subject.INDICATORS: ("unit", "level1", "level2", "value_kind", "year", "table", "project"),
    Subject.FINDINGS: ("unit", "severity", "rule", "year", "table", "project"),
    Subject.SCORES: ("unit", "grade", "year", "project"),
    Subject.STATES: ("unit", "state", "year", "table", "project"),
}

WHOLE_TABLE = "whole_table"
"""The unit of a finding that is about no unit of its table."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`left_out`: how many amounts could not be counted, because their unit of money is no part of 万元."""

    subject: Subject
    rows: tuple[Fact, ...]
    left_out: int = 0

    @property
    def dimensions(self) -> tuple[str, ...]:
        return DIMENSIONS[self.subject]

    @property
    def years(self) -> list[str]:
        """Those that the facts are of, newest first; "" for tables that say none comes last."""
        at = self.dimensions.index("year")
        return sorted({fact.labels[at] for fact in self.rows}, reverse=True)

    def of_year(self, year: str | None) -> "Facts":
        """Only those of one year; all for None. What is planned for two years is nothing to be added up."""
        if year is None:
            return self
        at = self.dimensions.index("year")
        return replace(self, rows=tuple(fact for fact in self.rows if fact.labels[at] == year))


def facts_of(subject: Subject, now: Reckoning) -> Facts:
    """A pure function, for any thread; of the findings those that `now` has."""
    if subject is Subject.AMOUNTS:
        return _amounts(now.tree.book)
    if subject is Subject.FINDINGS:
        return Facts(subject, tuple(_findings(now)))
    if subject is Subject.STATES:
        return Facts(subject, tuple(_states(now.tree)))
    rows = _indicators(now.tree.book) if subject is Subject.INDICATORS else _scores(now.tree.book)
    return Facts(subject, tuple(rows))


def _projects(book: Book) -> Iterator[tuple[TargetTable, Unit, Project]]:
    for table in book.target_tables:
        for unit in table.units:
            for project in unit.projects:
                yield table, unit, project


def _amounts(book: Book) -> Facts:
    """总计 is told by source, so that the sources always make up the whole."""
    rows: list[Fact] = []
    left_out = 0
    for table, unit, project in _projects(book):
        scale = unit_scale(table.currency_unit, STANDARD_UNIT)
        if scale is None:
            left_out += not project.amounts.is_blank
            continue
        shared = (_year(table), table.title, project.name)
        rows += [
            Fact(project.id, (unit.name, source, *shared), amount * scale)
            for source, amount in _by_source(project.amounts)
        ]
    return Facts(Subject.AMOUNTS, tuple(rows), left_out)


def _by_source(amounts: Amounts) -> Iterator[tuple[str, Decimal]]:
    """What 总计 says beyond its parts has no source (`unsourced`), what it lacks is taken off there, too."""
    for source in PART_FIELDS:
        amount: Decimal | None = getattr(amounts, source)
        if amount is not None:
            yield source, amount
    if amounts.total is not None and (rest := amounts.total - (amounts.parts_sum or Decimal(0))):
        yield "unsourced", rest


def _indicators(book: Book) -> Iterator[Fact]:
    for table, unit, project in _projects(book):
        shared = (_year(table), table.title, project.name)
        for each in project.indicators:
            kind = value_kind(each)
            labels = (unit.name, each.level1_name, each.level2_name, kind, *shared)
            yield Fact(each.id, labels, Decimal(kind not in ("words", "blank")))


def value_kind(indicator: Indicator) -> str:
    """Whether the value can be measured, and as what: a number, a range, a ratio, a date; `words`; `blank`."""
    wording = (indicator.annual_value or indicator.cycle_value or "").strip()
    if not wording:
        return "blank"
    value = read_value(wording)
    return Kind(value.kind).value if value is not None else "words"


def _findings(now: Reckoning) -> Iterator[Fact]:
    tree = now.tree
    for finding in now.open_findings:
        if tree.has(finding.place.item):
            yield Fact(finding.place.item, _labels(tree, finding), Decimal(1))


def _labels(tree: Tree, finding: Finding) -> tuple[str, ...]:
    unit, year, table, project = WHOLE_TABLE, "", "", ""
    for item_id in tree.with_owners(finding.place.item):
        item = tree.item(item_id)
        if isinstance(item, Unit):
            unit = item.name
        elif isinstance(item, Project):
            project = item.name
        elif isinstance(item, ProjectEvaluation):
            unit, year, table, project = item.unit, _year(item), item.title, item.project
        elif isinstance(item, TargetTable | DepartmentEvaluation):
            year, table = _year(item), item.title
    return unit, finding.severity.name.lower(), _rule(finding), year, table, project


def _rule(finding: Finding) -> str:
    """Its code; a bureau's own rule goes by its sentence, which no file but the settings has."""
    is_own = number_of(finding.rule) is not None
    return finding.params.get("said", finding.rule) if is_own else finding.rule


def _scores(book: Book) -> Iterator[Fact]:
    """Of projects' self-evaluations; a monitoring is none."""
    for table in book.tables:
        if not isinstance(table, ProjectEvaluation) or table.stage is not Stage.SELF_EVALUATION:
            continue
        score = printed_project_totals(table).score
        grade = bands_in(table.year).grade(score) if score is not None else ""
        yield Fact(table.id, (table.unit, grade, _year(table), table.project), score)


def _states(tree: Tree) -> Iterator[Fact]:
    """A project that nobody has decided about is a draft."""
    talk = Talk.of(tree.book)
    for table, unit, project in _projects(tree.book):
        mark = talk.state(tree.with_owners(project.id))
        state = mark.verdict if mark is not None else Verdict.DRAFT
        labels = (unit.name, state.value, _year(table), table.title, project.name)
        yield Fact(project.id, labels, Decimal(1))


def _year(table: Table) -> str:
    return "" if table.year is None else str(table.year)
