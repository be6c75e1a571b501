"""The rules as a person chooses among them, and a bureau's choice as a text that can be kept and passed on."""

import json
from collections.abc import Mapping, Sequence

from perfdesk.checks.catalogue import FAMILIES, Rule, catalogue
from perfdesk.checks.own_rules import LONGEST_WORD, MOST_RULES, MOST_WORDS, OwnRule, number_of
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk.own_rules import own_rules_in, told
from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity

__all__ = [
    "AS_DELIVERED", "FAMILIES", "NotRules", "Rule", "RuleSettings", "basis_of", "read_settings", "rules",
    "settings_text",
]  # fmt: skip
FORMAT = "perfdesk-rules/1"


class NotRules(ValueError):
    """A text that is no choice of rules; `reason` is `own_rules` where only those of the bureau's own are damaged."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(text)
        self.reason, self.rules, self.words, self.letters = reason, MOST_RULES, MOST_WORDS, LONGEST_WORD


def rules() -> list[Rule]:
    """By family, in the order of the catalogue."""
    known = catalogue().values()
    return [rule for family in FAMILIES for rule in known if rule.family == family]


def basis_of(finding: Finding) -> str:
    """Empty for a rule of a later version; a finding of a bureau's own rule brings what was typed."""
    if number_of(finding.rule) is not None:
        return finding.params.get("basis", "")
    rule = catalogue().get(finding.rule)
    return rule.basis if rule else ""


def settings_text(settings: RuleSettings) -> str:
    severities = {code: severity.name.lower() for code, severity in sorted(settings.severities.items())}
    said: dict[str, object] = {
        "format": FORMAT, "off": sorted(settings.off), "severities": severities,
        "numbers": settings.numbers, "words": settings.words,
    }  # fmt: skip
    if settings.own:
        said["own"] = [told(rule) for rule in settings.own]
    return json.dumps(said, ensure_ascii=False, indent=1)


def read_settings(text: str) -> RuleSettings:
    """The inverse; codes that this version does not know are kept. Raises NotRules."""
    try:
        said = json.loads(text)
        if said["format"] != FORMAT:
            raise NotRules(text[:40])
        severities = {str(code): Severity[str(name).upper()] for code, name in said["severities"].items()}
        numbers = {str(code): _numbers(own) for code, own in said.get("numbers", {}).items()}
        words = {str(code): _words(own) for code, own in said.get("words", {}).items()}
        own = _own_rules(said.get("own", []))
        return RuleSettings(frozenset(map(str, said["off"])), severities, numbers, words, own)
    except NotRules:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as fault:
        raise NotRules(text[:40]) from fault


def _numbers(said: Mapping[str, int]) -> dict[str, int]:
    return {str(name): int(value) for name, value in said.items()}


def _words(said: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    if any(isinstance(words, str) for words in said.values()):
        raise TypeError(said)
    return {str(name): tuple(map(str, words)) for name, words in said.items()}


def _own_rules(said: object) -> tuple[OwnRule, ...]:
    """Raises NotRules for the reason that is theirs."""
    try:
        return own_rules_in(said)
    except (ValueError, KeyError, TypeError) as fault:
        raise NotRules(str(said)[:40], "own_rules") from fault
