"""What of a table is to be seen, chosen facet by facet."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from perfdesk.desk.history import JournalEntry
from perfdesk.desk.row_sight import LevelWish, RowFilter, levels_in
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TargetTable
from perfdesk.domain.typed_amount import typed_amount
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.grid_columns import FIELDS
from perfdesk.ui.grid_model import GridModel
from perfdesk.ui.sight_words import SightWords
from perfdesk.wording import action_word, refusal_sentence

_LATEST = 60
"""Steps of the history that are offered one by one."""


class Since:
    """From when on changes count: lines of the journal by the hours that people think in."""

    def __init__(self, steps: list[JournalEntry], opened: int, opened_before: int | None) -> None:
        self.steps, self.opened, self.opened_before = steps, opened, opened_before

    def before(self, moment: datetime) -> int:
        """The last line before a moment."""
        return max((step.seq for step in self.steps if local_time(step) < moment), default=0)


class FilterDialog(Dialog):
    """`chosen` carries a RowFilter; a blank one shows everything."""

    chosen = Signal(object)

    def __init__(
        self, table: TargetTable, rows: GridModel, words: SightWords, since: Since, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("筛选项目"))
        self._table, self._rows, self._words, self._since = table, rows, words, since
        self.words, self.least, self.most = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.unit, self.level, self.amount = QComboBox(self), QComboBox(self), QComboBox(self)
        self.findings, self.changed = QComboBox(self), QComboBox(self)
        self.unconfirmed = QCheckBox(self.tr("只看存疑、还没有核对的"), self)
        self._refusal = QLabel(self)
        self._fill()
        self._show(rows.wanted)
        self._lay_out()

    def accept(self) -> None:
        """An amount that is none keeps the dialog open and says why."""
        try:
            wanted = self._wanted()
        except NotAnAmount as refusal:
            self._refusal.setText(refusal_sentence(refusal))
            self._refusal.show()
            return
        super().accept()
        self.chosen.emit(wanted)

    def clear(self) -> None:
        super().accept()
        self.chosen.emit(RowFilter())

    def _wanted(self) -> RowFilter:
        unit = self._table.currency_unit
        return RowFilter(
            self.words.text().strip(),
            self.unit.currentData(),
            self.level.currentData(),
            self.amount.currentData(),
            typed_amount(self.least.text(), unit),
            typed_amount(self.most.text(), unit),
            None if self.findings.currentData() is None else Severity(self.findings.currentData()),
            self.changed.currentData(),
            self.unconfirmed.isChecked(),
        )

    def _fill(self) -> None:
        for box in (self.unit, self.level, self.findings, self.changed):
            box.addItem(self.tr("不限"), None)
        for unit in self._table.units:
            self.unit.addItem(self._words.unit_name(unit.name), unit.id)
        for is_there in (True, False):
            for level in levels_in(self._table):
                self.level.addItem(self._words.level(level, is_there), LevelWish(level, is_there))
        for column, field in FIELDS.items():
            if field in AMOUNT_FIELDS:
                self.amount.addItem(self._rows.heading(column), field)
        for severity, said in self._words.severities().items():
            self.findings.addItem(said, severity)
        for said, seq in self._moments():
            self.changed.addItem(said, seq)

    def _moments(self) -> Iterable[tuple[str, int]]:
        today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        since = self._since
        yield self.tr("本次打开文件以后修改过"), since.opened
        if since.opened_before is not None:
            yield self.tr("上次打开文件以后修改过"), since.opened_before
        yield self.tr("今天修改过"), since.before(today)
        yield self.tr("最近七天修改过"), since.before(today - timedelta(days=6))
        for step in since.steps[: -_LATEST - 1 : -1]:
            said = self.tr("{at}（{action}）以后修改过")
            yield (
                said.format(at=local_time(step).strftime("%m-%d %H:%M:%S"), action=action_word(step.action)),
                step.seq,
            )

    def _show(self, wanted: RowFilter) -> None:
        self.words.setText(wanted.words)
        for field, amount in ((self.least, wanted.least), (self.most, wanted.most)):
            field.setText("" if amount is None else f"{amount:f}")
        self.amount.setCurrentIndex(self.amount.findData(wanted.amount))
        for box, value in (
            (self.unit, wanted.unit),
            (self.level, wanted.level),
            (self.findings, wanted.findings),
            (self.changed, wanted.since),
        ):
            at = next((at for at in range(box.count()) if box.itemData(at) == value), 0)
            box.setCurrentIndex(at)
        self.unconfirmed.setChecked(wanted.unconfirmed)

    def _lay_out(self) -> None:
        rows = QFormLayout(self)
        for text, field in (
            (self.tr("文字"), self.words),
            (self.tr("单位"), self.unit),
            (self.tr("二级指标"), self.level),
            (self.tr("检查结果"), self.findings),
            (self.tr("修改"), self.changed),
        ):
            rows.addRow(plain_label(text, field), field)
            field.setAccessibleName(text)
        rows.insertRow(3, plain_label(self.tr("金额"), self.amount), self._amounts())
        rows.addRow(self.unconfirmed)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        rows.addRow(self._refusal)
        rows.addRow(self._buttons())
        self.words.setPlaceholderText(self.tr("项目名称、绩效目标或指标里有这些字"))
        self.level.setMaxVisibleItems(16)
        self.resize(520, self.sizeHint().height())

    def _amounts(self) -> QHBoxLayout:
        self.amount.setAccessibleName(self.tr("哪一栏金额"))
        self.least.setAccessibleName(self.tr("金额不少于"))
        self.most.setAccessibleName(self.tr("金额不多于"))
        self.least.setPlaceholderText(self.tr("不少于"))
        self.most.setPlaceholderText(self.tr("不多于"))
        line = QHBoxLayout()
        line.addWidget(self.amount)
        line.addWidget(self.least)
        line.addWidget(self.most)
        return line

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        take = buttons.addButton(self.tr("筛选"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setDefault(True)
        everything = buttons.addButton(self.tr("显示全部"), QDialogButtonBox.ButtonRole.ResetRole)
        everything.clicked.connect(self.clear)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def local_time(step: JournalEntry) -> datetime:
    return datetime.fromisoformat(step.at).astimezone()
