"""The values of fields as plain numbers and texts, the same for SQLite's columns and the journal's JSON."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import cast

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, exact_amount
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import CHILDREN, FIELDS, NOTED, Field, FieldKind, fields_of
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator, Lettering
from perfdesk.domain.items import Item, Value, with_below
from perfdesk.domain.notes import NOTE_KINDS, Appraisal, Comment, Mark, Proposal
from perfdesk.domain.remarks import Doubt, Params, Waiver
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.value_parts import Parts

Plain = str | int | Sequence["Plain"] | None
"""A lettering, parts, an extra and a task are the sequence of their fields."""

SEQUENCES = frozenset((
    FieldKind.LETTERING, FieldKind.PARTS, FieldKind.EXTRA, FieldKind.TASKS, FieldKind.PARAMS,
))  # fmt: skip
"""The kinds of field whose plain form is a sequence."""

KINDS: dict[str, type] = {
    "target_table": TargetTable, "unit": Unit, "project": Project, "indicator": Indicator,
    "department_evaluation": DepartmentEvaluation, "evaluation_row": EvaluationRow,
    "project_evaluation": ProjectEvaluation, "evaluated_indicator": EvaluatedIndicator,
    "doubt": Doubt, "waiver": Waiver, "comment": Comment, "proposal": Proposal, "mark": Mark, "appraisal": Appraisal,
}  # fmt: skip
"""By the name of their table in the file, parents first."""

KIND_NAMES = {kind: name for name, kind in KINDS.items()}

_FIELD: dict[str, Field] = {field.name: field for kind in KINDS.values() for field in fields_of(kind)}
"""By name alone: a name holds the same kind of value in whatever item it stands."""


def plain_value(field: str, value: Value) -> Plain:
    convert = _TO_PLAIN.get(field)
    return cast(Plain, value if convert is None or value is None else convert(value))


def full_value(field: str, plain: Plain) -> Value:
    """Raises ValueError (or a kin: TypeError, ArithmeticError) for what `plain_value` never gives."""
    convert = _TO_FULL.get(field)
    return cast(Value, plain if convert is None or plain is None else convert(plain))


def plain_values(item: Item) -> list[Plain]:
    """The item's own values in the order of FIELDS; its children are not among them."""
    kind = type(item)
    return _converted(list(_GETTERS[kind](item)), _CONVERSIONS[kind])


def item_of(kind: type, item_id: Id, plain: list[Plain], below: tuple[Item, ...]) -> Item:
    """The inverse of `plain_values`; takes `plain` over."""
    item = _item_of(kind, item_id, plain, () if kind in NOTED else below)
    return with_below(item, below) if kind in NOTED and below else item


def _item_of(kind: type, item_id: Id, plain: list[Plain], children: tuple[Item, ...]) -> Item:
    values = _converted(plain, _INVERSIONS[kind])
    if kind not in CHILDREN:
        return cast(Item, kind(item_id, *values))
    if kind not in _AMOUNTS_AT:
        return cast(Item, kind(item_id, *values, children))
    at = _AMOUNTS_AT[kind]
    amounts = Amounts(*cast(list[Decimal | None], values[at]))
    del values[at]
    fields = dict(zip(_OTHER_FIELDS[kind], values, strict=True))
    return cast(Item, kind(id=item_id, amounts=amounts, **{CHILDREN[kind]: children}, **fields))


_Convert = Callable[[object], object]


def _converted(values: list[Plain], conversions: list[tuple[int, _Convert]]) -> list[Plain]:
    for index, convert in conversions:
        if values[index] is not None:
            values[index] = cast(Plain, convert(values[index]))
    return values


def _letters(lettering: object) -> Sequence[str]:
    return _LETTERS(cast(Lettering, lettering))


def _lettering(letters: object) -> Lettering:
    return Lettering(*cast(Sequence[Id], letters))  # only the last one is an Id; the others are texts anyway


_LETTERS: Callable[[Lettering], tuple[str, ...]] = attrgetter(*Lettering.__dataclass_fields__)


def _pairs(params: object) -> Plain:
    return [list(pair) for pair in cast(Params, params)]


def _params(pairs: object) -> Params:
    return tuple((name, value) for name, value in cast(list[list[str]], pairs))


