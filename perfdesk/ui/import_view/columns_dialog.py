"""栏目…: what each column of the file means, where the heads were not understood."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.draft import Layout
from perfdesk.ui import theme
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import field_word

MEANINGS = ("name", *AMOUNT_FIELDS, "goal", "indicators")
_NEEDED = ("name", "indicators")
_WIDEST = 300


class ColumnsDialog(Dialog):
    """`confirmed` carries the hints: (table, column) → field, "" for a column that is not taken."""

    confirmed = Signal(object)

    def __init__(self, layouts: Sequence[Layout], parent: QWidget) -> None:
        super().__init__(parent)
        self._layouts = layouts
        self.choices: dict[tuple[int, int], QComboBox] = {}
        self._why = QLabel(self)
        self._buttons = QDialogButtonBox(self)
        self._lay_out()
        self._check()

    def said(self) -> dict[tuple[int, int], str]:
        """Of the columns that are not as they were understood."""
        return {
            at: str(choice.currentData())
            for at, choice in self.choices.items()
            if choice.currentData() != _meaning(self._layouts[at[0]].columns, at[1])
        }

    def _chosen(self, at: tuple[int, int]) -> None:
        """A meaning stands over one column of a table only: the one that had it is not taken any more."""
        meaning = self.choices[at].currentData()
        for other, choice in self.choices.items():
            if meaning and other != at and other[0] == at[0] and choice.currentData() == meaning:
                choice.setCurrentIndex(choice.findData(""))
        self._check()

    def _check(self) -> None:
        missing = self._missing()
        self._why.setText(
            self.tr("还没有指定“{field}”一栏。").format(field=self._word(missing)) if missing else ""
        )
        self._ok.setEnabled(not missing)

    def _missing(self) -> str:
        """A meaning that every table needs and one of them lacks; empty when there is none."""
        for number, layout in enumerate(self._layouts):
            there = {choice.currentData() for at, choice in self.choices.items() if at[0] == number}
            for field in _NEEDED if layout.columns else ():
                if field not in there:
                    return field
        return ""

    def _word(self, field: str) -> str:
        if not field:
            return self.tr("不导入")
        return self.tr("项目名称") if field == "name" else field_word(field)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("栏目"))
        note = self._label(self.tr("左边是原表的栏目，右边选择它的含义。确定后按新的含义重新识别。"))
        note.setWordWrap(True)
        page = QWidget()
        rows = QGridLayout(page)
        rows.setHorizontalSpacing(16)
        rows.setColumnStretch(1, 1)
        for number, layout in enumerate(self._layouts):
            if not layout.columns:
                continue  # a form or a list, whose head is pointed at
            if len(self._layouts) > 1 and layout.heads:
                head = self._label(self.tr("第 {number} 张表").format(number=number + 1))
                head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                rows.addWidget(head, rows.rowCount(), 0, 1, 2)
            for column, text in enumerate(layout.heads):
                self._add_row(rows, (number, column), text, _meaning(layout.columns, column))
        rows.setRowStretch(rows.rowCount(), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        self._why.setTextFormat(theme.PLAIN)
        self._ok = self._buttons.addButton(self.tr("重新识别"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        for part in (note, area, self._why, self._buttons):
            column_.addWidget(part)
        self.resize(460, min(120 + 34 * len(self.choices), 600))

    def _add_row(self, rows: QGridLayout, at: tuple[int, int], text: str, meaning: str) -> None:
        said = text or self.tr("（第 {number} 栏，没有标题）").format(number=at[1] + 1)
        label = self._label("")
        label.setText(label.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, _WIDEST))
        label.setToolTip(said)
        choice = QComboBox()
        for field in (*MEANINGS, ""):
            choice.addItem(self._word(field), field)
        choice.setCurrentIndex(choice.findData(meaning))
        choice.setAccessibleName(said)
        label.setBuddy(choice)
        choice.activated.connect(lambda _: self._chosen(at))
        row = rows.rowCount()
        rows.addWidget(label, row, 0)
        rows.addWidget(choice, row, 1)
        self.choices[at] = choice

    def _label(self, text: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(theme.PLAIN)
        label.setText(text)
        return label

    def _accept(self) -> None:
        self.accept()
        if said := self.said():
            self.confirmed.emit(said)


def _meaning(columns: Mapping[str, int], column: int) -> str:
    return next((field for field, at in columns.items() if at == column), "")
