"""Amounts typed a second time by somebody who does not see them (复核): what differs, and a note that it was done."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.formats.writers.sheet import CellKind, Sheet, SheetBuilder, SheetCell

REKEY = "rekey"


@dataclass(frozen=True, slots=True)
class Keyed:
    """An amount typed again beside the one that stands in the table."""

    place: Place
    unit: str
    project: str
    there: Decimal | None
    typed: Decimal | None

    @property
    def agrees(self) -> bool:
        return self.there == self.typed

    @property
    def difference(self) -> Decimal:
        return (self.typed or Decimal(0)) - (self.there or Decimal(0))


def places_to_key(tree: Tree, table_id: Id, field: str) -> list[Place]:
    """The column from top to bottom."""
    return [Place(project.id, field) for project in tree.owner(table_id, TargetTable).projects]


def keyed(tree: Tree, typed: Mapping[Place, Decimal | None]) -> list[Keyed]:
    """What was typed, against what stands there now; an amount that was not typed is none."""
    rows = []
    for place, amount in typed.items():
        if tree.has(place.item):
            project, unit = tree.item(place.item), tree.parent(place.item)
            there = cast(Decimal | None, value_at(project, place.field))
            names = (str(getattr(unit, "name", "")), str(getattr(project, "name", "")))
            rows.append(Keyed(place, *names, there, amount))
    return rows


def rekeying_sheet(title: str, caption: str, heads: Sequence[str], rows: Sequence[Keyed], name: str) -> Sheet:
    """The differences for printing and keeping."""
    sheet = SheetBuilder(_WIDTHS)
    sheet.add([SheetCell(title, CellKind.TITLE, columns=len(_WIDTHS))])
    sheet.add([SheetCell(caption, CellKind.CAPTION, columns=len(_WIDTHS))])
    sheet.add(SheetCell(head, CellKind.HEAD) for head in heads)
    for row in rows:
        texts = (SheetCell(row.unit, CellKind.TEXT), SheetCell(row.project, CellKind.TEXT))
        numbers = (row.there, row.typed, row.difference)
        sheet.add([*texts, *(SheetCell(number, CellKind.AMOUNT) for number in numbers)])
    return Sheet(name, _WIDTHS, sheet.cells, head=2, is_frozen=True)


_WIDTHS = (30.0, 46.0, 16.0, 16.0, 14.0)


def note_rekeying(desk: Desk, field: str, rows: Sequence[Keyed], who: str) -> None:
    """Kept beside the book: who typed which column again, and what differed. Raises StoreFailed."""
    desk.settle()  # else the number of the line that this will be is not known
    said = {
        "who": who,
        "field": field,
        "count": len(rows),
        "differences": [
            [row.place.item, str(row.there or ""), str(row.typed or "")] for row in rows if not row.agrees
        ],
        "seq": desk.history.head + 1,
    }
    desk.record(REKEY, field, json.dumps(said, ensure_ascii=False).encode())
