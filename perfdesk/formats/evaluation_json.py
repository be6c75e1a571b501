"""Self-evaluations in the interchange JSON, both ways (INTERCHANGE.md: `department_self_evaluation`)."""

from decimal import Decimal
from typing import TypeVar, cast

from perfdesk.domain.amounts import parse_amount
from perfdesk.domain.evaluation_sums import printed_project_totals, printed_totals
from perfdesk.domain.fields import Field, FieldKind, fields_of
from perfdesk.domain.identity import new_id
from perfdesk.domain.items import Item, Value, value_at, with_value
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.whole_number import whole_number

Json = dict[str, object]
DEPARTMENT_KIND = "department_self_evaluation"
PROJECT_KIND = "project_self_evaluation"

_BUDGET = {
    "budget_total": "total", "budget_basic": "basic", "budget_project": "project",
    "budget_secondary": "secondary_distribution",
}  # fmt: skip
_PLAIN = frozenset((FieldKind.TEXT, FieldKind.AMOUNT, FieldKind.WHOLE, FieldKind.CHOICE))
"""Doubts and waivers stand among the findings; a target is named by an identity that a file does not have."""


def evaluation_as_json(table: DepartmentEvaluation | ProjectEvaluation) -> Json:
    return _department(table) if isinstance(table, DepartmentEvaluation) else _project(table)


def _department(table: DepartmentEvaluation) -> Json:
    totals = printed_totals(table)
    plain = {name: said for name, said in _plain(table).items() if name not in _BUDGET}
    return {
        "kind": DEPARTMENT_KIND,
        **plain,
        "budget": {name: _decimal(value_at(table, field)) for field, name in _BUDGET.items()},
        "rows": [_plain(row) for row in table.rows],
        "total_weight": _decimal(totals.weight),
        "total_score": _decimal(totals.score),
        "grade": totals.grade or None,
    }


def _project(table: ProjectEvaluation) -> Json:
    totals = printed_project_totals(table)
    return {
        "kind": PROJECT_KIND,
        **_plain(table),
        "indicators": [_plain(item) for item in table.indicators],
        "total_weight": _decimal(totals.weight),
        "total_score": _decimal(totals.score),
    }


def _plain(item: Item) -> Json:
    """Numbers as text, and null for what is blank."""
    return {
        field.name: _said(value_at(item, field.name))
        for field in fields_of(type(item))
        if field.kind in _PLAIN
    }


def _said(value: Value) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if value in (None, "") else str(value)


def _decimal(value: Value) -> str | None:
    return _said(value)


def read_evaluation(entry: Json) -> DepartmentEvaluation | ProjectEvaluation:
    """The inverse, under new identities. Raises KeyError, TypeError, ValueError."""
    if entry["kind"] == PROJECT_KIND:
        items = [_read(EvaluatedIndicator(new_id()), each) for each in _list(entry, "indicators")]
        return _read(ProjectEvaluation(new_id(), indicators=tuple(items)), _with_totals(entry))
    rows = [_read(EvaluationRow(new_id()), each) for each in _list(entry, "rows")]
    budget = entry.get("budget") or {}
    if not isinstance(budget, dict):
        raise TypeError("budget")
    said = _with_totals(entry) | {field: budget.get(name) for field, name in _BUDGET.items()}
    return _read(DepartmentEvaluation(new_id(), rows=tuple(rows)), said)


def _with_totals(entry: Json) -> Json:
    """A JSON of other people's does not say where its totals come from: they are what it says."""
    printed = any(entry.get(name) is not None for name in ("total_weight", "total_score", "grade"))
    return {"totals": TotalsMode.PRINTED.value if printed else TotalsMode.ABSENT.value} | entry


def _list(entry: Json, key: str) -> list[Json]:
    values = entry.get(key) or []
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise TypeError(key)
    return values


_Kind = TypeVar("_Kind", DepartmentEvaluation, EvaluationRow, ProjectEvaluation, EvaluatedIndicator)


def _read(item: _Kind, entry: Json) -> _Kind:
    """Blank where the entry says nothing; a choice that it does not make stays as it is in a new item."""
    filled: Item = item
    for field in fields_of(type(item)):
        said = entry.get(field.name)
        if field.kind in _PLAIN and not (field.kind is FieldKind.CHOICE and said in (None, "")):
            filled = with_value(filled, field.name, _value(field, said))
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
