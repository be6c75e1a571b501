"""The values of fields as plain numbers and texts, the same for SQLite's columns and the journal's JSON."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import cast

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator, Lettering
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.items import CHILDREN, FIELDS, Item, Value
from perfdesk.domain.remarks import Doubt, Params, Waiver
from perfdesk.domain.self_evaluation import (
    DECIMAL_FIELDS,
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    InverseRule,
    Measure,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit

Plain = str | int | Sequence["Plain"] | None
"""A lettering, a doubt and a waiver are the sequence of their fields."""

SEQUENCES = ("lettering", "doubts", "waivers")
"""The fields whose plain form is a sequence."""

NEW_FIELDS: dict[str, Plain] = {"doubts": [], "waivers": []}
"""What stands for a field in the journal lines of versions that did not have it."""

KINDS: dict[str, type] = {
    "target_table": TargetTable, "unit": Unit, "project": Project, "indicator": Indicator,
    "department_evaluation": DepartmentEvaluation, "evaluation_row": EvaluationRow,
    "project_evaluation": ProjectEvaluation, "evaluated_indicator": EvaluatedIndicator,
}  # fmt: skip
"""By the name of their table in the file, parents first."""

KIND_NAMES = {kind: name for name, kind in KINDS.items()}


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


def item_of(kind: type, item_id: Id, plain: list[Plain], children: tuple[Item, ...]) -> Item:
    """The inverse of `plain_values`; takes `plain` over."""
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


def _doubts(doubts: object) -> Plain:
    return [
        [d.rule, d.severity.name, d.item, d.field, d.said, _pairs(d.params)]
        for d in cast(tuple[Doubt, ...], doubts)
    ]


def _waivers(waivers: object) -> Plain:
    return [
        [w.rule, w.item, w.field, w.said, _pairs(w.params), w.reason, w.who, w.at]
        for w in cast(tuple[Waiver, ...], waivers)
    ]


def _pairs(params: Params) -> Plain:
    return [list(pair) for pair in params]


def _full_doubts(plain: object) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(rule, Severity[severity], item, field, said, _params(params))
        for rule, severity, item, field, said, params in cast(list[_PlainDoubt], plain)
    )


def _full_waivers(plain: object) -> tuple[Waiver, ...]:
    return tuple(
        Waiver(rule, item, field, said, _params(params), reason, who, at)
        for rule, item, field, said, params, reason, who, at in cast(list[_PlainWaiver], plain)
    )


def _params(pairs: list[list[str]]) -> Params:
    return tuple((name, value) for name, value in pairs)


_PlainDoubt = tuple[str, str, Id, str, str, list[list[str]]]
_PlainWaiver = tuple[str, Id, str, str, list[list[str]], str, str, str]

_CODES: dict[str, _Convert] = {
    "measure": lambda text: Measure(cast(str, text)),
    "band": lambda text: Band(cast(str, text)),
    "inverse_rule": lambda text: InverseRule(cast(str, text)),
}

_TO_PLAIN: dict[str, _Convert] = {
    **dict.fromkeys((*AMOUNT_FIELDS, *DECIMAL_FIELDS, *_CODES), str),
    "totals": str,
    "dialect": str,
    "truncated": lambda truth: int(truth is True),
    "lettering": _letters,
    "doubts": _doubts,
    "waivers": _waivers,
}
_TO_FULL: dict[str, _Convert] = {
    **dict.fromkeys((*AMOUNT_FIELDS, *DECIMAL_FIELDS), lambda text: Decimal(cast(str, text))),
    **_CODES,
    "totals": lambda text: TotalsMode(cast(str, text)),
    "dialect": lambda text: Dialect(cast(str, text)),
    "truncated": bool,
    "lettering": _lettering,
    "doubts": _full_doubts,
    "waivers": _full_waivers,
}


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
