"""A project for a table that is of another form than its own."""

from dataclasses import replace

from perfdesk.desk.indicator_copies import fitted
from perfdesk.domain.extra import EXTRA
from perfdesk.domain.forms.places import fields_of_form
from perfdesk.domain.forms.shown import asked, form_of_table
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import with_value
from perfdesk.domain.table import Project, TargetTable

_MONEY = ("annual_total", "annual_fiscal", "annual_special_account", "annual_other", "annual_carried")
"""The year's amounts beside those of the whole project."""


def on_form_of(table: TargetTable, project: Project) -> Project:
    """Without what only the other form prints; as it is where the table follows no known form."""
    form = form_of_table(table)
    if form is None:
        return project
    has_points = "weight" in asked(form, Indicator)
    printed = fields_of_form(form)
    indicators = tuple(fitted(each, has_points=has_points) for each in project.indicators)
    if (Indicator, "cycle_value") not in printed:
        indicators = tuple(map(_of_the_year, indicators))
    heads = asked(form, Project)
    extra = tuple(each for each in project.extra if f"{EXTRA}{each.head}" in heads)
    fit = replace(project, indicators=indicators, extra=extra)
    for field, blank in (*((money, None) for money in _MONEY), ("annual_goal", "")):
        if (Project, field) not in printed:
            fit = _blank(fit, field, blank)
    return fit


def _of_the_year(indicator: Indicator) -> Indicator:
    """With the one value that the form has a column for."""
    value = indicator.annual_value or indicator.cycle_value
    return replace(indicator, cycle_value=None, annual_value=value)


def _blank(project: Project, field: str, blank: str | None) -> Project:
    changed = with_value(project, field, blank)
    assert isinstance(changed, Project)
    return changed
