"""Which findings put a mark on a row: those about which something has to be done, not those about what is usual."""

from functools import cache

from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity

_CERTAIN = ("arithmetic", "wording", "reading")
"""Families whose warnings are matters of fact: sums, doubled words, what an import was not sure of."""


def marks(finding: Finding) -> bool:
    """Errors, and warnings of fact. What a reviewer may or may not ask for is listed and marks no row."""
    if finding.severity is not Severity.WARNING:
        return finding.severity > Severity.WARNING
    return finding.rule.startswith("import.") or finding.rule in _facts()


@cache
def _facts() -> frozenset[str]:
    from perfdesk.checks.catalogue import catalogue

    return frozenset(rule.code for rule in catalogue().values() if rule.family in _CERTAIN)
