"""What the menu 自评 does: evaluations from targets or from an index, and an index out of a table."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from perfdesk.desk import evaluating
from perfdesk.desk.new_tables import next_year
from perfdesk.desk.plain_forms import save_text
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit
from perfdesk.domain.evaluation_index import EvaluationIndex, write_index
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.evaluation.index_dialog import IndexDialog
from perfdesk.ui.evaluation.new_dialog import NewEvaluationDialog
from perfdesk.ui.trouble_bar import Offer
from perfdesk.ui.workspace import GRID_TAB


class EvaluationWork(DeskWork):
    """Evaluations stand behind the other tables of the file."""

    def evaluate_projects(self) -> None:
        """From the targets of the table in which one stands, else of the first."""
        table = self._table_at_hand()
        here = self._desk.tree.items.get(self._workspace.current)
        self._workspace.commit_typing()
        if table is None:
            self._bar.show_notice(self.tr("这个文件里没有目标表。请先导入或新增目标表，再生成项目自评表。"))
            return
        edit = evaluating.evaluate_projects(self._desk.tree, table.id)
        if edit is None:
            self._bar.show_notice(self.tr("这张目标表的项目都已有自评表，没有新增。"))
        elif self._done(edit):
            said = self.tr("已生成 {count} 张项目自评表。填写“实际完成值”，建议得分会随之给出。")
            offers = [self._undo_offer()]
            if isinstance(here, Project) and len(edit.changes) > 1:
                undo = offers[0].act
                only = Offer(self.tr("只要当前项目的"), lambda: self._only(table.id, here.id, undo))
                offers.insert(0, only)
            self._bar.show_done(said.format(count=len(edit.changes)), offers)

    def _only(self, table_id: Id, project_id: Id, undo: Callable[[], object]) -> None:
        """Instead of one for each project."""
        head = self._desk.head
        undo()
        if self._desk.head == head:  # something else was done meanwhile
            return
        edit = evaluating.evaluate_projects(self._desk.tree, table_id, project_id)
        if edit is None:
            self._workspace.show_item(project_id)
            self._bar.show_notice(self.tr("当前项目已有自评表，没有新增。"))
        elif self._done(edit):
            self._bar.show_done(self.tr("已生成当前项目的自评表。"), [self._undo_offer()])

    def new_project_evaluation(self) -> None:
        """An empty one, for a project whose targets are not in this file."""
        self._workspace.commit_typing()
        table = self._table_at_hand()
        department, year = (table.department, table.year) if table else ("", None)
        if self._done(evaluating.add_project_evaluation(self._desk.tree, department, year)):
            self._workspace.open_form(self._desk.book.tables[-1].id)

    def next_year(self) -> None:
        """The evaluation at hand once more, for the year after its own."""
        self._workspace.commit_typing()
        at = self._workspace.current
        edit = next_year(self._desk.tree, at) if at != BOOK_ID and self._desk.tree.has(at) else None
        if edit is None:
            self._bar.show_notice(self.tr("请先在目录中选中一张自评表或监控表。"))
        elif self._done(edit):
            said = self.tr("已新建下一年度的表，保留指标、目标值和分值。请核对目标值，再填写预算和完成情况。")
            self._bar.show_done(said)

    def evaluate_department(self) -> None:
        """Asks for department, year and index."""
        self._workspace.commit_typing()
        table = self._table_at_hand()
        department, year = (table.department, table.year) if table else ("", None)
        dialog = NewEvaluationDialog(department, year, self._workspace)
        dialog.chosen.connect(self._add_department)
        dialog.open()

    def save_index(self) -> None:
        """Rows, points and rule texts of the department's table at hand, for another year or bureau."""
        self._workspace.commit_typing()
        table = self._department_at_hand()
        if table is None:
            self._bar.show_notice(self.tr("请先选中一张部门整体支出绩效自评表，再存为指标体系。"))
            return
        dialog = IndexDialog(table, self._workspace)
        dialog.chosen.connect(self._write_index)
        dialog.open()

    def _add_department(self, index: EvaluationIndex, department: str, year: int | None) -> None:
        if self._done(evaluating.add_department_evaluation(self._desk.tree, index, department, year)):
            self._bar.show_done(self.tr("已新建部门自评表。先核对“基本情况”，再填写得分。"))

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

    def _done(self, edit: Edit) -> bool:
        """Shows the first new table, ready for what is typed into it."""
        before = len(self._desk.book.tables)
        if not self._tried(lambda: self._desk.do(edit)):
            return False
        self._workspace.show_item(self._desk.book.tables[before].id)
        self._workspace.show_tab(GRID_TAB)
        return True
