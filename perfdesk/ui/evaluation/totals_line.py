"""分值合计, 总分 and 评价等级 under the rows, live; beside them what is printed, where that is kept."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.evaluation_sums import (
    Totals,
    full_points,
    lacks_execution,
    printed_project_totals,
    printed_totals,
    project_totals,
    rows_totals,
    unconfirmed_places,
    unscored,
)
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TotalsMode
from perfdesk.ui import theme
from perfdesk.ui.points import show_points


class TotalsLine(QWidget):
    """`wanted`: let the totals follow the rows from now on."""

    wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table_id: Id | None = None
        self._first = ""
        self._sums, self._state = QLabel(self), QLabel(self)
        self._follow = QPushButton(self.tr("让总分自动更新(&U)"), self)
        self._follow.setToolTip(self.tr("总分和等级改为按各项计算，以后随得分变化；可以撤销"))
        self._follow.clicked.connect(self.wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for label in (self._state, self._sums):
            label.setTextFormat(Qt.TextFormat.PlainText)
        font = self._sums.font()
        font.setBold(True)
        self._sums.setFont(font)
        for widget in (self._state, self._follow, self._sums):
            layout.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_table(self._table_id, self._first)

    def show_table(self, table_id: Id | None, first: str = "") -> None:
        """`first`: what is to be done before the sums mean anything."""
        self._table_id, self._first = table_id, first
        is_there = table_id is not None and self._desk.tree.has(table_id)
        table = self._desk.tree.item(table_id) if table_id is not None and is_there else None
        if not isinstance(table, DepartmentEvaluation | ProjectEvaluation):
            return
        sums, printed = _sums(table), _printed(table)
        is_kept = table.totals is TotalsMode.PRINTED
        self._sums.setText(self._said(sums, is_whole=not unscored(table)))
        self._follow.setVisible(is_kept)
        self._follow.setEnabled(self._desk.can_change(table.id))
        text, shades = self._verdict(table, sums, printed if is_kept else None)
        self._state.setText(text)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, shades.on(palette))
        self._state.setPalette(palette)

    def _said(self, sums: Totals, is_whole: bool) -> str:
        """The grade only once every row counts: before, it would be a wrong one."""
        parts = [self.tr("分值合计 {points}").format(points=show_points(sums.weight) or "0")]
        parts.append(self.tr("总分 {score}").format(score=show_points(sums.score) or "—"))
        if sums.grade and is_whole:
            parts.append(self.tr("等级 {grade}").format(grade=sums.grade))
        return "　".join(parts)

    def _verdict(
        self, table: DepartmentEvaluation | ProjectEvaluation, sums: Totals, printed: Totals | None
    ) -> tuple[str, theme.Shades]:
        if self._first:
            return self._first, theme.WARNING
        if not children(table):
            return self.tr("还没有指标"), theme.QUIET
        wanted = full_points(table)
        if wanted is not None and sums.weight is not None and sums.weight != wanted:
            return self.tr("分值合计应为 {points}").format(points=show_points(wanted)), theme.ERROR
        if printed is not None:
            words = self.tr("原表总分 {score}　{grade}").format(
                score=show_points(printed.score) or "—", grade=printed.grade
            )
            is_same = printed.score == sums.score and printed.grade in ("", sums.grade)
            return (words.rstrip(), theme.QUIET) if is_same else (words.rstrip(), theme.ERROR)
        missing = unscored(table)
        if missing and lacks_execution(table):
            return self.tr("还有 %n 项没有得分，包括“基本情况”中的预算执行率", None, missing), theme.WARNING
        if missing:
            return self.tr("还有 %n 项没有得分", None, missing), theme.WARNING
        if proposed := len(unconfirmed_places(table)):
            return self.tr("%n 项建议得分未确认", None, proposed), theme.QUIET
        return self.tr("✓ 各项都已评分"), theme.GOOD


def _sums(table: DepartmentEvaluation | ProjectEvaluation) -> Totals:
    return rows_totals(table) if isinstance(table, DepartmentEvaluation) else project_totals(table)


def _printed(table: DepartmentEvaluation | ProjectEvaluation) -> Totals:
    if isinstance(table, DepartmentEvaluation):
        return printed_totals(table)
    return printed_project_totals(table)
