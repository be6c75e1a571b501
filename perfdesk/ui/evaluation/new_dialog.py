"""Which index a department's new self-evaluation follows, and whose it is."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from perfdesk.domain.evaluation_index import (
    EvaluationIndex,
    NotAnIndex,
    index_for,
    read_index,
    shipped_indexes,
)
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import refusal_sentence

_LONGEST = 2_000_000
"""Bytes; an index of a thousand rows has a tenth of that."""


class NewEvaluationDialog(Dialog):
    """`chosen` carries the EvaluationIndex, the department and the year (None for a blank one)."""

    chosen = Signal(object, str, object)

    def __init__(self, department: str, year: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("新建部门自评表"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.department, self.year = QLineEdit(department), QLineEdit("" if year is None else str(year))
        self.indexes = QComboBox()
        self._known: list[EvaluationIndex] = []
        self.said = plain_label("")
        self.said.setWordWrap(True)
        self._from_file = QPushButton(self.tr("从文件读取…"))
        self._from_file.clicked.connect(self._ask_file)
        self._lay_out()
        for index in (*shipped_indexes(), EvaluationIndex(self.tr("空白（自己填写指标）"), 0, None, ())):
            self._add(index)
        self.indexes.setCurrentIndex(self._known.index(index_for(year)))
        self.indexes.currentIndexChanged.connect(self._say)
        self.year.textChanged.connect(self._say)
        self._say()

    def read_file(self, path: Path) -> None:
        """An index that another bureau made; what is none is told."""
        try:
            with path.open("rb") as file:
                index = read_index(file.read(_LONGEST).decode("utf-8-sig"))
        except (NotAnIndex, UnicodeDecodeError) as fault:
            fault = fault if isinstance(fault, NotAnIndex) else NotAnIndex("not_an_index")
            self.said.setText(refusal_sentence(fault))
            return
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
            return
        self._add(index)
        self.indexes.setCurrentIndex(len(self._known) - 1)

    def accept(self) -> None:
        """Closed first, so that the keyboard is the new table's."""
        if self.year.text().strip() and self._year() is None:
            self.year.setFocus()
            return
        super().accept()
        index = self._known[self.indexes.currentIndex()]
        self.chosen.emit(index, self.department.text().strip(), self._year())

    def _year(self) -> int | None:
        """Four digits, whatever word stands behind them."""
        found = re.match(r"\s*(\d{4})\D*$", self.year.text())
        return int(found[1]) if found else None

    def _add(self, index: EvaluationIndex) -> None:
        self._known.append(index)
        since = self.tr("（{year} 年起）").format(year=index.valid_from) if index.valid_from else ""
        self.indexes.addItem(f"{index.name}{since}")

    def _say(self) -> None:
        index, year = self._known[self.indexes.currentIndex()], self._year()
        if self.year.text().strip() and year is None:
            self.said.setText(self.tr("年度请写四位数字，例如 2026。"))
        elif not index.rows:
            self.said.setText(self.tr("新表没有指标行，可以逐行新增。"))
        elif year is not None and not index.covers(year):
            self.said.setText(self.tr("这套指标体系不包括 {year} 年，请按当年通知核对。").format(year=year))
        else:
            said = self.tr("{rows} 项指标，共 100 分。分值和评分标准可以修改，请按当年通知核对。")
            self.said.setText(said.format(rows=len(index.rows)))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("读取指标体系"), "", self.tr("指标体系 (*.json)"))
        if name:
            self.read_file(Path(name))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("新建"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        choice = QHBoxLayout()
        choice.addWidget(self.indexes, 1)
        choice.addWidget(self._from_file)
        form = QFormLayout(self)
        form.addRow(plain_label(self.tr("部门名称"), self.department), self.department)
        form.addRow(plain_label(self.tr("年度"), self.year), self.year)
        form.addRow(plain_label(self.tr("指标体系"), self.indexes), choice)
        form.addRow(self.said)
        form.addRow(buttons)
        self.resize(560, self.sizeHint().height())
