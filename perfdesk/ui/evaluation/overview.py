"""All project self-evaluations of the file in one table: what was spent, how much is filled in, the score."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.edits import Change, Edit
from perfdesk.domain.evaluation_sums import printed_project_totals
from perfdesk.domain.identity import Id
from perfdesk.domain.scoring import STANDARD_UNIT, execution_rate, unit_scale
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.tree import Tree
from perfdesk.ui.captions import plain_label
from perfdesk.ui.cells import keys
from perfdesk.ui.evaluation.columns import AmountColumn, Column, MadeColumn, ShownColumn
from perfdesk.ui.evaluation.row_work import RowWork
from perfdesk.ui.evaluation.rows_model import EvaluationRows, ScoredRow
from perfdesk.ui.evaluation.rows_view import EvaluationView
from perfdesk.ui.points import show_points


class _Evaluations(EvaluationRows):
    """A row a project."""

    def rows_now(self) -> tuple[ScoredRow, ...]:
        return evaluating.project_evaluations(self._desk.tree)

    def columns_now(self) -> tuple[Column, ...]:
        """The same for all of them, whatever forms they follow."""
        return self._known


class Overview(QWidget):
    """`opened` carries the identity of an evaluation; 全年执行数 can be typed or pasted for all of them at once."""

    opened = Signal(str)
    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows = _Evaluations(desk, self._columns(), self)
        self.view = EvaluationView(self.rows, ("annual_total", "spent_total"), self)
        self.work = RowWork(self.view, desk)
        self._said = plain_label("")
        self._accept = QPushButton(self.tr("全部采用建议得分(&T)"), self)
        self._accept.setToolTip(self.tr("所有项目中没有填写得分的各项取建议得分，已填写的不变"))
        self._accept.clicked.connect(self.accept_all)
        self.view.commanded.connect(self._command)
        self.view.moved.connect(self.work.say_findings)
        self.view.doubleClicked.connect(lambda index: self._open(index.row(), index.column()))
        for part in (self.rows, self.work):
            part.troubled.connect(self.troubled)
        self._lay_out()
        self.rows.show_table(None)

    @property
    def is_empty(self) -> bool:
        return not evaluating.project_evaluations(self._desk.tree)

    def follow(self, _: Changed) -> None:
        """Of hundreds of evaluations all sums are worked out anew: only while somebody looks at them."""
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def remove(self) -> None:
        """The selected evaluations."""
        ids = [self.rows.id_at(row) for row in self.view.selected_rows()]
        self.work.tried(lambda: self._desk.remove(ids))

    def accept_all(self) -> None:
        nothing = self.tr("没有可以采用的建议得分。请先填写实际完成值。")
        self.work.do(lambda: _all_accepted(self._desk.tree, self._open_ones()), nothing)

    def _open_ones(self) -> list[Id]:
        """Those that were not passed in the review."""
        made = evaluating.project_evaluations(self._desk.tree)
        return [each.id for each in made if self._desk.can_change(each.id)]

    def _open(self, row: int, column: int) -> None:
        if self.rows.columns[column].is_worked_out:
            self.opened.emit(self.rows.id_at(row))

    def _command(self, key: keys.Key) -> None:
        act = self.work.commands.get(key)
        if act is not None and self.view.commit_editor():
            act()
        elif key == keys.ADD and self.view.current_id is not None:
            self.opened.emit(self.view.current_id)

    def _refresh(self) -> None:
        self.view.refresh()
        self._say()

    def _say(self) -> None:
        evaluations = evaluating.project_evaluations(self._desk.tree)
        filled = sum(bool(each.indicators) and not _missing(each) for each in evaluations)
        said = self.tr(
            "{count} 个项目，{filled} 个已填齐实际完成值；预算 {budget} 万元，执行 {spent} 万元。"
            "双击或按 Ctrl+Enter 打开一张自评表。"
        )
        budget = _sum((each.annual_total, each.currency_unit) for each in evaluations)
        spent = _sum((each.spent_total, each.currency_unit) for each in evaluations)
        self._said.setText(said.format(count=len(evaluations), filled=filled, budget=budget, spent=spent))
        self._accept.setEnabled(not self._desk.read_only)

    def _columns(self) -> tuple[Column, ...]:
        return (
            ShownColumn("project", self.tr("项目名称"), share=6),
            ShownColumn("unit", self.tr("实施单位"), share=4),
            AmountColumn("annual_total", self.tr("全年预算数"), sample="0,000,000.00"),
            AmountColumn("spent_total", self.tr("全年执行数"), sample="0,000,000.00"),
            MadeColumn("execution_rate", self.tr("执行率"), sample="000.00%", make=_rate),
            MadeColumn("project", self.tr("已填实际值"), sample="0" * 10, make=_filled),
            MadeColumn("total_score", self.tr("总分"), sample="0" * 8, make=_total),
        )

    def _lay_out(self) -> None:
        self.view.setAccessibleName(self.tr("项目自评总览"))
        self.view.empty_text = self.tr("还没有项目自评表。用“自评 › 由目标表生成项目自评表”开始。")
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 6)
        self._said.setWordWrap(True)
        foot.addWidget(self._said, 3)
        foot.addWidget(self.work.remark, 1)
        foot.addWidget(self._accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)


def _sum(amounts: Iterable[tuple[Decimal | None, str]]) -> str:
    """In 万元, the unit of the field; amounts in a unit that does not compare are left out."""
    scaled = ((amount, unit_scale(unit, STANDARD_UNIT)) for amount, unit in amounts)
    total = sum((amount * scale for amount, scale in scaled if amount is not None and scale), Decimal(0))
    return show_amount(total)


def _missing(evaluation: ProjectEvaluation) -> int:
    return sum(not each.actual_value.strip() for each in evaluation.indicators)


def _rate(evaluation: ProjectEvaluation) -> str:
    rate = execution_rate(evaluation.spent_total, evaluation.annual_total)
    return "" if rate is None else f"{rate * 100:.2f}%"


def _filled(evaluation: ProjectEvaluation) -> str:
    count = len(evaluation.indicators)
    return f"{count - _missing(evaluation)} / {count}"


def _total(evaluation: ProjectEvaluation) -> str:
    return show_points(printed_project_totals(evaluation).score)


def _all_accepted(tree: Tree, evaluations: Iterable[Id]) -> Edit | None:
    edits = (evaluating.accept_proposals(tree, each) for each in evaluations)
    changes: list[Change] = [change for edit in edits if edit is not None for change in edit.changes]
    return Edit.of("accept_proposals", changes)
