"""The forms of a table (department, year, units, punctuation, 合计) and of a unit (name, printed amounts)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.forms.form import Arrangement
from perfdesk.domain.forms.known import forms_of
from perfdesk.domain.forms.shown import extra_fields, form_of_table, is_joined, kind_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import TargetTable, TotalsMode, Unit
from perfdesk.ui.bound_form import BoundForm
from perfdesk.ui.fields import AmountField, Choice, ChoiceField, Remark, RemarkLine, TextField
from perfdesk.ui.project_form.extra_fields import ExtraFields

_WIDE, _NARROW = 520, 170


class _Form(BoundForm):
    """Labels at the left, fields at the right, each with the line under it in which it speaks."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: dict[str, int] = {}
        self._remarks: dict[str, RemarkLine] = {}
        self.rows = QFormLayout()
        self._lay_out()

    def add_field(self, name: str, label: str, field: TextField, width: int) -> None:
        remark = RemarkLine()
        field.setMaximumWidth(width)
        field.binding.remarked.connect(lambda said: _show_remark(remark, said))
        remark.hide()
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addStretch(0)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addLayout(line)
        column.addWidget(remark)
        title = QLabel(label)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setBuddy(field)
        field.setAccessibleName(label)
        self.rows.addRow(title, column)
        self.hold(name, field)
        self._rows[name] = self.rows.rowCount() - 1
        self._remarks[name] = remark

    def add_amounts(self) -> None:
        labels = (self.tr("总计"), self.tr("财政拨款"), self.tr("财政专户拨款"), self.tr("其他资金"))
        for name, label in zip(AMOUNT_FIELDS, labels, strict=True):
            self.add_field(name, label, AmountField(self.desk), _NARROW)

    def add_heading(self, text: str) -> QLabel:
        heading = QLabel(text)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        font = QFont(self.font())
        font.setBold(True)
        heading.setFont(font)
        self.rows.addRow(heading)
        return heading

    def add_note(self, text: str) -> QLabel:
        note = QLabel(text)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.rows.addRow(note)
        return note

    def show_amounts(self, shown: bool) -> None:
        for name in AMOUNT_FIELDS:
            self.rows.setRowVisible(self._rows[name], shown)
            self._remarks[name].setVisible(shown and bool(self._remarks[name].text()))

    def show_extras(self, item: TargetTable | Unit, table: TargetTable) -> None:
        self.extras.show_item(item.id, extra_fields(form_of_table(table), type(item), [item]))

    def widget_for(self, name: str) -> QWidget | None:
        return self.extras.widget_for(name) or super().widget_for(name)

    def _lay_out(self) -> None:
        self.extras = ExtraFields(self.desk)
        self.extras.troubled.connect(self.troubled)
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.rows.setHorizontalSpacing(12)
        self.rows.setVerticalSpacing(9)
        outer = QVBoxLayout(self.page)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.addLayout(self.rows)
        outer.addWidget(self.extras)
        outer.addStretch()
        self.setWidget(self.page)


