"""Which fields of every bundled form 批量填写 can fill in, and why not the others."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.desk import actions, evaluating
from perfdesk.desk.filling.cells import TASK_FIELDS
from perfdesk.desk.filling.columns import columns
from perfdesk.desk.filling.reach import AtHand, reaches
from perfdesk.desk.new_tables import empty_table, known_forms
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.extra import Task
from perfdesk.domain.fields import FieldKind, fields_of
from perfdesk.domain.forms.form import Arrangement, Form, FormKind
from perfdesk.domain.forms.shown import asked
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, children, walk, with_children, with_value
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree

TYPED = (FieldKind.TEXT, FieldKind.AMOUNT, FieldKind.WHOLE)
ONE_OF_A_TABLE = "one of a table: its place is the head of the table"
WORKED_OUT = "worked out of the rows"
APART = "printed in columns of its own, which are filled in one by one"
ALONG = "goes along with the name of its level"
ORDER = "says which one it is"
SUM = "the sum of what stands below"
OF_THE_PROGRAM = "no form prints it"

WHY_NOT: dict[tuple[type, str], str] = {
    **{(TargetTable, each): ONE_OF_A_TABLE for each in ("title", "department", "year", "currency_unit")},
    **{
        (kind, each): SUM
        for kind in (TargetTable, Unit)
        for each in ("total", "fiscal", "special_account", "other")
    },
    (TargetTable, "form"): OF_THE_PROGRAM,
    (Unit, "name"): "one of several projects: its place is its own row",
    (Project, "preamble"): "words before the first indicator, written in the joined text alone",
    (Indicator, "number"): ORDER,
    **{
        (kind, each): ALONG
        for kind in (Indicator, EvaluatedIndicator)
        for each in ("level1_code", "level2_code")
    },
    (EvaluationRow, "working"): WORKED_OUT,
    **{
        (kind, each): WORKED_OUT
        for kind in (ProjectEvaluation, DepartmentEvaluation)
        for each in ("total_weight", "total_score", "grade")
    },
    **{(kind, "form"): OF_THE_PROGRAM for kind in (ProjectEvaluation, DepartmentEvaluation)},
}


def why_not(form: Form, can: set[tuple[type, str]]) -> dict[tuple[type, str], str]:
    """With what depends on the form."""
    found = {each: why for each, why in WHY_NOT.items() if each not in can}
    for kind, field in (
        (Indicator, "annual_value"),
        (EvaluatedIndicator, "target_value"),
        (EvaluationRow, "target_value"),
    ):
        if (kind, "parts.number") in can:
            found[kind, field] = APART
    if form.arrangement is Arrangement.JOINED:
        found[Indicator, "level1_name"] = "goes along with the 二级指标 beside its code"
    if form.kind is FormKind.PROJECT_MONITORING:
        found[EvaluatedIndicator, "band"] = found[ProjectEvaluation, "quality_limits"] = (
            "a monitoring judges nothing"
        )
    return found


SAID: dict[FieldKind, Value] = {FieldKind.TEXT: "有序", FieldKind.AMOUNT: Decimal(5), FieldKind.WHOLE: 3}


def full(form: Form) -> Tree:
    """A table of the form with a row of everything, and something in each field that is typed."""
    tree = Tree.of(Book(tables=(empty_table(form, "青屏区文化局", 2026),)))
    for unit in [item for item in walk(tree.book) if isinstance(item, Unit) and not item.projects]:
        tree = tree.after(actions.add_project(tree, unit.id))
    for item in list(walk(tree.book)):
        if isinstance(item, Project):
            tree = tree.after(actions.add_indicator(tree, item.id))
        elif isinstance(item, ProjectEvaluation):
            edit = evaluating.add_row(tree, item.id, None)
            assert edit is not None
            tree = tree.after(edit)
    return Tree.of(Book(tables=tuple(_filled(table) for table in tree.book.tables)))  # type: ignore[misc] # tables


def _filled(item: Item) -> Item:
    for field in fields_of(type(item)):
        if field.kind in SAID and field.name not in ("form", "currency_unit"):
            item = with_value(item, field.name, SAID[field.kind])
    if isinstance(item, Project):
        item = replace(item, tasks=(Task("宣传", "办活动", Amounts(*(Decimal(5),) * 4)),))
    return with_children(item, tuple(_filled(child) for child in children(item))) if children(item) else item


def offered(tree: Tree) -> set[tuple[type, str]]:
    table = tree.book.tables[0]
    at = table.projects[0].id if isinstance(table, TargetTable) else table.id
    return {column[:2] for column in columns(tree, reaches(tree, AtHand(at))[0])}


def typed(tree: Tree, form: Form) -> set[tuple[type, str]]:
    """Each kind's fields that a person types, those that the form prints under words of its own, and tasks."""
    kinds = {type(item) for item in walk(tree.book.tables[0])}
    found = {(kind, field.name) for kind in kinds for field in fields_of(kind) if field.kind in SAID}
    found |= {(kind, field) for kind in kinds for field in asked(form, kind)}
    found |= {(Project, field) for field in TASK_FIELDS if Project in kinds}
    return found | ({(EvaluatedIndicator, "band")} if EvaluatedIndicator in kinds else set())


@pytest.mark.parametrize("form", known_forms(), ids=lambda form: form.name)
def test_every_typed_field_can_be_filled_in_or_has_a_reason(form: Form) -> None:
    tree = full(form)
    can, fields = offered(tree), typed(tree, form)
    left = {each for each in fields - can if each not in why_not(form, can)}
    assert left == set()
    assert can & why_not(form, can).keys() == set(), "what can be filled in needs no reason"
