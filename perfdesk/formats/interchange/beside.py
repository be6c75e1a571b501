"""What any item may say beside its own fields: extras, a department's tasks, the printed columns of a value."""

from collections.abc import Mapping
from decimal import Decimal

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, parse_amount
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.value_parts import Parts
from perfdesk.formats.interchange.entries import Json, decimal, object_at, objects_at, text_at


def amounts_as_json(amounts: Amounts) -> Json:
    return {name: decimal(getattr(amounts, name)) for name in AMOUNT_FIELDS}


def read_amounts(entry: Json) -> Amounts:
    return Amounts(*(read_amount(entry, name) for name in AMOUNT_FIELDS))


def read_amount(entry: Mapping[str, object], name: str) -> Decimal | None:
    return None if entry.get(name) is None else parse_amount(str(entry[name]))


def extra_as_json(extra: tuple[Extra, ...], key: str = "extra") -> Json:
    """Nothing where there is none."""
    return {key: [each._asdict() for each in extra]} if extra else {}


def read_extra(entry: Json, key: str = "extra") -> tuple[Extra, ...]:
    return tuple(Extra(text_at(each, "head"), text_at(each, "text")) for each in objects_at(entry, key))


def tasks_as_json(tasks: tuple[Task, ...]) -> Json:
    told = [task._asdict() | {"amounts": amounts_as_json(task.amounts)} for task in tasks]
    return {"tasks": told} if told else {}


def read_tasks(entry: Json) -> tuple[Task, ...]:
    return tuple(
        Task(text_at(each, "name"), text_at(each, "content"), read_amounts(object_at(each, "amounts")))
        for each in objects_at(entry, "tasks")
    )


def read_parts(entry: Json) -> Parts | None:
    """None for an entry without any of the columns."""
    if not any(name in entry for name in Parts._fields):
        return None
    return Parts(*(text_at(entry, name) for name in Parts._fields))
