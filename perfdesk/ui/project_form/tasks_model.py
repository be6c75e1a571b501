"""年度主要任务 of a department as rows: what each is, what it contains and what it costs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS, parse_amount, show_amount
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.extra import Task
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.cells.model import CellsModel, Index
from perfdesk.ui.fields import REFUSALS
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import refusal_sentence

COLUMNS = ("name", "content", *AMOUNT_FIELDS)
_NO_INDEX = QModelIndex()


class TaskRow(NamedTuple):
    """A task has no identity of its own: it is known by where it stands."""

    id: Id
    task: Task


class TasksModel(CellsModel[TaskRow]):
    """All tasks of a project are one value; each edit gives it anew."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.project_id: Id | None = None

    @property
    def tasks(self) -> tuple[Task, ...]:
        if self.project_id is None or not self._desk.tree.has(self.project_id):
            return ()
        return self._desk.tree.owner(self.project_id, Project).tasks

    def show_project(self, project_id: Id | None) -> None:
        self.beginResetModel()
        self.project_id = project_id
        self._rows = self._rows_now()
        self.endResetModel()

    def refresh(self) -> None:
        before, rows = self._rows, self._rows_now()
        self.lay_out(rows)
        for number, row in enumerate(rows):
            if number >= len(before) or before[number] != row:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))

    def is_gone(self, row: int) -> bool:
        return row >= len(self.tasks)

    def is_blank_row(self, row: int) -> bool:
        return self._rows[row].task == Task()

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles()[section] if is_title else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_change = self.project_id is None or self._desk.can_change(self.project_id)
        return flags | Qt.ItemFlag.ItemIsEditable if can_change else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.text(index.row(), index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                is_amount = COLUMNS[index.column()] in AMOUNT_FIELDS
                side = Qt.AlignmentFlag.AlignRight if is_amount else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def text(self, row: int, column: int) -> str:
        task, name = self._rows[row].task, COLUMNS[column]
        return show_amount(getattr(task.amounts, name)) if name in AMOUNT_FIELDS else getattr(task, name)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Typed text; False when it was refused or could not be written, and says so."""
        return self.write([(index.row(), index.column(), str(value))])

    def write(self, texts: Sequence[tuple[int, int, str]]) -> bool:
        """Texts into cells as one edit; rows beyond the last are added."""
        tasks = list(self.tasks)
        try:
            for row, column, text in texts:
                tasks += [Task()] * (row + 1 - len(tasks))
                tasks[row] = _with_text(tasks[row], COLUMNS[column], text)
        except REFUSALS as refusal:
            self.refused.emit(refusal_sentence(refusal))
            return False
        return self.give(tasks)

    def give(self, tasks: Sequence[Task]) -> bool:
        """All the tasks as they are to be."""
        if self.project_id is None or tuple(tasks) == self.tasks:
            return True
        change = ValueChange(Place(self.project_id, "tasks"), self.tasks, tuple(tasks))
        try:
            self._desk.do(Edit("change", (change,)))
        except known_trouble() as trouble:
            self.troubled.emit(refusal_sentence(trouble))
            return False
        return True

    def _rows_now(self) -> tuple[TaskRow, ...]:
        return tuple(TaskRow(Id(f"{self.project_id}/{n}"), task) for n, task in enumerate(self.tasks))

    def _titles(self) -> Sequence[str]:
        return (
            self.tr("任务名称"),
            self.tr("主要内容"),
            self.tr("总额"),
            self.tr("财政拨款"),
            self.tr("财政专户"),
            self.tr("其他资金"),
        )


def _with_text(task: Task, name: str, text: str) -> Task:
    if name in AMOUNT_FIELDS:
        return task._replace(amounts=replace(task.amounts, **{name: parse_amount(text)}))
    return task._replace(name=text) if name == "name" else task._replace(content=text)
