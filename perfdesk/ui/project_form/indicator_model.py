"""The indicators of one project as rows for a table view; every value is asked of the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from perfdesk.desk.desk import Desk
from perfdesk.domain.codes import Level2
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project
from perfdesk.domain.target_value import read_value
from perfdesk.ui.cells.model import SEVERITY_ROLE, CellsModel, Index
from perfdesk.ui.fields import REFUSALS
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.project_form.columns import (
    EDITABLE,
    FIELDS,
    Column,
    cell_text,
    column_of,
    is_blank,
    is_missing,
)
from perfdesk.ui.project_form.readings import reading_of
from perfdesk.wording import finding_sentence, refusal_sentence, severity_word

_NO_INDEX = QModelIndex()


class IndicatorModel(CellsModel[Indicator]):
    """Every value is asked of the desk."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._findings: dict[Id, tuple[Finding, ...]] = {}
        self._unmentioned: frozenset[Id] = frozenset()
        self.project_id: Id | None = None

    def show_project(self, project_id: Id | None) -> None:
        self.beginResetModel()
        self.project_id = project_id
        self._rows = self._rows_now()
        self._findings = self._findings_now()
        self._unmentioned = self._unmentioned_now()
        self.endResetModel()

    def refresh(self) -> None:
        before, findings_before = {row.id: row for row in self._rows}, self._findings
        rows = self._rows_now()
        self.lay_out(rows)
        self._findings = self._findings_now()
        unmentioned, self._unmentioned = self._unmentioned, self._unmentioned_now()
        for row, indicator in enumerate(rows):
            at = indicator.id
            is_other = before.get(at) is not indicator or findings_before.get(at) != self._findings.get(at)
            if is_other or (at in unmentioned) != (at in self._unmentioned):
                self.dataChanged.emit(self.index(row, 0), self.index(row, Column.MARK))

    def _unmentioned_now(self) -> frozenset[Id]:
        """The indicators that the goal does not speak of."""
        if self.project_id is None or not self._desk.tree.has(self.project_id):
            return frozenset()
        return frozenset(self._desk.goal_links(self.project_id).unmentioned)

    def _font(self, row: int, column: Column) -> QFont | None:
        """A name that the goal does not speak of is underlined, as numbers are there that no indicator carries."""
        if column is not Column.NAME or self._rows[row].id not in self._unmentioned:
            return None
        font = QFont()
        font.setUnderline(True)
        return font

    def indicator(self, row: int) -> Indicator:
        return self._rows[row]

    def is_blank_row(self, row: int) -> bool:
        return is_blank(self._rows[row])

    def findings_at(self, row: int, column: int) -> list[Finding]:
        """The gravest first; the mark at the end of the row stands for all of them."""
        found = self._findings.get(self._rows[row].id, ())
        here = [f for f in found if column == Column.MARK or column_of(f.place.field) == column]
        return sorted(here, key=lambda finding: -finding.severity)

    def choices(self) -> tuple[Level2, ...]:
        return self._desk.level2_choices(self.project_id) if self.project_id is not None else ()

    def choose_level2(self, row: int, choice: Level2) -> bool:
        """False when it could not be written."""
        try:
            self._desk.choose_level2(self._rows[row].id, choice)
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
            return False
        return True

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_open = index.column() in EDITABLE and not self._desk.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if is_open else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        reader = _READERS.get(role)
        return reader(self, index.row(), Column(index.column())) if reader else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Typed text; False when it was refused or could not be written, and says so."""
        place = Place(self._rows[index.row()].id, FIELDS[Column(index.column())][0])
        try:
            self._desk.enter(place, str(value))
        except REFUSALS as refusal:
            self.refused.emit(refusal_sentence(refusal))
            return False
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
            return False
        return True

    def _titles(self) -> Sequence[str]:
        return (
            "№",
            self.tr("一级指标"),
            self.tr("二级指标"),
            self.tr("三级指标名称"),
            self.tr("实施周期指标值"),
            self.tr("年度指标值"),
            self.tr("检查"),
        )

    def _display(self, row: int, column: Column) -> str:
        return (
            self.tr("（缺）") if is_missing(self._rows[row], column) else cell_text(self._rows[row], column)
        )

    def _edit_text(self, row: int, column: Column) -> str:
        return cell_text(self._rows[row], column)

    def _tool_tip(self, row: int, column: Column) -> str:
        lines = [finding_sentence(finding) for finding in self.findings_at(row, column)]
        text = cell_text(self._rows[row], column)
        value = read_value(text) if column in (Column.CYCLE, Column.ANNUAL) else None
        if value is not None:
            lines.append(self.tr("读作 {reading}").format(reading=reading_of(value)))
        if column is Column.NAME and self._rows[row].id in self._unmentioned:
            lines.append(self.tr("绩效目标中没有提到这条指标"))
        if len(text) > 30:
            lines.append(text)
        return "\n".join(lines)

    def _accessible_text(self, row: int, column: Column) -> str:
        severity = self._severity(row, column) if column is Column.MARK else None
        return self._display(row, column) if severity is None else severity_word(severity)

    def _foreground(self, row: int, column: Column) -> object:
        if not is_missing(self._rows[row], column):
            return None
        return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)

    def _alignment(self, row: int, column: Column) -> Qt.AlignmentFlag:
        if column in (Column.NUMBER, Column.MARK):
            return Qt.AlignmentFlag.AlignCenter
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

    def _severity(self, row: int, column: Column) -> Severity | None:
        findings = self.findings_at(row, column)
        return findings[0].severity if findings else None

    def _rows_now(self) -> tuple[Indicator, ...]:
        if self.project_id is None or not self._desk.tree.has(self.project_id):
            return ()
        return self._desk.tree.owner(self.project_id, Project).indicators

    def _findings_now(self) -> dict[Id, tuple[Finding, ...]]:
        found = {row.id: self._desk.findings(row.id) for row in self._rows}
        return {at: findings for at, findings in found.items() if findings}


_READERS = {
    Qt.ItemDataRole.DisplayRole: IndicatorModel._display,
    Qt.ItemDataRole.EditRole: IndicatorModel._edit_text,
    Qt.ItemDataRole.ToolTipRole: IndicatorModel._tool_tip,
    Qt.ItemDataRole.AccessibleDescriptionRole: IndicatorModel._tool_tip,
    Qt.ItemDataRole.AccessibleTextRole: IndicatorModel._accessible_text,
    Qt.ItemDataRole.ForegroundRole: IndicatorModel._foreground,
    Qt.ItemDataRole.FontRole: IndicatorModel._font,
    Qt.ItemDataRole.TextAlignmentRole: IndicatorModel._alignment,
    SEVERITY_ROLE: IndicatorModel._severity,
}
