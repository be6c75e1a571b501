"""What a table says and no sheet of an export does, found by comparing the book with the cells that were laid out."""

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.amounts import AMOUNT_FIELDS, show_amount
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import EXTRA, Extra, Task
from perfdesk.domain.fields import fields_of
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, value_at, walk
from perfdesk.domain.self_evaluation import Band, EvaluatedIndicator, EvaluationRow
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.value_parts import Parts, parts_of

KEPT_IN_FILE: Mapping[str, str] = {
    "dialect": "how the program writes new joined strings; those of the document are printed as they are",
    "lettering": "the characters around the parts of a joined string, printed with it or meaningless without it",
    "totals": "where sums come from; the sums themselves are printed",
    "scope": "whose targets they are; the title says it",
    "stage": "when a project is looked at; the title says it",
    "form": "which form a table follows; the form itself is printed",
    "measure": "which of the program's sums a row is scored by",
    "inverse_rule": "how the program proposes a score; the score is printed",
    "quality_limits": "how the program proposes a score; the score is printed",
    "grade_limits": "how the program proposes a grade; the grade is printed with its limits",
    "index_name": "which of the program's lists the rows were made from; the rows are printed",
    "target": "which item of this very file it was made from",
    "truncated": "that a document was cut off, which a finding says",
    "number": "the order of the indicators; a form with a column for it counts anew",
    "level1_code": "follows from the level's name where the form prints no codes",
    "level2_code": "follows from the level's name where the form prints no codes",
}  # fmt: skip
"""Fields that no form asks for: settings of the program, and why an export may do without each."""

_JOINED = frozenset(("level1_name", "level2_name", "name", "cycle_value", "annual_value"))
"""What a joined string says of an indicator."""
_SUMS = frozenset((*AMOUNT_FIELDS, "total_weight", "total_score", "grade"))
_SHARED = ("level1", "level2")
"""Beginnings of the fields that one merged cell says for several rows."""
_BANDS = {Band.REACHED: "达成预期目标", Band.PARTLY: "部分达成预期目标", Band.MISSED: "未达成预期目标"}

_SOURCES = dict(zip(AMOUNT_FIELDS, ("总额", "财政拨款", "财政专户拨款", "其他资金"), strict=True))


class Unprinted(NamedTuple):
    """`place` as for a person who would change the value; `text` is what it says."""

    place: Place
    text: str


def unprinted(tables: Sequence[Table], printed: Set[Place]) -> list[Unprinted]:
    """In document order; nothing for what is blank or kept in the program's own file only."""
    return [left for table in tables for left in _of_table(table, printed)]


def _of_table(table: Table, printed: Set[Place]) -> Iterator[Unprinted]:
    shared = {
        (field, _text(value_at(item, field)))
        for item in walk(table)
        for field in _levels(item)
        if Place(item.id, field) in printed
    }
    joined = False
    for item in walk(table):
        if isinstance(item, Project):
            joined = Place(item.id, "indicators") in printed
        for place, text in _said(item, table):
            is_there = place in printed or (place.field, text) in shared or _is_year_said(place, table)
            if not is_there and place.field == "tasks" and Place(item.id, "tasks.task_name") in printed:
                assert isinstance(item, Project)
                yield from _of_tasks(item, printed)
            elif not is_there and not (joined and _is_joined(item, place.field)):
                yield Unprinted(place, text)


def _of_tasks(project: Project, printed: Set[Place]) -> Iterator[Unprinted]:
    """The tasks stand on the form; the amounts that it has no column for are named one by one."""
    for task in project.tasks:
        for field in AMOUNT_FIELDS:
            amount = getattr(task.amounts, field)
            if amount is not None and Place(project.id, f"tasks.{field}") not in printed:
                yield Unprinted(task_place(project.id, task, field), show_amount(amount))


def task_place(project: Id, task: Task, field: str) -> Place:
    """As what an amount of a task is named in the remarks."""
    return Place(project, f"{EXTRA}任务“{task.name}”的{_SOURCES[field]}")


def _is_joined(item: Item, field: str) -> bool:
    return field in _JOINED if isinstance(item, Indicator) else field == "preamble"


def _levels(item: Item) -> list[str]:
    return [field.name for field in fields_of(type(item)) if field.name.startswith(_SHARED)]


def _is_year_said(place: Place, table: Table) -> bool:
    """A target table's year, where its form prints none, only says which list of codes is in force."""
    return place == Place(table.id, "year") and (
        isinstance(table, TargetTable) or f"{table.year}年" in table.title
    )


def _said(item: Item, table: Table) -> Iterator[tuple[Place, str]]:
    """Every field of the item that says something by itself, with its text."""
    for field in fields_of(type(item)):
        if field.name in KEPT_IN_FILE or (field.name in _SUMS and _follows(item, table)):
            continue
        value = value_at(item, field.name)
        if field.name == "extra":
            assert isinstance(value, tuple)
            yield from ((Place(item.id, EXTRA + x.head), x.text) for x in value if isinstance(x, Extra))
        elif text := _parts_text(item, value) if isinstance(value, Parts) else _text(value):
            yield Place(item.id, field.name), text


def _follows(item: Item, table: Table) -> bool:
    """Sums that follow from the rows are worked out anew wherever they are printed."""
    if isinstance(item, Unit):
        return table.totals is TotalsMode.AUTOMATIC
    return item is table and table.totals is not TotalsMode.PRINTED


def _parts_text(item: Item, parts: Parts) -> str:
    """Blank where the value itself says the same in one piece."""
    value = ""
    if isinstance(item, Indicator):
        value = item.annual_value or ""
    elif isinstance(item, EvaluationRow | EvaluatedIndicator):
        value = item.target_value
    is_said = parts == parts_of(value, None) or parts.whole != value
    return "" if is_said else " · ".join(part or "—" for part in parts)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Band):
        return _BANDS.get(value, "")
    if isinstance(value, tuple):
        return "\n".join(_task(each) for each in value if isinstance(each, Task))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.value if isinstance(value, StrEnum) else str(value)


def _task(task: Task) -> str:
    money = (show_amount(getattr(task.amounts, field)) for field in AMOUNT_FIELDS)
    return " ".join(filter(None, (task.name, task.content, *money)))
