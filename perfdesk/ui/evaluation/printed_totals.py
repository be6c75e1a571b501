"""Whether 总分 and 评价等级 follow the rows or are kept as printed, with the fields of the latter."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from perfdesk.domain.table import TotalsMode
from perfdesk.ui.captions import plain_label
from perfdesk.ui.evaluation.facts_form import FactsForm
from perfdesk.ui.fields import AmountField, TextField


class PrintedTotals(QWidget):
    """A switch; behind it the printed numbers, which show only while they are kept."""

    def __init__(self, form: FactsForm, with_grade: bool) -> None:
        super().__init__()
        self._form = form
        self.switch = QCheckBox(self.tr("总分按原表填写，不随得分变化"))
        self.switch.clicked.connect(self._chosen)
        self._fields = QWidget()
        fields = [
            ("total_weight", self.tr("分值合计"), AmountField(form.desk)),
            ("total_score", self.tr("总分"), AmountField(form.desk)),
        ]
        if with_grade:
            fields.append(("grade", self.tr("评价等级"), TextField(form.desk)))  # type: ignore[arg-type] # widens
        inner = QHBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        for name, label, field in fields:
            field.setMaximumWidth(110)
            inner.addWidget(plain_label(label, field))
            inner.addWidget(field)
            form.hold(name, field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.switch)
        row.addWidget(self._fields)
        row.addStretch(1)

    def refresh(self) -> None:
        table = self._form.table
        is_kept = table is not None and table.totals is TotalsMode.PRINTED
        self.switch.setChecked(is_kept)
        self.switch.setEnabled(table is not None and self._form.desk.can_change(table.id))
        self._fields.setVisible(is_kept)

    def _chosen(self, on: bool) -> None:
        self._form.keep_totals(TotalsMode.PRINTED if on else TotalsMode.AUTOMATIC)
