"""完整性: what is missing, empty or cut off (CHECKS 8, 9, 14, 46)."""

from perfdesk.checks.context import Context, Findings, found
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit


def empty_table_fields(table: TargetTable, _: Context) -> Findings:
    if not table.department.strip():
        yield found("empty.department", Severity.ERROR, table.id, "department")
    if not table.currency_unit.strip():
        yield found("empty.currency_unit", Severity.ERROR, table.id, "currency_unit")
    if table.year is None:
        yield found("empty.year", Severity.HINT, table.id, "year")
    if table.totals is TotalsMode.ABSENT:
        yield found("empty.total_row", Severity.NOTICE, table.id, "totals")


def empty_unit_fields(unit: Unit, context: Context) -> Findings:
    if not unit.name.strip() and not _stands_for_the_whole(unit, context):
        yield found("empty.unit_name", Severity.ERROR, unit.id, "name")
    has_no_amounts = context.table.totals is not TotalsMode.AUTOMATIC and unit.amounts.is_blank
    if has_no_amounts and unit.projects and not _stands_for_the_whole(unit, context):
        yield found("empty.unit_amounts", Severity.WARNING, unit.id, "total")


def _stands_for_the_whole(unit: Unit, context: Context) -> bool:
    """The one nameless unit of a document that prints no unit rows."""
    lone = context.table.units == (unit,) and context.table.totals is not TotalsMode.AUTOMATIC
    return lone and not unit.name and unit.amounts.is_blank


def empty_project_fields(project: Project, _: Context) -> Findings:
    if not project.name.strip():
        yield found("empty.project_name", Severity.ERROR, project.id, "name")
    if project.amounts.total is None:
        yield found("empty.amount", Severity.ERROR, project.id, "total")
    if not project.goal.strip():
        yield found("empty.goal", Severity.ERROR, project.id, "goal")
    if not project.indicators:
        yield found("empty.indicators", Severity.ERROR, project.id, "indicators")


def empty_indicator_fields(indicator: Indicator, _: Context) -> Findings:
    if not indicator.name.strip():
        yield found("empty.indicator_name", Severity.ERROR, indicator.id, "name")
    for field in ("cycle_value", "annual_value"):
        value = getattr(indicator, field)
        if value is None or not value.strip():
            yield found(f"empty.{field}", Severity.ERROR, indicator.id, field)


def cut_off(project: Project, _: Context) -> Findings:
    """The document cut the cell off: what is missing can only be filled in by the person."""
    if project.truncated:
        last = project.indicators[-1].name if project.indicators else project.name
        yield found("cut.text", Severity.ERROR, project.id, "truncated", last=last)


def text_outside_indicators(project: Project, _: Context) -> Findings:
    """Text in the indicator cell that belongs to no indicator."""
    if project.preamble.strip():
        yield found(
            "indicators.loose_text", Severity.WARNING, project.id, "preamble", text=project.preamble[:40]
        )
