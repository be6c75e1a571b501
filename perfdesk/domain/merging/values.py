"""The values of an item as they are merged: which belong together, which are sets, which follow from others."""

from collections.abc import Iterator, Sequence
from typing import cast

from perfdesk.domain.extra import EXTRA, Extra, extra_text, head_in, with_extra
from perfdesk.domain.fields import CHILDREN, NOTED, FieldKind, fields_of
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value, notes_of, value_at, whole_field, with_value
from perfdesk.domain.notes import Note, ordered
from perfdesk.domain.table import Project

Values = tuple[Value, ...]
"""Of the fields that go together."""

_NOTES = "notes"
"""Of a table, as if it were a field: a set, in which nobody's notes are in the way of another's."""


def is_same(one: Item, other: Item) -> bool:
    """By their own values, whatever is below them."""
    if one is other or type(one) not in CHILDREN:
        return one == other
    is_same_said = all(value_at(one, f.name) == value_at(other, f.name) for f in fields_of(type(one)))
    return is_same_said and notes_of(one) == notes_of(other)


def units_of(items: Sequence[Item]) -> Iterator[tuple[str, ...]]:
    """The fields of versions of one item, those together that make no sense apart; each head of `extra` by itself."""
    kind = type(items[0])
    whole = whole_field(items[0]) if _has_parts(kind) else None
    if kind in NOTED:
        yield (_NOTES,)
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


def as_set(field: str) -> bool:
    """Whether several may add and take away without getting in each other's way."""
    return field == _NOTES


def united(ours: Value, changes: Sequence[tuple[Value, Value]]) -> Value:
    """The notes with what each side put in and without what any took out."""
    pairs = [(_by_id(before), _by_id(after)) for before, after in changes]
    gone = {each for before, after in pairs for each in before if each not in after}
    come = {each: note for before, after in pairs for each, note in after.items() if each not in before}
    kept = {each: note for each, note in _by_id(ours).items() if each not in gone}
    return cast(Value, ordered((come | kept).values()))


def _by_id(notes: Value) -> dict[Id, Note]:
    return {note.id: note for note in cast(tuple[Note, ...], notes)}


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
