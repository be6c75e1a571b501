"""Where something is filled in: the projects, or the self-evaluations, that a person can mean at a place."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree


class Where(StrEnum):
    """How a person tells them apart."""

    SELECTED = "selected"
    SHOWN = "shown"
    UNIT = "unit"
    TABLE = "table"
    YEAR = "year"
    """The tables of the same year: forms of one project are a table each."""
    FILE = "file"


class Reach(NamedTuple):
    """`owners` are of one kind: projects, self-evaluations of projects, or that of a department.

    `rows`: of what stands in them only these, where not all are meant.
    """

    where: Where
    kind: type
    owners: tuple[Id, ...]
    rows: frozenset[Id] | None = None


class AtHand(NamedTuple):
    """`current` is the item at hand; `shown` are the projects that a filter leaves, None without one."""

    current: Id
    selected: Sequence[Id] = ()
    shown: Collection[Id] | None = None


def reaches(tree: Tree, at_hand: AtHand) -> list[Reach]:
    """From the narrowest on; of two that hold the same only the first. None where there is nothing to fill."""
    if at_hand.current == BOOK_ID or not tree.has(at_hand.current):
        return []
    match tree.table(at_hand.current):
        case TargetTable() as table:
            found = _of_projects(tree, at_hand, table)
        case ProjectEvaluation() as table:
            found = _of_evaluations(tree, at_hand, table)
        case DepartmentEvaluation() as table:
            rows = _rows(tree, at_hand.selected, table.id)
            found = [Reach(Where.SELECTED, DepartmentEvaluation, (table.id,), rows)] if rows else []
            found.append(Reach(Where.TABLE, DepartmentEvaluation, (table.id,)))
        case _:
            return []
    seen: dict[tuple[object, object], Reach] = {}
    for reach in found:
        seen.setdefault((reach.owners, reach.rows), reach)
    return [reach for reach in seen.values() if reach.owners]


def usual(found: Sequence[Reach]) -> Reach:
    """The one that is most likely meant: several that were selected, what a filter shows, else the whole table."""
    likely = (each for each in found if len(each.owners) > 1 or each.rows or each.where is Where.SHOWN)
    order = (Where.SELECTED, Where.SHOWN, Where.TABLE, Where.YEAR, Where.FILE, Where.UNIT)
    return min(likely, key=lambda reach: order.index(reach.where), default=found[-1])


def _of_projects(tree: Tree, at_hand: AtHand, table: TargetTable) -> list[Reach]:
    selected = at_hand.selected or (at_hand.current,)
    unit = next((each for each in _around(tree, at_hand.current) if isinstance(each, Unit)), None)
    groups: list[tuple[Where, Iterable[Id]]] = []
    if at_hand.shown is not None:
        groups.append((Where.SHOWN, (each.id for each in table.projects if each.id in at_hand.shown)))
    groups.append((Where.SELECTED, _projects_in(tree, selected)))
    if unit is not None:
        groups.append((Where.UNIT, (each.id for each in unit.projects)))
    groups.append((Where.TABLE, (each.id for each in table.projects)))
    tables = tree.book.target_tables
    alike = (each for each in tables if each.year == table.year)
    groups.append((Where.YEAR, (project.id for each in alike for project in each.projects)))
    groups.append((Where.FILE, (project.id for each in tables for project in each.projects)))
    found = [Reach(where, Project, tuple(dict.fromkeys(ids))) for where, ids in groups]
    return [*_of_indicators(tree, selected), *found]


def _of_indicators(tree: Tree, selected: Sequence[Id]) -> Iterator[Reach]:
    """Of one project, where several of its rows are selected."""
    project = tree.parents.get(selected[0]) if tree.has(selected[0]) else None
    rows = _rows(tree, selected, project) if project is not None else None
    if project is not None and rows is not None:
        yield Reach(Where.SELECTED, Project, (project,), rows)


def _projects_in(tree: Tree, items: Iterable[Id]) -> Iterator[Id]:
    """Of a unit or a table that is selected, all that it holds."""
    for item_id in items:
        match tree.item(item_id) if tree.has(item_id) else None:
            case Project():
                yield item_id
            case Unit() | TargetTable() as whole:
                yield from (project.id for project in whole.projects)


def _of_evaluations(tree: Tree, at_hand: AtHand, table: ProjectEvaluation) -> list[Reach]:
    alike = [
        each for each in tree.book.tables if isinstance(each, ProjectEvaluation) and each.stage is table.stage
    ]
    chosen = [each.id for each in alike if each.id in at_hand.selected] or [table.id]
    found: list[Reach] = []
    if rows := _rows(tree, at_hand.selected, table.id):
        found.append(Reach(Where.SELECTED, ProjectEvaluation, (table.id,), rows))
    groups = (
        (Where.SELECTED if len(chosen) > 1 else Where.TABLE, chosen),
        (Where.UNIT, [each.id for each in alike if each.unit and each.unit == table.unit]),
        (Where.YEAR, [each.id for each in alike if each.year == table.year]),
        (Where.FILE, [each.id for each in alike]),
    )
    return found + [Reach(where, ProjectEvaluation, tuple(ids)) for where, ids in groups]


def _rows(tree: Tree, selected: Iterable[Id], owner: Id) -> frozenset[Id] | None:
    """Rows of a table or project that are selected; a single one is but where the cursor stands."""
    rows = frozenset(
        each
        for each in selected
        if tree.has(each)
        and isinstance(tree.item(each), Indicator | EvaluatedIndicator | EvaluationRow)
        and tree.parents[each] == owner
    )
    return rows if len(rows) > 1 else None


def _around(tree: Tree, item: Id) -> Iterator[Item]:
    return (tree.item(each) for each in tree.with_owners(item))
