"""Next year's table: which years in the texts move on, and whether the amounts stay."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.coming_year import YearInText, years_in
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.jobs import Job
from perfdesk.ui.tall_rows import TallRows
from perfdesk.ui.ticked_rows import TickedRows
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import place_words

_AROUND = 14
"""Letters of a text that are shown on each side of its year."""


class NextYearDialog(Dialog):
    """`chosen` carries the years to be moved and whether the amounts are kept.

    They are looked for beside the window: a table has ten thousands of texts.
    """

    chosen = Signal(object, bool)

    def __init__(self, tree: Tree, table: TargetTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("新建下一年度的目标表"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.years = YearsModel(tree, self)
        self.view, self._said = TallRows(self.years, self), plain_label("")
        self.kept = QRadioButton(self.tr("保留金额，逐个核对(&K)"), self)
        self.emptied = QRadioButton(self.tr("清空金额，重新填写(&E)"), self)
        self._buttons = QDialogButtonBox(self)
        self._job = Job(lambda _: years_in(table), parent)
        self._job.done.connect(self._show)
        self._lay_out(table.year)

    def showEvent(self, event: QShowEvent) -> None:
        """Only when it stands there, so that it does not share its time with the looking."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._job.start_sharing)

    def done(self, result: int) -> None:
        self._job.cancel()
        super().done(result)

    def _show(self, years: Sequence[YearInText]) -> None:
        self.years.show_rows(years)
        self.view.setVisible(bool(years))
        if not years:
            self.resize(self.width(), self.minimumSizeHint().height())
        self._said.setText(
            self.tr(
                "文字里的年份按下面所选后移一年；文件名称中的年份没有勾选。目标、指标值和金额标为“未确认”。"
            )
            if years
            else self.tr("文字里没有要后移的年份。目标、指标值和金额标为“未确认”。")
        )
        self.make.setEnabled(True)
        self.make.setFocus()

    def _lay_out(self, year: int | None) -> None:
        self._said.setText(self.tr("正在查找文字里的年份…"))
        self._said.setWordWrap(True)
        self.view.setAccessibleName(self.tr("文字里的年份"))
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.kept.setChecked(True)
        words = self.tr("新建 {year} 年的表").format(year=year + 1) if year is not None else self.tr("新建")
        self.make = self._buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        self.make.setEnabled(False)
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (self._said, self.view, self.kept, self.emptied, self._buttons):
            layout.addWidget(part)
        self.resize(900, 520)

    def _accept(self) -> None:
        self.chosen.emit(self.years.chosen(), self.kept.isChecked())
        self.accept()


class YearsModel(TickedRows[YearInText]):
    def __init__(self, tree: Tree, parent: QObject) -> None:
        super().__init__(parent)
        self._tree = tree

    def heads(self) -> Sequence[str]:
        return (self.tr("位置"), self.tr("原来"), self.tr("改为"))

    def begins_ticked(self, year: YearInText) -> bool:
        return year.is_usual

    def text(self, year: YearInText, column: int) -> str:
        if not column:
            return place_words(self._tree, year.place)
        return _around(year.text if column == 1 else year.after, year.start)

    def whole(self, year: YearInText, column: int) -> str:
        if not column:
            return ""
        return broken(year.text if column == 1 else year.after)


def _around(text: str, start: int) -> str:
    first, last = max(0, start - _AROUND), start + 4 + _AROUND
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
