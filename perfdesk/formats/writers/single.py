"""A form of one project or department (SHEET): labels with their values, funds, goals, tasks, then the indicators."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import EXTRA, FORM_MARK, Task
from perfdesk.domain.forms.concepts import Part, field_of_entry, owner_of, plain_head
from perfdesk.domain.forms.form import (
    Block,
    Entry,
    Facts,
    Form,
    Goals,
    Matrix,
    Note,
    Rows,
    Tasks,
    aside_of,
    is_execution,
)
from perfdesk.domain.forms.form import (
    cell_of as matrix_cell,
)
from perfdesk.domain.items import Item, children
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import Project, TargetScope, TargetTable, Unit
from perfdesk.formats.writers.drawing import LEAST, Drawing, label, label_width, rows_for
from perfdesk.formats.writers.row_height import Wrapped
from perfdesk.formats.writers.rows_block import (
    SIDE,
    Column,
    RowItem,
    columns_at,
    draw_heads,
    draw_mark,
    draw_rows,
    head_rows,
    width_of,
    with_extras,
)
from perfdesk.formats.writers.sheet import CellKind, Sheet, SheetCell, shown
from perfdesk.formats.writers.values import cell_of, heads_beyond
from perfdesk.formats.writers.words import filled, places_in

_CELLS = (matrix_cell, aside_of)
_LEAST_WIDTH = 92
"""Characters that facts and funds need side by side."""
_ASIDE = "-"
"""What stands where only the first row of the funds has a value."""
_LONG = 60
"""Signs from which on an extra has a row of its own."""


def single_sheets(table: Table, form: Form, *, with_beyond: bool) -> list[Sheet]:
    """One for an evaluation, one for each project of a target table; unnamed."""
    if not isinstance(table, TargetTable):
        return [_Single(form, table, {type(table): table}, children(table), with_beyond).sheet()]
    return [
        _Single(
            form, table, {TargetTable: table, Unit: unit, Project: project}, project.indicators, with_beyond
        ).sheet()
        for unit in table.units
        for project in unit.projects
    ]


class _Single:
    """Draws the blocks one under another; `items` are those that facts are about, by kind."""

    def __init__(
        self, form: Form, table: Table, items: Mapping[type, Item], rows: Sequence[Item], with_beyond: bool
    ) -> None:
        self._form, self._table, self._items = form, table, items
        self._rows: Sequence[RowItem] = rows  # type: ignore[assignment]  # below a table of one form stand rows alone
        self._block = with_extras(form.rows, rows) if with_beyond else form.rows
        self._with_beyond = with_beyond
        self._columns = tuple(self._laid_columns())
        start = self._columns[0].left
        self._drawing = Drawing(([start] if start else []) + [c.right - c.left for c in self._columns])
        self._inner = start or self._columns[0].right
        """Where blocks begin that have a label on their side."""
        self._side: tuple[str, int] = ("", 0)

    def sheet(self) -> Sheet:
        drawing = self._drawing
        draw_mark(drawing, [self._table, *self._items.values()])
        title = SheetCell(
            self._table.title or self._form.title, CellKind.TITLE, Place(self._table.id, "title")
        )
        drawing.line(title)
        self._draw_caption()
        head = 0
        for block in self._blocks():
            self._turn_to(getattr(block, "side", "") if not isinstance(block, Rows) else "")
            if isinstance(block, Rows):
                head = drawing.row
            self._draw(block)
        self._turn_to("")
        if isinstance(self._table, TargetTable) and self._table.scope is TargetScope.DEPARTMENT:
            self._say_department_twice(self._table)
        return drawing.sheet("", head, head_rows(self._columns))

    def _say_department_twice(self, table: TargetTable) -> None:
        """The one project of a department's targets is the department."""
        drawing = self._drawing
        drawing.said |= {Place(p.id, "name") for p in table.projects if p.name == table.department}

    def _laid_columns(self) -> Iterator[Column]:
        """Wide enough for the blocks over them, too."""
        entries = self._block.columns
        widths = [width_of(entry) for entry in entries]
        start = SIDE if self._block.side else 0
        missing = _LEAST_WIDTH - start - sum(widths)
        if missing > 0:
            room = sum(width for width in widths if width > LEAST + 3) or 1
            widths = [w + (missing * w // room if w > LEAST + 3 else 0) for w in widths]
        return columns_at(entries, widths, start)

    def _blocks(self) -> Iterator[Block]:
        """Those of the form; what the document says beyond them stands with the facts at its beginning.

        Below the funds it would be read as a further source of them.
        """
        beyond = list(self._beyond()) if self._with_beyond else []
        for block in self._form.blocks:
            if (
                beyond
                and isinstance(block, Matrix | Goals | Rows | Tasks)
                and not getattr(block, "label", "")
            ):
                yield Facts(tuple(beyond))
                beyond = []
            yield self._block if isinstance(block, Rows) else block

    def _beyond(self) -> Iterator[tuple[Entry, ...]]:
        owner = owner_of(self._form, "", Part.FACTS)
        entries = [e for b in self._form.blocks if not isinstance(b, Rows | Tasks) for e in self._entries(b)]
        known = {field_of_entry(owner, entry) for entry in entries}
        known |= {f"extra:{plain_head(name)}" for entry in entries for name in entry.names}
        known |= {f"{EXTRA}{FORM_MARK}"}
        heads = heads_beyond([self._items[owner]], known)
        texts = {extra.head: extra.text for extra in getattr(self._items[owner], "extra", ())}
        line: list[Entry] = []
        for head in heads:
            if len(texts[head]) > _LONG:
                yield (Entry(head),)
                continue
            line.append(Entry(head))
            if len(line) == 2:
                yield tuple(line)
                line = []
        if line:
            yield tuple(line)

    @staticmethod
    def _entries(block: Block) -> list[Entry]:
        match block:
            case Facts(rows):
                return [entry for row in rows for entry in row]
            case Matrix(_, columns, rows):
                return [cell(column, row) for row in rows for column in columns for cell in _CELLS]
            case Goals(_, columns):
                return list(columns)
        return []

    def _turn_to(self, side: str) -> None:
        """Ends the label beside the blocks above when another begins."""
        text, start = self._side
        if side != text:
            if text and self._drawing.row > start:
                said = label(filled(text, self._table), self._drawing.row - start)
                self._drawing.said |= set(places_in(text, self._table))
                self._drawing.put(said, 0, self._inner, row=start)
            self._side = (side, self._drawing.row)

    def _draw_caption(self) -> None:
        drawing, caption = self._drawing, self._form.caption
        if not caption:
            return
        for text in caption:
            drawing.said |= set(places_in(text, self._table))
        texts = [filled(text, self._table) for text in caption]
        if len(texts) == 1:
            drawing.line(SheetCell(texts[0], CellKind.SUBTITLE))
            return
        middle = drawing.edge(drawing.width // 2, drawing.width // 3, drawing.width * 2 // 3)
        drawing.put(SheetCell(texts[0], CellKind.CAPTION), 0, middle)
        drawing.put(SheetCell(texts[1], CellKind.CAPTION_END), middle, drawing.width)
        drawing.row += 1

    def _draw(self, block: Block) -> None:
        match block:
            case Facts():
                for row in block.rows:
                    self._draw_facts(row, self._inner if block.side else 0)
            case Matrix():
                self._draw_matrix(block)
            case Goals():
                self._draw_goals(block)
            case Tasks():
                self._draw_tasks(block)
            case Rows():
                with_grade = isinstance(self._table, ProjectEvaluation) and not self._asks("grade")
                draw_rows(self._drawing, block, self._columns, self._rows, self._table, with_grade=with_grade)
            case Note():
                self._drawing.line(SheetCell(block.text, CellKind.NOTE))

    def _asks(self, concept: str) -> bool:
        return any(entry.concept == concept for entry in self._form.entries)

    def _cell(self, entry: Entry) -> SheetCell:
        self._drawing.said |= set(places_in(entry.head, self._table))
        return cell_of(self._items[owner_of(self._form, entry.concept, Part.FACTS)], entry, self._table)

    def _draw_facts(self, entries: Sequence[Entry], start: int) -> None:
        drawing, width = self._drawing, self._drawing.width
        share = (width - start) // len(entries)
        spans: list[tuple[int, int, int]] = []
        left = start
        for at, entry in enumerate(entries):
            need = label_width(filled(entry.head, self._table))
            middle = drawing.edge(left + need, left + need - 3, left + need * 3 // 2 + 4)
            right = width
            if at + 1 < len(entries):
                wish, least = start + share * (at + 1), middle + LEAST + 2
                right = drawing.edge(max(wish, least), least, max(least, wish + share // 4))
            spans.append((left, middle, right))
            left = right
        cells = [self._cell(entry) for entry in entries if entry.head]
        texts = [
            Wrapped(shown(cell), right - middle)
            for cell, (_, middle, right) in zip(cells, spans, strict=False)
        ]
        rows = rows_for(*texts) if texts else 1
        for entry, (left, middle, right) in zip(entries, spans, strict=True):
            if not entry.head:
                drawing.put(SheetCell("", CellKind.TEXT, rows=rows), left, right)
                continue
            drawing.put(label(filled(entry.head, self._table), rows), left, middle)
            drawing.put(cells.pop(0)._replace(rows=rows), middle, right)
        drawing.row += rows

    def _parted(self, start: int, count: int) -> list[tuple[int, int]]:
        """The width from `start` on in equal parts, as far as the edges of the columns allow."""
        drawing, width = self._drawing, self._drawing.width
        slack = max(3, (width - start) // count * 9 // 20)
        edges = [start]
        for at in range(1, count):
            wish = start + (width - start) * at // count
            least = edges[-1] + LEAST + 1
            edges.append(drawing.edge(max(wish, least), max(least, wish - slack), max(least, wish + slack)))
        return list(zip(edges, [*edges[1:], width], strict=True))

    def _draw_matrix(self, block: Matrix) -> None:
        drawing = self._drawing
        start = self._inner if block.side else 0
        first = drawing.edge(start + 18, start + 13, start + 28)
        spans = self._parted(first, len(block.columns))
        drawing.put(label(filled(block.head, self._table)), start, first)
        drawing.said |= set(places_in(block.head, self._table))
        for column, (left, right) in zip(block.columns, spans, strict=True):
            drawing.put(label(filled(column.head, self._table)), left, right)
        drawing.row += 1
        for number, row in enumerate(block.rows):
            drawing.put(label(filled(row.head, self._table)), start, first)
            for column, (left, right) in zip(block.columns, spans, strict=True):
                is_aside = is_execution(column) and number
                cell = self._aside(column, row) if is_aside else self._cell(matrix_cell(column, row))
                drawing.put(cell, left, right)
            drawing.row += 1

    def _aside(self, column: Entry, row: Entry) -> SheetCell:
        """A dash, where the document has not the rate of that very source."""
        cell = self._cell(aside_of(column, row))
        return cell._replace(kind=CellKind.NAME) if cell.value else SheetCell(_ASIDE, CellKind.NAME)

    def _draw_goals(self, block: Goals) -> None:
        """Heads in a row, what they ask for beneath."""
        drawing = self._drawing
        start = self._inner if block.side else 0
        heads = start
        if block.label:
            need = label_width(block.label)
            heads = drawing.edge(start + need, start + need - 3, start + need * 2)
        spans = self._parted(heads, len(block.columns))
        cells = [self._cell(entry) for entry in block.columns]
        rows = rows_for(
            *(Wrapped(shown(c), right - left) for c, (left, right) in zip(cells, spans, strict=True))
        )
        if block.label:
            drawing.put(label(filled(block.label, self._table), 1 + rows), start, heads)
        for entry, (left, right) in zip(block.columns, spans, strict=True):
            drawing.put(label(filled(entry.head, self._table)), left, right)
        drawing.row += 1
        for cell, (left, right) in zip(cells, spans, strict=True):
            drawing.put(cell._replace(rows=rows), left, right)
        drawing.row += rows

    def _draw_tasks(self, block: Tasks) -> None:
        """One row a task; a blank one where there is none yet."""
        drawing = self._drawing
        project = self._items[Project]
        assert isinstance(project, Project)
        names = Column(
            block.columns[0], self._inner, drawing.edge(self._inner + 16, self._inner + 12, self._inner + 24)
        )
        amounts = block.columns[2:]
        each = 12
        content = drawing.width - each * len(amounts)
        right = drawing.edge(content, content - 8, content + 4)
        spans = [(names.left, names.right), (names.right, right)]
        step = (drawing.width - right) // max(1, len(amounts))
        edges = [right + step * n for n in range(len(amounts))] + [drawing.width]
        edges = [edges[0], *(drawing.edge(e, e - 3, e + 3) for e in edges[1:-1]), edges[-1]]
        spans += list(pairwise(edges))
        columns = [Column(entry, *span) for entry, span in zip(block.columns, spans, strict=True)]
        draw_heads(drawing, columns, self._table)
        for task in project.tasks or (Task(),):
            for column in columns:
                drawing.put(_task_cell(task, column.entry.concept), column.left, column.right)
            drawing.row += 1
        if all(_is_shown(task, columns) for task in project.tasks):
            drawing.said.add(Place(project.id, "tasks"))
        drawing.said |= {Place(project.id, f"tasks.{column.entry.concept}") for column in columns}
        drawing.put(label(block.total), names.left, right)
        for column in columns[2:]:
            drawing.put(cell_of(project, column.entry, self._table), column.left, column.right)
        drawing.row += 1


def _is_shown(task: Task, columns: Sequence[Column]) -> bool:
    """Whether the form has a column for every amount of a task."""
    concepts = {column.entry.concept for column in columns}
    return all(getattr(task.amounts, field) is None or field in concepts for field in AMOUNT_FIELDS)


def _task_cell(task: Task, concept: str) -> SheetCell:
    if concept in AMOUNT_FIELDS:
        return SheetCell(getattr(task.amounts, concept), CellKind.AMOUNT)
    return SheetCell(task.name if concept == "task_name" else task.content, CellKind.TEXT)
