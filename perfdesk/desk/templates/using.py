"""What becomes of a template: projects in a table that is there, or a table of its own; each as one Edit."""

from dataclasses import replace
from typing import NamedTuple, TypeVar, cast

from perfdesk.desk.coming_year import OF_TEMPLATE, doubts_about, moved_on, without_amounts
from perfdesk.desk.templates.fitting import on_form_of
from perfdesk.desk.templates.template import Template, years_following
from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.edits import Change, Edit, ItemInserted
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import copy_of, with_notes
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import Project, TargetScope, TargetTable, Unit
from perfdesk.domain.tree import Tree


class Coming(NamedTuple):
    """`unconfirmed`: how many values are to be looked at."""

    edit: Edit
    first: Id
    unconfirmed: int


def projects_for(table: TargetTable, template: Template) -> tuple[Project, ...]:
    """As they come into the table: of its year, on its form, and without amounts that are counted in another unit."""
    projects = _of_its_year(table, template)
    if table.form == template.table.form:
        return projects
    return tuple(on_form_of(table, project) for project in projects)


def leaves_behind(table: TargetTable, template: Template) -> bool:
    """Whether it holds what only another form prints."""
    return projects_for(table, template) != _of_its_year(table, template)


def counts_otherwise(table: TargetTable, template: Template) -> bool:
    """Whether it holds amounts in another unit (元) than the table's (万元)."""
    own = template.table
    return own.currency_unit != table.currency_unit and without_amounts(own) != own


def _of_its_year(table: TargetTable, template: Template) -> tuple[Project, ...]:
    own = cast(TargetTable, _of_year(template.table, table.year, template))
    if counts_otherwise(table, template):
        own = cast(TargetTable, without_amounts(own))
    return own.projects


def new_projects(tree: Tree, table_id: Id, at_hand: Id, template: Template, copies: int = 1) -> Coming:
    """Behind the project at hand, or at the end of the unit at hand or of the table's first one.

    A table without units gets one.
    """
    table = tree.owner(table_id, TargetTable)
    wanted = projects_for(table, template)
    fresh = [cast(Project, copy_of(project)) for _ in range(copies) for project in wanted]
    doubts = [doubt for project in fresh for doubt in doubts_about(project, OF_TEMPLATE)]
    unit_id, index, changes = _where(tree, table, at_hand)
    changes += [ItemInserted(unit_id, index + n, project) for n, project in enumerate(fresh)]
    changes += [ItemInserted(table_id, 0, doubt) for doubt in doubts]
    return Coming(Edit("from_template", tuple(changes)), fresh[0].id, len(doubts))


def _where(tree: Tree, table: TargetTable, at_hand: Id) -> tuple[Id, int, list[Change]]:
    """The unit, the place in it, and what has to be made before."""
    item = tree.item(at_hand)
    if isinstance(item, Project):
        return tree.parents[at_hand], tree.position(at_hand) + 1, []
    if isinstance(item, Unit):
        return item.id, len(item.projects), []
    if table.units:
        return table.units[0].id, len(table.units[0].projects), []
    unit = Unit(new_id(), table.department)
    return unit.id, 0, [ItemInserted(table.id, 0, unit)]


def new_table(book: Book, template: Template, department: str, year: int | None) -> Coming:
    """Behind the other tables; units that were called like the template's department are called like this one."""
    table = _called(_of_year(template.table, year, template), department)
    table = replace(cast(Table, copy_of(table)), year=year)
    doubts = tuple(doubts_about(table, OF_TEMPLATE))
    inserted = ItemInserted(BOOK_ID, len(book.tables), with_notes(table, doubts))
    return Coming(Edit("table_from_template", (inserted,)), table.id, len(doubts))


_Table = TypeVar("_Table", bound=Table)


def _of_year(table: _Table, year: int | None, template: Template) -> _Table:
    """With its years in texts moved on, where they follow and both years are known."""
    if not template.follows_year or year is None or table.year is None:
        return table
    return cast(_Table, moved_on(table, years_following(table), year - table.year))


def _called(table: Table, department: str) -> Table:
    match table:
        case TargetTable():
            units = tuple(_named(unit, table, department) for unit in table.units)
            return replace(table, department=department, units=units)
        case ProjectEvaluation():
            unit = department if table.department and table.unit == table.department else table.unit
            return replace(table, department=department, unit=unit)
        case DepartmentEvaluation():
            return replace(table, department=department)


def _named(unit: Unit, table: TargetTable, department: str) -> Unit:
    """A department's own targets stand in a project that is called like it, too."""
    own = table.department
    if own and unit.name == own:
        unit = replace(unit, name=department)
    if table.scope is not TargetScope.DEPARTMENT:
        return unit
    return replace(unit, projects=tuple(replace(project, name=department) for project in unit.projects))
