"""The indicators of one project as cells of a table view: their words, and what is typed into them."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from perfdesk.desk.actions import difference
from perfdesk.desk.indicator_writing import with_level2_as_said, with_offer, write_indicator
from perfdesk.desk.offering import Offer
from perfdesk.domain.codes import Level2
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.level2_match import fits_level1, named
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.talk import Thread
from perfdesk.domain.target_value import read_value
from perfdesk.domain.typed_sign import with_one_letter_signs
from perfdesk.ui.cells.model import SEVERITY_ROLE, TALK_ROLE, Index
from perfdesk.ui.fields import REFUSALS
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.project_form.columns import Column, Level1Column, Level2Column, MarkColumn
from perfdesk.ui.project_form.indicator_rows import IndicatorRows
from perfdesk.ui.project_form.readings import reading_of
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import finding_sentence, refusal_sentence, severity_word

_NO_INDEX = QModelIndex()


class IndicatorModel(IndicatorRows):
    """What the cells say, and what becomes of typed text."""

    signs_replaced = Signal(str, str)
    """What was typed, and what stands there for it now."""
    began = Signal(str)
    """Something was typed into the waiting row: it is an indicator now."""

    def choices(self) -> tuple[Level2, ...]:
        if self.project_id is None:
            return ()
        return self._desk.level2_choices(self.project_id, is_coded=self._is_coded)

    def choose_level2(self, row: int, choice: Level2) -> bool:
        """False when it could not be written."""
        said = () if self._is_coded else self._said_levels()
        return self._write(row, with_level2_as_said(self._rows[row], choice, said))

    def level1_names(self, typed: str) -> list[str]:
        """Those that fit what has been typed of a 一级指标 so far, in the words of the table; all for a blank."""
        said = {each.level1_code: each.level1_name for each in self._said_levels() if each.level1_code}
        known = dict.fromkeys(said.get(c.level1_code) or c.level1_name for c in self.choices())
        return [name for name in known if fits_level1(typed, name)]

    @property
    def _is_coded(self) -> bool:
        return all(column.is_coded for column in self.columns if isinstance(column, Level2Column))

    def _said_levels(self) -> tuple[Indicator, ...]:
        """The indicators of the table, those of the project first."""
        if self.project_id is None:
            return ()
        tree = self._desk.tree
        own, table = tree.owner(self.project_id, Project), tree.owner(self.project_id, TargetTable)
        return (*own.indicators, *(each for project in table.projects for each in project.indicators))

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
            edit = Edit.of("change", difference(self._rows[row], indicator))
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
        indicator = self._unguessed(row, column, text)
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

    def _unguessed(self, row: int, column: Column, text: str) -> Indicator:
        """The levels of the waiting row are only a guess: the one that is typed takes the other along, or away."""
        indicator = self._rows[row]
        if isinstance(column, Level1Column) and self.is_waiting(row) and text != indicator.level1_name:
            return replace(indicator, level2_code="", level2_name="")
        is_named = isinstance(column, Level2Column) and named(text, self.choices()) is not None
        return (
            replace(indicator, level1_code="", level1_name="")
            if is_named and self.is_waiting(row)
            else indicator
        )

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
        findings = self.findings_at(row, self.columns.index(column))
        lines = [finding_sentence(finding, self._desk.tree) for finding in findings]
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
