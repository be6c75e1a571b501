"""Empty tables of a known form, and this year's table from last year's."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal

from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.evaluation_index import index_for, table_of
from perfdesk.domain.extra import Extra
from perfdesk.domain.forms.form import Arrangement, Form, FormKind
from perfdesk.domain.forms.known import form_named, known_forms, standard_form
from perfdesk.domain.forms.shown import asked
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import copy_of
from perfdesk.domain.self_evaluation import (
    NOTHING,
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import Project, TargetScope, TargetTable, TotalsMode, Unit
from perfdesk.domain.tree import Tree

__all__ = [
    "Form",
    "FormKind",
    "add_form",
    "empty_table",
    "form_named",
    "known_forms",
    "next_year",
    "nothing_achieved",
    "standard_form",
]

_LASTING = re.compile(r"(?:人|电话|编码|编号|代码|性质|属性|类别)$")
"""Ends of heads whose text is the same next year."""


def add_form(tree: Tree, form: Form, department: str, year: int | None) -> Edit:
    """An empty table of the form behind the others."""
    table = empty_table(form, department, year)
    return Edit("add_table", (ItemInserted(BOOK_ID, len(tree.book.tables), table),))


def empty_table(form: Form, department: str, year: int | None) -> Table:
    """With one blank row where a form has rows of its own."""
    title = form.title.replace("{year}", str(year or ""))
    match form.kind:
        case FormKind.PROJECT_TARGETS | FormKind.DEPARTMENT_TARGETS:
            return _targets(form, title, department, year)
        case FormKind.PROJECT_SELF_EVALUATION | FormKind.PROJECT_MONITORING:
            is_scored = form.kind is FormKind.PROJECT_SELF_EVALUATION and form.scoring.has_points
            return ProjectEvaluation(
                new_id(), title, year, department=department, currency_unit=form.currency_unit, form=form.name,
                execution_weight=Decimal(form.scoring.execution) if is_scored else None,
                stage=Stage.SELF_EVALUATION if form.kind is FormKind.PROJECT_SELF_EVALUATION else Stage.MONITORING,
                indicators=(EvaluatedIndicator(new_id()),),
            )  # fmt: skip
        case FormKind.DEPARTMENT_SELF_EVALUATION:
            return _department(form, title, department, year)


def _targets(form: Form, title: str, department: str, year: int | None) -> TargetTable:
    is_department = form.kind is FormKind.DEPARTMENT_TARGETS
    is_one = form.arrangement is Arrangement.SHEET
    projects = (Project(new_id(), department if is_department else ""),) if is_one else ()
    unit = Unit(new_id(), "" if is_department else department, projects=projects)
    return TargetTable(
        new_id(), title, department, year, form.currency_unit, form=form.name, units=(unit,),
        totals=TotalsMode.ABSENT if is_one else TotalsMode.AUTOMATIC,
        scope=TargetScope.DEPARTMENT if is_department else TargetScope.PROJECTS,
    )  # fmt: skip


def _department(form: Form, title: str, department: str, year: int | None) -> DepartmentEvaluation:
    """Where a form prints points of levels there is an index of the year to begin with."""
    if "level1_weight" in asked(form, EvaluationRow):
        return replace(table_of(index_for(year), department, year), title=title, form=form.name)
    return DepartmentEvaluation(
        new_id(), title, year, department, currency_unit=form.currency_unit, form=form.name,
        execution_weight=Decimal(form.scoring.execution) if "execution_weight" in asked(form, DepartmentEvaluation)
        else None,
        rows=(EvaluationRow(new_id()),),
    )  # fmt: skip


def next_year(tree: Tree, table_id: Id) -> Edit | None:
    """This year's evaluation from last year's: the same indicators with their targets and points, nothing achieved yet.

    None for a table that is no evaluation.
    """
    table = tree.item(table_id)
    if not isinstance(table, ProjectEvaluation | DepartmentEvaluation):
        return None
    year = None if table.year is None else table.year + 1
    title = table.title.replace(str(table.year), str(year)) if year else table.title
    coming = replace(nothing_achieved(table), title=title, year=year)
    return Edit("add_evaluation", (ItemInserted(BOOK_ID, len(tree.book.tables), coming),))


def nothing_achieved(
    table: ProjectEvaluation | DepartmentEvaluation,
) -> ProjectEvaluation | DepartmentEvaluation:
    """A copy with the same indicators, targets and points, and nothing of what was done with them."""
    copied = copy_of(table)
    assert isinstance(copied, ProjectEvaluation | DepartmentEvaluation)
    return replace(_blank(copied), extra=_lasting(table.extra))


def _blank(table: ProjectEvaluation | DepartmentEvaluation) -> ProjectEvaluation | DepartmentEvaluation:
    """Without what the year came to; the budget is another every year, too."""
    numbers = {
        field.name: None
        for field in fields(table)
        if field.name.startswith(("spent", "initial_", "annual_", "expected_", "budget_"))
        and field.name != "annual_goals"
    }
    if isinstance(table, DepartmentEvaluation):
        rows = tuple(
            replace(row, actual_value="", score=None, shortfall_reason="", improvement="", working="")
            for row in table.rows
        )
        return replace(
            table, rows=rows, completion="", reasons_unfinished="", execution_rate="", execution_score=None,
            totals=TotalsMode.AUTOMATIC, total_weight=None, total_score=None, grade="", **numbers,  # type: ignore[arg-type] # names of amounts
        )  # fmt: skip
    indicators = tuple(
        replace(
            each,
            actual_value="",
            score=None,
            reason="",
            band=Band.NONE,
            expected="",
            likelihood="",
            target=NOTHING,
        )
        for each in table.indicators
    )
    return replace(
        table, indicators=indicators, completion="", execution_rate="", execution_score=None, target=NOTHING,
        totals=TotalsMode.AUTOMATIC, total_weight=None, total_score=None, grade="", **numbers,  # type: ignore[arg-type] # names of amounts
    )  # fmt: skip


def _lasting(extra: Sequence[Extra]) -> tuple[Extra, ...]:
    return tuple(each for each in extra if _LASTING.search(each.head))
