"""One project as a form: name, amounts, goal, indicators, the joined string, findings."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.edits import Place, is_about_a_note
from perfdesk.domain.forms.form import Arrangement
from perfdesk.domain.forms.shown import asked, extra_fields, form_of_table, is_joined
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetScope, TargetTable, Unit
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import LongTextField, TextField
from perfdesk.ui.form_scroll import FormScroll
from perfdesk.ui.project_form.amounts_row import AmountsRow
from perfdesk.ui.project_form.annual_amounts import AnnualAmounts
from perfdesk.ui.project_form.extra_fields import ExtraFields
from perfdesk.ui.project_form.findings_list import FindingsList
from perfdesk.ui.project_form.goal import Goal
from perfdesk.ui.project_form.heading import Heading
from perfdesk.ui.project_form.indicator_panel import IndicatorPanel
from perfdesk.ui.project_form.joined_text import JoinedText
from perfdesk.ui.project_form.owners import Owners
from perfdesk.ui.project_form.tasks_panel import TasksPanel
from perfdesk.ui.talk.review_line import ReviewLine

_STEPS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class ProjectForm(QWidget):
    """`asked_for` a neighbouring project (-1, 1); `finding_chosen` in the form's own list.

    `troubled` when an edit could not be written, `noticed` when something was written otherwise than typed.
    """

    asked_for = Signal(int)
    finding_chosen = Signal(object)
    troubled = Signal(str)
    noticed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project: Project | None = None
        self._shown: object = None
        self.heading, self.review = Heading(desk), ReviewLine(desk)
        self.amounts = AmountsRow(desk)
        self.annual = AnnualAmounts(desk)
        self.owners = Owners(desk)
        self.extras = ExtraFields(desk)
        self.goal, self.annual_goal = Goal(desk), Goal(desk, "annual_goal")
        self.tasks = TasksPanel(desk)
        self.indicators = IndicatorPanel(desk)
        self.joined = JoinedText(desk)
        self.findings = FindingsList(desk)
        self._lay_out()
        self._connect()
        self.destroyed.connect(desk.subscribe(self._told))
        self.show_project(None)

    @property
    def project_id(self) -> Id | None:
        return self._project.id if self._project is not None else None

    def show_project(self, project_id: Id | None) -> None:
        """What was typed into the project before goes to the desk first."""
        if project_id == self.project_id and project_id is not None:
            return
        self._project = self._desk.tree.owner(project_id, Project) if project_id is not None else None
        for part in (self.heading, self.tasks, self.indicators, self.joined, self.findings):
            part.show_project(project_id)
        self.review.show_item(project_id)
        self._show_form()
        if project_id is not None:
            self._project = self._desk.tree.owner(project_id, Project)
        self._shown = self._own_values()
        self._pages.setCurrentIndex(0 if project_id is not None else 1)

    def tell_findings(self, on: bool) -> None:
        """Where the window lists them already, their room is the indicators'."""
        self.findings.setVisible(on)

    def go_to(self, place: Place) -> None:
        """Shows the project of the place and focuses the exact field or cell, its text selected."""
        if (owner := self.owners.field_at(place)) is not None:
            owner.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.bring(owner)
            return
        self.show_project(self._desk.tree.owner(place.item, Project).id)
        if place.field == "truncated" and (cut := self._desk.tree.owner(place.item, Project).indicators):
            place = Place(cut[-1].id, "annual_value")  # what a document cut off ends there
        if self.indicators.go_to(place):
            self._scroll.bring(self.indicators.view)
            return
        field = self._fields().get(place.field)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.select_all()
            self._scroll.bring(field)
        elif place.field == "tasks":
            self.tasks.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif place.field == "indicators" or self.joined.isHidden():
            self.indicators.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.joined.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.bring(self.joined)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no part wanted. No QShortcuts: the window may have the same keys in its menu."""
        step = _STEPS.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked_for.emit(step)
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.joined.edit()
        else:
            super().keyPressEvent(event)

    def _told(self, changed: Changed) -> None:
        """Only what concerns this project costs anything here."""
        if self._project is None:
            return
        if not self._desk.tree.has(self._project.id):
            self._project = None
            self.show_project(None)
            return
        if changed.is_structural:
            self.heading.tell_position()
        if any(is_about_a_note(change) for change in changed.edit.changes):
            self._follow_review()
        project = self._desk.tree.owner(self._project.id, Project)
        if project is not self._project or project.id in changed.rechecked:
            self._project = project
            self._refresh()

    def _follow_review(self) -> None:
        self.review.show_item(self.project_id)
        for field in self._fields().values():
            field.binding.follow_lock()
        self.indicators.follow_lock()
        self.tasks.follow_lock()
        self.joined.follow_lock()

    def _refresh(self) -> None:
        if self._own_values() != self._shown:
            self._shown = self._own_values()
            for field in self._fields().values():
                field.binding.refresh()
            self.amounts.refresh()
            self.annual.refresh()
            self._show_extras()
        self.owners.refresh()
        self.tasks.refresh()
        self.indicators.refresh()
        self.goal.refresh_links()
        self.joined.refresh()
        self.findings.refresh()

    def _own_values(self) -> object:
        """Everything that the fields, not the table, show; compared because most edits are in the table."""
        project = self._project
        if project is None:
            return None
        unit = self._desk.tree.owner(project.id, TargetTable).currency_unit
        return replace(project, indicators=()), unit, self._desk.checking.findings(project.id)

    def _fields(self) -> dict[str, TextField | LongTextField]:
        """By the field of the project."""
        extras = self.extras.by_field
        goals = {"goal": self.goal.field, "annual_goal": self.annual_goal.field}
        return {"name": self.heading.name, **goals, **self.amounts.fields, **self.annual.fields, **extras}

    def _show_form(self) -> None:
        """What the table's form asks for, in its words, and whatever else is filled in."""
        project = self._project
        table = self._desk.tree.owner(project.id, TargetTable) if project is not None else None
        unit = self._desk.tree.owner(project.id, Unit) if project is not None else None
        form = form_of_table(table) if table is not None else None
        heads, at = asked(form, Project), project.id if project is not None else None
        self.amounts.show_project(at, heads)
        self.annual.show_project(at, heads)
        self.goal.show_project(at, heads.get("goal", ""))
        self.annual_goal.show_project(at, heads.get("annual_goal", ""))
        self.annual_goal.setVisible("annual_goal" in heads or bool(project and project.annual_goal))
        self.owners.show_of(
            table if form is not None and form.arrangement is Arrangement.SHEET else None,
            unit,
            {**asked(form, TargetTable), "unit": asked(form, Unit).get("name", self.tr("实施单位"))},
        )
        is_department = table is not None and table.scope is TargetScope.DEPARTMENT
        self.tasks.setVisible(is_department or bool(project and project.tasks))
        self.joined.setVisible(table is None or project is None or is_joined(table, project))
        self._show_extras()

    def _show_extras(self) -> None:
        project = self._project
        if project is None:
            self.extras.show_item(None, {})
            return
        form = form_of_table(self._desk.tree.owner(project.id, TargetTable))
        self.extras.show_item(project.id, extra_fields(form, Project, [project]))

    def _point_at(self, indicator_id: Id) -> None:
        row = self.indicators.model.row_of(indicator_id)
        if row is not None:
            self.indicators.view.go_to(row, self.indicators.model.column_of("name"))

    def _connect(self) -> None:
        self.heading.asked_for.connect(self.asked_for)
        self.indicators.text_pasted.connect(self.joined.propose)
        self.indicators.current_changed.connect(self.joined.show_current)
        self.indicators.view.entered.connect(lambda: self._scroll.bring(self.indicators.view))
        self.joined.pointed_at.connect(self._point_at)
        self.findings.chosen.connect(lambda finding: self.go_to(finding.place))
        self.findings.chosen.connect(self.finding_chosen)
        self.indicators.troubled.connect(self.troubled)
        self.indicators.noticed.connect(self.noticed)
        for part in (self.joined, self.tasks, self.owners, self.extras):
            part.troubled.connect(self.troubled)
        for field in self._fields().values():
            field.binding.troubled.connect(self.troubled)

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        goals = QWidget()
        across = QHBoxLayout(goals)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self.goal, 1)
        across.addWidget(self.annual_goal, 1)
        stretches: dict[QWidget, int] = {goals: 1, self.tasks: 2, self.indicators: 5, self.joined: 1}
        for row, (part, stretch) in enumerate(stretches.items()):
            splitter.addWidget(part)
            splitter.setStretchFactor(row, stretch)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(2)
        column.addWidget(self.review)
        column.addWidget(self.heading)
        for part in (self.owners, self.extras, self.amounts, self.annual):
            column.addWidget(part)
        column.addWidget(splitter, 1)
        column.addWidget(self.findings)
        self._scroll = FormScroll(content)
        empty = plain_label(self.tr("还没有选中项目。请在左侧目录或项目表中选择一个。"))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(empty)
