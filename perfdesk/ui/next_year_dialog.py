"""Next year's table: which years in the texts move on, and whether the amounts stay."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.coming_year import YearInText
from perfdesk.domain.tree import Tree
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import place_words

_AROUND = 14
"""Letters of a text that are shown on each side of its year."""


class NextYearDialog(Dialog):
    """`chosen` carries the years to be moved and whether the amounts are kept."""

    chosen = Signal(object, bool)

    def __init__(self, tree: Tree, years: Sequence[YearInText], year: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("新建下一年度的目标表"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._years = list(years)
        self.table = QTableWidget(len(self._years), 3, self)
        self.kept = QRadioButton(self.tr("保留金额，逐个核对(&K)"), self)
        self.emptied = QRadioButton(self.tr("清空金额，重新填写(&E)"), self)
        self._fill(tree)
        self._lay_out(year)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the columns as wide as they will be."""
        super().showEvent(event)
        self.table.resizeRowsToContents()

    def _fill(self, tree: Tree) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("位置"), self.tr("原来"), self.tr("改为")])
        for row, year in enumerate(self._years):
            place = QTableWidgetItem(place_words(tree, year.place))
            place.setCheckState(Qt.CheckState.Checked if year.is_usual else Qt.CheckState.Unchecked)
            self.table.setItem(row, 0, place)
            for column, text in ((1, year.text), (2, year.after)):
                cell = QTableWidgetItem(_around(text, year.start))
                cell.setToolTip(text)
                self.table.setItem(row, column, cell)

    def _lay_out(self, year: int | None) -> None:
        said = plain_label(
            self.tr(
                "文字里的年份按下面所选后移一年；文件名称中的年份没有勾选。目标、指标值和金额标为“未确认”。"
            )
            if self._years
            else self.tr("文字里没有要后移的年份。目标、指标值和金额标为“未确认”。")
        )
        said.setWordWrap(True)
        self.table.setAccessibleName(self.tr("文字里的年份"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setVisible(bool(self._years))
        self.kept.setChecked(True)
        buttons = QDialogButtonBox(self)
        words = self.tr("新建 {year} 年的表").format(year=year + 1) if year is not None else self.tr("新建")
        buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (said, self.table, self.kept, self.emptied, buttons):
            layout.addWidget(part)
        self.resize(900, 520 if self._years else 160)

    def _accept(self) -> None:
        chosen = [
            year
            for row, year in enumerate(self._years)
            if (cell := self.table.item(row, 0)) is not None and cell.checkState() is Qt.CheckState.Checked
        ]
        self.chosen.emit(chosen, self.kept.isChecked())
        self.accept()


def _around(text: str, start: int) -> str:
    first, last = max(0, start - _AROUND), start + 4 + _AROUND
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
