"""Which texts a file can hold; the others are refused before a transaction begins."""

from collections.abc import Iterator

from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemRemoved, ValueChange
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk_all
from perfdesk.store.errors import NotStorable
from perfdesk.store.values import Plain, plain_value, plain_values

NUL_IN_JSON = "\\u0000"
"""How JSON writes NUL; but also how it writes a backslash followed by `u0000`, so it is only a suspicion."""


def is_storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def refuse_unstorable(edit: Edit) -> None:
    """Raises NotStorable for the first text of the edit that is at fault."""
    refuse_unstorable_text(edit.action)
    for change in edit.changes:
        for item, field, value in _values(change):
            for text in (item, *_texts(value)):
                if not is_storable(text):
                    raise NotStorable(text, item, field)


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is not None and not isinstance(value, int):
        for part in value:
            yield from _texts(part)


def refuse_unstorable_text(text: str) -> None:
    if not is_storable(text):
        raise NotStorable(text)


def _values(change: Change) -> Iterator[tuple[Id, str, Plain]]:
    match change:
        case ValueChange(place, before, after):
            yield (*place, plain_value(place.field, before))
            yield (*place, plain_value(place.field, after))
        case ItemInserted(parent, _, item) | ItemRemoved(parent, _, item):
            yield parent, "", None
            for each in walk_all(item):
                yield each.id, "", None
                for field, value in zip(FIELDS[type(each)], plain_values(each), strict=True):
                    yield each.id, field, value
