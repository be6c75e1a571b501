"""The rows of one self-evaluation for a table view."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.shown import PARTS
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    NotABand,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.talk import Thread
from perfdesk.ui.cells.model import SEVERITY_ROLE, TALK_ROLE, CellsModel, Index
from perfdesk.ui.evaluation.chosen_columns import chosen
from perfdesk.ui.evaluation.columns import Column
from perfdesk.ui.fields import REFUSALS
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import finding_sentence, refusal_sentence

ScoredRow = EvaluationRow | EvaluatedIndicator | ProjectEvaluation
"""In the overview a row is a whole evaluation."""
_NO_INDEX = QModelIndex()
_LONG = 30


class Cell(NamedTuple):
    """What a cell shows now."""

    text: str
    hint: str
    severity: Severity | None
    is_open: bool
    threads: tuple[Thread, ...]
    """What waits for an answer in the review."""


class EvaluationRows(CellsModel[ScoredRow]):
    """Cells are worked out once after each change, so that painting asks nobody."""

    def __init__(self, desk: Desk, known: Sequence[Column], parent: QObject) -> None:
        """`known` are all the columns that such tables have; which of them a table has follows from what it says."""
        super().__init__(desk, parent)
        self._known = tuple(known)
        self.columns = self._known
        self.table_id: Id | None = None
        self._cells: dict[Id, tuple[Cell, ...]] = {}

    def show_table(self, table_id: Id | None) -> None:
        self.beginResetModel()
        self.table_id = table_id
        self._rows = self.rows_now()
        self.columns = self.columns_now()
        self._cells = self._cells_now()
        self.endResetModel()

    def refresh(self) -> None:
        """A column that came in use is shown; one that is no longer stays as long as the table is looked at."""
        if not {column.field for column in self.columns_now()} <= {column.field for column in self.columns}:
            self.show_table(self.table_id)
            return
        before = self._cells
        self.lay_out(self.rows_now())
        self._cells = self._cells_now()
        for row, item in enumerate(self._rows):
            if before.get(item.id) != self._cells[item.id]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def row(self, number: int) -> ScoredRow:
        return self._rows[number]

    @property
    def rows(self) -> tuple[ScoredRow, ...]:
        return self._rows

    def place_at(self, index: Index) -> Place:
        return Place(self._rows[index.row()].id, self.columns[index.column()].said_at())

    def column_of(self, field: str) -> int:
        """Where a field is typed; the first for one that has no column."""
        columns = self.columns_of(field)
        exact = (n for n in columns if self.columns[n].field in (field, PARTS[1]))
        return next(exact, next(iter(columns), 0))

    def columns_of(self, field: str) -> list[int]:
        """A value that stands apart has three."""
        return [
            n for n, c in enumerate(self.columns) if field in (c.field, c.said_at()) and not c.is_worked_out
        ]

    def findings_at(self, index: Index) -> list[Finding]:
        """The gravest first."""
        place = self.place_at(index)
        here = [f for f in self._desk.checking.findings(place.item) if f.place.field == place.field]
        return sorted(here, key=lambda finding: -finding.severity)

    def is_blank_row(self, row: int) -> bool:
        return not any(cell.text.strip() for cell in self._cells[self._rows[row].id])

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].title if is_title else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_open = self._cell(index).is_open and not self._desk.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if is_open else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text or cell.hint
            case Qt.ItemDataRole.EditRole:
                return cell.text
            case Qt.ItemDataRole.ForegroundRole if not cell.text:
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[index.column()].side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return broken("\n".join(self._told(index, cell)))
            case _ if role == SEVERITY_ROLE:
                return cell.severity
            case _ if role == TALK_ROLE:
                return cell.threads
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Typed text; False when it was refused or could not be written, and says so."""
        item, column = self._rows[index.row()], self.columns[index.column()]
        try:
            edit = column.edit(self._desk.tree, item.id, str(value))
            if edit is not None:
                self._desk.do(edit)
        except (*REFUSALS, NotABand) as refusal:
            self.refused.emit(refusal_sentence(refusal))
            return False
        except known_trouble() as trouble:
            self.troubled.emit(refusal_sentence(trouble))
            return False
        return True

    def rows_now(self) -> tuple[ScoredRow, ...]:
        if self.table_id is None or not self._desk.tree.has(self.table_id):
            return ()
        table = self._desk.tree.item(self.table_id)
        if isinstance(table, DepartmentEvaluation):
            return table.rows
        return table.indicators if isinstance(table, ProjectEvaluation) else ()

    def columns_now(self) -> tuple[Column, ...]:
        """Those of the table that is shown."""
        if self.table_id is None or not self._desk.tree.has(self.table_id):
            return self.columns
        table = self._desk.tree.item(self.table_id)
        assert isinstance(table, DepartmentEvaluation | ProjectEvaluation)
        rows = table.rows if isinstance(table, DepartmentEvaluation) else table.indicators
        return chosen(self._known, table, rows)

    def _cell(self, index: Index) -> Cell:
        return self._cells[self._rows[index.row()].id][index.column()]

    def _told(self, index: Index, cell: Cell) -> list[str]:
        """What is found, the words where they are cut off, and what is said in the review."""
        found = [finding_sentence(finding, self._desk.tree) for finding in self.findings_at(index)]
        words = [cell.text] if len(cell.text) > _LONG else []
        said = [self.tr("批注：{text}").format(text=thread.head.text) for thread in cell.threads]
        return [*found, *words, *said]

    def _cells_now(self) -> dict[Id, tuple[Cell, ...]]:
        return {item.id: self._cells_of(item) for item in self._rows}

    def _cells_of(self, item: ScoredRow) -> tuple[Cell, ...]:
        tree, worst = self._desk.tree, dict[str, Severity]()
        for finding in self._desk.checking.findings(item.id):
            field = finding.place.field
            worst[field] = max(worst.get(field, finding.severity), finding.severity)
        is_open = self._desk.lock_on(item.id) is None
        return tuple(
            Cell(
                column.text(item, tree),
                column.hint(item, tree),
                None if column.is_worked_out else worst.get(column.said_at()),
                is_open and column.is_open(item),
                self._threads(item, at),
            )
            for at, column in enumerate(self.columns)
        )

    def _threads(self, item: ScoredRow, at: int) -> tuple[Thread, ...]:
        """About the cell; what is said about the row as a whole stands in its first."""
        column = self.columns[at]
        own = () if column.is_worked_out and at else (column.said_at(),)
        fields = (*own, *(("",) if at == 0 else ()))
        told = self._desk.talk.threads.get(item.id, ())
        return tuple(thread for thread in told if thread.is_open and thread.head.field in fields)
