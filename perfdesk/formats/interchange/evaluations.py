"""Self-evaluations in the interchange JSON, both ways (docs/INTERCHANGE.md: `department_self_evaluation`)."""

from decimal import Decimal
from typing import TypeVar, cast

from perfdesk.domain.amounts import parse_amount
from perfdesk.domain.evaluation_sums import printed_project_totals, printed_totals
from perfdesk.domain.fields import Field, FieldKind, field_of, fields_of
from perfdesk.domain.identity import new_id
from perfdesk.domain.items import EvaluationItem, Item, Value, value_at, with_value
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.whole_number import whole_number
from perfdesk.formats.interchange.beside import OF_PROJECT, OF_ROW, extra_as_json, read_extra, read_parts
from perfdesk.formats.interchange.entries import Json, decimal, object_at, objects_at

DEPARTMENT_KIND = "department_self_evaluation"
STAGES = {"project_self_evaluation": Stage.SELF_EVALUATION, "project_monitoring": Stage.MONITORING}
EVALUATION_KINDS = frozenset((DEPARTMENT_KIND, *STAGES))
_KIND_OF = {stage: kind for kind, stage in STAGES.items()}

_BUDGET = {
    "budget_total": "total", "budget_basic": "basic", "budget_project": "project",
    "budget_secondary": "secondary_distribution",
}  # fmt: skip
_PLAIN = frozenset((FieldKind.TEXT, FieldKind.AMOUNT, FieldKind.WHOLE, FieldKind.CHOICE))
"""Doubts and waivers stand among the findings; a target is named by an identity that a file does not have."""

_OF_MONITORING = {"actual_value": "executed"}
"""What a monitoring calls what was done so far."""


def evaluation_as_json(table: DepartmentEvaluation | ProjectEvaluation) -> Json:
    return _department(table) if isinstance(table, DepartmentEvaluation) else _project(table)


def _department(table: DepartmentEvaluation) -> Json:
    totals = printed_totals(table)
    plain = {name: said for name, said in _plain(table).items() if name not in _BUDGET}
    return {
        "kind": DEPARTMENT_KIND,
        **plain,
        "budget": {name: _said(value_at(table, field)) for field, name in _BUDGET.items()},
        "rows": [_plain(row) for row in table.rows],
        "total_weight": decimal(totals.weight),
        "total_score": decimal(totals.score),
        "grade": totals.grade or None,
    }


def _project(table: ProjectEvaluation) -> Json:
    totals = printed_project_totals(table)
    return {
        "kind": _KIND_OF[table.stage],
        **{name: said for name, said in _plain(table).items() if name != "stage"},
        "indicators": [_indicator(item, table.stage) for item in table.indicators],
        "total_weight": decimal(totals.weight),
        "total_score": decimal(totals.score),
    }


def _indicator(item: EvaluatedIndicator, stage: Stage) -> Json:
    if stage is Stage.SELF_EVALUATION:
        return _plain(item)
    return {_OF_MONITORING.get(name, name): said for name, said in _plain(item).items()}


def _plain(item: EvaluationItem) -> Json:
    """Numbers as text, and null for what is blank; the printed columns of a value, and what no field has."""
    fields = [field for field in fields_of(type(item)) if field.kind in _PLAIN]
    said: Json = {field.name: _said(value_at(item, field.name)) for field in fields}
    parts = item.parts if isinstance(item, EvaluationRow | EvaluatedIndicator) else None
    return (
        said | (parts._asdict() if parts is not None else {}) | extra_as_json(item.extra, names=_names(item))
    )


def _names(item: EvaluationItem) -> tuple[str, ...]:
    """Of the contract's names those that no field of the item has."""
    is_row = isinstance(item, EvaluationRow | EvaluatedIndicator)
    return tuple(n for n in (OF_ROW if is_row else OF_PROJECT) if field_of(type(item), n) is None)


def _said(value: Value) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if value in (None, "") else str(value)


def read_evaluation(entry: Json) -> DepartmentEvaluation | ProjectEvaluation:
    """The inverse, under new identities. Raises KeyError, TypeError, ValueError."""
    kind = entry["kind"]
    if kind != DEPARTMENT_KIND:
        items = tuple(
            _read(EvaluatedIndicator(new_id()), _so_far(each)) for each in objects_at(entry, "indicators")
        )
        empty = ProjectEvaluation(new_id(), stage=STAGES[str(kind)], indicators=items)
        return _read(empty, {**_with_totals(entry), "stage": None})
    rows = tuple(_read(EvaluationRow(new_id()), each) for each in objects_at(entry, "rows"))
    budget = object_at(entry, "budget")
    said = _with_totals(entry) | {field: budget.get(name) for field, name in _BUDGET.items()}
    return _read(DepartmentEvaluation(new_id(), rows=rows), said)


def _so_far(entry: Json) -> Json:
    """An indicator under the names of its fields."""
    return {name: entry[said] for name, said in _OF_MONITORING.items() if said in entry} | entry


def _with_totals(entry: Json) -> Json:
    """A JSON of other people's does not say where its totals come from: they are what it says."""
    printed = any(entry.get(name) is not None for name in ("total_weight", "total_score", "grade"))
    return {"totals": TotalsMode.PRINTED.value if printed else TotalsMode.ABSENT.value} | entry


_Kind = TypeVar("_Kind", DepartmentEvaluation, EvaluationRow, ProjectEvaluation, EvaluatedIndicator)


def _read(item: _Kind, entry: Json) -> _Kind:
    """Blank where the entry says nothing; a choice that it does not make stays as it is in a new item."""
    filled: Item = item
    for field in fields_of(type(item)):
        said = entry.get(field.name)
        if field.kind in _PLAIN and not (field.kind is FieldKind.CHOICE and said in (None, "")):
            filled = with_value(filled, field.name, _value(field, said))
    filled = with_value(filled, "extra", read_extra(entry, names=_names(item)))
    if isinstance(filled, EvaluationRow | EvaluatedIndicator):
        filled = with_value(filled, "parts", read_parts(entry))
    return cast(_Kind, filled)


def _value(field: Field, said: object) -> Value:
    if isinstance(said, list | dict):
        raise TypeError(field.name)
    if field.kind is FieldKind.AMOUNT:
        return None if said is None else parse_amount(str(said))
    if field.kind is FieldKind.WHOLE:
        return whole_number(said) if said not in (None, "") else None
    text = "" if said is None else str(said)
    return field.choices(text) if field.choices else text
