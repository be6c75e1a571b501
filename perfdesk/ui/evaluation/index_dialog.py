"""A department's rows as an index to pass on: its name and the years in which it is in force."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from perfdesk.domain.evaluation_index import NotAnIndex, index_of
from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import refusal_sentence


class IndexDialog(Dialog):
    """`chosen` carries the EvaluationIndex; what does not add up is told and can be mended first."""

    chosen = Signal(object)

    def __init__(self, table: DepartmentEvaluation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("存为指标体系"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        self.name = QLineEdit(table.index_name or self.tr("{who}指标体系").format(who=table.department))
        self.since = QLineEdit("" if table.year is None else str(table.year))
        self.until = QLineEdit()
        self.said = plain_label(
            self.tr("保存各级指标、分值、指标解释和评分标准，不含得分。别的单位可以直接选用这个文件。")
        )
        self.said.setWordWrap(True)
        self._lay_out()

    def accept(self) -> None:
        since, until = _year(self.since.text()), _year(self.until.text())
        is_open = not self.until.text().strip()
        if since is None or (until is None and not is_open) or not self.name.text().strip():
            self.said.setText(self.tr("请填写名称和开始年度，年度写四位数字，例如 2026。"))
            return
        if until is not None and until < since:
            self.said.setText(self.tr("结束年度早于开始年度，请核对。"))
            return
        try:
            index = index_of(self._table, self.name.text().strip(), since, until)
        except NotAnIndex as fault:
            self.said.setText(refusal_sentence(fault))
            return
        super().accept()
        self.chosen.emit(index)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("保存…"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(plain_label(self.tr("名称"), self.name), self.name)
        form.addRow(plain_label(self.tr("开始年度"), self.since), self.since)
        form.addRow(plain_label(self.tr("结束年度（可留空）"), self.until), self.until)
        form.addRow(self.said)
        form.addRow(buttons)
        self.resize(480, self.sizeHint().height())


def _year(text: str) -> int | None:
    found = re.fullmatch(r"\s*(\d{4})\D*", text)
    return int(found[1]) if found else None
