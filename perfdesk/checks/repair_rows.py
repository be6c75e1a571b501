"""修正: a row for a kind of indicator that is missing."""

from collections.abc import Iterator

from perfdesk.checks.repairing import codes_of
from perfdesk.checks.suggestions import names_for
from perfdesk.domain.edits import Change, ItemInserted
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree

FOR_KIND = {
    "kinds.no_output": "11", "kinds.no_benefit": "22", "kinds.no_satisfaction": "31",
    "kinds.no_quantity": "11", "kinds.no_quality": "12", "kinds.no_time": "13", "kinds.no_cost": "14",
}  # fmt: skip
"""The level-2 code of the row that is offered for a missing kind."""


def empty_row(finding: Finding, tree: Tree) -> Iterator[Change]:
    return row_named("", finding, tree)


def row_named(name: str, finding: Finding, tree: Tree) -> Iterator[Change]:
    """At the end, the values still to be filled in."""
    project = tree.owner(finding.place.item, Project)
    level2 = codes_of(finding, tree).level2(FOR_KIND[finding.rule])
    if level2 is None:
        return
    number = max((indicator.number for indicator in project.indicators), default=0) + 1
    row = Indicator(
        new_id(), number, level2.level1_code, level2.level1_name, level2.code, level2.name, name,
    )  # fmt: skip
    yield ItemInserted(project.id, len(project.indicators), row)


def names_offered(finding: Finding, tree: Tree) -> tuple[str, ...]:
    return names_for(tree.owner(finding.place.item, Project), FOR_KIND[finding.rule], tree)
