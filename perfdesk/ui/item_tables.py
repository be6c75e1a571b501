"""The table that fits the current item: the printed target table around it, or the rows of a self-evaluation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.forms.form import FormKind
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.grid_page import GridPage

if TYPE_CHECKING:
    from perfdesk.ui.evaluation.page import EvaluationPage


class ItemTables(QStackedWidget):
    """`heading_wanted`: the form of a table; `visit_wanted`: another item; `made`: a further EvaluationPage."""

    heading_wanted = Signal(str)
    visit_wanted = Signal(object)
    troubled = Signal(str)
    noticed = Signal(str)
    made = Signal(object)

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grid_page = GridPage(desk, findings, self)
        self.evaluations: dict[FormKind, EvaluationPage] = {}
        self._add(self.grid_page)

    @property
    def title(self) -> str:
        page = self.evaluation
        if page is None:
            return self.tr("项目表")
        return self.tr("监控表") if page.is_monitoring else self.tr("自评表")

    @property
    def evaluation(self) -> "EvaluationPage | None":
        """The self-evaluation that is shown."""
        here = self.currentWidget()
        return next((page for page in self.evaluations.values() if page is here), None)

    @property
    def view(self) -> WordsView:
        """What the keyboard goes to."""
        return self.evaluation.view if self.evaluation is not None else self.grid_page.grid

    def show_item(self, item_id: Id) -> None:
        item: Item | None = self._desk.tree.item(item_id) if item_id != BOOK_ID else None
        fitting = self._page_for(item) if isinstance(item, DepartmentEvaluation | ProjectEvaluation) else None
        for page in self.evaluations.values():
            page.show_table(item.id if item is not None and page is fitting else None)
        self.grid_page.show_item(item_id if item is not None else None)
        self.setCurrentWidget(fitting or self.grid_page)

    def follow(self, change: Changed) -> None:
        self.grid_page.follow(change)
        for page in self.evaluations.values():
            page.follow(change)

    def go_to(self, place: Place) -> bool:
        """False where the place is a form's."""
        return self.evaluation is not None and self.evaluation.go_to(place)

    def _page_for(self, item: DepartmentEvaluation | ProjectEvaluation) -> "EvaluationPage":
        """Made when the first such table is shown: most files have none."""
        kind = kind_of_table(item)
        page = self.evaluations.get(kind)
        if page is None:
            page = self.evaluations[kind] = _page_of(kind)(self._desk)
            self._add(page)
            page.visit_wanted.connect(self.visit_wanted)
            page.noticed.connect(self.noticed)
            self.made.emit(page)
        return page

    def _add(self, page: "GridPage | EvaluationPage") -> None:
        self.addWidget(page)
        page.heading_wanted.connect(self.heading_wanted)
        page.troubled.connect(self.troubled)


def _page_of(kind: FormKind) -> "type[EvaluationPage]":
    from perfdesk.ui.evaluation.department_page import DepartmentPage
    from perfdesk.ui.evaluation.project_page import MonitoringPage, ProjectPage

    if kind is FormKind.DEPARTMENT_SELF_EVALUATION:
        return DepartmentPage
    return MonitoringPage if kind is FormKind.PROJECT_MONITORING else ProjectPage
