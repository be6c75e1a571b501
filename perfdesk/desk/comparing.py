"""Two versions side by side: as values, as a sheet to be printed, as JSON."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from perfdesk.domain.book import Table
from perfdesk.domain.comparing.comparing import compare
from perfdesk.domain.comparing.difference import Comparison, Difference
from perfdesk.domain.comparing.groups import fields_said
from perfdesk.domain.items import Value
from perfdesk.formats.writers.sheet import CellKind, Sheet, SheetBuilder, SheetCell

__all__ = [
    "Comparison",
    "Difference",
    "comparison_as_json",
    "comparison_sheet",
    "last_years_table",
    "tables_compared",
]

_WIDTHS = (5.0, 11.0, 9.0, 30.0, 13.0, 34.0, 34.0, 12.0, 9.0)
_RIGHT = (7, 8)
"""Columns of numbers."""


def tables_compared(
    before: Sequence[Table], after: Sequence[Table], foreign: tuple[bool, bool] = (False, False)
) -> Comparison:
    """A pure function of values, for any thread. What a `foreign` side says nowhere, its form does not print."""
    found = compare(before, after)
    for is_foreign, tables in zip(foreign, (before, after), strict=True):
        if is_foreign:
            said = fields_said(tables)
            printed = (_as_printed(each, said) for each in found.differences)
            found = replace(found, differences=tuple(each for each in printed if each is not None))
    return found


def _as_printed(difference: Difference, said: Collection[tuple[type, str]]) -> Difference | None:
    """Without the fields that are not said; None where nothing is left."""
    kind: type = type(difference.item)
    pairs = tuple(pair for pair in difference.pairs if (kind, pair.field) in said)
    if len(pairs) == len(difference.pairs):
        return difference
    return replace(difference, pairs=pairs) if pairs else None


def last_years_table(table: Table, tables: Sequence[Table]) -> Table | None:
    """The table of the same kind and department for the year before."""
    if table.year is None:
        return None
    alike = (t for t in tables if type(t) is type(table) and t.year == (table.year or 0) - 1)
    return next((t for t in alike if t.department == table.department), None)


def comparison_sheet(
    title: str, summary: str, heads: Sequence[str], rows: Sequence[Sequence[str]], name: str
) -> Sheet:
    """For workbook and paper, the heads on every page."""
    sheet = SheetBuilder(_WIDTHS)
    sheet.add([SheetCell(title, CellKind.TITLE, columns=len(_WIDTHS))])
    sheet.add([SheetCell(summary, CellKind.CAPTION, columns=len(_WIDTHS))])
    sheet.add(SheetCell(head, CellKind.HEAD) for head in heads)
    for row in rows:
        sheet.add(
            SheetCell(text, CellKind.FIGURE if at in _RIGHT else CellKind.TEXT) for at, text in enumerate(row)
        )
    return Sheet(name, _WIDTHS, sheet.cells, head=2, is_frozen=True)


Json = dict[str, object]


def comparison_as_json(comparison: Comparison) -> Json:
    """Codes and exact values; amounts as text, so that no reader rounds them."""
    return {
        "projects": list(comparison.projects),
        "differences": [_as_json(each) for each in comparison.differences],
    }


def _as_json(difference: Difference) -> Json:
    item: Json = {
        "kind": difference.kind.value,
        "item": type(difference.item).__name__,
        "place": [*difference.trail, str(getattr(difference.item, "name", ""))],
    }
    if difference.was_in:
        item["was_in"] = list(difference.was_in)
    if difference.positions:
        item["positions"] = list(difference.positions)
    item["fields"] = [
        {
            "field": pair.field,
            "before": _plain(pair.before),
            "after": _plain(pair.after),
            "difference": _plain(pair.difference),
            "percent": None if pair.share is None else f"{pair.share:.1f}",
        }
        for pair in difference.pairs
    ]
    return item


def _plain(value: Value) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if value is None or isinstance(value, str | int):
        return value
    return [str(each) for each in value] if isinstance(value, tuple) else str(value)
