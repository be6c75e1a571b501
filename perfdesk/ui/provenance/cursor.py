"""The value under the cursor, wherever in the workspace that is: grid, form, indicator table, findings, navigator."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.ui.fields import Binding, ChoiceField
from perfdesk.ui.grid_columns import Column as GridColumn

if TYPE_CHECKING:
    from perfdesk.ui.item_forms import ItemForms
    from perfdesk.ui.workspace import Workspace

LAG = 40
"""Milliseconds after the last step, so that running down a column asks for one value only."""


class Cursor(QObject):
    """`moved` carries the Place one stands on, None where there is none."""

    moved = Signal(object)

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._pane: Callable[[], Place | None] = self._in_grid
        self._timer = QTimer(self, singleShot=True, interval=LAG)
        self._timer.timeout.connect(self._tell)
        self._field: Place | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        workspace.tables.made.connect(
            lambda page: page.view.selectionModel().currentChanged.connect(self._timer.start)
        )
        self._forms: ItemForms | None = None
        workspace.forms_made.connect(self._know_forms)
        for view in (workspace.page.grid, workspace.list.tree, workspace.navigator.tree):
            view.selectionModel().currentChanged.connect(self._timer.start)
        workspace.current_changed.connect(self._timer.start)
        workspace.desk_changed.connect(self._timer.start)

    def _know_forms(self, forms: "ItemForms") -> None:
        self._forms = forms
        forms.project.indicators.view.selectionModel().currentChanged.connect(self._timer.start)

    @property
    def place(self) -> Place | None:
        found = self._pane()
        tree = self._workspace.desk.tree
        return found if found is not None and found.item != BOOK_ID and tree.has(found.item) else None

    def settle(self) -> None:
        """Tells at once what it would tell in a moment, for who goes to where that is shown."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def _tell(self) -> None:
        self.moved.emit(self.place)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """The last pane stays while the focus is in a menu, the inspector or another window."""
        pane = self._pane_of(now) if now is not None and self._workspace.isAncestorOf(now) else None
        if pane is not None:
            self._pane = pane
            self._timer.start()

    def _pane_of(self, focus: QWidget) -> Callable[[], Place | None] | None:
        workspace = self._workspace
        place = _field_place(focus)
        if place is not None:
            self._field = place
            return self._in_field
        for page in workspace.tables.evaluations.values():
            if page.view is focus or page.view.isAncestorOf(focus):
                return self._in_evaluation
        for part, pane in (
            *self._panes_of_forms(),
            (workspace.page.grid, self._in_grid),
            (workspace.list, self._in_findings),
            (workspace.navigator, self._in_navigator),
        ):
            if part is focus or part.isAncestorOf(focus):
                return pane
        return None

    def _panes_of_forms(self) -> Iterator[tuple[QWidget, Callable[[], Place | None]]]:
        if self._forms is not None:
            yield self._forms.project.indicators.view, self._in_indicators
            yield self._forms.project.joined, self._in_joined

    def _in_grid(self) -> Place | None:
        grid = self._workspace.page.grid
        index = grid.currentIndex()
        item = grid.rows.item_at(index)
        if item is None:
            return None
        field = "indicators" if index.column() == GridColumn.INDICATORS else "name"
        return grid.rows.place_at(index) or Place(item.id, field)

    def _in_evaluation(self) -> Place | None:
        page = self._workspace.tables.evaluation
        index = page.view.currentIndex() if page is not None else None
        return (
            page.view.rows.place_at(index)
            if page is not None and index is not None and index.isValid()
            else None
        )

    def _in_field(self) -> Place | None:
        """Another project in the same form has the same field."""
        if self._field is None:
            return None
        shown = self._workspace.forms.project.project_id
        current = self._workspace.current
        return Place(current, self._field.field) if shown == current else self._field

    def _in_indicators(self) -> Place | None:

        panel = self._workspace.forms.project.indicators
        index = panel.view.currentIndex()
        if not index.isValid():
            return self._in_joined()
        return panel.model.place_at(index)

    def _in_joined(self) -> Place | None:
        project = self._workspace.forms.project.project_id
        return Place(project, "indicators") if project is not None else None

    def _in_findings(self) -> Place | None:
        findings = self._workspace.list
        finding = findings.model.cause_at(findings.tree.currentIndex())
        return finding.place if finding is not None else None

    def _in_navigator(self) -> Place | None:
        return Place(self._workspace.current, "name")


def _field_place(widget: QWidget) -> Place | None:
    if isinstance(widget, ChoiceField):
        return widget.place
    binding = getattr(widget, "binding", None)
    return binding.place if isinstance(binding, Binding) else None
