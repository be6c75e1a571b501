"""Rules of a bureau's own making, for tests of any room."""

from typing import Any

from hypothesis import strategies as st

from perfdesk.checks.own_rules import (
    BY_NUMBER,
    BY_WORDS,
    LARGEST_NUMBER,
    LONGEST_BASIS,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    SUBJECTS,
    Condition,
    OwnRule,
    line_of,
)
from perfdesk.checks.settings import RuleSettings
from perfdesk.domain.severity import Severity

SAID = "请按本局的要求填写。"


def rule(condition: Condition, subject: str = "Project.goal", **more: Any) -> OwnRule:
    said: dict[str, Any] = {"code": "own.1", "severity": Severity.WARNING, "sentence": SAID}
    return OwnRule(**said | {"subject": subject, "condition": condition} | more)


def _lines(longest: int, least: int = 1) -> st.SearchStrategy[str]:
    """Texts that a rule can keep, with whatever people and other programs put into them."""
    texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=longest)
    return texts.map(line_of).filter(lambda text: len(text) >= least)


@st.composite
def own_rules(draw: st.DrawFn, code: str = "own.1") -> OwnRule:
    condition = draw(st.sampled_from(Condition))
    words = st.lists(_lines(LONGEST_WORD), min_size=1, max_size=5).map(tuple)
    return OwnRule(
        code,
        draw(st.sampled_from(sorted(SUBJECTS))),
        condition,
        draw(st.sampled_from(Severity)),
        draw(_lines(LONGEST_SENTENCE)),
        draw(words) if condition in BY_WORDS else (),
        draw(st.integers(1, LARGEST_NUMBER)) if condition in BY_NUMBER else 0,
        draw(_lines(LONGEST_BASIS, 0)),
    )


@st.composite
def settings_with_own_rules(draw: st.DrawFn) -> RuleSettings:
    numbers = draw(st.sets(st.integers(1, 500), max_size=4))
    own = tuple(draw(own_rules(f"own.{number}")) for number in sorted(numbers))
    off = draw(st.sets(st.sampled_from([*(each.code for each in own), "goal.short"])))
    return RuleSettings(frozenset(off), own=own)
