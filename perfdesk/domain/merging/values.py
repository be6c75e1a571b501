"""The values of an item as they are merged: which belong together, which are sets, which follow from others."""

from collections.abc import Iterator, Sequence
from typing import cast

from perfdesk.domain.extra import EXTRA, Extra, extra_text, head_in, with_extra
from perfdesk.domain.fields import CHILDREN, FieldKind, fields_of
from perfdesk.domain.items import Item, Value, value_at, whole_field, with_value
from perfdesk.domain.table import Project

Values = tuple[Value, ...]
"""Of the fields that go together."""

_SETS = (FieldKind.DOUBTS, FieldKind.WAIVERS)


def is_same(one: Item, other: Item) -> bool:
    """By their own values, whatever is below them."""
    if one is other or type(one) not in CHILDREN:
        return one == other
    return all(value_at(one, f.name) == value_at(other, f.name) for f in fields_of(type(one)))


def units_of(items: Sequence[Item]) -> Iterator[tuple[str, ...]]:
    """The fields of versions of one item, those together that make no sense apart; each head of `extra` by itself."""
    kind = type(items[0])
    whole = whole_field(items[0]) if _has_parts(kind) else None
    for field in fields_of(kind):
        if field.name == "extra" and all(_has_heads_once(item) for item in items):
            heads = {each.head for item in items for each in _extra(item)}
            yield from ((f"{EXTRA}{head}",) for head in sorted(heads))
        elif field.kind is FieldKind.PARTS and whole is not None:
            yield (whole, field.name)
        elif field.name != whole:
            yield (field.name,)


def values(item: Item, unit: tuple[str, ...]) -> Values:
    return tuple(_value(item, field) for field in unit)


def with_values(item: Item, unit: tuple[str, ...], new: Values) -> Item:
    for field, value in zip(unit, new, strict=True):
        if (head := head_in(field)) is not None:
            item = with_value(item, "extra", with_extra(_extra(item), head, cast(str, value)))
        else:
            item = with_value(item, field, value)
    return item


def as_set(kind: type, field: str) -> bool:
    """Whether several may add and take away without getting in each other's way."""
    return any(each.name == field and each.kind in _SETS for each in fields_of(kind))


def united(ours: Value, changes: Sequence[tuple[Value, Value]]) -> Value:
    """A set with what each side put in and without what any took out."""
    there = list(cast(tuple[object, ...], ours))
    pairs = [(cast(tuple[object, ...], b), cast(tuple[object, ...], a)) for b, a in changes]
    gone = [each for before, after in pairs for each in before if each not in after]
    come = {repr(each): each for before, after in pairs for each in after if each not in before}
    kept = [each for each in there if each not in gone]
    added = [come[text] for text in sorted(come) if come[text] not in kept]
    return cast(Value, (*kept, *added))


def is_followed(item: Item) -> bool:
    """Whether 总计 is what its parts make."""
    return isinstance(item, Project) and item.amounts.row_difference == 0


def _value(item: Item, field: str) -> Value:
    return extra_text(_extra(item), head) if (head := head_in(field)) is not None else value_at(item, field)


def _extra(item: Item) -> tuple[Extra, ...]:
    return cast(tuple[Extra, ...], value_at(item, "extra"))


def _has_heads_once(item: Item) -> bool:
    """Else the text under a head would be two; a blank one could not be told from none."""
    extra = _extra(item)
    return len({each.head for each in extra}) == len(extra) and all(each.text for each in extra)


def _has_parts(kind: type) -> bool:
    return any(field.kind is FieldKind.PARTS for field in fields_of(kind))
