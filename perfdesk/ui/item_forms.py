"""The form that fits the current item: of a project, a unit, a table, a self-evaluation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Stage
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui.bound_form import BoundForm
from perfdesk.ui.cells.model import CellsModel
from perfdesk.ui.project_form import ProjectForm
from perfdesk.ui.table_header_form import TableForm, UnitForm

if TYPE_CHECKING:
    from perfdesk.ui.evaluation.facts_form import FactsForm


class ItemForms(QStackedWidget):
    """One of each kind, those of self-evaluations once there is one; those of other kinds show nothing."""

    troubled = Signal(str)
    noticed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.project, self.unit, self.table = ProjectForm(desk), UnitForm(desk), TableForm(desk)
        self.bound: dict[type, BoundForm] = {
            Unit: self.unit,
            TargetTable: self.table,
        }
        self._nothing = QLabel(self.tr("这个文件里还没有表。用“编辑 › 新增表”或“导入”开始。"))
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.project.noticed.connect(self.noticed)
        for form in (self.project, self.unit, self.table):
            self._add(form)
        self.addWidget(self._nothing)

    def show_item(self, item_id: Id) -> None:
        item: Item | None = self._desk.tree.item(item_id) if item_id != BOOK_ID else None
        self.project.show_project(item.id if isinstance(item, Project) else None)
        fitting = self._form_for(item)
        for form in self.bound.values():
            form.show_item(item.id if item is not None and form is fitting else None)
        self.setCurrentWidget(self.project if isinstance(item, Project) else fitting or self._nothing)

    def _form_for(self, item: Item | None) -> BoundForm | None:
        if not isinstance(item, DepartmentEvaluation | ProjectEvaluation):
            return self.bound.get(type(item))
        kind = _facts_for(item)
        if kind not in self.bound:
            self.bound[kind] = kind(self._desk)
            self._add(self.bound[kind])
        return self.bound[kind]

    def _add(self, form: ProjectForm | BoundForm) -> None:
        self.addWidget(form)
        form.troubled.connect(self.troubled)

    def follow(self, change: Changed) -> None:
        for form in self.bound.values():
            form.follow(change)

    def seek(self, text: str) -> None:
        for rows in (self.project.indicators.model, self.project.tasks.view.model()):
            assert isinstance(rows, CellsModel)
            rows.seek(text)

    def go_to(self, place: Place) -> None:
        form = self.currentWidget()
        if isinstance(form, ProjectForm | BoundForm):
            form.go_to(place)

    def focus_first(self) -> bool:
        form = self.currentWidget()
        first = form.nextInFocusChain() if form is not None else None
        while first is not None and first is not form and form is not None and form.isAncestorOf(first):
            if (
                first.focusPolicy() & Qt.FocusPolicy.TabFocus
                and first.isEnabled()
                and first.isVisibleTo(form)
            ):
                first.setFocus(Qt.FocusReason.TabFocusReason)  # as by Tab: the text in a field is selected
                return True
            first = first.nextInFocusChain()
        return False


def _facts_for(table: DepartmentEvaluation | ProjectEvaluation) -> "type[FactsForm]":
    """Imported when the first such table is shown: most files have none."""
    from perfdesk.ui.evaluation.department_facts import DepartmentFacts, DepartmentFunds, has_stages
    from perfdesk.ui.evaluation.project_facts import MonitoringFacts, ProjectFacts

    if isinstance(table, ProjectEvaluation):
        return MonitoringFacts if table.stage is Stage.MONITORING else ProjectFacts
    return DepartmentFunds if has_stages(table) else DepartmentFacts
