"""A large table out of the bundled example, and a desk file that holds it."""

from dataclasses import replace
from pathlib import Path

from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import EXAMPLE, new_desk
from perfdesk.domain.draft import Draft
from perfdesk.domain.identity import new_id
from perfdesk.domain.items import copy_of
from perfdesk.domain.table import Project, TargetTable
from perfdesk.formats.reading import read_file
from perfdesk.resources import resource

PROJECTS_A_UNIT = 100


def big_table(projects: int, indicators: int) -> TargetTable:
    """`projects` projects of six or so indicators each, `indicators` in all, in units of a hundred."""
    table = read_file(resource(EXAMPLE)).target_tables[0]
    full = [project for project in table.projects if len(project.indicators) >= 6]
    each, more = divmod(indicators, projects)
    copies = [_copy(full[n % len(full)], n, each + (n < more)) for n in range(projects)]
    units = [
        replace(table.units[0], id=new_id(), projects=tuple(copies[at : at + PROJECTS_A_UNIT]))
        for at in range(0, projects, PROJECTS_A_UNIT)
    ]
    return replace(table, id=new_id(), units=tuple(units))


def _copy(project: Project, number: int, indicators: int) -> Project:
    copied = copy_of(project)
    assert isinstance(copied, Project)
    return replace(copied, name=f"{project.name}{number}", indicators=copied.indicators[:indicators])


def big_desk(path: Path, projects: int, indicators: int) -> Desk:
    """Open, with the table in it."""
    desk = new_desk(path, "bench")
    draft = read_file(resource(EXAMPLE))
    desk.accept(Draft(draft.source, (big_table(projects, indicators),), draft.proof))
    return desk
