"""Mending many findings of one rule: what would change, one line each, to be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.domain.finding import Finding
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import finding_title, place_words


class BatchDialog(Dialog):
    """`chosen` carries the findings to be mended, in one step that can be undone."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, findings: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("批量修正"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = [(f, r) for f in findings if (r := desk.repair_of(f)) is not None]
        self.table = QTableWidget(len(self._offers), 3, self)
        self._buttons = QDialogButtonBox(self)
        self._ok = self._buttons.addButton(self.tr("修正所选"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill(desk)
        self._lay_out()

    def _fill(self, desk: Desk) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("位置"), self.tr("原来"), self.tr("修正为")])
        for row, (finding, repair) in enumerate(self._offers):
            place = QTableWidgetItem(place_words(desk.tree, finding.place))
            place.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(row, 0, place)
            self.table.setItem(row, 1, QTableWidgetItem("；".join(p.before for p in repair.previews)))
            self.table.setItem(row, 2, QTableWidgetItem("；".join(p.after for p in repair.previews)))

    def _lay_out(self) -> None:
        said = QLabel(self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        title = finding_title(self._offers[0][0].rule) if self._offers else ""
        words = self.tr("{rule}：{count} 处可以修正。修正后可用撤销一次退回。")
        said.setText(words.format(rule=title, count=len(self._offers)))
        self.table.setAccessibleName(self.tr("将修正的内容"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._ok.setEnabled(bool(self._offers))
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (said, self.table, self._buttons):
            layout.addWidget(widget)
        self.resize(860, 460)

    def _accept(self) -> None:
        ticked = [
            finding
            for row, (finding, _) in enumerate(self._offers)
            if (cell := self.table.item(row, 0)) is not None and cell.checkState() is Qt.CheckState.Checked
        ]
        self.chosen.emit(ticked)
        self.accept()
