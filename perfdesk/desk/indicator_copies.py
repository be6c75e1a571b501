"""Indicators taken over into other projects: of the same file, of last year's table, of another file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from perfdesk.domain.edits import Change, Edit, ItemInserted
from perfdesk.domain.forms.shown import asked, form_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import copy_of
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import Tree


class Copies(NamedTuple):
    """`there`: how many were left out because the project has the same already."""

    edit: Edit | None
    added: int
    there: int


def copied_to(tree: Tree, indicators: Sequence[Indicator], project_ids: Sequence[Id]) -> Copies:
    """Behind those that are there, numbered on, as one edit."""
    changes: list[Change] = []
    for project_id in project_ids:
        project = tree.owner(project_id, Project)
        own = {_words(each) for each in project.indicators}
        new = [each for each in indicators if _words(each) not in own]
        last = project.indicators[-1].number if project.indicators else 0
        has_points = "weight" in asked(form_of_table(tree.owner(project_id, TargetTable)), Indicator)
        for at, indicator in enumerate(new):
            copied = copy_of(replace(fitted(indicator, has_points=has_points), number=last + at + 1))
            changes.append(ItemInserted(project_id, len(project.indicators) + at, copied))
    edit = Edit.of("copy_indicators", changes)
    return Copies(edit, len(changes), len(indicators) * len(project_ids) - len(changes))


def fitted(indicator: Indicator, *, has_points: bool) -> Indicator:
    """For a table that may be of another form: what only its own prints stays behind.

    Columns of a value, further heads, and points that nobody asks for.
    """
    return replace(indicator, parts=None, extra=(), weight=indicator.weight if has_points else None)


def _words(indicator: Indicator) -> tuple[str, ...]:
    values = (indicator.cycle_value or "", indicator.annual_value or "")
    return (indicator.level2_code or indicator.level2_name, indicator.name.strip(), *map(str.strip, values))
