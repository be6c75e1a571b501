"""The rules as a person chooses among them, and a bureau's choice as a text that can be kept and passed on."""

import json
from collections.abc import Mapping, Sequence

from perfdesk.checks.catalogue import FAMILIES, Rule, catalogue
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.domain.severity import Severity

__all__ = [
    "AS_DELIVERED", "FAMILIES", "NotRules", "Rule", "RuleSettings", "basis_of", "read_settings", "rules",
    "settings_text",
]  # fmt: skip
FORMAT = "perfdesk-rules/1"


class NotRules(ValueError):
    """A text that is no choice of rules."""


def rules() -> list[Rule]:
    """By family, in the order of the catalogue."""
    known = catalogue().values()
    return [rule for family in FAMILIES for rule in known if rule.family == family]


def basis_of(code: str) -> str:
    """Empty for a rule of a later version."""
    rule = catalogue().get(code)
    return rule.basis if rule else ""


def settings_text(settings: RuleSettings) -> str:
    severities = {code: severity.name.lower() for code, severity in sorted(settings.severities.items())}
    said = {
        "format": FORMAT, "off": sorted(settings.off), "severities": severities,
        "numbers": settings.numbers, "words": settings.words,
    }  # fmt: skip
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
        return RuleSettings(frozenset(map(str, said["off"])), severities, numbers, words)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotRules(text[:40]) from fault


def _numbers(said: Mapping[str, int]) -> dict[str, int]:
    return {str(name): int(value) for name, value in said.items()}


def _words(said: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    if any(isinstance(words, str) for words in said.values()):
        raise TypeError(said)
    return {str(name): tuple(map(str, words)) for name, words in said.items()}
