"""修正: 尾差 between a printed sum and its rows, put on the sum or on the greatest row."""

from collections.abc import Iterator
from decimal import Decimal

from perfdesk.checks.repairing import set_value
from perfdesk.domain.amounts import AMOUNT_FIELDS, PART_FIELDS, Amounts, show_amount
from perfdesk.domain.edits import Change, Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.totals import sums_of, task_sums
from perfdesk.domain.tree import Tree

Differences = dict[str, Decimal]
"""By field: the printed sum minus that of the rows."""


def sum_takes_rows(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The printed sum becomes that of its rows."""
    item = _rounded(finding, tree)
    if item is None:
        return
    sums = sums_of(item.projects).amounts
    for field in AMOUNT_FIELDS:
        if getattr(item.amounts, field) is not None:
            yield from set_value(tree, Place(item.id, field), getattr(sums, field))


def total_takes_tasks(finding: Finding, tree: Tree) -> Iterator[Change]:
    """A department's amounts become the sums of its tasks, in every column that both fill."""
    project = tree.item(finding.place.item)
    assert isinstance(project, Project)
    for field, (total, _) in task_sums(project).items():
        yield from set_value(tree, Place(project.id, field), total)


def greatest_takes_rest(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The printed sum stays; the greatest of its rows takes what is missing, and its unit's sum with it.

    Nothing where the row's own sum would no longer hold.
    """
    item = _rounded(finding, tree)
    project = _greatest(item) if item is not None else None
    if item is None or project is None:
        return
    rest = _differences(item)
    if rest.get("total", 0) != sum(rest.get(field, Decimal(0)) for field in PART_FIELDS):
        return
    unit = tree.owner(project.id, Unit)
    yield from _raised(tree, project, rest)
    if unit.id != item.id and not unit.amounts.is_blank and not any(_differences(unit).values()):
        yield from _raised(tree, unit, rest)


def greatest_row(finding: Finding, tree: Tree) -> dict[str, str]:
    """For the sentence: the row that takes the rest, and how much."""
    item = _rounded(finding, tree)
    project = _greatest(item) if item is not None else None
    if item is None or project is None:
        return {}
    return {"name": project.name, "difference": show_amount(_differences(item).get("total", Decimal(0)))}


def _rounded(finding: Finding, tree: Tree) -> Unit | TargetTable | None:
    """A greater difference than 尾差 is a mistake that a person has to find."""
    item = tree.item(finding.place.item)
    is_sum = isinstance(item, Unit | TargetTable) and finding.severity is Severity.NOTICE
    return item if is_sum and isinstance(item, Unit | TargetTable) else None


def _greatest(item: Unit | TargetTable) -> Project | None:
    """The first of the greatest."""
    return max(
        (p for p in item.projects if p.amounts.total), key=lambda p: p.amounts.total or 0, default=None
    )


def _differences(item: Unit | TargetTable) -> Differences:
    sums: Amounts = sums_of(item.projects).amounts
    return {
        field: printed - (getattr(sums, field) or Decimal(0))
        for field in AMOUNT_FIELDS
        if (printed := getattr(item.amounts, field)) is not None
    }


def _raised(tree: Tree, item: Project | Unit, by: Differences) -> Iterator[Change]:
    for field, difference in by.items():
        if difference:
            before = getattr(item.amounts, field) or Decimal(0)
            yield from set_value(tree, Place(item.id, field), before + difference)
