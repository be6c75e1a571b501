"""What a printed word means, whatever the form calls it, and where an item keeps it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from perfdesk.domain.extra import EXTRA
from perfdesk.domain.forms.form import Arrangement, Entry, Form, FormKind
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import (
    FUND_FIELDS,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetTable, Unit

_PARTS = {"sign": "parts.sign", "number": "parts.number", "unit": "parts.unit"}
_AMOUNTS = {name: name for name in ("total", "fiscal", "special_account", "other")}
_EXECUTION = {name: name for name in ("execution_weight", "execution_rate", "execution_score")}
_TOTALS = {name: name for name in ("total_weight", "total_score", "grade")}
_TABLE = {name: name for name in ("title", "department", "year", "currency_unit")}

ATTRIBUTES: Mapping[type, Mapping[str, str]] = {
    TargetTable: _TABLE,
    Unit: {"unit": "name"},
    Project: {
        "project": "name", **_AMOUNTS, "goal": "goal", "annual_goal": "annual_goal", "annual_total": "annual_total",
        "annual_fiscal": "annual_fiscal", "annual_special_account": "annual_special_account",
        "annual_other": "annual_other", "annual_carried": "annual_carried",
    },
    Indicator: {
        "level1": "level1_name", "level2": "level2_name", "name": "name", "cycle_value": "cycle_value",
        "value": "annual_value", "weight": "weight", **_PARTS,
    },
    ProjectEvaluation: {
        **_TABLE, "project": "project", "unit": "unit", "goal": "goal", "completion": "completion",
        **{name: name for name in FUND_FIELDS}, **_EXECUTION, **_TOTALS,
    },
    EvaluatedIndicator: {
        "level1": "level1_name", "level2": "level2_name", "name": "name", "value": "target_value",
        "actual": "actual_value", "weight": "weight", "score": "score", "reason": "reason", "expected": "expected",
        "likelihood": "likelihood", **_PARTS,
    },
    DepartmentEvaluation: {
        **_TABLE, "unit_count": "unit_count", "goal": "annual_goals", "completion": "completion",
        "reasons_unfinished": "reasons_unfinished", "spent": "spent",
        "budget_total": "budget_total", "budget_basic": "budget_basic", "budget_project": "budget_project",
        "budget_secondary": "budget_secondary", "annual_total": "budget_total", "annual_basic": "budget_basic",
        "annual_expenditure": "budget_project", "spent_total": "spent", "spent_basic": "spent_basic",
        "spent_expenditure": "spent_project", "basic": "budget_basic", "expenditure": "budget_project",
        "initial_total": "initial_total", "initial_basic": "initial_basic", "initial_expenditure": "initial_project",
        **_EXECUTION, **_TOTALS,
    },
    EvaluationRow: {
        "level1": "level1", "level2": "level2", "name": "level3", "value": "target_value", "actual": "actual_value",
        "weight": "weight", "score": "score", "reason": "shortfall_reason", "improvement": "improvement",
        "rule": "rule", "explanation": "explanation", "level1_weight": "level1_weight",
        "level2_weight": "level2_weight", **_PARTS,
    },
}  # fmt: skip
"""By kind of item, what each concept's attribute is; a concept that is missing is kept as an extra."""

TABLE_KINDS: Mapping[FormKind, type] = {
    FormKind.PROJECT_TARGETS: TargetTable, FormKind.DEPARTMENT_TARGETS: TargetTable,
    FormKind.PROJECT_SELF_EVALUATION: ProjectEvaluation, FormKind.PROJECT_MONITORING: ProjectEvaluation,
    FormKind.DEPARTMENT_SELF_EVALUATION: DepartmentEvaluation,
}  # fmt: skip
ROW_KINDS: Mapping[FormKind, type] = {
    FormKind.PROJECT_TARGETS: Indicator, FormKind.DEPARTMENT_TARGETS: Indicator,
    FormKind.PROJECT_SELF_EVALUATION: EvaluatedIndicator, FormKind.PROJECT_MONITORING: EvaluatedIndicator,
    FormKind.DEPARTMENT_SELF_EVALUATION: EvaluationRow,
}  # fmt: skip


def is_targets(kind: FormKind) -> bool:
    return TABLE_KINDS[kind] is TargetTable


class Part(StrEnum):
    """Where on a form something is asked for."""

    FACTS = "facts"
    LEFT = "left"
    """In the rows, before the names of the indicators."""
    RIGHT = "right"


def owner_of(form: Form, concept: str, part: Part) -> type:
    """The kind of item that a concept belongs to where it stands.

    In the rows of a list a project's cells stand on the left of its indicators': 单位 there is who spends the money,
    on the right it is what a value is counted in.
    """
    row = ROW_KINDS[form.kind]
    if part is not Part.FACTS and form.arrangement is Arrangement.SHEET:
        return row
    if form.arrangement is Arrangement.LIST and (
        part is Part.RIGHT or (part is Part.LEFT and concept != "unit" and concept in ATTRIBUTES[row])
    ):
        return row
    if not is_targets(form.kind):
        return TABLE_KINDS[form.kind]
    if concept in ATTRIBUTES[Unit]:
        return Unit
    is_table = concept in ATTRIBUTES[TargetTable] or (
        form.arrangement is Arrangement.LIST and part is Part.FACTS
    )
    return TargetTable if is_table else Project


def field_of_entry(kind: type, entry: Entry) -> str:
    """The field of an item of that kind which an entry asks for: an attribute, or `extra:` and its head."""
    return ATTRIBUTES[kind].get(entry.concept) or f"{EXTRA}{plain_head(entry.head)}"


def printed_fields(form: Form) -> Iterator[tuple[type, str]]:
    """The kinds of items and their fields that a form has a label or a column for, in print order."""
    for entry in form.entries:
        if entry not in form.rows.columns:
            kind = owner_of(form, entry.concept, Part.FACTS)
            yield kind, field_of_entry(kind, entry)
    names = [entry.concept for entry in form.rows.columns]
    name = names.index("name") if "name" in names else len(names)
    for at, entry in enumerate(form.rows.columns):
        kind = owner_of(form, entry.concept, Part.RIGHT if at > name else Part.LEFT)
        yield kind, field_of_entry(kind, entry)
    if form.rows.total and not is_targets(form.kind):
        yield from ((TABLE_KINDS[form.kind], field) for field in ("total_weight", "total_score"))


def plain_head(head: str) -> str:
    """A head as extras are kept under it: without white space and without its colon."""
    return "".join(head.split()).rstrip(":：")
