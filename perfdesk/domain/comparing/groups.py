"""Which fields of an item are told together, and as what kind of difference."""

from collections.abc import Iterator, Sequence
from functools import cache

from perfdesk.domain.book import Table
from perfdesk.domain.comparing.difference import DifferenceKind, Pair
from perfdesk.domain.extra import EXTRA, Extra
from perfdesk.domain.fields import FIELDS, FieldKind, fields_of
from perfdesk.domain.items import Item, value_at, walk
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow

Group = tuple[DifferenceKind, tuple[str, ...]]

_NAMES = ("name", "project", "level3")
_TARGETS = ("cycle_value", "annual_value", "target_value", "actual_value", "expected")
_LEVELS = ("level1_code", "level1_name", "level2_code", "level2_name", "level1", "level2")
_SILENT = (
    "number",
    "lettering",
    "parts",
    "target",
    "truncated",
    "extra",
    "form",
    "index_name",
    "measure",
    "totals",
)
"""Numbers go by the order, letters and columns by the value; the rest is no word of the table."""
_UNSPOKEN = (FieldKind.LETTERING, FieldKind.IDENTITY)
_ROWS = (EvaluationRow, EvaluatedIndicator)
_SHORT_FACTS = (
    "title",
    "department",
    "unit",
    "currency_unit",
    "grade",
    "grade_limits",
    "quality_limits",
    "preamble",
)


@cache
def groups_of(kind: type) -> tuple[Group, ...]:
    groups: dict[tuple[DifferenceKind, str], list[str]] = {}
    for field in fields_of(kind):
        if field.name in _SILENT or field.kind in _UNSPOKEN:
            continue
        told = _kind_of(kind, field.name, field.kind)
        together = told in (
            DifferenceKind.AMOUNT,
            DifferenceKind.TARGET,
            DifferenceKind.LEVEL,
            DifferenceKind.SCORE,
        )
        groups.setdefault((told, "" if together else field.name), []).append(field.name)
    return tuple((told, tuple(names)) for (told, _), names in groups.items())


def _kind_of(kind: type, name: str, field: FieldKind) -> DifferenceKind:
    if name in _NAMES:
        return DifferenceKind.RENAMED
    if name in _TARGETS:
        return DifferenceKind.TARGET
    if name in _LEVELS:
        return DifferenceKind.LEVEL
    if field is FieldKind.AMOUNT:
        points = kind in _ROWS or "score" in name or "weight" in name
        return DifferenceKind.SCORE if points else DifferenceKind.AMOUNT
    if field is FieldKind.TEXT and name not in _SHORT_FACTS:
        return DifferenceKind.REWORDED
    return DifferenceKind.FACT


def changed_groups(before: Item, after: Item) -> Iterator[tuple[DifferenceKind, tuple[Pair, ...]]]:
    """A blank and a missing text are the same to a reader."""
    of_kind: type = type(after)
    for kind, names in groups_of(of_kind):
        pairs = [Pair(name, value_at(before, name), value_at(after, name)) for name in names]
        changed = tuple(
            pair for pair in pairs if (pair.before or None) != (pair.after or None) or _is_zero(pair)
        )
        if changed:
            yield kind, changed
    if any(field.name == "extra" for field in fields_of(of_kind)):
        for pair in _under_heads(before, after):
            yield DifferenceKind.FACT, (pair,)


def _is_zero(pair: Pair) -> bool:
    """A nought that was typed where nothing stood, or the other way round."""
    return (pair.before is None) != (pair.after is None) and pair.before != "" and pair.after != ""


def _under_heads(before: Item, after: Item) -> Sequence[Pair]:
    old, new = _texts(before), _texts(after)
    return [
        Pair(f"{EXTRA}{head}", old.get(head, ""), new.get(head, ""))
        for head in dict.fromkeys((*old, *new))
        if old.get(head, "") != new.get(head, "")
    ]


def _texts(item: Item) -> dict[str, str]:
    extra = value_at(item, "extra")
    assert isinstance(extra, tuple)
    return {each.head: each.text for each in extra if isinstance(each, Extra)}


def fields_said(tables: Sequence[Table]) -> set[tuple[type, str]]:
    """The fields in which anything stands anywhere: what else there is, a form may not print."""
    said: set[tuple[type, str]] = set()
    for item in (item for table in tables for item in walk(table)):
        kind: type = type(item)
        said |= {(kind, field) for field in FIELDS[kind] if value_at(item, field) not in (None, "", ())}
        said |= {(kind, f"{EXTRA}{head}") for head in _texts(item)}
    return said
