"""A table's form without its contents, with rows to be filled in by hand on paper."""

from dataclasses import replace

from perfdesk.desk.new_tables import empty_table
from perfdesk.desk.plain_forms import AS_READ, form_for
from perfdesk.domain.book import Table
from perfdesk.domain.forms.form import Arrangement
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow, ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, TotalsMode

_PROJECTS, _INDICATORS = 6, 9
_ROOM = "\n" * 3
"""A goal is written in four lines."""


def blank_form(table: Table) -> Table:
    """Title, department, year and unit of money stay; so do the rows of a department's evaluation, its index."""
    form = form_for(table, AS_READ)
    blank = empty_table(form, table.department, table.year)
    if isinstance(blank, TargetTable):
        is_joined = form.arrangement is Arrangement.JOINED
        projects = _rows() if is_joined else (_project(),)
        unit = replace(blank.units[0], projects=projects)
        totals = TotalsMode.PRINTED if is_joined else blank.totals
        blank = replace(blank, totals=totals, units=(unit,))
    elif isinstance(blank, ProjectEvaluation):
        blank = replace(blank, indicators=tuple(EvaluatedIndicator(new_id()) for _ in range(_INDICATORS)))
    elif len(blank.rows) < _INDICATORS and not any(row.level3 for row in blank.rows):
        blank = replace(blank, rows=tuple(EvaluationRow(new_id()) for _ in range(_INDICATORS)))
    return replace(blank, title=table.title, currency_unit=table.currency_unit)


def _rows() -> tuple[Project, ...]:
    return tuple(Project(new_id(), goal=_ROOM) for _ in range(_PROJECTS))


def _project() -> Project:
    return Project(new_id(), indicators=tuple(Indicator(new_id(), at) for at in range(1, _INDICATORS + 1)))
