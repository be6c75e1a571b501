"""Facts added up by rows and columns of one's choice. pandas arranges them; every sum is of exact amounts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from perfdesk.desk.statistics.facts import Fact, Facts, Subject
from perfdesk.domain.amounts import PART_FIELDS
from perfdesk.domain.grades import GRADES
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.talk import STATES
from perfdesk.domain.target_value import Kind


class Measure(StrEnum):
    """What a figure says of the facts behind it."""

    SUM = "sum"
    COUNT = "count"
    ITEMS = "items"
    """How many projects or evaluations there are, each counted once."""
    SHARE = "share"
    """How many of them are so, in percent."""
    MEAN = "mean"


MEASURES: Mapping[Subject, tuple[Measure, ...]] = {
    Subject.AMOUNTS: (Measure.SUM, Measure.ITEMS),
    Subject.INDICATORS: (Measure.COUNT, Measure.SHARE),
    Subject.FINDINGS: (Measure.COUNT,),
    Subject.SCORES: (Measure.ITEMS, Measure.MEAN),
    Subject.STATES: (Measure.ITEMS,),
}

ALL = None
"""Stands for every row or every column: the sums."""

Label = str | None


@dataclass(frozen=True, slots=True)
class Question:
    """`columns` "" for one figure a row. A dimension is one of the subject's. `year` None for all of them together."""

    subject: Subject
    rows: str
    columns: str = ""
    measure: Measure = Measure.COUNT
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Pivot:
    """`rows` and `columns` are labels in the order of the document; `figures` also hold those of all of them.

    A figure is missing where there is no fact, and None where none of the facts has a value.
    """

    question: Question
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    figures: Mapping[tuple[Label, Label], Decimal | None]
    left_out: int = 0

    def figure(self, row: Label = ALL, column: Label = ALL) -> Decimal | None:
        return self.figures.get((row, column))


def pivot(facts: Facts, question: Question) -> Pivot:
    """A pure function; the first call loads pandas (some tenths of a second), so not for the main thread."""
    import pandas

    facts = facts.of_year(question.year)
    by = [question.rows, *([question.columns] if question.columns else [])]
    at = [facts.dimensions.index(dimension) for dimension in by]
    labels = {name: [fact.labels[n] for fact in facts.rows] for name, n in zip(by, at, strict=True)}
    frame = pandas.DataFrame({**labels, "fact": range(len(facts.rows))}, dtype=object)
    figure = _FIGURES[question.measure]
    figures: dict[tuple[Label, Label], Decimal | None] = (
        {(ALL, ALL): figure(facts.rows)} if facts.rows else {}
    )
    for keys in dict.fromkeys(((by[0],), (by[-1],), tuple(by))):
        for names, numbers in frame.groupby(list(keys), sort=False)["fact"]:
            cell = _cell(question, dict(zip(keys, names, strict=True)))
            figures[cell] = figure([facts.rows[number] for number in numbers])
    rows, columns = (
        tuple(sorted(frame[name].unique(), key=_order_of(name))) if name else ()
        for name in (question.rows, question.columns)
    )
    return Pivot(question, rows, columns, figures, facts.left_out)


_ORDERS: Mapping[str, Sequence[str]] = {
    "source": (*PART_FIELDS, "unsourced"),
    "severity": tuple(each.name.lower() for each in sorted(Severity, reverse=True)),
    "grade": (*GRADES, ""),
    "state": STATES,
    "value_kind": (*Kind, "words", "blank"),
}
"""Of codes; names stay in the order of the document, years are counted up."""


def _order_of(dimension: str) -> Callable[[str], int]:
    codes = _ORDERS.get(dimension, ())
    if dimension == "year":
        return lambda label: int(label or 0)
    return lambda label: codes.index(label) if label in codes else len(codes)


def _cell(question: Question, labels: Mapping[str, str]) -> tuple[Label, Label]:
    return labels.get(question.rows, ALL), labels.get(question.columns, ALL)


def behind(facts: Facts, question: Question, row: Label = ALL, column: Label = ALL) -> tuple[Id, ...]:
    """The items that a figure was made of, each once, in the order of the document."""
    wanted = [(question.rows, row), (question.columns, column)]
    at = [(facts.dimensions.index(name), label) for name, label in wanted if label is not ALL]
    rows = facts.of_year(question.year).rows
    return tuple(dict.fromkeys(fact.item for fact in rows if _is_among(fact, at)))


def _is_among(fact: Fact, wanted: Sequence[tuple[int, Label]]) -> bool:
    return all(fact.labels[index] == label for index, label in wanted)


def _sum(facts: Sequence[Fact]) -> Decimal | None:
    values = _values(facts)
    return sum(values, Decimal(0)) if values else None


def _mean(facts: Sequence[Fact]) -> Decimal | None:
    values = _values(facts)
    return _rounded(sum(values, Decimal(0)) / len(values), "0.01") if values else None


def _share(facts: Sequence[Fact]) -> Decimal | None:
    return _rounded(sum(_values(facts), Decimal(0)) * 100 / len(facts), "0.1")


def _count(facts: Sequence[Fact]) -> Decimal | None:
    return Decimal(len(facts))


def _items(facts: Sequence[Fact]) -> Decimal | None:
    return Decimal(len({fact.item for fact in facts}))


def _values(facts: Sequence[Fact]) -> list[Decimal]:
    return [fact.value for fact in facts if fact.value is not None]


def _rounded(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step), ROUND_HALF_UP)


_FIGURES: Mapping[Measure, Callable[[Sequence[Fact]], Decimal | None]] = {
    Measure.SUM: _sum,
    Measure.COUNT: _count,
    Measure.ITEMS: _items,
    Measure.SHARE: _share,
    Measure.MEAN: _mean,
}