def _columns(parts: object) -> Plain:
    return list(cast(Parts, parts))


def _parts(columns: object) -> Parts:
    return Parts(*cast(list[str], columns))


def _heads(extra: object) -> Plain:
    return [list(each) for each in cast(tuple[Extra, ...], extra)]


def _extra(heads: object) -> tuple[Extra, ...]:
    return tuple(Extra(head, text) for head, text in cast(list[list[str]], heads))


def _plain_tasks(tasks: object) -> Plain:
    return [
        [task.name, task.content, [None if a is None else str(a) for a in _AMOUNTS(task.amounts)]]
        for task in cast(tuple[Task, ...], tasks)
    ]


def _tasks(plain: object) -> tuple[Task, ...]:
    return tuple(
        Task(name, content, Amounts(*(None if a is None else exact_amount(a) for a in amounts)))
        for name, content, amounts in cast(list[tuple[str, str, list[str | None]]], plain)
    )


_AMOUNTS: Callable[[Amounts], tuple[Decimal | None, ...]] = attrgetter(*AMOUNT_FIELDS)

_BY_KIND: dict[FieldKind, tuple[_Convert, _Convert]] = {
    FieldKind.AMOUNT: (str, lambda text: exact_amount(cast(str, text))),
    FieldKind.TRUTH: (lambda truth: int(truth is True), bool),
    FieldKind.LETTERING: (_letters, _lettering),
    FieldKind.PARTS: (_columns, _parts),
    FieldKind.EXTRA: (_heads, _extra),
    FieldKind.TASKS: (_plain_tasks, _tasks),
    FieldKind.PARAMS: (_pairs, _params),
    FieldKind.SEVERITY: (
        lambda severity: cast(Severity, severity).name,
        lambda name: Severity[cast(str, name)],
    ),
}
"""To plain and back; texts, whole numbers and identities are plain."""


def _conversions(field: Field) -> tuple[_Convert, _Convert] | None:
    return (str, field.choices) if field.choices else _BY_KIND.get(field.kind)


_CONVERSIONS_OF = {name: both for name, field in _FIELD.items() if (both := _conversions(field))}
_TO_PLAIN = {name: to_plain for name, (to_plain, _) in _CONVERSIONS_OF.items()}
_TO_FULL = {name: to_full for name, (_, to_full) in _CONVERSIONS_OF.items()}


def _getter(kind: type) -> Callable[[Item], tuple[Plain, ...]]:
    """The values of all fields at once; an amount is a field of `amounts`."""
    return attrgetter(*(f"amounts.{f}" if f in AMOUNT_FIELDS else f for f in FIELDS[kind]))


def _by_index(kind: type, conversions: dict[str, _Convert]) -> list[tuple[int, _Convert]]:
    return [(i, conversions[field]) for i, field in enumerate(FIELDS[kind]) if field in conversions]


_GETTERS = {kind: _getter(kind) for kind in KIND_NAMES}
_CONVERSIONS = {kind: _by_index(kind, _TO_PLAIN) for kind in KIND_NAMES}
_INVERSIONS = {kind: _by_index(kind, _TO_FULL) for kind in KIND_NAMES}
_AMOUNTS_AT = {
    kind: slice(FIELDS[kind].index(AMOUNT_FIELDS[0]), FIELDS[kind].index(AMOUNT_FIELDS[-1]) + 1)
    for kind in KIND_NAMES
    if AMOUNT_FIELDS[0] in FIELDS[kind]
}
"""The amounts stand together in FIELDS."""
_OTHER_FIELDS = {kind: [f for f in FIELDS[kind] if f not in AMOUNT_FIELDS] for kind in _AMOUNTS_AT}


def _blank(kind: type) -> dict[str, Plain]:
    """What the fields of a new item hold."""
    if kind in NOTE_KINDS:
        return {}
    new = Indicator(Id(""), 0) if kind is Indicator else kind(Id(""))
    return dict(zip(FIELDS[kind], plain_values(new), strict=True))


BLANK: dict[str, dict[str, Plain]] = {name: _blank(kind) for name, kind in KINDS.items()}
"""What stands for a field in the files and journal lines of versions that did not have it; a note has none."""
