"""What a bureau's own rules say of an item."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from perfdesk.checks.context import Findings
from perfdesk.checks.own_rules import SUBJECTS, Condition, OwnRule
from perfdesk.checks.wordings import first_of, plain, squeezed
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.places import Places
from perfdesk.domain.items import Item, value_at


def own_findings(item: Item, rules: Mapping[type, tuple[OwnRule, ...]], places: Places) -> Findings:
    """As far as the table's form asks for the field."""
    for rule in rules.get(type(item), ()):
        kind, field = SUBJECTS[rule.subject]
        if is_broken(rule, str(value_at(item, field) or "")) and places.has(kind, field):
            yield Finding(rule.code, rule.severity, Place(item.id, field), rule.params)


def is_broken(rule: OwnRule, text: str) -> bool:
    """A blank text breaks only what requires one, so that nothing that is missing is found twice."""
    is_blank = not squeezed(text)
    if is_blank or rule.condition is Condition.REQUIRED:
        return is_blank and rule.condition is Condition.REQUIRED
    return _BROKEN[rule.condition](rule, text)


def _has_a_word(rule: OwnRule, text: str) -> bool:
    """Whatever the width of the letters and the blanks between them."""
    bare = plain(text)
    return bool(first_of(_bare(rule.words), bare))


@lru_cache(1000)
def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(plain, words))


_BROKEN: Mapping[Condition, Callable[[OwnRule, str], bool]] = {
    Condition.ANY_OF: lambda rule, text: not _has_a_word(rule, text),
    Condition.NONE_OF: _has_a_word,
    Condition.AT_LEAST: lambda rule, text: len(squeezed(text)) < rule.number,
    Condition.AT_MOST: lambda rule, text: len(squeezed(text)) > rule.number,
}
