"""The table of rules: which functions look at which kind of item."""

from collections.abc import Callable

from perfdesk.checks import (
    across,
    arithmetic,
    coding,
    completeness,
    drift,
    goal_rules,
    history,
    indicator_rules,
    money_rules,
    project_rules,
    years,
)
from perfdesk.checks.context import Context, Findings, asked
from perfdesk.checks.own_look import own_findings
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item
from perfdesk.domain.table import Project, TargetTable, Unit

TABLE_RULES: tuple[Callable[[TargetTable, Context], Findings], ...] = (
    completeness.empty_table_fields,
    arithmetic.table_sum,
    arithmetic.row_sum,
    across.look,
    history.far_from_last_year,
    drift.drift,
    years.unlike_others,
)
UNIT_RULES: tuple[Callable[[Unit, Context], Findings], ...] = (
    completeness.empty_unit_fields,
    arithmetic.unit_sum,
    arithmetic.row_sum,
)
PROJECT_RULES: tuple[Callable[[Project, Context], Findings], ...] = (
    completeness.empty_project_fields,
    arithmetic.row_sum,
    arithmetic.annual_sum,
    arithmetic.task_sum,
    completeness.cut_off,
    completeness.text_outside_indicators,
    coding.numbering,
    project_rules.name,
    goal_rules.goal,
    goal_rules.goal_and_indicators,
    project_rules.missing_kinds,
    project_rules.counts,
    project_rules.alike,
    project_rules.pressure,
    project_rules.copied,
    money_rules.amounts,
    money_rules.unit_price,
    money_rules.over_budget,
)
INDICATOR_RULES: tuple[Callable[[Indicator, Context], Findings], ...] = (
    coding.level_codes,
    completeness.empty_indicator_fields,
    indicator_rules.wording,
)


def findings_at(item: Item, context: Context) -> tuple[Finding, ...]:
    """What the rules for its kind say about an item that the table's form asks for; nothing about the book itself."""
    said = tuple(asked(_said_of(item, context), context.places))
    own = context.by.own
    return (*said, *own_findings(item, own, context.places)) if own else said


def _said_of(item: Item, context: Context) -> Findings:
    match item:
        case TargetTable():
            return (finding for rule in TABLE_RULES for finding in rule(item, context))
        case Unit():
            return (finding for rule in UNIT_RULES for finding in rule(item, context))
        case Project():
            return (finding for rule in PROJECT_RULES for finding in rule(item, context))
        case Indicator():
            return (finding for rule in INDICATOR_RULES for finding in rule(item, context))
        case _:
            return iter(())
