"""How an indicator comes to be written: the row that waits for one, and the two values that are one until they part."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfdesk.desk.offering import Offer
from perfdesk.domain.codes import Level2, same_level_name
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.forms.shown import asked, form_of_table, is_joined
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import Tree


def has_both_values(table: TargetTable, project: Project) -> bool:
    """Whether a value for the whole period is printed beside that of the year, in a column of its own."""
    apart = any(indicator.parts is not None for indicator in project.indicators)
    return not apart and (
        is_joined(table, project) or "cycle_value" in asked(form_of_table(table), Indicator)
    )


def with_value_following(before: Indicator, after: Indicator) -> Indicator:
    """The year's value goes along with the period's while it is blank or the same; a blank period's takes the year's.

    A year's value that is typed over parts from the other, and so does one that is cleared. What the document lacks
    altogether (None) is not made up.
    """
    cycle, annual = after.cycle_value, after.annual_value
    if cycle and cycle != before.cycle_value and annual is not None and annual in ("", before.cycle_value):
        return replace(after, annual_value=cycle)
    if annual and annual != before.annual_value and cycle == "":
        return replace(after, cycle_value=annual)
    return after


def write_indicator(tree: Tree, project_id: Id, indicator: Indicator) -> Edit:
    """A new one with what was typed into the row that waits behind the last."""
    project = tree.owner(project_id, Project)
    written = indicator
    if has_both_values(tree.owner(project_id, TargetTable), project):
        written = with_value_following(Indicator(indicator.id, indicator.number), indicator)
    return Edit("add", (ItemInserted(project_id, len(project.indicators), written),))


def waiting_indicator(project: Project, at: Id) -> Indicator:
    """The row that waits behind the last one: numbered on, and of the same levels."""
    previous = project.indicators[-1] if project.indicators else None
    if previous is None:
        return Indicator(at, 1)
    return Indicator(
        at,
        previous.number + 1,
        previous.level1_code,
        previous.level1_name,
        previous.level2_code,
        previous.level2_name,
    )


def with_level2(indicator: Indicator, choice: Level2) -> Indicator:
    """Both levels, codes and names, from one entry of the code list."""
    return replace(
        indicator,
        level1_code=choice.level1_code,
        level1_name=choice.level1_name,
        level2_code=choice.code,
        level2_name=choice.name,
    )


def with_level2_as_said(indicator: Indicator, choice: Level2, others: Iterable[Indicator]) -> Indicator:
    """The same in the words that the table has for these levels already: a province may call them otherwise."""
    said = [each for each in others if each.level1_name and _is_level1(each, choice)]
    same = next((each for each in said if choice.code and each.level2_code == choice.code), None)
    chosen = with_level2(indicator, choice)
    if same is not None:
        return replace(chosen, level1_name=same.level1_name, level2_name=same.level2_name)
    return replace(chosen, level1_name=said[0].level1_name) if said else chosen


def _is_level1(indicator: Indicator, choice: Level2) -> bool:
    """By the code, where it has one."""
    if choice.level1_code:
        return indicator.level1_code == choice.level1_code
    return same_level_name(indicator.level1_name, choice.level1_name)


def with_offer(indicator: Indicator, offer: Offer, choices: Sequence[Level2], *, is_new: bool) -> Indicator:
    """The name that was offered. Its level too, unless the person had chosen one: a new row's is only a guess."""
    named = replace(indicator, name=offer.name)
    choice = next((each for each in choices if each.code == offer.level2_code), None)
    is_open = is_new or not (indicator.level2_code or indicator.level2_name)
    if choice is not None and choice.code == indicator.level2_code:
        return named  # in the words that the form has for it
    return with_level2(named, choice) if choice is not None and is_open else named
