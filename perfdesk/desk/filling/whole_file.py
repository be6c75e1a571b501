"""批量填写 without a window: all tables of a kind, and fields by name."""

from collections.abc import Sequence

from perfdesk.desk.filling.columns import ROWS, FillColumn, columns
from perfdesk.desk.filling.reach import Reach, Where
from perfdesk.domain.book import Table
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree

_AROUND = {TargetTable: "table.", Unit: "unit."}


def reach_over(tables: Sequence[Table], first: Table, unit: str = "") -> Reach:
    """The projects of all target tables, or all self-evaluations of the kind of the first; only of a unit."""
    if isinstance(first, TargetTable):
        units = (each for table in tables if isinstance(table, TargetTable) for each in table.units)
        projects = (p.id for each in units if not unit or each.name == unit for p in each.projects)
        return Reach(Where.FILE, Project, tuple(projects))
    owners = (table.id for table in tables if _is_alike(table, first) and unit in ("", _unit_of(table)))
    return Reach(Where.FILE, type(first), tuple(owners))


def _is_alike(table: Table, first: Table) -> bool:
    stages = [getattr(each, "stage", None) for each in (table, first)]
    return type(table) is type(first) and stages[0] == stages[1]


def _unit_of(table: Table) -> str:
    return table.unit if isinstance(table, ProjectEvaluation) else table.department


def named_columns(tree: Tree, reach: Reach) -> dict[str, FillColumn]:
    """What can be filled in; fields of indicators begin with `row.`, those around a project with what they are of."""
    return {f"{_prefix(column.kind, reach)}{column.field}": column for column in columns(tree, reach)}


def _prefix(kind: type, reach: Reach) -> str:
    return "row." if kind is ROWS[reach.kind] else _AROUND.get(kind, "") if kind is not reach.kind else ""
