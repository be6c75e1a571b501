"""What stands at a key of a JSON object, and how plain values are written there."""

from decimal import Decimal

from perfdesk.domain.whole_number import whole_number

Json = dict[str, object]
FORMAT = "perfdesk/1"


def decimal(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def object_at(entry: Json, key: str) -> Json:
    """The object at `key`; an empty one where there is none. Raises TypeError."""
    value = entry.get(key)
    value = {} if value is None else value
    if not isinstance(value, dict):
        raise TypeError(key)
    return value


def objects_at(entry: Json, key: str) -> list[Json]:
    """The objects in the list at `key`; none where there is no list. Raises TypeError."""
    values = entry.get(key)
    values = [] if values is None else values
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise TypeError(key)
    return values


def text_at(entry: Json, key: str) -> str:
    """The text at `key`, empty for null. Raises TypeError."""
    return text_or_none_at(entry, key) or ""


def text_or_none_at(entry: Json, key: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise TypeError(key)
    return value


def count_at(entry: Json, key: str, default: int | None = None) -> int:
    """A whole number, also one written as text. Raises KeyError where it is missing and has no default, ValueError."""
    value = entry.get(key)
    if value is None and default is not None:
        return default
    if value is None:
        raise KeyError(key)
    return whole_number(value)
