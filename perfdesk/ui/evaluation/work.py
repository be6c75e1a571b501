"""What the menu 自评 does: evaluations from targets or from an index, and an index out of a table."""

import re
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog

from perfdesk.desk import evaluating
from perfdesk.desk.new_tables import next_year
from perfdesk.desk.plain_forms import save_text
from perfdesk.desk.step import Step
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit
from perfdesk.domain.evaluation_index import EvaluationIndex, write_index
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.evaluation.index_dialog import IndexDialog
from perfdesk.ui.evaluation.new_dialog import NewEvaluationDialog
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.ui.workspace import GRID_TAB, Workspace
from perfdesk.ui.writing import Then, Writing


class EvaluationWork(DeskWork):
    """Evaluations stand behind the other tables of the file."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing) -> None:
        super().__init__(workspace, bar)
        self._writing = writing

    def evaluate_projects(self) -> None:
        self._make_of_targets(
            _Making(
                evaluating.evaluate_projects,
                self.tr("这张目标表的项目都已有自评表，没有新增。"),
                self.tr("已生成 {count} 张项目自评表。填写“实际完成值”，建议得分会随之给出。"),
            )
        )

    def monitor_projects(self) -> None:
        self._make_of_targets(
            _Making(
                evaluating.monitor_projects,
                self.tr("这张目标表的项目都已有监控表，没有新增。"),
                self.tr("已生成 {count} 张绩效运行监控表。填写执行数和完成情况，落后的指标会提示。"),
            )
        )

    def _make_of_targets(self, making: "_Making") -> None:
        """From the targets of the table in which one stands, else of the first."""
        table = self._table_at_hand()
        self._workspace.finish_typing()
        if table is None:
            self._bar.show_notice(self.tr("这个文件里没有目标表。请先导入或新增目标表，再由它生成。"))
            return
        picked = [item for item in self._workspace.navigator.selected if self._is_project(item)]
        self._make(making, table, picked if len(picked) > 1 else [])

    def _make(self, making: "_Making", table: TargetTable, only: list[Id]) -> None:
        """Several that are picked are meant; of a single one it is not known, and the other way is offered."""
        at, tree = self._workspace.current, self._desk.tree

        def then(edit: Edit | None) -> None:
            if edit is None:
                self._bar.show_notice(making.none)
                return
            offers = []
            if only:
                offers = [Offer(self.tr("其余项目也生成"), lambda: self._make(making, table, []))]
            elif len(edit.changes) > 1 and self._is_project(at):
                offers = [
                    Offer(self.tr("只为当前项目生成"), lambda: self._make_only(making, edit, table, at))
                ]
            self._bar.show_done(making.made.format(count=len(edit.changes)), offers)

        count = len(only) or len(table.projects)
        self._show(lambda: self._desk.making(lambda: making.make(tree, table.id, only), count), then)

    def _make_only(self, making: "_Making", edit: Edit, table: TargetTable, project: Id) -> None:
        """Instead of all, as long as nothing was done since."""
        if self._desk.history.undo_action != edit.action:
            self._bar.show_notice(self.tr("生成之后又有修改。请先撤销那些修改。"))
            return
        undoing, then = self._desk.history.undoing, partial(self._make, making, table, [project])
        self._tried(lambda: self._writing.perform(self._desk, undoing(), lambda _: then()))

    def _is_project(self, item: Id) -> bool:
        return self._desk.tree.has(item) and isinstance(self._desk.tree.item(item), Project)

    def new_project_evaluation(self) -> None:
        """An empty one, for a project whose targets are not in this file."""
        self._workspace.finish_typing()
        table = self._table_at_hand()
        department, year = (table.department, table.year) if table else ("", None)
        edit = evaluating.add_project_evaluation(self._desk.tree, department, year)
        self._add(edit, lambda _: self._workspace.open_form(self._desk.book.tables[-1].id))

    def next_year(self) -> None:
        """The evaluation at hand once more, for the year after its own."""
        self._workspace.finish_typing()
        at = self._workspace.current
        edit = next_year(self._desk.tree, at) if at != BOOK_ID and self._desk.tree.has(at) else None
        if edit is None:
            self._bar.show_notice(self.tr("请先在目录中选中一张自评表或监控表。"))
            return
        said = self.tr("已新建下一年度的表，保留指标、目标值和分值。请核对目标值，再填写预算和完成情况。")
        self._add(edit, lambda _: self._bar.show_done(said))

    def evaluate_department(self) -> None:
        """Asks for department, year and index."""
        self._workspace.finish_typing()
        table = self._table_at_hand()
        department, year = (table.department, table.year) if table else ("", None)
        dialog = NewEvaluationDialog(department, year, self._workspace)
        dialog.chosen.connect(self._add_department)
        dialog.open()

    def save_index(self) -> None:
        """Rows, points and rule texts of the department's table at hand, for another year or bureau."""
        self._workspace.finish_typing()
        table = self._department_at_hand()
        if table is None:
            self._bar.show_notice(self.tr("请先选中一张部门整体支出绩效自评表，再存为指标体系。"))
            return
        dialog = IndexDialog(table, self._workspace)
        dialog.chosen.connect(self._write_index)
        dialog.open()

    def _add_department(self, index: EvaluationIndex, department: str, year: int | None) -> None:
        edit = evaluating.add_department_evaluation(self._desk.tree, index, department, year)
        said = self.tr("已新建部门自评表。先核对“基本情况”，再填写得分。")
        self._add(edit, lambda _: self._bar.show_done(said))

    def _write_index(self, index: EvaluationIndex) -> None:
        plain = re.sub(r'[\\/:*?"<>|]', " ", index.name).strip(" .")
        path = self._desk.path.with_name(f"{plain}.json")
        name, _ = QFileDialog.getSaveFileName(
            self._workspace, self.tr("存为指标体系"), str(path), self.tr("指标体系 (*.json)")
        )
        target = Path(name if name.lower().endswith(".json") else f"{name}.json")
        if name and self._tried(lambda: save_text([write_index(index)], target)):
            said = self.tr("已保存指标体系：{path}。新建部门自评表时可以选用。")
            self._bar.show_done(said.format(path=target))

    def _table_at_hand(self) -> TargetTable | None:
        at = self._workspace.current
        around = self._desk.tree.table(at) if at != BOOK_ID and self._desk.tree.has(at) else None
        if isinstance(around, TargetTable):
            return around
        return next(iter(self._desk.book.target_tables), None)

    def _department_at_hand(self) -> DepartmentEvaluation | None:
        at = self._workspace.current
        around = self._desk.tree.table(at) if at != BOOK_ID and self._desk.tree.has(at) else None
        if isinstance(around, DepartmentEvaluation):
            return around
        every = [table for table in self._desk.book.tables if isinstance(table, DepartmentEvaluation)]
        return every[0] if len(every) == 1 else None

    def _add(self, edit: Edit, then: Then) -> None:
        self._show(lambda: self._desk.doing(edit), then)

    def _show(self, begin: Callable[[], Step], then: Then) -> None:
        """The first new table, ready for what is typed into it."""
        before = len(self._desk.book.tables)

        def show(edit: Edit | None) -> None:
            if edit is not None:
                self._workspace.show_item(self._desk.book.tables[before].id)
                self._workspace.show_tab(GRID_TAB)
            then(edit)

        self._tried(lambda: self._writing.perform(self._desk, begin(), show))


class _Making(NamedTuple):
    """What is made of targets, and what is said where nothing was left to make, and when it was made."""

    make: Callable[[Tree, Id, Collection[Id]], Edit | None]
    none: str
    made: str
