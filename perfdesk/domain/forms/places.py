"""Which fields a table's document has a place for: nobody is asked for what the form does not print.

A known form tells what it does not print. Of the rest, and where the form is not known, a column that is blank in every
row is not there, but for what no form of the kind is without. The joined table, known by its cycle values, and an
index, known by its rule texts, ask for everything.
"""

from collections.abc import Iterable
from functools import cache

from perfdesk.domain.codes import LevelKind, kind_of_level
from perfdesk.domain.forms.concepts import TABLE_KINDS, is_targets, printed_fields
from perfdesk.domain.forms.form import Arrangement, Form
from perfdesk.domain.forms.known import form_named
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, children, value_at
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit

Table = TargetTable | DepartmentEvaluation | ProjectEvaluation
SATISFACTION = "level:satisfaction"
"""Stands for the rows of 满意度指标, which some forms do without."""

KNOWN_BY = frozenset(("form", "scope", "cycle_value", "level1_code", "level1_name", "level2_name"))
"""Fields that tell which form it is, or which levels it has."""
_ALWAYS: dict[type, frozenset[str]] = {
    TargetTable: frozenset(("year", "currency_unit")),
    Project: frozenset(("name", "indicators")),
    Indicator: frozenset(("name", "annual_value")),
    EvaluatedIndicator: frozenset(("name", "target_value", "actual_value", "reason")),
    EvaluationRow: frozenset(("level3",)),
}
"""What every form of a kind prints."""
_OF_ONE_PROJECT = frozenset(("total", "goal"))
"""What a form of one project prints for certain; a list may have no column for it."""
_JOINED: dict[type, frozenset[str]] = {
    TargetTable: frozenset(("totals",)),
    Unit: frozenset(("name", "total")),
    Indicator: frozenset(("name", "level1_code", "level2_code", "number", "cycle_value", "annual_value")),
}
"""What stands in the joined cell and in the rows of units without a head of its own."""
_NOT_JOINED = "annual_goal"
"""What the joined table has no place for, although it asks for everything else."""
_MADE_BY_READING = frozenset(("level1_code", "level2_code", "number"))
"""What an indicator gets when it is read from its names, whether a form prints it or not."""


class Places:
    """Of one table as it is; what is found out is kept, since thousands of findings ask the same."""

    __slots__ = ("_known", "_table")

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[tuple[type, str], bool] = {}

    def has(self, kind: type, field: str) -> bool:
        """Whether the document asks for a field of items of this kind; kinds that the table does not hold, too."""
        known = self._known.get((kind, field))
        if known is None:
            known = kind not in _KINDS[type(self._table)] or _has_place(self._table, kind, field)
            self._known[kind, field] = known
        return known


_KINDS: dict[type, tuple[type, ...]] = {
    TargetTable: (TargetTable, Unit, Project, Indicator),
    DepartmentEvaluation: (DepartmentEvaluation, EvaluationRow),
    ProjectEvaluation: (ProjectEvaluation, EvaluatedIndicator),
}


def _has_place(table: Table, kind: type, field: str) -> bool:
    """A known form says what cannot be there; a document may leave out of it what its neighbours do not need."""
    form = form_named(table.form) if table.form else None
    if form is not None and field == SATISFACTION and form.scoring.levels:
        return any("满意" in name for name, _ in form.scoring.levels)
    if form is not None and field != SATISFACTION and (kind, field) not in _printed(form.name):
        return False
    if field in _ALWAYS.get(kind, frozenset()) or (field != _NOT_JOINED and is_standard(table, form)):
        return True
    is_alone = isinstance(table, TargetTable) and len(table.projects) == 1
    if kind is Project and field in _OF_ONE_PROJECT and is_alone:
        return True
    return field not in _MADE_BY_READING and _is_used(table, kind, field)


def is_standard(table: Table, form: Form | None = None) -> bool:
    """Whether it is the joined table, a department's by an index, or has no rows yet: these ask for all they print."""
    match table:
        case TargetTable():
            is_joined = form is None or form.arrangement is Arrangement.JOINED
            return is_joined and table.scope is TargetScope.PROJECTS and _has_cycle_values(table)
        case DepartmentEvaluation():
            return not table.rows or bool(table.index_name) or any(row.explanation for row in table.rows)
        case ProjectEvaluation():
            return not table.indicators


def _has_cycle_values(table: TargetTable) -> bool:
    """A table without indicators may yet become one that has them."""
    indicators = _items(table, Indicator)
    return any(i.cycle_value is not None for i in indicators if isinstance(i, Indicator)) or not any(
        project.indicators for project in table.projects
    )


@cache
def _printed(name: str) -> frozenset[tuple[type, str]]:
    form = form_named(name)
    assert form is not None, "asked for known forms only"
    return fields_of_form(form)


def fields_of_form(form: Form) -> frozenset[tuple[type, str]]:
    """Kinds and fields that a form prints. A value in three columns is a value; the lines over it say the year."""
    value = "annual_value" if is_targets(form.kind) else "target_value"
    table = TABLE_KINDS[form.kind]
    printed = set(printed_fields(form))
    printed |= {(kind, value) for kind, field in printed if field.startswith("parts.")}
    printed |= {(table, "year"), (table, "currency_unit"), (Project, "indicators")}
    if any("{department}" in text for text in (form.title, *form.caption)):
        printed.add((table, "department"))
    if form.arrangement is Arrangement.JOINED:
        printed |= {(kind, field) for kind, fields in _JOINED.items() for field in fields}
    if form.rows.total and "{" not in form.rows.total and is_targets(form.kind):
        printed.add((TargetTable, "totals"))
    return frozenset(printed)


def _is_used(table: Table, kind: type, field: str) -> bool:
    if field == SATISFACTION:
        return any(map(_is_satisfaction, _items(table, Indicator)))
    if field == "totals":
        return isinstance(table, TargetTable) and table.totals is not TotalsMode.ABSENT
    if field == "total" and kind is Unit:
        return isinstance(table, TargetTable) and any(not unit.amounts.is_blank for unit in table.units)
    return any(_is_filled(value_at(item, field)) for item in _items(table, kind))


def _is_satisfaction(item: Item) -> bool:
    if not isinstance(item, Indicator):
        return False
    kind = kind_of_level(item.level1_name, item.level2_name, item.level1_code)
    return kind is LevelKind.SATISFACTION


def _is_filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _items(table: Table, kind: type) -> Iterable[Item]:
    """All of a kind; a list has ten thousands of indicators, and every edit may ask."""
    if isinstance(table, kind):
        return (table,)
    if isinstance(table, TargetTable):
        if kind is Indicator:
            return (indicator for project in table.projects for indicator in project.indicators)
        return table.projects if kind is Project else table.units
    return children(table)
