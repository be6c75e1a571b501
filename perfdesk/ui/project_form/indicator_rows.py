"""Which indicators the table shows, and the row that waits for the next one; every value is asked of the desk."""

from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.desk.indicator_writing import has_both_values, waiting_indicator
from perfdesk.desk.offering import Around
from perfdesk.domain.codes import LevelKind, kind_of_level
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui.cells.model import CellsModel, Index
from perfdesk.ui.project_form.chosen_columns import IndicatorColumns
from perfdesk.ui.project_form.columns import Column, MarkColumn, is_blank

NOWHERE = Id("")


class IndicatorRows(CellsModel[Indicator]):
    """The waiting row is in no file: what is typed into it makes it an indicator, of the identity that it has."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._findings: dict[Id, tuple[Finding, ...]] = {}
        self._unmentioned: frozenset[Id] = frozenset()
        self._waiting = Indicator(new_id(), 1)
        self.project_id: Id | None = None
        self._choosing = IndicatorColumns(self)
        self.columns: tuple[Column, ...] = self._choosing.of(TargetTable(NOWHERE), Project(NOWHERE))

    def show_project(self, project_id: Id | None) -> None:
        self.beginResetModel()
        self.project_id = project_id
        self._rows = self._rows_now()
        self.columns = self._columns_now()
        self._findings = self._findings_now()
        self._unmentioned = self._unmentioned_now()
        self.endResetModel()

    def refresh(self) -> None:
        """A column that came in use is shown; one that is no longer stays as long as the project is looked at."""
        if not {column.field for column in self._columns_now()} <= {column.field for column in self.columns}:
            self.show_project(self.project_id)
            return
        before, findings_before = {row.id: row for row in self._rows}, self._findings
        rows = self._rows_now()
        self.lay_out(rows)
        self._findings = self._findings_now()
        unmentioned, self._unmentioned = self._unmentioned, self._unmentioned_now()
        for row, indicator in enumerate(rows):
            at = indicator.id
            is_other = before.get(at) is not indicator or findings_before.get(at) != self._findings.get(at)
            if is_other or (at in unmentioned) != (at in self._unmentioned):
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def column_of(self, field: str) -> int:
        """Where a field of an indicator is edited; what has no column of its own belongs to the name."""
        own = (n for n, column in enumerate(self.columns) if column.field == field)
        told = (n for n, column in enumerate(self.columns) if field in column.fields())
        return next(own, next(told, self._name_column))

    @property
    def count(self) -> int:
        """Of the indicators that there are."""
        return len(self._rows) - (1 if self._rows and self.is_waiting(len(self._rows) - 1) else 0)

    def is_waiting(self, row: int) -> bool:
        return self._rows[row].id == self._waiting.id and row == len(self._rows) - 1

    def is_gone(self, row: int) -> bool:
        return not self.is_waiting(row) and super().is_gone(row)

    @property
    def _name_column(self) -> int:
        return next(n for n, column in enumerate(self.columns) if column.field == "name")

    def place_at(self, index: Index) -> Place:
        """What findings and origins of a cell are told by."""
        if self.is_waiting(index.row()) and self.project_id is not None:
            return Place(self.project_id, "indicators")
        fields = self.columns[index.column()].fields()
        return Place(self._rows[index.row()].id, fields[-1] if fields else "name")

    def _columns_now(self) -> tuple[Column, ...]:
        if self.project_id is None or not self._desk.tree.has(self.project_id):
            return self.columns
        tree = self._desk.tree
        return self._choosing.of(
            tree.owner(self.project_id, TargetTable), tree.owner(self.project_id, Project)
        )

    def _unmentioned_now(self) -> frozenset[Id]:
        """The indicators that the goal does not speak of; of anybody's satisfaction few do."""
        if self.project_id is None or not self._desk.tree.has(self.project_id):
            return frozenset()
        unmentioned = frozenset(self._desk.checking.goal_links(self.project_id).unmentioned)
        return frozenset(i.id for i in self._rows if i.id in unmentioned and not _is_of_satisfaction(i))

    def around(self, row: int) -> Around:
        """What a name in this row is offered by."""
        assert self.project_id is not None
        project = self._desk.tree.owner(self.project_id, Project)
        others = (each.name for n, each in enumerate(self._rows) if n != row)
        return Around(self._rows[row].level2_code, project.name, frozenset(filter(None, others)))

    def sign_at(self, index: Index) -> str:
        """What the tool tip explains, in one letter."""
        field = self.columns[index.column()].field
        if field == "annual_value" and self.is_one_value(index.row()):
            return "＝"
        return "○" if field == "name" and self.is_unmentioned(index.row()) else ""

    def is_unmentioned(self, row: int) -> bool:
        """Whether the goal does not speak of it, as the remark and a small mark in its name's cell say."""
        return self._rows[row].id in self._unmentioned

    def is_one_value(self, row: int) -> bool:
        """Whether the year's value is the period's, and goes along with it."""
        indicator = self._rows[row]
        if not indicator.annual_value or indicator.annual_value != indicator.cycle_value:
            return False
        tree = self._desk.tree
        return has_both_values(tree.owner(indicator.id, TargetTable), tree.owner(indicator.id, Project))

    def indicator(self, row: int) -> Indicator:
        return self._rows[row]

    def says(self, index: Index, sought: str) -> bool:
        """Levels stand in the waiting row before anybody has written anything."""
        return not self.is_waiting(index.row()) and super().says(index, sought)

    def is_blank_row(self, row: int) -> bool:
        return is_blank(self._rows[row])

    def findings_at(self, row: int, column: int) -> list[Finding]:
        """The gravest first; the mark at the end of the row stands for all of them."""
        found = self._findings.get(self._rows[row].id, ())
        is_mark = isinstance(self.columns[column], MarkColumn)
        here = [f for f in found if is_mark or self._tells(column, f.place.field)]
        return sorted(here, key=lambda finding: -finding.severity)

    def _tells(self, column: int, field: str) -> bool:
        return field in self.columns[column].fields() or (
            column == self._name_column and self.column_of(field) == column
        )

    def _rows_now(self) -> tuple[Indicator, ...]:
        if self.project_id is None or not self._desk.tree.has(self.project_id):
            return ()
        project = self._desk.tree.owner(self.project_id, Project)
        if not self._desk.can_change(project.id):
            return project.indicators
        at = new_id() if self._desk.tree.has(self._waiting.id) else self._waiting.id
        waiting = waiting_indicator(project, at)
        if waiting != self._waiting:
            self._waiting = waiting  # else the same one: an open editor stays untouched
        return (*project.indicators, self._waiting)

    def _findings_now(self) -> dict[Id, tuple[Finding, ...]]:
        found = {row.id: self._desk.checking.findings(row.id) for row in self._rows[: self.count]}
        return {at: findings for at, findings in found.items() if findings}


def _is_of_satisfaction(indicator: Indicator) -> bool:
    kind = kind_of_level(indicator.level1_name, indicator.level2_name, indicator.level1_code)
    return kind is LevelKind.SATISFACTION
