"""A total and the parts that it is the sum of: as long as they agree, they move together."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from perfdesk.desk.filling.ways import scaled
from perfdesk.domain.amounts import PART_FIELDS
from perfdesk.domain.edits import Place, ValueChange
from perfdesk.domain.items import Item, Value, value_at
from perfdesk.domain.self_evaluation import FUND_SOURCES, FUND_STAGES, ProjectEvaluation
from perfdesk.domain.table import Project

_PARTS: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Project: {
        "total": PART_FIELDS,
        "annual_total": ("annual_fiscal", "annual_special_account", "annual_other", "annual_carried"),
    },
    ProjectEvaluation: {
        f"{stage}_total": tuple(f"{stage}_{source}" for source in FUND_SOURCES[1:]) for stage in FUND_STAGES
    },
}


def parts_sum(item: Item, whole: str, becoming: Mapping[str, Value] | None = None) -> Decimal | None:
    """What the parts of a total come to, some of them with new values; None where it has none."""
    parts = _PARTS.get(type(item), {}).get(whole, ())
    values = ((becoming or {}).get(name, value_at(item, name)) for name in parts)
    known = [value for value in values if isinstance(value, Decimal)]
    return sum(known, Decimal(0)) if known else None


def adds_up(item: Item, whole: str) -> bool:
    parts = parts_sum(item, whole)
    return parts is not None and value_at(item, whole) == parts


def raised(item: Item, whole: str, rate: Decimal) -> tuple[ValueChange, ...]:
    """The parts are scaled, and the total is what they come to. Raises NotAnAmount."""
    parts = {name: value_at(item, name) for name in _PARTS[type(item)][whole]}
    after = {name: scaled(value, rate) for name, value in parts.items() if isinstance(value, Decimal)}
    return _changes(item, {whole: parts_sum(item, whole, after), **after}.items())


def following(item: Item, part: str, changes: Iterable[ValueChange]) -> tuple[ValueChange, ...]:
    """The total goes along with its part, unless what was typed has moved it already."""
    after = {change.place.field: change.after for change in changes}
    wholes = _PARTS.get(type(item), {}).items()
    whole = next((name for name, parts in wholes if part in parts), None)
    if whole is None or whole in after or not adds_up(item, whole):
        return ()
    return _changes(item, [(whole, parts_sum(item, whole, after))])


def _changes(item: Item, after: Iterable[tuple[str, Value]]) -> tuple[ValueChange, ...]:
    before = ((name, value_at(item, name), value) for name, value in after)
    return tuple(ValueChange(Place(item.id, name), was, now) for name, was, now in before if was != now)
