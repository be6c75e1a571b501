"""How often each rule fires on real tables: what is noise shows here."""

from collections.abc import Sequence
from typing import NamedTuple

from perfdesk.checks.groups import project_of
from perfdesk.checks.run import findings_of
from perfdesk.domain.book import Book
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree


class Rate(NamedTuple):
    """Of one rule over some tables: findings, projects hit, and the share of projects."""

    rule: str
    severity: Severity
    findings: int
    projects: int
    share: float


def calibration(tables: Sequence[TargetTable]) -> list[Rate]:
    """The rates of all rules that fired, the most frequent first."""
    book = Book(tables=tuple(tables))
    tree = Tree.of(book)
    found = [finding for here in findings_of(book, sums_by_item(book)).values() for finding in here]
    count = sum(len(table.projects) for table in tables)
    rates = []
    for rule in sorted({finding.rule for finding in found}):
        own = [finding for finding in found if finding.rule == rule]
        hit = {project for finding in own if (project := project_of(finding, tree)) is not None}
        severity = max(finding.severity for finding in own)
        rates.append(Rate(rule, severity, len(own), len(hit), len(hit) / count if count else 0.0))
    return sorted(rates, key=lambda rate: (-rate.share, rate.rule))
