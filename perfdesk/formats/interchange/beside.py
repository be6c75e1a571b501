"""What any item may say beside its own fields: extras, a department's tasks, the printed columns of a value."""

from collections.abc import Mapping
from decimal import Decimal

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, parse_amount
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.value_parts import Parts
from perfdesk.formats.interchange.entries import Json, decimal, object_at, objects_at, text_at
from perfdesk.formats.recognise.forms.words import fact_concept, head_concept, usual_head


def amounts_as_json(amounts: Amounts) -> Json:
    return {name: decimal(getattr(amounts, name)) for name in AMOUNT_FIELDS}


def read_amounts(entry: Json) -> Amounts:
    return Amounts(*(read_amount(entry, name) for name in AMOUNT_FIELDS))


def read_amount(entry: Mapping[str, object], name: str) -> Decimal | None:
    return None if entry.get(name) is None else parse_amount(str(entry[name]))


OF_PROJECT = ("code", "attribute", "category", "start", "end", "contact")
"""Names that the contract has for some extras of a project; in the document they stand under heads of many words."""
OF_ROW = ("rule", "explanation", "standard", "note")
"""The same for an indicator."""


def extra_as_json(extra: tuple[Extra, ...], key: str = "extra", names: tuple[str, ...] = ()) -> Json:
    """Nothing where there is none; what the contract has a name for is told under that, too."""
    told: Json = {key: [each._asdict() for each in extra]} if extra else {}
    for each in extra:
        if (name := _name_of(each.head)) in names:
            told.setdefault(name, each.text)
    return told


def read_extra(entry: Json, key: str = "extra", names: tuple[str, ...] = ()) -> tuple[Extra, ...]:
    """The extras; what others say under one of the contract's `names` alone is put under its usual head."""
    listed = tuple(Extra(text_at(each, "head"), text_at(each, "text")) for each in objects_at(entry, key))
    told = {_name_of(each.head) for each in listed}
    further = ((name, text_at(entry, name)) for name in names if name not in told)
    return (*listed, *(Extra(usual_head(name), text) for name, text in further if text))


def _name_of(head: str) -> str:
    return fact_concept(head) if fact_concept(head) in OF_PROJECT else head_concept(head)


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
