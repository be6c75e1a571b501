"""The sums of every unit and table of a book, moved by difference with each edit."""

from collections.abc import Mapping

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit, ItemInserted, ItemMoved, ItemRemoved, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.table import Project
from perfdesk.domain.totals import Sums, sums_of
from perfdesk.domain.tree import Tree


def sums_by_item(book: Book) -> dict[Id, Sums]:
    """The sums of every unit and every table."""
    sums: dict[Id, Sums] = {}
    for table in book.target_tables:
        sums[table.id] = sums_of(table.projects)
        sums.update((unit.id, sums_of(unit.projects)) for unit in table.units)
    return sums


def sums_after(sums: Mapping[Id, Sums], before: Tree, after: Tree, edit: Edit) -> dict[Id, Sums]:
    """The sums after an edit, by difference: only the projects that it touched are looked at."""
    moved = dict(sums)
    for project_id in _projects_touched(before, edit) | _projects_touched(after, edit):
        _count(moved, before, project_id, -1)
        _count(moved, after, project_id, 1)
    for gone in [item_id for item_id in moved if not after.has(item_id)]:
        del moved[gone]
    return moved


def _projects_touched(tree: Tree, edit: Edit) -> set[Id]:
    """The projects, as far as `tree` has them, whose amounts or place an edit concerns."""
    touched: set[Id] = set()
    for change in edit.changes:
        match change:
            case ValueChange(place) if place.field in AMOUNT_FIELDS:
                touched.add(place.item)
            case ItemInserted(_, _, item) | ItemRemoved(_, _, item):
                touched.update(below.id for below in walk(item) if isinstance(below, Project))
            case ItemMoved(item_id) if tree.has(item_id):
                touched.update(below.id for below in walk(tree.item(item_id)) if isinstance(below, Project))
    return touched


def _count(sums: dict[Id, Sums], tree: Tree, project_id: Id, sign: int) -> None:
    if not tree.has(project_id):
        return
    project = tree.item(project_id)
    if isinstance(project, Project):
        unit_id = tree.parents[project_id]
        for owner in (unit_id, tree.parents[unit_id]):
            sums[owner] = sums.get(owner, Sums()).plus(project.amounts, sign)
