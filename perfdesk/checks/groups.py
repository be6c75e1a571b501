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
    hit: dict[str, set[Id]] = {}
    for finding in findings:
        project = project_of(finding, tree)
        if project is not None:
            hit.setdefault(finding.rule, set()).add(project)
    shares = {rule: len(items) / projects for rule, items in hit.items()} if projects else {}
    return {rule: share for rule, share in shares.items() if share > SHARE and len(hit[rule]) > 1}


def project_of(finding: Finding, tree: Tree) -> Id | None:
    """The project that a finding is about; None for one about a table or a unit."""
    if not tree.has(finding.place.item):
        return None
    item = tree.item(finding.place.item)
    if isinstance(item, Indicator):
        return tree.parents[item.id]
    return item.id if isinstance(item, Project) else None
