"""The items of a book as one tree, each with its fields.

Book › TargetTable › Unit › Project › Indicator, › DepartmentEvaluation › EvaluationRow, and
› ProjectEvaluation › EvaluatedIndicator.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar, cast

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator, Lettering
from perfdesk.domain.remarks import Doubt, Waiver
from perfdesk.domain.self_evaluation import (
    DEPARTMENT_FIELDS,
    INDICATOR_FIELDS,
    PROJECT_FIELDS,
    ROW_FIELDS,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Book, Project, TargetTable, Unit

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

EvaluationItem = DepartmentEvaluation | EvaluationRow | ProjectEvaluation | EvaluatedIndicator
Item = Book | TargetTable | Unit | Project | Indicator | EvaluationItem
Value = str | int | Decimal | bool | StrEnum | Lettering | tuple[Doubt, ...] | tuple[Waiver, ...] | None

CHILDREN: dict[type, str] = {
    Book: "tables", TargetTable: "units", Unit: "projects", Project: "indicators",
    DepartmentEvaluation: "rows", ProjectEvaluation: "indicators",
}  # fmt: skip

FIELDS: dict[type, tuple[str, ...]] = {
    Book: (),
    TargetTable: ("title", "department", "year", "currency_unit", "dialect", "totals", *AMOUNT_FIELDS, "doubts",
        "waivers",
    ),
    Unit: ("name", *AMOUNT_FIELDS),
    Project: ("name", *AMOUNT_FIELDS, "goal", "preamble", "truncated"),
    Indicator: (
        "number", "level1_code", "level1_name", "level2_code", "level2_name", "name",
        "cycle_value", "annual_value", "lettering",
    ),
    DepartmentEvaluation: DEPARTMENT_FIELDS,
    EvaluationRow: ROW_FIELDS,
    ProjectEvaluation: PROJECT_FIELDS,
    EvaluatedIndicator: INDICATOR_FIELDS,
}  # fmt: skip


def children(item: Item) -> tuple[Item, ...]:
    attribute = CHILDREN.get(type(item))
    return cast(tuple[Item, ...], getattr(item, attribute)) if attribute else ()


def with_children(item: Item, items: tuple[Item, ...]) -> Item:
    return _with(item, CHILDREN[type(item)], items)


def value_at(item: Item, field: str) -> Value:
    """The value of a field; an amount field of a row is asked for by its own name (`fiscal`)."""
    if field in AMOUNT_FIELDS and isinstance(item, TargetTable | Unit | Project):
        return cast(Value, getattr(item.amounts, field))
    return cast(Value, getattr(item, field))


def with_value(item: Item, field: str, value: Value) -> Item:
    if field in AMOUNT_FIELDS and isinstance(item, TargetTable | Unit | Project):
        return replace(item, amounts=_with(item.amounts, field, value))
    return _with(item, field, value)


_Value = TypeVar("_Value", bound="DataclassInstance")


def _with(value: _Value, field: str, part: object) -> _Value:
    """`dataclasses.replace` for a field whose name is data."""
    return replace(value, **{field: part})


def walk(item: Item) -> Iterator[Item]:
    """The item and everything below it, in document order."""
    ahead = [item]
    while ahead:
        item = ahead.pop()
        yield item
        if type(item) in CHILDREN:  # most items are indicators
            ahead.extend(children(item)[::-1])


def copy_of(item: Item) -> Item:
    """The same content under new identities; the lettering goes, because its neighbours are others now.

    So do doubts and waivers, which are about the items copied from.
    """
    copied = replace(item, id=new_id())
    if isinstance(copied, TargetTable | DepartmentEvaluation | ProjectEvaluation):
        copied = replace(copied, doubts=(), waivers=())
    if isinstance(copied, Indicator):
        return replace(copied, lettering=None)
    if type(copied) not in CHILDREN:
        return copied
    return with_children(copied, tuple(copy_of(child) for child in children(item)))
