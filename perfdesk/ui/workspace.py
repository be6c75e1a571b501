"""Everything about one open desk: navigator, grid, forms and findings, kept on the same item."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import (
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    Place,
    ValueChange,
    is_about_a_note,
)
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import children
from perfdesk.domain.notes import Note
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import NotInBook
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.findings_list import FindingsList
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.grid_look import GridLook
from perfdesk.ui.item_tables import ItemTables
from perfdesk.ui.navigator import Navigator
from perfdesk.ui.settings import Settings
from perfdesk.ui.sought import tell_sought

if TYPE_CHECKING:
    from perfdesk.ui.evaluation.overview import Overview
    from perfdesk.ui.evaluation.page import EvaluationPage
    from perfdesk.ui.history.panel import HistoryPanel
    from perfdesk.ui.item_forms import ItemForms
    from perfdesk.ui.statistics.page import StatisticsPage
    from perfdesk.ui.talk.panel import TalkPanel
    from perfdesk.ui.writing import Write

GRID_TAB, FORM_TAB, OVERVIEW_TAB, STATISTICS_TAB, HISTORY_TAB, REVIEW_TAB = range(6)


QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own word for no limit, which PySide does not have."""


class Beside(QDockWidget):
    """A pane of the same desk that is docked at the window's edge."""

    def focus_first(self) -> bool:
        """False when there is nothing to go to."""
        raise NotImplementedError


