"""A list of many projects with one row an indicator (LIST): a project's own cells are merged over its rows."""

from collections.abc import Sequence
from typing import cast

from perfdesk.domain.amounts import AMOUNT_FIELDS, SumVerdict, judge_sum
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import EXTRA, FORM_MARK
from perfdesk.domain.forms.concepts import Part, field_of_entry, owner_of
from perfdesk.domain.forms.form import Entry, Form
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.totals import printed_total, printed_unit_amounts, sums_of
from perfdesk.formats.writers.drawing import Drawing, label, label_width
from perfdesk.formats.writers.rows_block import (
    Column,
    columns_at,
    draw_heads,
    draw_mark,
    head_rows,
    put_value,
    width_of,
)
from perfdesk.formats.writers.sheet import CellKind, Sheet, SheetCell
from perfdesk.formats.writers.values import cell_of, heads_beyond, printed_value
from perfdesk.formats.writers.words import filled, places_in

_TOTAL = "合计"


def list_sheet(table: TargetTable, form: Form, *, with_beyond: bool) -> Sheet:
    return _List(table, form, with_beyond).sheet()


class _List:
    def __init__(self, table: TargetTable, form: Form, with_beyond: bool) -> None:
        self._table, self._form = table, form
        entries = self._entries(with_beyond)
        self._beyond = heads_beyond([table], {f"{EXTRA}{FORM_MARK}"}) if with_beyond else []
        self._columns = tuple(columns_at(entries, [width_of(entry) for entry in entries], 0))
        self._drawing = Drawing([column.right - column.left for column in self._columns])
        self._name = next(n for n, column in enumerate(self._columns) if column.entry.concept == "name")

    def _entries(self, with_beyond: bool) -> list[Entry]:
        """With a column for each further head: of projects before the indicators, of indicators behind them."""
        entries = list(self._form.rows.columns)
        if not with_beyond:
            return entries
        projects = self._table.projects
        indicators = [indicator for project in projects for indicator in project.indicators]
        first = next(n for n, e in enumerate(entries) if e.concept in ("level1", "level2", "name"))
        known = {field_of_entry(Project, entry) for entry in entries}
        left = [Entry(head, width=16) for head in heads_beyond(projects, known)]
        known = {field_of_entry(Indicator, entry) for entry in entries}
        right = [Entry(head) for head in heads_beyond(indicators, known)]
        return [*entries[:first], *left, *entries[first:], *right]

    def sheet(self) -> Sheet:
        drawing, table = self._drawing, self._table
        draw_mark(drawing, [table])
        drawing.line(SheetCell(table.title or self._form.title, CellKind.TITLE, Place(table.id, "title")))
        self._draw_caption()
        for head in self._beyond:
            self._draw_fact(Entry(head))
        first = drawing.row
        draw_heads(drawing, self._columns, table)
        self._draw_total()
        number = 0
        for unit in table.units:
            self._draw_unit(unit)
            for position, project in enumerate(unit.projects):
                number += 1
                self._draw_project(unit, project, number, is_first=not position)
        return drawing.sheet("", first, head_rows(self._columns))

    def _draw_caption(self) -> None:
        drawing, caption = self._drawing, self._form.caption
        for text in caption:
            drawing.said |= set(places_in(text, self._table))
        texts = [filled(text, self._table) for text in caption]
        if len(texts) == 1:
            drawing.line(SheetCell(texts[0], CellKind.SUBTITLE))
        elif texts:
            last = self._columns[max(1, len(self._columns) - 2)].left
            drawing.put(SheetCell(texts[0], CellKind.CAPTION), 0, last)
            drawing.put(SheetCell(texts[1], CellKind.CAPTION_END), last, drawing.width)
            drawing.row += 1

    def _draw_fact(self, entry: Entry) -> None:
        drawing = self._drawing
        middle = drawing.edge(label_width(entry.head), 9, 40)
        drawing.put(label(entry.head), 0, middle)
        drawing.put(cell_of(self._table, entry, self._table), middle, drawing.width)
        drawing.row += 1

    def _owner(self, at: int) -> type:
        part = Part.RIGHT if at > self._name else Part.LEFT
        return owner_of(self._form, self._columns[at].entry.concept, part)

    def _draw_total(self) -> None:
        has_amounts = any(column.entry.concept in AMOUNT_FIELDS for column in self._columns)
        if has_amounts and printed_total(self._table) is not None:
            self._draw_sums(self._table, self._total_label())

    def _total_label(self) -> SheetCell:
        """On forms whose sum stands beside the department's name that name, as long as it is the sum of all."""
        text = self._form.rows.total or _TOTAL
        names = list(places_in(text, self._table))
        if names and not (filled(text, self._table) and self._is_sum_of_all()):
            return SheetCell(_TOTAL, CellKind.TOTAL)
        return SheetCell(filled(text, self._table), CellKind.TOTAL, next(iter(names), None))

    def _is_sum_of_all(self) -> bool:
        total, sums = printed_total(self._table), sums_of(self._table.projects)
        if total is None or total.total is None:
            return False
        return judge_sum(total.total - sums.sums[0], sums.counts[0]) is not SumVerdict.WRONG

    def _draw_unit(self, unit: Unit) -> None:
        """A row for the unit alone, where it has amounts and a column."""
        has_column = any(column.entry.concept == "unit" for column in self._columns[: self._name])
        if has_column and not printed_unit_amounts(self._table, unit).is_blank:
            self._draw_sums(unit, SheetCell(unit.name, CellKind.UNIT, Place(unit.id, "name")))

    def _draw_sums(self, item: TargetTable | Unit, name: SheetCell) -> None:
        drawing = self._drawing
        where = next((n for n, c in enumerate(self._columns) if c.entry.concept == "unit"), 0)
        if isinstance(item, TargetTable):
            where = 0
        for at, column in enumerate(self._columns):
            cell = SheetCell("", CellKind.TOTAL)
            if column.entry.concept in AMOUNT_FIELDS:
                field = column.entry.concept
                value = printed_value(item, field, self._table)
                cell = SheetCell(value, CellKind.SUM, Place(item.id, field))
            drawing.put(name if at == where else cell, column.left, column.right)
        drawing.row += 1

    def _draw_project(self, unit: Unit, project: Project, number: int, *, is_first: bool) -> None:
        """The unit's own cells stand beside its first project and reach over all of them."""
        drawing = self._drawing
        rows = _height(project)
        owners: dict[type, Item] = {TargetTable: self._table, Unit: unit, Project: project}
        for at, column in enumerate(self._columns):
            owner = self._owner(at)
            if column.entry.concept == "counting":
                drawing.put(SheetCell(str(number), CellKind.NAME, None, rows), column.left, column.right)
            elif owner in owners:
                cell = cell_of(owners[owner], column.entry, self._table)
                kind = CellKind.FIGURE if cell.kind is CellKind.AMOUNT else cell.kind
                reach = sum(map(_height, unit.projects)) if owner is Unit else rows
                if owner is not Unit or is_first:
                    drawing.put(cell._replace(kind=kind, rows=reach), column.left, column.right)
        own = [column for at, column in enumerate(self._columns) if self._owner(at) is Indicator]
        self._draw_indicators([c for c in own if c.entry.concept != "counting"], project.indicators)

    def _draw_indicators(self, columns: Sequence[Column], indicators: Sequence[Indicator]) -> None:
        for at, indicator in enumerate(indicators):
            for column in columns:
                concept = column.entry.concept
                if concept not in ("level1", "level2") or self._form.rows.is_flat:
                    put_value(self._drawing, column, indicator, self._table, columns)
                elif not at or _levels(indicators[at - 1], concept) != _levels(indicator, concept):
                    self._put_level(column, indicators[at:])
            self._drawing.row += 1
        if not indicators:
            for column in columns:
                self._drawing.put(SheetCell(), column.left, column.right)
            self._drawing.row += 1

    def _put_level(self, column: Column, indicators: Sequence[Indicator]) -> None:
        concept = column.entry.concept
        alike = _levels(indicators[0], concept)
        end = next(
            (n for n, each in enumerate(indicators) if _levels(each, concept) != alike), len(indicators)
        )
        cell = cell_of(indicators[0], column.entry, self._table)._replace(kind=CellKind.NAME, rows=end)
        self._drawing.said |= {Place(i.id, cast(Place, cell.place).field) for i in indicators[:end]}
        self._drawing.put(cell, column.left, column.right)


def _height(project: Project) -> int:
    return max(1, len(project.indicators))


def _levels(indicator: Indicator, concept: str) -> tuple[str, ...]:
    return (indicator.level1_name, indicator.level2_name)[: 1 if concept == "level1" else 2]
