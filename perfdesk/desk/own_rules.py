"""A bureau's own rules as part of the text that a choice of rules is kept in."""

from collections.abc import Sequence

from perfdesk.checks.catalogue import as_listed
from perfdesk.checks.own_rules import (
    BY_NUMBER,
    BY_WORDS,
    LARGEST_NUMBER,
    LONGEST_BASIS,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    MOST_RULES,
    MOST_WORDS,
    OWN,
    SUBJECTS,
    Condition,
    NotAnOwnRule,
    OwnRule,
    line_of,
    next_code,
)
from perfdesk.domain.severity import Severity

__all__ = [
    "BY_NUMBER", "BY_WORDS", "LARGEST_NUMBER", "LONGEST_BASIS", "LONGEST_SENTENCE", "LONGEST_WORD", "MOST_RULES",
    "MOST_WORDS", "OWN", "SUBJECTS", "Condition", "NotAnOwnRule", "OwnRule", "as_listed", "line_of", "next_code",
    "own_rules_in", "told",
]  # fmt: skip


def told(rule: OwnRule) -> dict[str, object]:
    """Without what its condition does not go by."""
    said: dict[str, object] = {
        "code": rule.code, "subject": rule.subject, "condition": rule.condition.value,
        "severity": rule.severity.name.lower(), "sentence": rule.sentence,
    }  # fmt: skip
    further = {"words": list(rule.words), "number": rule.number, "basis": rule.basis}
    return said | {name: value for name, value in further.items() if value}


def own_rules_in(said: object) -> tuple[OwnRule, ...]:
    """The inverse: all or none, since a rule that is understood in part asks for something else.

    Raises ValueError, KeyError, TypeError.
    """
    if not isinstance(said, list) or len(said) > MOST_RULES:
        raise TypeError(said)
    own = tuple(_rule(**each) for each in said)
    if len({rule.code for rule in own}) < len(own):
        raise ValueError(said)
    return own


def _rule(
    *,
    code: str,
    subject: str,
    condition: str,
    severity: str,
    sentence: str,
    words: Sequence[str] = (),
    number: int = 0,
    basis: str = "",
) -> OwnRule:
    if not isinstance(words, list | tuple) or type(number) is not int:
        raise TypeError(words, number)
    if not all(
        isinstance(text, str) for text in (code, subject, condition, severity, sentence, basis, *words)
    ):
        raise TypeError(code)
    asked, grave = Condition(condition), Severity[severity.upper()]
    return OwnRule(code, subject, asked, grave, sentence, tuple(words), number, basis)
