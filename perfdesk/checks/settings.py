"""What a bureau says about the rules: which are off, how grave they are, what they go by; and rules of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from perfdesk.checks.catalogue import Parameters, catalogue, delivered
from perfdesk.checks.own_rules import OwnRule
from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """By rule code. What is not named is as in the catalogue."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    own: tuple[OwnRule, ...] = ()

    def parameters(self) -> Parameters:
        """What the rules go by; ask once, since whatever was remembered under another one is looked at again."""
        has_own = self.numbers or self.words or self.own
        return Parameters(self.numbers, self.words, self.own) if has_own else delivered()

    def applied(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Without those of rules that are off, and as grave as the bureau says."""
        return tuple(self._graded(finding) for finding in findings if finding.rule not in self.off)

    def _graded(self, finding: Finding) -> Finding:
        severity = self.severities.get(finding.rule, finding.severity)
        return finding if severity is finding.severity else replace(finding, severity=severity)


AS_DELIVERED = RuleSettings(off=frozenset(rule.code for rule in catalogue().values() if not rule.enabled))
