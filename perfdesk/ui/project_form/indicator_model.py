"""The indicators of one project as rows for a table view, and a row that waits for the next one."""

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from perfdesk.desk.desk import Desk
from perfdesk.desk.indicator_writing import waiting_indicator, with_level2, with_offer, write_indicator
from perfdesk.desk.offering import Around, Offer
from perfdesk.domain.codes import Level2, LevelKind, kind_of_level
from perfdesk.domain.edits import Place
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.talk import Thread
from perfdesk.domain.target_value import read_value
from perfdesk.domain.typed_sign import with_one_letter_signs
from perfdesk.ui.cells.model import SEVERITY_ROLE, TALK_ROLE, CellsModel, Index
from perfdesk.ui.fields import REFUSALS
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.project_form.chosen_columns import IndicatorColumns
from perfdesk.ui.project_form.columns import Column, MarkColumn, difference, edit_of, is_blank
from perfdesk.ui.project_form.readings import reading_of
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import finding_sentence, refusal_sentence, severity_word

_NO_INDEX = QModelIndex()
NOWHERE = Id("")


class IndicatorModel(CellsModel[Indicator]):
    """Every value is asked of the desk. The waiting row is in no file: what is typed into it makes it an indicator."""

    signs_replaced = Signal(str, str)
    """What was typed, and what stands there for it now."""
    began = Signal(str)
    """Something was typed into the waiting row: it is an indicator now."""

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
        unmentioned = frozenset(self._desk.goal_links(self.project_id).unmentioned)
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
        return bool(indicator.annual_value) and indicator.annual_value == indicator.cycle_value

    def indicator(self, row: int) -> Indicator:
        return self._rows[row]

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

    def choices(self) -> tuple[Level2, ...]:
        return self._desk.level2_choices(self.project_id) if self.project_id is not None else ()

    def choose_level2(self, row: int, choice: Level2) -> bool:
        """False when it could not be written."""
        return self._write(row, with_level2(self._rows[row], choice))

    def take_offer(self, row: int, offer: Offer) -> bool:
        """Its name, and its levels where none were chosen yet. False when it could not be written."""
        return self._write(
            row, with_offer(self._rows[row], offer, self.choices(), is_new=self.is_waiting(row))
        )

    def _write(self, row: int, indicator: Indicator) -> bool:
        """As one edit."""
        if self.is_waiting(row) and self.project_id is not None:
            is_same = indicator == self._rows[row]
            edit = None if is_same else write_indicator(self._desk.tree, self.project_id, indicator)
        else:
            edit = edit_of("change", difference(self._rows[row], indicator))
        is_begun = edit is not None and self.is_waiting(row)
        try:
            if edit is not None:
                self._desk.do(edit)
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
            return False
        if is_begun:
            self.began.emit(indicator.id)
        return True

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_open = self.columns[index.column()].is_open and self._can_change()
        return flags | Qt.ItemFlag.ItemIsEditable if is_open else flags

    def _can_change(self) -> bool:
        return self.project_id is None or self._desk.can_change(self.project_id)

    def _threads(self, row: int, column: Column) -> list[Thread]:
        told = self._desk.talk.threads
        if not told or self.is_waiting(row):
            return []
        fields = column.fields()
        return [t for t in told.get(self._rows[row].id, ()) if t.is_open and t.head.field in fields]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        reader = _READERS.get(role)
        return reader(self, index.row(), self.columns[index.column()]) if reader else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Typed text; False when it was refused or could not be written, and says so."""
        column, indicator, typed = self.columns[index.column()], self._rows[index.row()], str(value)
        plain = with_one_letter_signs(typed) if column.is_value else typed
        if not self._enter(index.row(), column, typed):
            return False
        if plain != typed and self._enter(self._row_now(indicator.id), column, plain):
            self.signs_replaced.emit(typed, plain)
        return True

    def _enter(self, row: int, column: Column, text: str) -> bool:
        indicator = self._rows[row]
        try:
            if column.field in FIELDS[Indicator] and len(column.fields()) == 1 and not self.is_waiting(row):
                self._desk.enter(Place(indicator.id, column.field), text)
                return True
            return self._write(row, column.with_text(indicator, text, self.choices()))
        except REFUSALS as refusal:
            self.refused.emit(refusal_sentence(refusal))
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
        return False

    def _row_now(self, indicator_id: Id) -> int:
        row = self.row_of(indicator_id)
        assert row is not None
        return row

    def _display(self, row: int, column: Column) -> str:
        if self.is_waiting(row) and column.field == "name":
            return self._said_while_waiting()
        is_missing = column.is_missing(self._rows[row])
        return self.tr("（缺）") if is_missing else column.text(self._rows[row])

    def _said_while_waiting(self) -> str:
        if self.count:
            return self.tr("在此输入下一条")
        if any(column.field == "cycle_value" for column in self.columns):
            return self.tr("在此输入，或粘贴整段指标文字")
        return self.tr("在此输入，或粘贴从 Excel 复制的几栏")

    def _edit_text(self, row: int, column: Column) -> str:
        return column.text(self._rows[row])

    def _tool_tip(self, row: int, column: Column) -> str:
        lines = [finding_sentence(finding) for finding in self.findings_at(row, self.columns.index(column))]
        text = column.text(self._rows[row])
        value = read_value(text) if column.is_value else None
        if value is not None:
            lines.append(self.tr("读作 {reading}").format(reading=reading_of(value)))
        if column.field == "name" and self.is_unmentioned(row):
            lines.append(self.tr("绩效目标中没有提到这条指标"))
        if column.field == "annual_value" and self.is_one_value(row):
            lines.append(self.tr("与实施周期指标值相同，随它一起变"))
        if len(text) > 30:
            lines.append(text)
        lines += [self.tr("批注：{text}").format(text=each.head.text) for each in self._threads(row, column)]
        return broken("\n".join(lines))

    def _accessible_text(self, row: int, column: Column) -> str:
        """With the gravity of what is found, since a screen reader may leave the description out."""
        severity = self._severity(row, column)
        shown = "" if isinstance(column, MarkColumn) and severity is not None else self._display(row, column)
        told = severity_word(severity) if severity is not None else ""
        return "，".join(part for part in (shown, told) if part)

    def _foreground(self, row: int, column: Column) -> object:
        if not column.is_missing(self._rows[row]) and not self.is_waiting(row):
            return None
        return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)

    def _alignment(self, row: int, column: Column) -> Qt.AlignmentFlag:
        return column.side

    def _severity(self, row: int, column: Column) -> Severity | None:
        findings = self.findings_at(row, self.columns.index(column))
        return findings[0].severity if findings else None

    def _rows_now(self) -> tuple[Indicator, ...]:
        if self.project_id is None or not self._desk.tree.has(self.project_id):
            return ()
        project = self._desk.tree.owner(self.project_id, Project)
        if self._desk.read_only:
            return project.indicators
        at = new_id() if self._desk.tree.has(self._waiting.id) else self._waiting.id
        waiting = waiting_indicator(project, at)
        if (
            waiting != self._waiting
        ):  # the same one as long as it says the same: an open editor stays untouched
            self._waiting = waiting
        return (*project.indicators, self._waiting)

    def _findings_now(self) -> dict[Id, tuple[Finding, ...]]:
        found = {row.id: self._desk.findings(row.id) for row in self._rows[: self.count]}
        return {at: findings for at, findings in found.items() if findings}


def _is_of_satisfaction(indicator: Indicator) -> bool:
    kind = kind_of_level(indicator.level1_name, indicator.level2_name, indicator.level1_code)
    return kind is LevelKind.SATISFACTION


_READERS = {
    Qt.ItemDataRole.DisplayRole: IndicatorModel._display,
    Qt.ItemDataRole.EditRole: IndicatorModel._edit_text,
    Qt.ItemDataRole.ToolTipRole: IndicatorModel._tool_tip,
    Qt.ItemDataRole.AccessibleDescriptionRole: IndicatorModel._tool_tip,
    Qt.ItemDataRole.AccessibleTextRole: IndicatorModel._accessible_text,
    Qt.ItemDataRole.ForegroundRole: IndicatorModel._foreground,
    Qt.ItemDataRole.TextAlignmentRole: IndicatorModel._alignment,
    SEVERITY_ROLE: IndicatorModel._severity,
    TALK_ROLE: IndicatorModel._threads,
}
