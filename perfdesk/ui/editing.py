"""What the edit menu does to the current item: add, duplicate, move, remove, undo."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication

from perfdesk.desk import actions
from perfdesk.desk.desk import added_by
from perfdesk.desk.templates.shelf import Shelf
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemRemoved, items_in
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import NotInBook, Tree
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.ui.unit_choice import UnitChoice
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing
from perfdesk.wording import action_word

if TYPE_CHECKING:
    from perfdesk.desk.coming_year import YearInText
    from perfdesk.desk.templates.shelf import Kept
    from perfdesk.domain.forms.form import Form

Kind = TypeVar("Kind", Project, Unit, TargetTable)


class Editing(DeskWork):
    """One workspace's; half-typed text is committed before anything else is done."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing, shelf: Shelf) -> None:
        super().__init__(workspace, bar)
        self._writing, self._shelf = writing, shelf
        workspace.navigator.model.dropped.connect(self.move_dragged)

    def add_project(self) -> None:
        self._do(self._add_project)

    def add_unit(self) -> None:
        self._do(self._add_unit)

    def add_table(self) -> None:
        self._do(self._add_table)

    def duplicate(self) -> None:
        self._do(self._duplicate, needs_item=True)

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def remove(self) -> None:
        """From a grid that does not show all rows, no unit with projects that nobody sees."""
        items, grid = self.in_hand, self._workspace.page.grid
        whole = [item for item in items if not (self._is_in_grid and grid.rows.holds_unseen(item))]
        if len(whole) < len(items):
            self._bar.show_notice(self.tr("有的单位还有没显示的项目，没有删除。清除筛选后可以删除单位。"))
        self._do(lambda: self._remove(whole), needs_item=True)

    def _move(self, steps: int) -> None:
        if self._is_in_grid and not self._workspace.page.grid.rows.is_whole:
            self._bar.show_notice(self.tr("筛选或排序时看到的不是原来的顺序，不能上移下移。请先清除。"))
        else:
            self._do(lambda: self._desk.move(self.in_hand[0], steps), needs_item=True)

    def move_to(self) -> None:
        """The selected projects to a unit that a person chooses."""
        tree = self._desk.tree
        items = [item for item in self.in_hand if isinstance(tree.item(item), Project)]
        units = [unit for table in self._desk.book.target_tables for unit in table.units]
        if not items or len(units) < 2:
            self._bar.show_notice(self.tr("请先选中要移动的项目；文件里还要有另一个单位。"))
            return
        here = tree.parents[items[0]]
        choice = UnitChoice(self._desk.book.target_tables, here, len(items), self._workspace)
        choice.chosen.connect(lambda unit: self._do(lambda: self._move_to(items, Id(unit))))
        choice.open()

    def move_dragged(self, items: Sequence[str], unit: str) -> None:
        self._do(lambda: self._move_to([Id(item) for item in items], Id(unit)))

    @property
    def _is_in_grid(self) -> bool:
        focus, grid = QApplication.focusWidget(), self._workspace.page.grid
        return focus is not None and (focus is grid or grid.isAncestorOf(focus))

    @property
    def in_hand(self) -> list[Id]:
        """What is selected in the pane in which the keyboard is, else the current item; none on a heading."""
        workspace, focus = self._workspace, QApplication.focusWidget()
        grid, navigator = workspace.page.grid, workspace.navigator
        rows = workspace.rows_in_hand
        if rows is not None:
            return [rows.rows.id_at(row) for row in rows.view.selected_rows()]
        if self._is_in_grid:
            return grid.selected_items()
        if focus is not None and navigator.isAncestorOf(focus):
            return navigator.selected
        return [workspace.current] if workspace.current != BOOK_ID else []

    def undo(self) -> None:
        self._workspace.commit_typing()
        action, field = self._desk.history.undo_action, self._desk.history.undo_field
        said = action_word(action, field) if action is not None else ""

        def went(edit: Edit | None) -> None:
            self._went(edit)
            if edit is not None and takes_tables(edit):
                words = self.tr("已撤销“{action}”，其中的表已不在文件里。").format(action=said)
                self._bar.show_notice(words, [Offer(self.tr("重做"), self.redo)])

        self._tried(lambda: self._writing.perform(self._desk, self._desk.history.undoing(), went))

    def redo(self) -> None:
        self._do(lambda: self._writing.perform(self._desk, self._desk.history.redoing(), self._went))

    def _do(self, act: Callable[[], object], *, needs_item: bool = False) -> None:
        self._workspace.commit_typing()
        if needs_item and not self.in_hand:
            return
        self._tried(act)

    def _went(self, edit: Edit | None) -> None:
        if edit is not None:
            self._workspace.show_where(edit)

    def _add_project(self) -> None:
        unit = self._around(Unit) or self._first_unit()
        if unit is None:
            return
        project = self._around(Project)
        self.name_it(self._desk.add_project(unit.id, after=project.id if project else None))

    def _first_unit(self) -> Unit | None:
        """Of the current table; a table without units gets one."""
        table = self._around(TargetTable)
        if table is None:
            return None
        unit_id = table.units[0].id if table.units else self._desk.add_unit(table.id)
        return self._desk.tree.owner(unit_id, Unit)

    def _duplicate(self) -> None:
        step = self._desk.duplicating(self.in_hand[0])
        self._writing.perform(self._desk, step, lambda edit: self._workspace.show_item(added_by(edit)))

    def _add_unit(self) -> None:
        table, unit = self._around(TargetTable), self._around(Unit)
        if table is not None:
            self.name_it(self._desk.add_unit(table.id, after=unit.id if unit else None))

    def _add_table(self) -> None:
        """Asks for the form, or the template; what is at hand is the likeliest."""
        # Imported here: what a new table needs has no part in opening a file.
        from perfdesk.ui.new_table_dialog import NewTableDialog

        at = self._workspace.current
        table = self._desk.tree.table(at) if at != BOOK_ID and self._desk.tree.has(at) else None
        year = table.year + 1 if table is not None and table.year is not None else None
        department = table.department if table is not None else ""
        form, templates = table.form if table is not None else "", self._shelf.tables()
        dialog = NewTableDialog(form, department, year, templates, self._workspace)
        dialog.chosen.connect(self._add_form)
        dialog.open()

    def next_years_targets(self) -> None:
        """The table at hand once more for the year after; asks which years in its texts move on."""
        # Imported here: what is done once a year has no part in opening a file.
        from perfdesk.ui.next_year_dialog import NextYearDialog

        self._workspace.commit_typing()
        table = self._around(TargetTable)
        if table is None:
            self._bar.show_notice(self.tr("请先在目录中选中一张目标表。"))
            return
        dialog = NextYearDialog(self._desk.tree, table, self._workspace)
        dialog.chosen.connect(lambda years, keeps: self._do(lambda: self._carry_on(table.id, years, keeps)))
        dialog.open()

    def _carry_on(self, table_id: Id, years: "Sequence[YearInText]", keeps_amounts: bool) -> None:
        from perfdesk.desk.coming_year import of_next_year

        def make(tree: Tree) -> Edit:
            return of_next_year(tree, table_id, years, keeps_amounts=keeps_amounts)

        step = self._desk.bringing(table_id, make)
        self._writing.perform(self._desk, step, lambda _: self._say_carried_on())

    def _say_carried_on(self) -> None:
        self._workspace.show_item(self._desk.book.tables[-1].id)
        said = self.tr("已新建下一年度的表，{count} 处标为“未确认”：改过的自动确认，不改的请说明理由。")
        count = len(self._desk.book.tables[-1].doubts)
        self._bar.show_notice(said.format(count=count), [self._undo_offer(self.undo)])

    def _add_form(self, form: "Form | Kept", department: str, year: int | None) -> None:
        from perfdesk.desk.templates.starting import first_edit

        def add() -> None:
            step = self._desk.doing(first_edit(self._desk.tree, form, self._shelf, department, year))
            self._writing.perform(self._desk, step, lambda _: self._open_new())

        self._do(add)

    def _open_new(self) -> None:
        table = self._desk.book.tables[-1]
        self._workspace.open_new(table.id)
        if table.doubts:
            said = self.tr("已从模板新建表，{count} 处标为“未确认”：改过的自动确认，不改的请说明理由。")
            self._bar.show_notice(said.format(count=len(table.doubts)), [self._undo_offer(self.undo)])

    def name_it(self, item_id: Id) -> None:
        """The new item is shown, ready for its name to be typed."""
        if self._workspace.grid_is_shown:
            self._workspace.show_item(item_id)
            self._workspace.page.grid.edit_name(item_id)
        else:
            self._workspace.open_form(item_id)

    def _remove(self, items: Sequence[Id]) -> None:
        """Several at once are one edit: from the bottom up, so that positions hold; never a part of what goes."""
        tree = self._desk.tree
        whole = [item for item in items if not any(owner in items for owner in self._owners(item))]
        if not whole:
            return
        gone = [
            ItemRemoved(tree.parents[item], tree.position(item), tree.item(item)) for item in reversed(whole)
        ]
        step = self._desk.doing(Edit("remove", tuple(gone)))
        self._writing.perform(self._desk, step, lambda _: self._say_removed(gone))

    def _move_to(self, items: Sequence[Id], unit_id: Id) -> None:
        edit = actions.move_to(self._desk.tree, items, unit_id)
        if edit is not None:
            self._writing.perform(
                self._desk, self._desk.doing(edit), lambda _: self._say_moved(items, unit_id)
            )

    def _say_moved(self, items: Sequence[Id], unit_id: Id) -> None:
        self._workspace.show_item(items[0])
        unit = self._desk.tree.owner(unit_id, Unit)
        said = self.tr("已把 {count} 个项目移到“{unit}”。").format(count=len(items), unit=unit.name)
        self._bar.show_notice(said, [self._undo_offer(self.undo)])

    def _say_removed(self, gone: Sequence[ItemRemoved]) -> None:
        said = self.tr("已删除 {count} 项。").format(count=len(gone))
        if len(gone) == 1:
            name = getattr(gone[0].item, "name", "") or getattr(gone[0].item, "title", "")
            said = self.tr("已删除“{name}”。").format(name=name) if name else self.tr("已删除一行。")
        inside = sum(isinstance(item, Project) for change in gone for item in items_in(change))
        inside -= sum(isinstance(change.item, Project) for change in gone)
        if inside:
            said += self.tr("其中的 {count} 个项目一并删除。").format(count=inside)
        self._bar.show_notice(said, [self._undo_offer(self.undo)])

    def _owners(self, item: Id) -> list[Id]:
        chain = []
        step: Id | None = self._desk.tree.parents.get(item)
        while step is not None:
            chain.append(step)
            step = self._desk.tree.parents.get(step)
        return chain

    def _around(self, kind: type[Kind]) -> Kind | None:
        try:
            return self._desk.tree.owner(self._workspace.current, kind)
        except NotInBook:
            return None


def takes_tables(edit: Edit) -> bool:
    """Whole ones: a key that empties the file must not do so without a word."""
    return any(isinstance(change, ItemRemoved) and change.parent == BOOK_ID for change in edit.changes)
