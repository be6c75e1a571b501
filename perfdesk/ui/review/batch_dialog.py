"""Mending many findings of one rule: what would change, one line each, to be ticked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QHeaderView, QVBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.finding import Finding
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.jobs import Job
from perfdesk.ui.review.repairs_model import RepairsModel, Told
from perfdesk.ui.tall_rows import TallRows
from perfdesk.wording import finding_title

if TYPE_CHECKING:
    from perfdesk.desk.repairing import Offer

AT_ONCE = 200
"""Findings whose repairs are there as soon as the dialog is; the others are worked out beside it."""
_MEASURED = 50
"""Rows whose fields say how wide their column is: of one rule they are nearly all alike."""


class BatchDialog(Dialog):
    """`chosen` carries the findings to be mended, in one step that can be undone."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, findings: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("批量修正"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._workspace, self._rest = desk, parent, findings[AT_ONCE:]
        self._title = finding_title(findings[0].rule)
        self._job: Job | None = None
        self.repairs = RepairsModel(desk.tree, self)
        self.table, self._said = TallRows(self.repairs, self), plain_label("")
        self._buttons = QDialogButtonBox(self)
        self._ok = self._buttons.addButton(self.tr("修正所选"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.repairs.add_rows(desk.checking.looking_for_repairs(findings[:AT_ONCE])(lambda: False))
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Only when it stands there, so that it does not share its time with the looking."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._look)

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _look(self) -> None:
        """Beside the window, in which nothing can be changed while the dialog is open."""
        if not self._rest:
            return
        job = self._job = Job(self._desk.checking.looking_for_repairs(self._rest), self._workspace)
        self._rest = ()
        job.done.connect(self._show)
        job.start_sharing()

    def _show(self, offers: "Sequence[Offer]") -> None:
        self._job = None
        self.repairs.add_rows(offers)
        self._say()

    def _say(self) -> None:
        """Nothing is mended before all that can be is there to be seen."""
        count, is_looking = self.repairs.rowCount(), bool(self._rest) or self._job is not None
        words = self.tr("{rule}：{count} 处可以修正。修正后可用撤销一次退回。")
        if is_looking:
            words = self.tr("{rule}：{count} 处可以修正，正在查看其余…")
        self._said.setText(words.format(rule=self._title, count=count))
        self._ok.setEnabled(count > 0 and not is_looking)

    def _lay_out(self) -> None:
        self._said.setWordWrap(True)
        self._look_of_table()
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self._said, self.table, self._buttons):
            layout.addWidget(widget)
        self.resize(1040, 520)

    def _look_of_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("将修正的内容"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Told.FIELD, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(_MEASURED)

    def _accept(self) -> None:
        self.chosen.emit([offer.finding for offer in self.repairs.chosen()])
        self.accept()
