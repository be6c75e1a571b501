"""The fields of every item, told once: by its dataclass. Names, kinds of value and choices are read off it.

What a field holds decides how it is typed in, kept in the file, written as JSON and compared, so nobody else keeps a
list of fields or of their types.
"""

from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import get_args, get_origin, get_type_hints

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator, Lettering
from perfdesk.domain.notes import NOTE_KINDS
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.value_parts import Parts


class FieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    AMOUNT = "amount"
    """An exact number: money, points or a score; None where blank."""
    WHOLE = "whole"
    """A whole number (a year, a count); None where blank, if it may be."""
    TRUTH = "truth"
    CHOICE = "choice"
    """One of a few codes; `Field.choices` has them."""
    IDENTITY = "identity"
    LETTERING = "lettering"
    PARTS = "parts"
    EXTRA = "extra"
    TASKS = "tasks"
    PARAMS = "params"
    SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class Field:
    """`may_be_none`: blank is None and not "". `choices`: the codes of a CHOICE."""

    name: str
    kind: FieldKind
    may_be_none: bool = False
    choices: type[StrEnum] | None = None


CHILDREN: dict[type, str] = {
    Book: "tables", TargetTable: "units", Unit: "projects", Project: "indicators",
    DepartmentEvaluation: "rows", ProjectEvaluation: "indicators",
}  # fmt: skip
"""Where an item keeps those below it."""

NOTED: tuple[type, ...] = (TargetTable, DepartmentEvaluation, ProjectEvaluation)
"""What keeps notes, in `notes`."""

KINDS: tuple[type, ...] = (
    Book, TargetTable, Unit, Project, Indicator,
    DepartmentEvaluation, EvaluationRow, ProjectEvaluation, EvaluatedIndicator, *NOTE_KINDS,
)  # fmt: skip

_BY_TYPE: dict[object, FieldKind] = {
    str: FieldKind.TEXT, Decimal: FieldKind.AMOUNT, int: FieldKind.WHOLE, bool: FieldKind.TRUTH,
    Id: FieldKind.IDENTITY, Lettering: FieldKind.LETTERING, Parts: FieldKind.PARTS, Extra: FieldKind.EXTRA,
    Task: FieldKind.TASKS, tuple[str, str]: FieldKind.PARAMS, Severity: FieldKind.SEVERITY,
}  # fmt: skip


def _fields_of(kind: type) -> tuple[Field, ...]:
    hints = get_type_hints(kind)
    told: list[Field] = []
    for each in fields(kind):
        if each.name in ("id", CHILDREN.get(kind), "notes"):
            continue
        if hints[each.name] is Amounts:
            told += [Field(name, FieldKind.AMOUNT, may_be_none=True) for name in AMOUNT_FIELDS]
        else:
            told.append(_field(each.name, hints[each.name]))
    return tuple(told)


def _field(name: str, hint: object) -> Field:
    """Of a type, a type that may be None, or a tuple of a type. Raises KeyError for any other."""
    inner = [part for part in get_args(hint) if part not in (type(None), ...)] or [hint]
    plain = inner[0]
    may_be_none = type(None) in get_args(hint)
    if isinstance(plain, type) and issubclass(plain, StrEnum) and get_origin(hint) is None:
        return Field(name, FieldKind.CHOICE, may_be_none, plain)
    return Field(name, _BY_TYPE[plain], may_be_none)


_FIELDS = {kind: {field.name: field for field in _fields_of(kind)} for kind in KINDS}
FIELDS: dict[type, tuple[str, ...]] = {kind: tuple(named) for kind, named in _FIELDS.items()}
"""The names alone."""


def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a kind of item in their order; identity and children are none, amounts are four."""
    return tuple(_FIELDS[kind].values())


def field_of(kind: type, name: str) -> Field | None:
    """The field of that name; None for a name that is none of its fields."""
    return _FIELDS[kind].get(name)
