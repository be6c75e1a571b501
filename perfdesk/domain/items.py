"""The items of a book as one tree; `fields` says what each holds.

Book › TargetTable › Unit › Project › Indicator, › DepartmentEvaluation › EvaluationRow, and
› ProjectEvaluation › EvaluatedIndicator: these are the children. Below a table there are its notes, too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar, cast

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import Book
from perfdesk.domain.extra import Extra, Task, extra_text, head_in, with_extra
from perfdesk.domain.fields import CHILDREN, field_of
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator, Lettering
from perfdesk.domain.notes import Note, ordered
from perfdesk.domain.remarks import Params
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.value_parts import NO_PARTS, Parts, part_in, parts_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

EvaluationItem = DepartmentEvaluation | EvaluationRow | ProjectEvaluation | EvaluatedIndicator
Noted = TargetTable | DepartmentEvaluation | ProjectEvaluation
"""What keeps notes."""
Item = Book | TargetTable | Unit | Project | Indicator | EvaluationItem | Note
Sequence = tuple[Extra, ...] | tuple[Task, ...] | Params
Value = str | int | Decimal | bool | StrEnum | Severity | Lettering | Parts | Sequence | None


def children(item: Item) -> tuple[Item, ...]:
    attribute = CHILDREN.get(type(item))
    return cast(tuple[Item, ...], getattr(item, attribute)) if attribute else ()


def with_children(item: Item, items: tuple[Item, ...]) -> Item:
    return _with(item, CHILDREN[type(item)], items)


def notes_of(item: Item) -> tuple[Note, ...]:
    """Those that it keeps; only a table has any."""
    return item.notes if isinstance(item, Noted) else ()


def below(item: Item) -> tuple[Item, ...]:
    """The children and the notes behind them."""
    return (*children(item), *notes_of(item))


def with_below(item: Item, items: Iterable[Item]) -> Item:
    """The inverse; notes may stand anywhere among the others."""
    if not isinstance(item, Noted):
        return with_children(item, tuple(items))
    content: list[Item] = []
    notes: list[Item] = []
    for each in items:
        (notes if isinstance(each, Note) else content).append(each)
    return with_notes(cast(Noted, with_children(item, tuple(content))), notes)


_Noted = TypeVar("_Noted", bound=Noted)


def with_notes(table: _Noted, notes: Iterable[Item]) -> _Noted:
    return replace(table, notes=ordered(cast(Iterable[Note], notes)))


def value_at(item: Item, field: str) -> Value:
    """The value of a field; an amount field of a row is asked for by its own name (`fiscal`).

    `extra:HEAD` is the text under that head, `parts.number` a column of the value as a form prints it.
    """
    if field in AMOUNT_FIELDS and isinstance(item, TargetTable | Unit | Project):
        return cast(Value, getattr(item.amounts, field))
    if (head := head_in(field)) is not None:
        return extra_text(extras_of(item), head)
    if part := part_in(field):
        return cast(str, getattr(_parts(item), part))
    return cast(Value, getattr(item, field))


def with_value(item: Item, field: str, value: Value) -> Item:
    """With another column of a value (`parts.number`), the whole value follows."""
    if field in AMOUNT_FIELDS and isinstance(item, TargetTable | Unit | Project):
        return replace(item, amounts=_with(item.amounts, field, value))
    if (head := head_in(field)) is not None:
        return _with(item, "extra", with_extra(extras_of(item), head, str(value)))
    if part := part_in(field):
        parts = _parts(item)._replace(**{part: str(value)})
        return _with(_with(item, "parts", parts), whole_field(item), parts.whole)
    return _with(item, field, value)


def is_value(item: Item, field: str) -> bool:
    """Whether the field of a place is a value of the item; else it names the item itself or what is below it."""
    return field_of(type(item), field) is not None or head_in(field) is not None or bool(part_in(field))


def kept_in(item: Item, field: str) -> tuple[str, ...]:
    """The fields that hold what a place names: changes are made to them and not to `extra:HEAD`."""
    if head_in(field) is not None:
        return ("extra",)
    return ("parts", whole_field(item)) if part_in(field) else (field,)


def extras_of(item: Item) -> tuple[Extra, ...]:
    return () if isinstance(item, Book | Note) else item.extra


def _parts(item: Item) -> Parts:
    printed = cast(Parts | None, getattr(item, "parts", NO_PARTS))
    return parts_of(cast(str | None, getattr(item, whole_field(item))) or "", printed)


def whole_field(item: Item) -> str:
    """The field of the value whose columns `parts` are."""
    return "annual_value" if isinstance(item, Indicator) else "target_value"


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


def walk_all(item: Item) -> Iterator[Item]:
    """The same with the notes, those of a table behind what is in it."""
    ahead = [item]
    while ahead:
        item = ahead.pop()
        yield item
        if type(item) in CHILDREN:
            ahead.extend(below(item)[::-1])


def copy_of(item: Item) -> Item:
    """The same content under new identities; the lettering goes, because its neighbours are others now.

    So do notes, which are about the items copied from.
    """
    copied = replace(item, id=new_id())
    if isinstance(copied, Noted):
        copied = replace(copied, notes=())
    if isinstance(copied, Indicator):
        return replace(copied, lettering=None)
    if type(copied) not in CHILDREN:
        return copied
    return with_children(copied, tuple(copy_of(child) for child in children(item)))