class _Tab(QWidget):
    """The place of a pane that is made when it is first looked at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """A pane that is not shown takes no room from the one that is."""
        return super().minimumSizeHint() if self.isVisible() else QSize()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.updateGeometry()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.updateGeometry()

    def fill(self, pane: QWidget) -> None:
        """One without a parent yet: Qt would put its parts behind all others in the round of the Tab key."""
        parts = [pane]
        while (following := parts[-1].nextInFocusChain()) is not None and following is not pane:
            parts.append(following)
        self._layout.addWidget(pane)
        for one, next_one in pairwise((self, *parts)):
            QWidget.setTabOrder(one, next_one)
        pane.show()  # at once: what cannot be seen yet takes no focus


class Workspace(QWidget):
    """Holds the one thing that is the window's own: which item is current.

    `forms_made`: the forms are there, which most of opening a file does without.
    """

    forms_made = Signal(object)
    history_made = Signal(object)
    talk_made = Signal(object)
    current_changed = Signal(object)
    desk_changed = Signal(object)
    troubled = Signal(str)
    figures_written = Signal(object)
    noticed = Signal(str)
    """Something that is told in passing, in the line at the foot of the window."""

    def __init__(self, desk: Desk, settings: Settings, write: "Write") -> None:
        super().__init__()
        self.desk, self._settings, self._write = desk, settings, write
        self.current: Id = BOOK_ID
        self._sought = ""
        self.findings = FindingIndex(desk, self)
        self.navigator = Navigator(desk, self.findings, self)
        self.tables = ItemTables(desk, self.findings, self)
        self.page = self.tables.grid_page
        self._forms: ItemForms | None = None
        self._are_forms_behind = False
        self._overview: Overview | None = None
        self._statistics: StatisticsPage | None = None
        self._history: HistoryPanel | None = None
        self._talk: TalkPanel | None = None
        self._form_tab, self._overview_tab = _Tab(self), _Tab(self)
        self._statistics_tab, self._history_tab, self._talk_tab = _Tab(self), _Tab(self), _Tab(self)
        self.list = FindingsList(desk, self.findings, self)
        self.tabs = QTabWidget(self)
        self.beside: Beside | None = None
        self._across, self._down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self._unsubscribe = desk.subscribe(self._follow)
        self.show_item(self._first_item())

    @property
    def forms(self) -> "ItemForms":
        """Made when they are first asked for, and on the current item whenever they are."""
        if self._forms is None:
            from perfdesk.ui.item_forms import ItemForms

            self._forms = forms = ItemForms(self.desk)
            self._form_tab.fill(forms)
            forms.project.finding_chosen.connect(self.list.select)
            forms.project.asked_for.connect(self._show_neighbour)
            forms.project.tell_findings(self.list.isHidden())
            self.list.shown.connect(lambda is_there: forms.project.tell_findings(not is_there))
            forms.troubled.connect(self.troubled)
            forms.noticed.connect(self.noticed)
            forms.project.indicators.write = self._write
            recent = self._settings.recent
            forms.project.indicators.suggesting.ask_others(lambda: [each.path for each in recent()])
            forms.show_item(self.current)
            self.seek(self._sought)
            self.forms_made.emit(forms)
        elif self._are_forms_behind:
            self._lead_forms()
        return self._forms

    def _lead_forms(self) -> None:
        self._are_forms_behind = False
        if self._forms is not None:
            self._forms.show_item(self.current)

    @property
    def has_overview(self) -> bool:
        """Of self-evaluations; a monitoring is not among them."""
        evaluations = (table for table in self.desk.book.tables if isinstance(table, ProjectEvaluation))
        return any(table.stage is Stage.SELF_EVALUATION for table in evaluations)

    @property
    def overview(self) -> "Overview":
        """Made when it is first asked for."""
        if self._overview is None:
            from perfdesk.ui.evaluation.overview import Overview

            self._overview = overview = Overview(self.desk)
            self._overview_tab.fill(overview)
            overview.opened.connect(self._open_evaluation)
            overview.troubled.connect(self.troubled)
            overview.work.write = self._write
        return self._overview

    @property
    def statistics(self) -> "StatisticsPage":
        """Made when it is first asked for."""
        if self._statistics is None:
            from perfdesk.ui.statistics.page import StatisticsPage

            self._statistics = page = StatisticsPage(self.desk)
            self._statistics_tab.fill(page)
            page.wanted.connect(self.go_to)
            page.written.connect(self.figures_written)
            page.troubled.connect(self.troubled)
        return self._statistics

    @property
    def history(self) -> "HistoryPanel":
        """Made when it is first asked for."""
        if self._history is None:
            from perfdesk.ui.history.panel import HistoryPanel

            self._history = history = HistoryPanel(self.desk)
            history.show_item(self.current)
            self._history_tab.fill(history)
            self.history_made.emit(history)
        return self._history

    @property
    def talk(self) -> "TalkPanel":
        """Made when it is first asked for."""
        if self._talk is None:
            from perfdesk.ui.talk.panel import TalkPanel

            self._talk = talk = TalkPanel(self.desk)
            talk.show_item(self.current)
            self._talk_tab.fill(talk)
            self.talk_made.emit(talk)
        return self._talk

    @property
    def made(self) -> list[int]:
        """The tabs whose pane was looked at."""
        panes = {
            FORM_TAB: self._forms,
            OVERVIEW_TAB: self._overview,
            STATISTICS_TAB: self._statistics,
            HISTORY_TAB: self._history,
            REVIEW_TAB: self._talk,
        }
        return [tab for tab, pane in panes.items() if pane is not None]

    @property
    def looking(self) -> list[QWidget]:
        """The panes in which nothing is changed: what one chooses there says what one sees."""
        panes = (self.navigator, self.list, self._statistics, self._history, self._talk)
        return [pane for pane in panes if pane is not None]

    def make(self, tabs: Iterable[int]) -> None:
        for tab in tabs:
            self._make_pane(tab)

    @property
    def grid_is_shown(self) -> bool:
        return self.tabs.currentIndex() == GRID_TAB

    def show_item(self, item_id: Id) -> None:
        """Makes the item (for an indicator, its project) current everywhere; the tab stays."""
        shown = self._shown_item(item_id)
        changed, self.current = shown != self.current, shown
        self.tables.show_item(shown)
        self.navigator.select(shown)
        if self.tabs.currentIndex() == FORM_TAB:
            self._lead_forms()
        else:
            self._are_forms_behind = True  # each step of the cursor in the grid comes here
        if self._history is not None:
            self._history.show_item(shown)
        if self._talk is not None:
            self._talk.show_item(shown)
        self.list.show_item(shown)
        self.tabs.setTabText(GRID_TAB, self.tables.title)
        self.tabs.setTabText(FORM_TAB, self._form_title(shown))
        if changed:
            self.current_changed.emit(shown)

    def show_tab(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        if tab == FORM_TAB:
            self.forms.focus_first()
        else:
            focus_by_key(self._view_of(tab))

    def _view_of(self, tab: int) -> QWidget:
        if tab == STATISTICS_TAB:
            return self.statistics.view
        if tab == HISTORY_TAB:
            return self.history.view
        if tab == REVIEW_TAB:
            return self.talk.view
        return self.tables.view if tab == GRID_TAB else self.overview.view

    def open_form(self, item_id: Id) -> None:
        """The item's form, with the cursor in it."""
        self.show_item(item_id)
        self.tabs.setCurrentIndex(FORM_TAB)
        self.forms.focus_first()

    def open_new(self, table_id: Id) -> None:
        """Where a new table is begun: with its one project, with the facts of an evaluation, or with its head."""
        item = self.desk.tree.item(table_id)
        if isinstance(item, TargetTable) and len(item.projects) == 1:
            self.open_form(item.projects[0].id)
        else:
            self.open_form(table_id)
        self.navigator.show_whole(table_id)

    def go_to(self, place: Place) -> None:
        """The exact field of a finding."""
        if not self.desk.tree.has(place.item):
            return
        self.show_item(place.item)
        if self.tables.go_to(place):
            self.tabs.setCurrentIndex(GRID_TAB)
            return
        self.tabs.setCurrentIndex(FORM_TAB)
        self.forms.go_to(place)

    def seek(self, text: str) -> None:
        """What says so is lit in every table and form."""
        self._sought = text
        self.page.grid.rows.seek(text)
        for page in self.tables.evaluations.values():
            page.view.rows.seek(text)
        if self._forms is not None:
            self._forms.seek(text)
        tell_sought(self, text)

    def next_pane(self, by: int) -> None:
        """F6: navigator, grid, form, further tabs that were looked at, findings, what is docked beside, and round."""
        beside = [self.beside] if self.beside is not None else []
        further = (self._overview_tab, self._statistics_tab, self._history_tab, self._talk_tab)
        tabs = (self.tables, self._form_tab, *further)
        panes = (self.navigator, *tabs, self.list, *beside)
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        step = (here + by) % len(panes)
        while not self._enter_pane(step):
            step = (step + by) % len(panes)

    def commit_typing(self) -> None:
        """What stands half typed in a field is given to the desk before anything else is done with it."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_typing(self) -> None:
        """The same before what is here goes out or is closed: rows that were begun without a word go."""
        self.commit_typing()
        for view in self.findChildren(WordsView):
            view.leave()

    def keep_sizes(self) -> None:
        self._settings.keep_state("across", self._across.saveState())
        if self.list.is_folded:
            self._fold_list(False)
        self._settings.keep_state("down", self._down.saveState())
        self._keep_look(self.page.table_id)

    def _keep_look(self, table_id: str | None) -> None:
        """Of the table that is shown until now."""
        if table_id is not None:
            self._settings.keep_look(table_id, self.page.grid.layout_.look.to_text())

    def _take_look(self) -> None:
        """Of the table that is shown now; a new one is looked at like the one before, with all its columns."""
        own = self._settings.look_of(self.page.table_id or "")
        look = GridLook.from_text(own or self._settings.last_look, len(Column))
        self.page.grid.layout_.take(look if own else replace(look, hidden=None))

    def _fold_list(self, is_folded: bool) -> None:
        """As low as its head, or as high as it was."""
        if is_folded:
            self._open_sizes = self._down.sizes()
            self.list.setMaximumHeight(self.list.sizeHint().height())
            self._down.setSizes([sum(self._open_sizes), self.list.maximumHeight()])
        else:
            self.list.setMaximumHeight(QWIDGETSIZE_MAX)
            self._down.setSizes(self._open_sizes)

    def let_go(self) -> None:
        """Of the desk, which is closed or shown by another workspace."""
        self.keep_sizes()
        self._unsubscribe()

    def show_where(self, edit: Edit) -> None:
        """After undo or redo: the first thing that became different."""
        for step in edit.changes:
            match step:
                case ValueChange(place) if self.desk.tree.has(place.item):
                    self.show_item(place.item)
                    return
                case ItemInserted(_, _, item) if isinstance(item, Note):
                    if self.desk.tree.has(item.item):
                        self.show_item(item.item)
                        return
                case ItemInserted(_, _, item) if self.desk.tree.has(item.id):
                    self.show_item(item.id)
                    return
                case ItemMoved(item_id) if self.desk.tree.has(item_id):
                    self.show_item(item_id)
                    return

    def _follow(self, change: Changed) -> None:
        neighbour = self._neighbour_if_gone(change)
        self.findings.follow(change)
        self.navigator.follow(change)
        self.tables.follow(change)
        for pane in (self._overview, self._statistics, self._history, self._talk):
            if pane is not None:
                pane.follow(change)
        self.tabs.setTabVisible(OVERVIEW_TAB, self.has_overview)
        if any(is_about_a_note(each) for each in change.edit.changes):
            self._show_talk_count()
            self.page.grid.viewport().update()
        self.list.follow(change)
        if neighbour is not None or change.is_structural:
            self.show_item(self.current if neighbour is None else neighbour)
            self._lead_forms()  # at once: what they show may be gone
        elif self._forms is not None:
            self._forms.follow(change)
        self.desk_changed.emit(change)

    def _show_talk_count(self) -> None:
        """How much waits for an answer stands on the tab."""
        count = sum(thread.is_open for thread in self.desk.talk.all_threads())
        said = self.tr("审核（{count}）").format(count=count) if count else self.tr("审核")
        self.tabs.setTabText(REVIEW_TAB, said)

    def _neighbour_if_gone(self, change: Changed) -> Id | None:
        """Where to stand when the current item was taken out: beside where it stood, or in what held it."""
        if self.current == BOOK_ID or self.desk.tree.has(self.current):
            return None if self.current != BOOK_ID else self._first_item()
        for step in change.edit.changes:
            if isinstance(step, ItemRemoved) and self.desk.tree.has(step.parent):
                below = children(self.desk.tree.item(step.parent))
                return below[min(step.index, len(below) - 1)].id if below else step.parent
        return self._first_item()

    def is_current(self, item_id: Id) -> bool:
        """Whether it, or the row that it is shown in, is at hand."""
        return self.desk.tree.has(item_id) and self._shown_item(item_id) == self.current

    def _shown_item(self, item_id: Id) -> Id:
        if item_id == BOOK_ID or not self.desk.tree.has(item_id):
            return self._first_item()
        if isinstance(self.desk.tree.item(item_id), Indicator | EvaluationRow | EvaluatedIndicator):
            return self.desk.tree.parents[item_id]
        return item_id

    def _first_item(self) -> Id:
        tables = self.desk.book.tables
        if not tables:
            return BOOK_ID
        first = self.desk.book.target_tables[:1]
        return next((project.id for table in first for project in table.projects), tables[0].id)

    def _enter_pane(self, pane: int) -> bool:
        if pane == 0:
            return focus_by_key(self.navigator.tree)
        if pane == 1:
            self.tabs.setCurrentIndex(GRID_TAB)
            return focus_by_key(self.tables.view)
        if pane == 2:
            self.tabs.setCurrentIndex(FORM_TAB)
            return self.forms.focus_first()
        if pane == 3:
            if self.has_overview:
                self.tabs.setCurrentIndex(OVERVIEW_TAB)
            return self.has_overview and focus_by_key(self.overview.view)
        if pane == 4:
            return self.tabs.currentIndex() == STATISTICS_TAB and focus_by_key(self.statistics.view)
        if pane == 5:
            if self._history is not None:  # one who never looked at it is not led there
                self.tabs.setCurrentIndex(HISTORY_TAB)
            return self._history is not None and focus_by_key(self.history.view)
        if pane == 6:
            if self._talk is not None:
                self.tabs.setCurrentIndex(REVIEW_TAB)
            return self._talk is not None and focus_by_key(self.talk.view)
        if pane == 7:
            return self.list.isVisible() and focus_by_key(self.list.tree)
        return self.beside is not None and self.beside.focus_first()

    def _connect(self) -> None:
        self.navigator.chosen.connect(self._choose)
        self.navigator.overview_wanted.connect(lambda: self.tabs.setCurrentIndex(OVERVIEW_TAB))
        self.navigator.opened.connect(self._open_or_fill)
        self.tabs.currentChanged.connect(self._make_pane)
        self.tabs.tabBarClicked.connect(self.show_tab)
        self.page.leaving.connect(self._keep_look)
        self.page.table_shown.connect(self._take_look)
        self.page.grid.chosen.connect(lambda item_id: self.show_item(Id(item_id)))
        self.page.grid.opened.connect(lambda item_id: self.open_form(Id(item_id)))
        self.page.grid.indicators_wanted.connect(self._open_indicators)
        self.tables.heading_wanted.connect(lambda item_id: self.open_form(Id(item_id)))
        self.tables.visit_wanted.connect(lambda item_id: self.go_to(Place(Id(item_id), "annual_value")))
        self.list.wanted.connect(self._go_to_finding)
        self.tables.troubled.connect(self.troubled)
        self.tables.made.connect(self._take_page)

    def _take_page(self, page: "EvaluationPage") -> None:
        page.work.write = self._write
        self.seek(self._sought)

    def _make_pane(self, tab: int) -> None:
        if tab == FORM_TAB:
            assert self.forms is not None
        elif tab == OVERVIEW_TAB:
            assert self.overview is not None
        elif tab == STATISTICS_TAB:
            assert self.statistics is not None
        elif tab == HISTORY_TAB:
            assert self.history is not None
        elif tab == REVIEW_TAB:
            assert self.talk is not None

    def _form_title(self, item_id: Id) -> str:
        item = self.desk.tree.item(item_id) if item_id != BOOK_ID else None
        if isinstance(item, DepartmentEvaluation | ProjectEvaluation):
            return self.tr("基本情况")
        if isinstance(item, Unit):
            return self.tr("单位")
        return self.tr("表头与合计") if isinstance(item, TargetTable) else self.tr("项目")

    @property
    def rows_in_hand(self) -> "EvaluationPage | Overview | None":
        """The table of rows in which the keyboard is; what is done to items is done to its rows."""
        focus = QApplication.focusWidget()
        panes = [pane for pane in (self._overview, self.tables.evaluation) if pane is not None]
        here = (p for p in panes if focus is not None and (p.view is focus or p.view.isAncestorOf(focus)))
        return next(here, None)

    @property
    def indicators_in_hand(self) -> list[Id]:
        """The selected rows of the form's indicators, while the keyboard is in them."""
        if self._forms is None or not self._forms.project.indicators.view.hasFocus():
            return []
        item = self.desk.tree.item(self.current)
        rows = self._forms.project.indicators.view.selected_rows()
        indicators = item.indicators if isinstance(item, Project) else ()
        return [indicators[row].id for row in rows if row < len(indicators)]

    def _open_indicators(self, project_id: str) -> None:
        """Its form, with the keyboard in the table of indicators."""
        self.open_form(Id(project_id))
        focus_by_key(self.forms.project.indicators.view)

    def _open_or_fill(self, item_id: str) -> None:
        """A self-evaluation is worked on in its rows, everything else in its form."""
        if self.desk.tree.has(Id(item_id)) and isinstance(
            self.desk.tree.item(Id(item_id)), DepartmentEvaluation | ProjectEvaluation
        ):
            self._open_evaluation(item_id)
        else:
            self.open_form(Id(item_id))

    def _choose(self, item_id: str) -> None:
        """One item is neither in the overview of all nor in the statistics."""
        if self.tabs.currentIndex() in (OVERVIEW_TAB, STATISTICS_TAB):
            self.tabs.setCurrentIndex(GRID_TAB)
        self.show_item(Id(item_id))

    def _open_evaluation(self, item_id: str) -> None:
        self.show_item(Id(item_id))
        self.show_tab(GRID_TAB)

    def _show_neighbour(self, by: int) -> None:
        """The next (1) or previous (-1) project of the table, across units."""
        try:
            projects = self.desk.tree.owner(self.current, TargetTable).projects
        except NotInBook:
            return
        here = next((i for i, project in enumerate(projects) if project.id == self.current), None)
        if here is not None and 0 <= here + by < len(projects):
            self.show_item(projects[here + by].id)

    def _go_to_finding(self, finding: Finding) -> None:
        self.go_to(finding.place)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.tables, self.tr("项目表"))
        self.tabs.addTab(self._form_tab, self.tr("项目"))
        self.tabs.addTab(self._overview_tab, self.tr("项目自评总览"))
        self.tabs.addTab(self._statistics_tab, self.tr("统计"))
        self.tabs.addTab(self._history_tab, self.tr("历史"))
        self.tabs.addTab(self._talk_tab, self.tr("审核"))
        self._show_talk_count()
        self.tabs.setTabVisible(OVERVIEW_TAB, self.has_overview)
        self._across.addWidget(self.navigator)
        self._across.addWidget(self.tabs)
        self._down.addWidget(self._across)
        self._down.addWidget(self.list)
        for splitter, sizes in ((self._across, (272, 1094)), (self._down, (470, 130))):
            splitter.setChildrenCollapsible(False)
            splitter.setStretchFactor(0, 0 if splitter is self._across else 1)
            splitter.setStretchFactor(1, 1 if splitter is self._across else 0)
            splitter.setSizes(sizes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.addWidget(self._down)
        self._restore("across", self._across.restoreState)
        self._restore("down", self._down.restoreState)
        self._open_sizes = self._down.sizes()
        self.list.folded.connect(self._fold_list)
        if self.list.is_folded:
            self._fold_list(True)
        self._take_look()

    def _restore(self, name: str, restore: object) -> None:
        state = self._settings.state(name)
        if isinstance(state, QByteArray) and callable(restore):
            restore(state)


def focus_by_key(widget: QWidget) -> bool:
    """As Tab would: the text in a field is selected."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return True
