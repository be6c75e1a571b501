"""The rows of indicators on a form of one project or department: heads of one row or two, levels merged down, 总分."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import EXTRA, FORM_MARK, extra_text
from perfdesk.domain.forms.concepts import field_of_entry
from perfdesk.domain.forms.form import Entry, Rows
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, value_at
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow
from perfdesk.domain.table import TargetTable
from perfdesk.formats.writers.drawing import Drawing, label
from perfdesk.formats.writers.sheet import CellKind, SheetCell
from perfdesk.formats.writers.values import cell_of, heads_beyond, part_cell
from perfdesk.formats.writers.words import filled, places_in

WIDTHS = {
    "level1": 11, "level2": 13, "name": 22, "value": 17, "cycle_value": 17, "actual": 17, "weight": 7, "score": 8,
    "reason": 24, "improvement": 24, "rule": 36, "explanation": 28, "sign": 8, "unit": 9, "expected": 17,
    "level1_weight": 7, "level2_weight": 7, "likelihood": 12, "counting": 6, "project": 22, "total": 13, "fiscal": 13,
    "special_account": 13, "other": 13, "goal": 34, "annual_goal": 34, "indicators": 60, "indicator_lines": 60,
    "annual_total": 13,
}  # fmt: skip
SIDE = 6
GROUP = "分组"
"""The head of an extra that says under which of several goals an indicator stands."""
_LEVELS = ("level1", "level2")
RowItem = Indicator | EvaluatedIndicator | EvaluationRow


class Column(NamedTuple):
    """An entry and where its column begins and ends."""

    entry: Entry
    left: int
    right: int


def width_of(entry: Entry) -> int:
    if entry.width:
        return entry.width
    return 6 if entry.concept.startswith("likelihood:") else WIDTHS.get(entry.concept, 13)


def with_extras(block: Rows, items: Sequence[Item]) -> Rows:
    """With a column for each head that the document has beyond those of the form."""
    has_sets = [entry.concept for entry in block.columns].count("name") > 1
    if not items or has_sets:  # which of the two an extra is about no head could say
        return block
    known = {field_of_entry(type(items[0]), entry) for entry in block.columns}
    known |= {f"extra:{name}" for entry in block.columns for name in entry.names}
    known |= {f"extra:{GROUP}"} if is_grouped(items) else set()
    beyond = tuple(Entry(head) for head in heads_beyond(items, known))
    return replace(block, columns=block.columns + beyond)


def is_grouped(items: Sequence[Item]) -> bool:
    """Whether the indicators stand under several goals, each with its own heads."""
    return len({_group(item) for item in items}) > 1 and all(_group(item) for item in items)


def _group(item: Item) -> str:
    return extra_text(getattr(item, "extra", ()), GROUP)


def draw_rows(
    drawing: Drawing,
    block: Rows,
    columns: Sequence[Column],
    items: Sequence[RowItem],
    table: Table,
    *,
    with_grade: bool = False,
) -> None:
    """`with_grade`: beside 总分, where the form has no other place for it."""
    if is_grouped(items):
        for group, members in groupby(items, _group):
            below = tuple(members)
            drawing.said |= {Place(item.id, f"extra:{GROUP}") for item in below}
            _draw_block(drawing, group, columns, below, table)
    else:
        _draw_block(drawing, filled(block.side, table), columns, items, table)
        drawing.said |= set(places_in(block.side, table))
    if block.total:
        draw_total(drawing, block.total, columns, table, with_grade=with_grade)


def _draw_block(
    drawing: Drawing, side: str, columns: Sequence[Column], items: Sequence[RowItem], table: Table
) -> None:
    start = drawing.row
    draw_heads(drawing, columns, table)
    has_sets = [column.entry.concept for column in columns].count("name") > 1
    for at, item in enumerate(items):
        for column in columns:
            if has_sets:
                _put_in_set(drawing, column, item, table, columns)
            elif column.entry.concept.removesuffix("_weight") in _LEVELS:
                _put_level(drawing, column, items, at, table)
            else:
                put_value(drawing, column, item, table, columns)
        drawing.row += 1
    if columns[0].left > 0:
        drawing.put(label(side, drawing.row - start), 0, columns[0].left, row=start)


def head_rows(columns: Sequence[Column]) -> int:
    return 2 if any(column.entry.over for column in columns) else 1


def draw_heads(drawing: Drawing, columns: Sequence[Column], table: Table) -> None:
    """A head over several columns is merged over them, one over none reaches down to theirs."""
    height = head_rows(columns)
    for over, below in groupby(columns, lambda column: column.entry.over):
        group = list(below)
        if over:
            drawing.put(SheetCell(filled(over, table), CellKind.HEAD), group[0].left, group[-1].right)
        for column in group:
            text = filled(column.entry.head, table)
            drawing.said |= set(places_in(column.entry.head + over, table))
            cell = SheetCell(text, CellKind.HEAD, None, 1 if over else height)
            drawing.put(cell, column.left, column.right, row=drawing.row + (1 if over else 0))
    drawing.row += height


def draw_mark(drawing: Drawing, items: Iterable[Item]) -> None:
    """The line above the title, where the document has one."""
    for item in items:
        if text := extra_text(getattr(item, "extra", ()), FORM_MARK):
            drawing.line(SheetCell(text, CellKind.CAPTION, Place(item.id, f"{EXTRA}{FORM_MARK}")))
            return


def put_value(
    drawing: Drawing, column: Column, item: RowItem, table: Table, columns: Sequence[Column], rows: int = 1
) -> None:
    concept = column.entry.concept
    concepts = {each.entry.concept for each in columns}
    if concept == "counting":
        cell = SheetCell("", CellKind.NAME)
    elif concept in ("sign", "value", "unit") and concepts & {"sign", "unit"}:
        cell = part_cell(item, concept)
        drawing.said.add(Place(item.id, "parts"))
    else:
        cell = cell_of(item, column.entry, table)
    drawing.put(cell._replace(rows=rows), column.left, column.right)


def _put_level(drawing: Drawing, column: Column, items: Sequence[RowItem], at: int, table: Table) -> None:
    """In the first of the rows that are alike; the others are said by the same cell."""
    alike = _levels_up_to(column.entry.concept)
    if at and alike(items[at - 1]) == alike(items[at]):
        return
    run = [item for _, item in zip(range(_run(items, at, alike)), items[at:], strict=False)]
    cell = cell_of(items[at], column.entry, table)
    assert cell.place is not None
    drawing.said |= {Place(item.id, cell.place.field) for item in run}
    drawing.put(cell._replace(rows=len(run), kind=CellKind.NAME), column.left, column.right)


def _levels_up_to(concept: str) -> Callable[[RowItem], tuple[object, ...]]:
    """What rows have in common that share a cell of this level."""
    depth = 1 if concept.startswith("level1") else 2

    def levels(item: RowItem) -> tuple[object, ...]:
        if isinstance(item, EvaluationRow):
            said: list[object] = [(item.level1, item.level1_weight), (item.level2, item.level2_weight)]
        else:
            said = [item.level1_name, item.level2_name]
        return tuple(said[:depth])

    return levels


def _run(items: Sequence[RowItem], at: int, alike: Callable[[RowItem], object]) -> int:
    end = at
    while end < len(items) and alike(items[end]) == alike(items[at]):
        end += 1
    return end - at


def _put_in_set(
    drawing: Drawing, column: Column, item: RowItem, table: Table, columns: Sequence[Column]
) -> None:
    """Indicators of the whole project on the left, those of the year on the right; their levels stand on both."""
    concepts = [each.entry.concept for each in columns]
    turn = concepts.index("cycle_value")
    is_cycle = bool(value_at(item, "cycle_value"))
    is_year = bool(value_at(item, "annual_value")) or not is_cycle
    at = columns.index(column)
    if column.entry.concept in ("level1", "level2") or (is_cycle if at <= turn else is_year):
        put_value(drawing, column, item, table, columns)
    else:
        drawing.put(SheetCell("", CellKind.TEXT), column.left, column.right)


def draw_total(
    drawing: Drawing, text: str, columns: Sequence[Column], table: Table, *, with_grade: bool
) -> None:
    """The label reaches up to the first sum; the grade stands behind the last one."""
    sums = {"weight": "total_weight", "score": "total_score"}
    first = next((n for n, column in enumerate(columns) if column.entry.concept in sums), len(columns))
    end = columns[first].left if first < len(columns) else drawing.width
    drawing.put(SheetCell(text, CellKind.TOTAL), 0, end)
    for blank, run in groupby(columns[first:], lambda column: column.entry.concept not in sums):
        group = list(run)
        if blank:
            is_last = group[-1] is columns[-1]
            cell = _grade(table) if with_grade and is_last else SheetCell("", CellKind.TOTAL)
            drawing.put(cell, group[0].left, group[-1].right)
        else:
            for column in group:
                drawing.put(_sum(table, sums[column.entry.concept]), column.left, column.right)
    drawing.row += 1


def _grade(table: Table) -> SheetCell:
    return cell_of(table, Entry("", "grade"), table)._replace(kind=CellKind.TOTAL)


def _sum(table: Table, concept: str) -> SheetCell:
    """As printed of an evaluation; targets have no more than their weights to sum up."""
    if not isinstance(table, TargetTable):
        return cell_of(table, Entry("", concept), table)._replace(kind=CellKind.TOTAL)
    weights = [
        each.weight for project in table.projects for each in project.indicators if each.weight is not None
    ]
    return SheetCell(sum(weights, Decimal(0)) if weights else None, CellKind.TOTAL)


def columns_at(entries: Sequence[Entry], widths: Sequence[int], start: int) -> Iterator[Column]:
    left = start
    for entry, width in zip(entries, widths, strict=True):
        yield Column(entry, left, left + width)
        left += width
