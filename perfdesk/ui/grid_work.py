"""What is done to the selected cells of the project table, each time as one Edit: cut, paste, empty, fill."""

from collections.abc import Callable, Iterable, Sequence

from perfdesk.desk.block_edits import INDICATORS, ROW_FIELDS, Texts, written
from perfdesk.desk.pasting import Block, Pasting, RefusedCell, Spot, changed_projects, is_whole_table, pasting
from perfdesk.desk.row_texts import row_text
from perfdesk.desk.series import continued
from perfdesk.domain.amounts import NotAnAmount, show_amount
from perfdesk.domain.edits import Edit
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.ui.cells import clipboard, keys
from perfdesk.ui.cells.reach import Box, around
from perfdesk.ui.closed import Closed
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.paste_preview import PastePreview, Told
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing
from perfdesk.wording import refusal_sentence

Cell = tuple[int, int]
_WORDS = ("name", "goal", INDICATORS)
"""What cannot be seen to be gone from the numbers around it."""


class GridWork(DeskWork):
    """One workspace's."""

    def __init__(
        self, workspace: Workspace, bar: TroubleBar, writing: Writing, whole_table: Callable[[], object]
    ) -> None:
        super().__init__(workspace, bar)
        self._writing = writing
        self._grid: Grid = workspace.page.grid
        self._import_table = whole_table
        self._closed = Closed(self._desk, self)
        self._hint = ""
        self._commands: dict[keys.Key, Callable[[], None]] = {
            keys.COPY: self.copy,
            keys.CUT: self.cut,
            keys.PASTE: self.paste,
            keys.CLEAR: self.clear,
            keys.CLEAR_BACK: self.clear,
            keys.FILL_DOWN: self.fill_down,
            keys.FILL_RIGHT: self.fill_right,
        }
        self._grid.commanded.connect(lambda key: self._commands[key]())
        self._grid.closed.connect(self._say_closed)
        self._grid.indicators_wanted.connect(self._drop_hint)
        self._grid.handle.dragged.connect(self._fill_dragged)

    def copy(self) -> None:
        """What would be exported."""
        block = [[self._text(cell) for cell in row] for row in self._selected_rows()]
        if block:
            clipboard.put(block)

    def cut(self) -> None:
        self.copy()
        self.clear()

    def clear(self) -> None:
        self._write({cell: "" for row in self._selected_rows() for cell in row})

    def fill_down(self) -> None:
        """The first of the selected rows into the others; into a single row, the one above it."""
        box = self._box()
        if box is not None:
            source = box.top if box.bottom > box.top else box.top - 1
            rows = range(source + 1, box.bottom + 1)
            columns = [c for c in self._grid.shown_columns() if c in box.columns]
            texts = {column: self._text((source, column)) for column in columns} if source >= 0 else {}
            self._write({(row, column): text for row in rows for column, text in texts.items()}, "fill")

    def fill_right(self) -> None:
        """The first of the selected columns into the others; into a single column, the one left of it."""
        box = self._box()
        if box is not None:
            before = [c for c in self._grid.shown_columns() if c < box.left]
            source = box.left if box.right > box.left else max(before, default=Column.MARK)
            columns = [c for c in self._grid.shown_columns() if source < c <= box.right]
            if source >= Column.NAME:
                self._write({(r, c): self._text((r, source)) for r in box.rows for c in columns}, "fill")

    def _fill_dragged(self, source: Box, whole: Box) -> None:
        """From the selected cells over those beside them, which are lit with them then."""
        last = len(self._grid.rows.shown_ids) - 1
        whole = whole._replace(left=max(whole.left, Column.NAME), bottom=min(whole.bottom, last))
        columns = [c for c in self._grid.shown_columns() if c in source.columns]
        texts: dict[Cell, str] = {}
        if whole.rows != source.rows:
            for column in columns:
                line = [(row, column) for row in source.rows]
                texts |= self._going_on(line, [(r, column) for r in whole.rows if r not in source.rows])
        else:
            further = [c for c in self._grid.shown_columns() if c in whole.columns and c not in columns]
            for row in source.rows:
                line = [(row, column) for column in columns]
                texts |= self._going_on(line, [(row, c) for c in further], may_count=False)
        self._write(texts, "fill")
        self._grid.select_box(whole)

    def _going_on(self, line: list[Cell], further: list[Cell], *, may_count: bool = True) -> dict[Cell, str]:
        """Upwards or to the left, the source is read backwards."""
        if further and further[0] < line[0]:
            line, further = line[::-1], further[::-1]
        source = [self._text(cell) for cell in line]
        is_counted = may_count and line[0][1] == Column.NAME
        return dict(zip(further, continued(source, len(further), may_count=is_counted), strict=True))

    def paste(self) -> None:
        """One text into all selected cells, a block from the first of them on; a whole table is imported."""
        block, box = clipboard.taken(), self._box()
        if not block or box is None or not self._may_write():
            return
        if len(block) == 1 and len(block[0]) == 1:
            cells = [cell for row in self._selected_rows() for cell in row]
            self._write(dict.fromkeys(cells, block[0][0]), "paste")
        elif is_whole_table(block):
            self._import_table()
        else:
            self._paste_block(block, box)

    def _paste_block(self, block: Block, box: Box) -> None:
        table_id = self._workspace.page.table_id
        if table_id is None:
            return
        table = self._desk.tree.owner(table_id, TargetTable)
        block = _repeated(block, box)
        columns = [column for column in self._grid.shown_columns() if column >= box.left]
        spot = Spot(box.top, [ROW_FIELDS[column - Column.NAME] for column in columns])
        plan = pasting(table, self._grid.rows.shown_ids, spot, block)
        edit = self._made(lambda: plan.edit(self._desk.tree, table_id))
        if edit is None:
            return
        changed = changed_projects(self._desk.tree, edit)
        is_unseen = any(self._grid.rows.row_of(item.id) is None for item, *_ in changed)
        passed = self._passed_over(box.left, plan)
        if is_unseen or len({item.id for item, *_ in changed}) > 1 or (passed and changed):
            preview = PastePreview(changed, len(plan.added.rows), passed, self._grid)
            preview.accepted.connect(lambda: self._pasted(edit, plan, box))
            preview.open()
        else:
            self._pasted(edit, plan, box, passed, changed)

    def _passed_over(self, left: int, plan: Pasting) -> str:
        """The heads of hidden columns among those that are pasted into: a person may have forgotten them."""
        if plan.is_by_heads:
            return ""
        fields = {field for texts in (*(t for _, t in plan.rows), *plan.added.rows) for field in texts}
        last = max((ROW_FIELDS.index(field) + Column.NAME for field in fields), default=left)
        hidden = (c for c in range(left, last) if self._grid.isColumnHidden(c))
        heads = [self._grid.rows.heading(Column(c)) for c in hidden if not self._grid.rows.is_idle(Column(c))]
        return self.tr("、").join(heads)

    def _pasted(
        self, edit: Edit, plan: Pasting, box: Box, passed: str = "", changed: Sequence[Told] = ()
    ) -> None:
        """`changed`, where nobody was asked before, is said when words gave way."""

        def tell(_: Edit | None) -> None:
            self._show_pasted(edit, plan, box)
            said = self._left_words(plan, passed)
            if any(field in _WORDS for _, field, *_ in changed):
                name = changed[0][0].name or self.tr("未命名项目")
                replaced = self.tr("“{name}”原有的 {count} 格已被替换。").format(
                    name=name, count=len(changed)
                )
                self._bar.show_notice(replaced + said, [self._undo_offer()])
            elif said:
                self._bar.show_warning(said)

        self._perform(edit, tell)

    def _left_words(self, plan: Pasting, passed: str) -> str:
        """What was not pasted, and why."""
        said = ""
        if plan.left_over:
            columns = self.tr("粘贴的内容有 {count} 列在右边放不下，没有粘贴。")
            said += columns.format(count=plan.left_over)
        if passed:
            words = self.tr("隐藏的“{heads}”已跳过：要粘贴到其中，请先取消隐藏。")
            said += words.format(heads=passed)
        if plan.sums:
            said += self.tr("合计行没有粘贴：表中的合计会自动算出。")
        if plan.unlike is not None:
            total, printed = map(show_amount, plan.unlike)
            words = self.tr(
                "粘贴的各行相加为 {total}，其中的合计却是 {printed}：单位小计可能也成了项目，请核对。"
            )
            said += words.format(total=total, printed=printed)
        return said

    def _show_pasted(self, edit: Edit, plan: Pasting, box: Box) -> None:
        """What came is lit."""
        ids = [item_id for item_id, _ in plan.rows]
        ids += [change.item.id for change in edit.changes if hasattr(change, "item")]  # type: ignore[union-attr]
        rows = sorted(row for row in map(self._grid.rows.row_of, ids) if row is not None)
        if rows:
            fields = {field for texts in (*(t for _, t in plan.rows), *plan.added.rows) for field in texts}
            columns = sorted(ROW_FIELDS.index(field) + Column.NAME for field in fields) or [Column.NAME]
            self._grid.select_box(Box(rows[0], columns[0], rows[-1], columns[-1]))

    def _say_closed(self) -> None:
        """Why nothing can be typed into the current cell."""
        index = self._grid.currentIndex()
        item = self._grid.rows.item_at(index)
        why = self._closed.why(item.id if item is not None else self._workspace.page.table_id)
        if why:
            said = why
        elif isinstance(item, Unit) and index.column() < Column.GOAL:
            said = self.tr("单位的金额随项目自动合计，不用填写。")
        elif isinstance(item, Unit):
            said = self.tr("单位一行没有绩效目标和指标，请填在项目里。")
        else:
            said = self._hint = self.tr("指标在表单里逐条填写：按回车打开；也可以在这里粘贴整段指标文字。")
        self._bar.show_notice(said)

    def _drop_hint(self) -> None:
        """Who has followed it needs it no more."""
        if self._hint and self._bar.text == self._hint:
            self._bar.clear()

    def _box(self) -> Box | None:
        return around(self._grid.selected_boxes())

    def _selected_rows(self) -> list[list[Cell]]:
        """Rows of cells; of several selected areas, each row with the columns of all. The open row only if alone."""
        boxes, is_open = self._grid.selected_boxes(), self._grid.rows.is_open_row
        columns = [c for c in self._grid.shown_columns() if any(c in box.columns for box in boxes)]
        rows = self._grid.selected_rows()
        rows = [row for row in rows if not is_open(row)] or rows
        return [[(row, column) for column in columns] for row in rows]

    def _text(self, cell: Cell) -> str:
        item = self._grid.rows.item_at(self._grid.rows.index(*cell))
        if item is None or cell[1] < Column.NAME:
            return ""
        return row_text(self._desk.tree, item, ROW_FIELDS[cell[1] - Column.NAME])

    def _write(self, texts: dict[Cell, str], action: str = "change") -> None:
        """A unit among projects stays as it is: what it prints is the sum of them."""
        table_id = self._workspace.page.table_id
        if table_id is None or not self._may_write():
            return
        meant = self._without_units(texts)
        rows: dict[Id, dict[str, str]] = {}
        new: dict[str, str] = {}
        for (row, column), text in meant.items():
            if column >= Column.NAME:
                item = self._grid.rows.item_at(self._grid.rows.index(row, column))
                here = rows.setdefault(item.id, {}) if item is not None else new
                here[ROW_FIELDS[column - Column.NAME]] = text
        edit = self._made(lambda: self._edit(table_id, rows.items(), new, action))
        if edit is not None:
            self._perform(edit, lambda _: self._say_units_stay() if len(meant) < len(texts) else None)

    def _without_units(self, texts: dict[Cell, str]) -> dict[Cell, str]:
        """Unless only units are meant."""
        units = self._grid.rows.unit_rows()
        projects = {cell: text for cell, text in texts.items() if cell[0] not in units}
        return projects or texts

    def _say_units_stay(self) -> None:
        self._bar.show_notice(self.tr("单位一行没有改动；要改它的名称或金额，请单独选中。"))

    def _edit(self, table_id: Id, rows: Iterable[tuple[Id, Texts]], new: Texts, action: str) -> Edit | None:
        added = self._grid.rows.added(new) if any(new.values()) else None
        return written(self._desk.tree, table_id, rows, added, action)

    def _may_write(self) -> bool:
        why = self._closed.why(self._workspace.page.table_id)
        if why:
            self._bar.show_notice(why)
        return not why and self._grid.commit_editor()

    def _made(self, make: Callable[[], Edit | None]) -> Edit | None:
        try:
            return make()
        except RefusedCell as refusal:
            head = self._grid.rows.heading(Column(ROW_FIELDS.index(refusal.field) + Column.NAME))
            named = RefusedCell(refusal.args[0], refusal.line, head)
            self._bar.show_trouble(refusal_sentence(named))
        except NotAnAmount as refusal:
            self._bar.show_trouble(refusal_sentence(refusal))
        return None

    def _perform(self, edit: Edit, then: Callable[[Edit | None], object]) -> None:
        try:
            step = self._desk.doing(edit)
        except known_trouble() as trouble:
            self._bar.show_trouble(refusal_sentence(trouble))
            return
        self._writing.perform(self._desk, step, then)


def _repeated(block: Block, box: Box) -> Block:
    """A block into a selection of several times its height fills it, as in a spreadsheet."""
    times, rest = divmod(len(box.rows), len(block))
    return [row for _ in range(times) for row in block] if times > 1 and not rest else block
