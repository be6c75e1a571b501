"""What a rule may look at besides the item itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from perfdesk.checks.catalogue import Parameters, catalogue, delivered
from perfdesk.domain.codes import CodeList
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.places import Places
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.totals import Sums

Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Context:
    """What is around the item: its table, Σ of the projects of units and tables, the codes in force in its year.

    `places`: what the table's form asks for; `by`: what the rules go by; `last_year`: the department's table for the
    year before, if the book has it.
    """

    table: TargetTable
    sums: Mapping[Id, Sums]
    codes: CodeList
    places: Places
    by: Parameters = field(default_factory=delivered)
    last_year: TargetTable | None = None


def found(rule: str, severity: Severity, item: Id, field: str, **params: str) -> Finding:
    return Finding(rule, severity, Place(item, field), params)


def asked(findings: Iterable[Finding], places: Places) -> Findings:
    """Without what the table's form has no place for."""
    rules = catalogue()
    return (f for f in findings if all(places.has(kind, field) for kind, field in rules[f.rule].needs))
