"""Rules of a bureau's own making: one field, one condition, plain words. See docs/decisions/0022."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project

OWN = "own"
"""Their family, and what their codes begin with: `own.1`."""

MOST_RULES = 100
MOST_WORDS = 50
LONGEST_WORD = 30
LONGEST_SENTENCE = 200
LONGEST_BASIS = 80
LARGEST_NUMBER = 10_000


class Condition(StrEnum):
    """What is asked of a text. Only REQUIRED says anything of a blank one."""

    ANY_OF = "any_of"
    NONE_OF = "none_of"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    REQUIRED = "required"


BY_WORDS = frozenset((Condition.ANY_OF, Condition.NONE_OF))
BY_NUMBER = frozenset((Condition.AT_LEAST, Condition.AT_MOST))
_KINDS: tuple[tuple[type, tuple[str, ...]], ...] = (
    (Project, ("name", "goal", "annual_goal")),
    (Indicator, ("name", "cycle_value", "annual_value")),
    (EvaluatedIndicator, ("reason",)),
    (EvaluationRow, ("shortfall_reason", "improvement")),
)
SUBJECTS: Mapping[str, tuple[type, str]] = {
    f"{kind.__name__}.{field}": (kind, field) for kind, fields in _KINDS for field in fields
}
"""The kinds of items and their fields that a rule can be about."""


class NotAnOwnRule(ValueError):
    """`fault`: what of it cannot be: code, subject, words, word_long, many_words, number, sentence, basis."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class OwnRule:
    """`words` are for the conditions BY_WORDS, `number` is for those BY_NUMBER. Raises NotAnOwnRule.

    `sentence` is said of a finding as it was typed, in whichever language.
    """

    code: str
    subject: str
    condition: Condition
    severity: Severity
    sentence: str
    words: tuple[str, ...] = ()
    number: int = 0
    basis: str = ""

    def __post_init__(self) -> None:
        for fault, is_so in self._faults():
            if is_so:
                raise NotAnOwnRule(fault)

    def _faults(self) -> Iterable[tuple[str, bool]]:
        least_words, most_words = (1, MOST_WORDS) if self.condition in BY_WORDS else (0, 0)
        least, most = (1, LARGEST_NUMBER) if self.condition in BY_NUMBER else (0, 0)
        return (
            ("code", number_of(self.code) is None),
            ("subject", self.subject not in SUBJECTS),
            ("words", len(self.words) < least_words),
            ("many_words", len(self.words) > most_words),
            ("word_long", any(len(word) > LONGEST_WORD for word in self.words)),
            ("words", any(not word or not _is_line(word) for word in self.words)),
            ("number", not least <= self.number <= most),
            ("sentence", not self.sentence or not _is_line(self.sentence)),
            ("sentence", len(self.sentence) > LONGEST_SENTENCE),
            ("basis", not _is_line(self.basis) or len(self.basis) > LONGEST_BASIS),
        )

    @property
    def params(self) -> dict[str, str]:
        """Of its findings. A reason given for one holds only as long as the rule asks and says the same."""
        asks = "、".join(self.words) or (str(self.number) if self.number else "")
        said = {"said": self.sentence, "asks": f"{self.condition.value} {asks}".strip()}
        return said | ({"basis": self.basis} if self.basis else {})


def line_of(text: str) -> str:
    """A typed or pasted text as the one line that a rule keeps of it."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())


def _is_line(text: str) -> bool:
    return text == line_of(text)


def number_of(code: str) -> int | None:
    """Of `own.7` the 7; None for any other code."""
    digits = code.removeprefix(f"{OWN}.")
    is_number = digits != code and digits.isdecimal() and len(digits) < len(str(10**9))
    return int(digits) if is_number and digits == str(int(digits)) and int(digits) else None


def next_code(own: Iterable[OwnRule]) -> str:
    """One that none of them has; those of the others stay theirs."""
    return f"{OWN}.{max((number_of(rule.code) or 0 for rule in own), default=0) + 1}"