class UnitForm(_Form):
    """资金使用单位."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_heading(self.tr("资金使用单位"))
        self.add_field("name", self.tr("单位名称"), TextField(desk), _WIDE)
        self._amounts = self.add_heading(self.tr("单位行的金额（打印）"))
        self._note = self.add_note("")
        self.add_amounts()

    def show_unit(self, unit_id: Id | None) -> None:
        self.show_item(unit_id)

    def refresh(self) -> None:
        if self.item_id is None or not self.desk.tree.has(self.item_id):
            return
        table = self.desk.tree.owner(self.item_id, TargetTable)
        follows = table.totals is TotalsMode.AUTOMATIC
        self.show_extras(self.desk.tree.owner(self.item_id, Unit), table)
        self.show_amounts(not follows)
        self._note.setText(
            self.tr(
                "单位行的金额随本单位的项目自动更新。要按原表填写，请在“表头与合计”中选择“固定为打印的数”。"
            )
            if follows
            else self.tr("按原表填写，程序会与本单位的项目之和核对。")
        )
        assert isinstance(self.desk.tree.item(self.item_id), Unit)


class TableForm(_Form):
    """The heading of a table and what its 合计 row is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_heading(self.tr("表头"))
        self.add_field("title", self.tr("表名"), TextField(desk), _WIDE)
        self.add_field("department", self.tr("部门名称"), TextField(desk), _WIDE)
        self.add_field("year", self.tr("年度"), TextField(desk), _NARROW)
        self.add_field("currency_unit", self.tr("金额单位"), TextField(desk), _NARROW)
        self._form = ChoiceField(desk, ())
        self._add_form()
        self._dialect = QComboBox()
        self._add_dialect()
        self._totals = QButtonGroup(self)
        self._add_totals()
        self._amounts = self.add_heading(self.tr("合计行（打印）"))
        self.add_amounts()

    def show_table(self, table_id: Id | None) -> None:
        self.show_item(table_id)

    def widget_for(self, name: str) -> QWidget | None:
        own: dict[str, QWidget | None] = {"dialect": self._dialect, "totals": self._totals.checkedButton()}
        return own.get(name) or super().widget_for(name)

    def refresh(self) -> None:
        if self.item_id is None or not self.desk.tree.has(self.item_id):
            return
        table = self.desk.tree.owner(self.item_id, TargetTable)
        self._dialect.setCurrentIndex(self._dialect.findData(table.dialect.value))
        can_change = self.desk.can_change(table.id)
        self._dialect.setEnabled(can_change)
        self.show_extras(table, table)
        is_joined_table = not table.projects or any(
            is_joined(table, project) for project in table.projects[:1]
        )
        self.rows.setRowVisible(self._dialect, is_joined_table)
        form = form_of_table(table)
        is_sheet = form is not None and form.arrangement is Arrangement.SHEET
        for row in self._of_totals:
            self.rows.setRowVisible(row, not is_sheet)
        for button in self._totals.buttons():
            button.setChecked(button.property("mode") == table.totals.value)
            button.setEnabled(can_change)
        self._amounts.setVisible(table.totals is TotalsMode.PRINTED)
        self.show_amounts(table.totals is TotalsMode.PRINTED)

    def show_item(self, item_id: Id | None) -> None:
        """The forms that a table may follow are those of its kind."""
        if item_id is not None:
            table = self.desk.tree.owner(item_id, TargetTable)
            names = [
                Choice(form.name, f"{form.used_in} · {form.title}") for form in forms_of(kind_of_table(table))
            ]
            self._form.offer([Choice("", self.tr("（未指定）")), *names])
        super().show_item(item_id)

    def _add_form(self) -> None:
        self._form.setMaximumWidth(_WIDE)
        self._form.setAccessibleName(self.tr("表样"))
        label = QLabel(self.tr("表样"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self._form)
        self.rows.addRow(label, self._form)
        self.hold("form", self._form)

    def _add_dialect(self) -> None:
        self._dialect.addItem(self.tr("分号式（1-产出指标；11-数量指标；…。）"), Dialect.SEMICOLON.value)
        self._dialect.addItem(self.tr("逗号式（1-产出指标,11-数量指标,…;）"), Dialect.COMMA.value)
        self._dialect.setMaximumWidth(_WIDE)
        self._dialect.setAccessibleName(self.tr("指标串标点"))
        self._dialect.activated.connect(self._choose_dialect)
        label = QLabel(self.tr("指标串标点"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self._dialect)
        self.rows.addRow(label, self._dialect)

    def _add_totals(self) -> None:
        self._of_totals: list[QWidget] = [self.add_heading(self.tr("合计行与单位行"))]
        for mode, text in (
            (TotalsMode.AUTOMATIC, self.tr("随项目自动更新")),
            (TotalsMode.PRINTED, self.tr("固定为打印的数，与项目之和核对")),
            (TotalsMode.ABSENT, self.tr("原表没有合计行")),
        ):
            button = QRadioButton(text)
            button.setProperty("mode", mode.value)
            self._totals.addButton(button)
            self.rows.addRow(button)
            self._of_totals.append(button)
        self._totals.buttonClicked.connect(self._choose_totals)

    def _choose_dialect(self) -> None:
        item = self.item_id
        if item is not None:
            before = self.desk.tree.owner(item, TargetTable).dialect
            after = Dialect(self._dialect.currentData())
            if after != before:
                change = ValueChange(Place(item, "dialect"), before, after)
                self.doing(lambda: self.desk.do(Edit("change", (change,))))

    def _choose_totals(self, button: QRadioButton) -> None:
        item = self.item_id
        if item is not None:
            self.doing(lambda: self.desk.set_totals(item, TotalsMode(button.property("mode"))))


def _show_remark(line: RemarkLine, remark: Remark) -> None:
    line.show_remark(remark)
    line.setVisible(bool(remark.text))
