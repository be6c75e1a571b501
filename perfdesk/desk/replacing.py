"""Words sought in all of a book and replaced by others, as one Edit."""

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from operator import attrgetter

from perfdesk.desk.hits import Hit, edit_of
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, walk
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, Unit


class Where(StrEnum):
    """The texts of a book, as a person tells them apart."""

    NAMES = "names"
    GOALS = "goals"
    INDICATORS = "indicators"
    VALUES = "values"
    EVALUATIONS = "evaluations"


_FIELDS: dict[type, dict[Where, tuple[str, ...]]] = {
    Unit: {Where.NAMES: ("name",)},
    Project: {
        Where.NAMES: ("name",),
        Where.GOALS: ("goal", "annual_goal"),
        Where.INDICATORS: ("preamble",),
    },
    Indicator: {Where.INDICATORS: ("name",), Where.VALUES: ("cycle_value", "annual_value")},
    ProjectEvaluation: {Where.EVALUATIONS: ("project", "unit", "goal", "completion")},
    EvaluatedIndicator: {Where.EVALUATIONS: ("name", "target_value", "actual_value", "reason")},
    DepartmentEvaluation: {Where.EVALUATIONS: ("annual_goals", "completion", "reasons_unfinished")},
    EvaluationRow: {
        Where.EVALUATIONS: (
            *("level3", "explanation", "target_value", "actual_value"),
            *("shortfall_reason", "improvement", "measure"),
        )
    },
}

Replaced = Callable[[str], str]
"""What a text becomes; itself where nothing in it is sought."""


def words_replaced(sought: str, by: str, *, is_whole: bool) -> Replaced:
    """Every time that it stands there; `is_whole`: only where a text says nothing else."""
    if is_whole:
        return lambda text: by if text.strip() == sought else text
    return lambda text: text.replace(sought, by)


def hits(book: Book, where: Collection[Where], replaced: Replaced, only: Collection[Id] | None) -> list[Hit]:
    """In document order. `only` of these projects, where not all are meant; then of no evaluation."""
    fields = {
        kind: [field for each in Where if each in where for field in told.get(each, ())]
        for kind, told in _FIELDS.items()
    }
    texts = {kind: attrgetter("id", *names) for kind, names in fields.items() if names}
    found: list[Hit] = []
    for item in _items(book, only):
        kind = type(item)
        if kind not in texts:
            continue
        item_id, *said = texts[kind](item)
        for at, text in enumerate(said):
            if text and (after := replaced(text)) != text:
                place = Place(item_id, fields[kind][at])
                found.append(Hit(place, text, after, (ValueChange(place, text, after),)))
    return found


def _items(book: Book, only: Collection[Id] | None) -> Iterator[Item]:
    if only is None:
        for table in book.tables:
            yield from walk(table)
        return
    for target in book.target_tables:
        for project in target.projects:
            if project.id in only:
                yield from walk(project)


def replacing(found: Iterable[Hit]) -> Edit | None:
    return edit_of("replace", found)
