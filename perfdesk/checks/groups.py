"""Rules that hit so many projects that they are one question rather than many marks."""

from collections.abc import Iterable

from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree

SHARE = 0.25


def grouped(findings: Iterable[Finding], tree: Tree) -> dict[str, float]:
    """By rule the share of projects hit, where it is more than `SHARE`."""
    projects = sum(len(table.projects) for table in tree.book.target_tables)
    items: dict[str, set[Id]] = {}
    for finding in findings:
        items.setdefault(finding.rule, set()).add(finding.place.item)
    shares: dict[str, float] = {}
    for rule, found in items.items():
        if len(found) > max(1, SHARE * projects):  # else their projects are not more, either
            hit = {project for item in found if (project := _project_of(item, tree)) is not None}
            if len(hit) > max(1, SHARE * projects):
                shares[rule] = len(hit) / projects
    return shares


def project_of(finding: Finding, tree: Tree) -> Id | None:
    """The project that a finding is about; None for one about a table or a unit."""
    return _project_of(finding.place.item, tree)


def _project_of(item_id: Id, tree: Tree) -> Id | None:
    if not tree.has(item_id):
        return None
    item = tree.item(item_id)
    if isinstance(item, Indicator):
        return tree.parents[item.id]
    return item.id if isinstance(item, Project) else None
