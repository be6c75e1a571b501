"""The rules as data (`resources/rules`): family, severity, basis, example and the words and numbers they go by."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NotRequired, TypedDict

from perfdesk.checks.own_rules import OWN, SUBJECTS, OwnRule
from perfdesk.domain.fields import KINDS
from perfdesk.domain.severity import Severity
from perfdesk.resources import resource

FAMILIES = (
    "completeness",
    "relevance",
    "adequacy",
    "feasibility",
    "arithmetic",
    "wording",
    "scoring",
    "reading",
)
"""完整性 相关性 适当性 可行性 算术 文字 评分 读取; the first four are those of 财预〔2015〕88号."""


class _Entry(TypedDict):
    code: str
    numbers: list[int]
    family: str
    severity: str
    basis: str
    example: str
    repair: bool
    enabled: bool
    parameters: dict[str, int | list[str]]
    needs: NotRequired[list[str]]


Need = tuple[type, str]
"""A kind of item and a field of it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`numbers` and `words` are its thresholds and word lists by name; `repair`: whether one can be offered.

    `needs`: the fields that it speaks of. A table whose form has no place for one of them is not asked for it.
    """

    code: str
    family: str
    severity: Severity
    basis: str
    example: str
    repair: bool
    enabled: bool
    numbers: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]
    needs: tuple[Need, ...] = ()
    title: str = ""
    """Of a bureau's own rule, as it was typed; a delivered one has its name from `resources/wording`."""


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by code. Raises ValueError for a family or a code that cannot be."""
    rules: dict[str, Rule] = {}
    for file in sorted(resource("rules").glob("*.json")):
        data: dict[str, list[_Entry]] = json.loads(file.read_text(encoding="utf-8"))
        for entry in data["rules"]:
            rule = _rule(entry)
            if rule.code in rules or rule.family not in FAMILIES:
                raise ValueError(rule.code)
            rules[rule.code] = rule
    return rules


def _rule(entry: _Entry) -> Rule:
    parameters = entry["parameters"]
    return Rule(
        code=entry["code"],
        family=entry["family"],
        severity=Severity[entry["severity"].upper()],
        basis=entry["basis"],
        example=entry["example"],
        repair=entry["repair"],
        enabled=entry["enabled"],
        numbers={name: value for name, value in parameters.items() if isinstance(value, int)},
        words={name: tuple(value) for name, value in parameters.items() if not isinstance(value, int)},
        needs=tuple(_need(text) for text in entry.get("needs", [])),
    )


def as_listed(own: OwnRule) -> Rule:
    """A bureau's own rule among the delivered ones."""
    return Rule(
        own.code, OWN, own.severity, own.basis, example="", repair=False, enabled=True, numbers={}, words={},
        needs=(SUBJECTS[own.subject],), title=own.sentence,
    )  # fmt: skip


_BY_NAME = {kind.__name__: kind for kind in KINDS}


def _need(text: str) -> Need:
    """`Indicator.cycle_value`. Raises KeyError for a kind that there is not."""
    kind, _, field = text.partition(".")
    return _BY_NAME[kind], field


class Parameters:
    """Thresholds and word lists that the rules go by: a bureau's own, else the catalogue's. And its own rules.

    Compared by identity, so that it can be part of what a look at a text is remembered under.
    """

    __slots__ = ("_numbers", "_words", "own", "own_needs")

    def __init__(
        self,
        numbers: Mapping[str, Mapping[str, int]] | None = None,
        words: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
        own_rules: Iterable[OwnRule] = (),
    ) -> None:
        rules = catalogue().values()
        own, said = numbers or {}, words or {}
        self._numbers = {
            (r.code, n): own.get(r.code, {}).get(n, v) for r in rules for n, v in r.numbers.items()
        }
        self._words = {(r.code, n): said.get(r.code, {}).get(n, v) for r in rules for n, v in r.words.items()}
        self.own = _by_kind(own_rules)
        self.own_needs = frozenset(SUBJECTS[rule.subject] for rules in self.own.values() for rule in rules)

    def number(self, code: str, name: str) -> int:
        return self._numbers[code, name]

    def words(self, code: str, name: str = "words") -> tuple[str, ...]:
        return self._words[code, name]

    def own_number(self, code: str, name: str) -> int | None:
        """A threshold that the bureau set otherwise than it is delivered."""
        number = self._numbers[code, name]
        return None if number == catalogue()[code].numbers[name] else number


def _by_kind(rules: Iterable[OwnRule]) -> Mapping[type, tuple[OwnRule, ...]]:
    """By the kind of item that they look at; nothing where there are none."""
    by_kind: dict[type, tuple[OwnRule, ...]] = {}
    for rule in rules:
        kind, _ = SUBJECTS[rule.subject]
        by_kind[kind] = (*by_kind.get(kind, ()), rule)
    return by_kind


@cache
def delivered() -> Parameters:
    """Those of the catalogue."""
    return Parameters()
