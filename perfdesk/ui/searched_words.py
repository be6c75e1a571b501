"""What of an item is searched (Ctrl+F): names, goals, indicators, values, extra fields, and amounts."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from perfdesk.desk.row_sight import folded
from perfdesk.domain.amounts import AMOUNT_FIELDS, show_amount
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, extras_of, value_at
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, Unit


class SearchedWords:
    """The words of an item are kept, as the next letter asks for them again."""

    def __init__(self) -> None:
        self._words: dict[Id, tuple[Item, str]] = {}
        self._amounts: dict[Id, tuple[Item, str]] = {}

    def says(self, item: Item, sought: str) -> bool:
        """`sought` is folded. Amounts are put into words only where a number is sought."""
        if sought in _kept(self._words, item, _words_of):
            return True
        is_asked = isinstance(item, Project) and _is_number(sought)
        return is_asked and sought in _kept(self._amounts, item, _amounts_of)


def _kept(known: dict[Id, tuple[Item, str]], item: Item, make: Callable[[Item], str]) -> str:
    found = known.get(item.id)
    if found is None or found[0] is not item:
        found = known[item.id] = (item, make(item))
    return found[1]


def _words_of(item: Item) -> str:
    """A line for each text."""
    return folded("\n".join(text for text in _texts_of(item) if text))


def _amounts_of(project: Item) -> str:
    """Each with commas and without."""
    amounts = (value_at(project, field) for field in AMOUNT_FIELDS)
    said = "\n".join(show_amount(each) for each in amounts if isinstance(each, Decimal))
    return f"{said}\n{said.replace(',', '')}"


@lru_cache(maxsize=1)
def _is_number(sought: str) -> bool:
    """Of each project the same is asked."""
    return any(sign.isdecimal() for sign in sought)


def _texts_of(item: Item) -> Iterator[str | None]:
    """Not the levels of indicators: they are much the same everywhere."""
    match item:
        case Project():
            yield from (item.name, item.goal, item.annual_goal, item.preamble)
            yield from (v for i in item.indicators for v in (i.name, i.cycle_value, i.annual_value))
            yield from (text for task in item.tasks for text in (task.name, task.content))
        case ProjectEvaluation():
            yield from (item.project, item.goal, item.completion)
            yield from (
                v for i in item.indicators for v in (i.name, i.target_value, i.actual_value, i.reason)
            )
        case DepartmentEvaluation():
            yield from (item.department, item.annual_goals, item.completion, item.reasons_unfinished)
            for row in item.rows:
                yield from (
                    row.level3,
                    row.target_value,
                    row.actual_value,
                    row.shortfall_reason,
                    row.improvement,
                )
        case Unit():
            yield item.name
        case TargetTable():
            yield from (item.title, item.department)
    yield from (extra.text for extra in extras_of(item))
