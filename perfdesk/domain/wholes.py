"""A total and the parts that it is the sum of."""

from collections.abc import Mapping
from decimal import Decimal

from perfdesk.domain.amounts import PART_FIELDS
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


def parts_of(kind: type, whole: str) -> tuple[str, ...]:
    return _PARTS.get(kind, {}).get(whole, ())


def whole_of(kind: type, part: str) -> str | None:
    """The total that a field is a part of."""
    return next((whole for whole, parts in _PARTS.get(kind, {}).items() if part in parts), None)


def parts_sum(item: Item, whole: str, becoming: Mapping[str, Value] | None = None) -> Decimal | None:
    """What the parts of a total come to, some of them with new values; None where it has none."""
    parts = parts_of(type(item), whole)
    values = ((becoming or {}).get(name, value_at(item, name)) for name in parts)
    known = [value for value in values if isinstance(value, Decimal)]
    return sum(known, Decimal(0)) if known else None


def adds_up(item: Item, whole: str) -> bool:
    parts = parts_sum(item, whole)
    return parts is not None and value_at(item, whole) == parts
