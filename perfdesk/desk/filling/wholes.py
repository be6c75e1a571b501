"""A total and its parts that are scaled together."""

from collections.abc import Iterable
from decimal import Decimal

from perfdesk.desk.filling.ways import scaled
from perfdesk.domain.edits import Place, ValueChange
from perfdesk.domain.items import Item, Value, value_at
from perfdesk.domain.wholes import parts_of, parts_sum


def raised(item: Item, whole: str, rate: Decimal) -> tuple[ValueChange, ...]:
    """The parts are scaled, and the total is what they come to. Raises NotAnAmount."""
    parts = {name: value_at(item, name) for name in parts_of(type(item), whole)}
    after = {name: scaled(value, rate) for name, value in parts.items() if isinstance(value, Decimal)}
    return _changes(item, {whole: parts_sum(item, whole, after), **after}.items())


def _changes(item: Item, after: Iterable[tuple[str, Value]]) -> tuple[ValueChange, ...]:
    before = ((name, value_at(item, name), value) for name, value in after)
    return tuple(ValueChange(Place(item.id, name), was, now) for name, was, now in before if was != now)
