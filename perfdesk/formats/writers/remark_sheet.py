"""The sheet 说明 of a workbook: what the forms have no place for, and the reasons given for what a reviewer points at.

Who gave a reason stays in the desk file: a workbook may be published.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from perfdesk.domain.book import Book, Table
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import head_in
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, is_value, value_at
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow, ProjectEvaluation
from perfdesk.domain.standing import in_order_given, said_at
from perfdesk.domain.table import Project, Unit
from perfdesk.domain.tree import Tree
from perfdesk.formats.remark_heads import HEADS, NAME
from perfdesk.formats.writers.sheet import CellKind, Sheet, SheetBuilder, SheetCell
from perfdesk.formats.writers.unprinted import Unprinted
from perfdesk.resources import resource

_WIDTHS = (6.0, 22.0, 26.0, 26.0, 14.0, 26.0, 44.0)
NO_PLACE = "表样中没有这一栏"


@cache
def _field_names() -> Mapping[str, str]:
    """What the fields are called; a workbook is Chinese whatever the window's language."""
    words = json.loads(resource("wording/zh_CN.json").read_text(encoding="utf-8"))
    return cast(Mapping[str, str], words["fields"])


def remark_sheet(tables: Sequence[Table], left: Sequence[Unprinted], name: str) -> Sheet | None:
    """`left` is what no other sheet says; None where there is nothing to say."""
    if not left and not any(table.waivers for table in tables):
        return None
    tree = Tree.of(Book(tables=tuple(tables)))
    rows = [_around(tree, each.place, each.text, NO_PLACE) for each in left]
    rows += [row for table in tables for waiver in in_order_given(table) if (row := _row(waiver, tree))]
    if not rows:
        return None
    sheet = SheetBuilder(_WIDTHS)
    sheet.add([SheetCell(NAME, CellKind.TITLE, None, 1, len(HEADS))])
    head = sheet.row
    sheet.add(SheetCell(text, CellKind.HEAD) for text in HEADS)
    for number, row in enumerate(rows, 1):
        sheet.add([SheetCell(str(number), CellKind.NAME), *map(SheetCell, row)])
    return Sheet(name, sheet.widths, sheet.cells, head)


def _row(waiver: Waiver, tree: Tree) -> tuple[str, ...] | None:
    """None for a reason that no longer holds: the item is gone or says something else by now."""
    if not tree.has(waiver.item):
        return None
    item = tree.item(waiver.item)
    if said_at(item, waiver.field) != waiver.said:
        return None
    return _around(tree, Place(waiver.item, waiver.field), _said(item, waiver.field), waiver.reason)


def _around(tree: Tree, place: Place, text: str, remark: str) -> tuple[str, ...]:
    item = tree.item(place.item)
    names = (_name_around(tree, item, Unit), _project_around(tree, item), _indicator_name(item))
    return (*names, head_in(place.field) or _field_names().get(place.field, ""), text, remark)


def _project_around(tree: Tree, item: Item) -> str:
    table = tree.table(item.id)
    return table.project if isinstance(table, ProjectEvaluation) else _name_around(tree, item, Project)


def _name_around(tree: Tree, item: Item, kind: type[Unit] | type[Project]) -> str:
    """The name of the unit or project that an item is or stands in."""
    step: Item | None = item
    while step is not None and not isinstance(step, kind):
        step = tree.parent(step.id) if step.id in tree.parents else None
    return step.name if step is not None else ""


def _indicator_name(item: Item) -> str:
    if isinstance(item, EvaluationRow):
        return item.level3
    return item.name if isinstance(item, Indicator | EvaluatedIndicator) else ""


def _said(item: Item, field: str) -> str:
    value = value_at(item, field) if is_value(item, field) else None
    return "" if value is None else str(value)
