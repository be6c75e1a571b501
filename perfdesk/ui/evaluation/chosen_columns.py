"""Which columns the rows of one table have: those of its form, in its order and words, and those in use."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from perfdesk.domain.book import Table
from perfdesk.domain.forms.concepts import ROW_KINDS
from perfdesk.domain.forms.shown import PARTS, asked, extra_fields, form_of_table, has_parts, kind_of_table
from perfdesk.domain.items import value_at
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow
from perfdesk.ui.evaluation.columns import Column

_VALUE = "target_value"
Rows = Sequence[EvaluatedIndicator | EvaluationRow]


def chosen(known: Sequence[Column], table: Table, rows: Rows) -> tuple[Column, ...]:
    """Of the known columns; a head that none of them has makes a further one.

    A table without a form has all that are not optional.
    """
    form, kind = form_of_table(table), ROW_KINDS[kind_of_table(table)]
    heads = asked(form, kind)
    apart = has_parts(heads, rows)
    own = [c for c in known if not c.is_help and _is_shown(c, heads, rows, apart=apart)]
    extras = [Column(field, head, share=3) for field, head in extra_fields(form, kind, rows).items()]
    placed = _in_print_order([*own, *extras], heads)
    helps = [column for column in known if column.is_help and any(c.field == "score" for c in own)]
    return tuple(_with_helps([replace(c, title=heads.get(c.field, c.title)) for c in placed], helps))


def _is_shown(column: Column, heads: Mapping[str, str], rows: Rows, *, apart: bool) -> bool:
    if (column.field in PARTS and not apart) or (column.field == _VALUE and apart):
        return False
    if column.field in heads or (not heads and not (column.is_optional or column.is_of_form)):
        return True
    return not column.is_of_form and _is_used(column.field, rows)


def _is_used(field: str, rows: Rows) -> bool:
    return any(value_at(row, field) not in (None, "") for row in rows)


def _in_print_order(columns: Sequence[Column], heads: Mapping[str, str]) -> list[Column]:
    """What the form does not print stays behind what it follows here."""
    order = {field: number for number, field in enumerate(heads)}
    ranks: list[int] = []
    for column in columns:
        ranks.append(order.get(column.field, ranks[-1] if ranks else -1))
    ranked = sorted(zip(ranks, columns, strict=True), key=lambda pair: pair[0])
    return [column for _, column in ranked]


def _with_helps(columns: list[Column], helps: Sequence[Column]) -> list[Column]:
    """Before the score, which they lead to."""
    at = next((number for number, column in enumerate(columns) if column.field == "score"), len(columns))
    return [*columns[:at], *helps, *columns[at:]]
