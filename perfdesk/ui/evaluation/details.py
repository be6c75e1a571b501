"""What belongs to the current row and has no column: rule text and working, or how a score is proposed."""

from collections.abc import Set

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.forms.shown import form_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.scoring import Basis, proposal, rules_of
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    Measure,
    ProjectEvaluation,
)
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import Choice, ChoiceField, LongTextField, Remark, RemarkLine, height_of_lines
from perfdesk.ui.points import show_points


class RowDetail(QWidget):
    """`troubled` when an edit could not be written; `visit_wanted` carries the identity of a target."""

    troubled = Signal(str)
    visit_wanted = Signal(object)

    def show_row(self, row_id: Id | None) -> None:
        raise NotImplementedError

    def is_wanted(self, table: Table, columns: Set[str]) -> bool:
        """Whether the rows of a table that shows these fields have anything to say here."""
        return True

    def commit(self) -> None:
        """Gives what is half typed to the desk."""

    def go_to(self, field: str) -> bool:
        """False for a field that is edited elsewhere."""
        return False


class DepartmentDetail(RowDetail):
    """评分标准, 计算方式 and 计算过程 of a row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_id: Id | None = None
        self._texts = {"rule": _ShortText(desk), "working": _ShortText(desk)}
        measures = (
            Choice(Measure.NONE.value, self.tr("按评分标准人工打分")),
            Choice(Measure.OUTPUTS.value, self.tr("按项目的产出指标得分")),
            Choice(Measure.BENEFITS.value, self.tr("按项目的效益指标得分")),
            Choice(Measure.SPENDING.value, self.tr("按预算支出率")),
        )
        self._measure = ChoiceField(desk, measures)
        self._measure.troubled.connect(self.troubled)
        for text in self._texts.values():
            text.binding.troubled.connect(self.troubled)
        self._lay_out()

    def show_row(self, row_id: Id | None) -> None:
        """The same row again is but refreshed: what is being typed about it stays."""
        is_same, self._row_id = row_id == self._row_id and row_id is not None, row_id
        for field, text in self._texts.items():
            if is_same:
                text.binding.follow_lock()
                text.binding.refresh()
            else:
                text.binding.bind(Place(row_id, field) if row_id is not None else None)
        self._measure.bind(Place(row_id, "measure") if row_id is not None else None)

    def is_wanted(self, table: Table, columns: Set[str]) -> bool:
        """A form may print the rule text itself, and have nothing that is worked out."""
        assert isinstance(table, DepartmentEvaluation)
        is_in_use = any(
            (row.rule and "rule" not in columns) or row.working or row.measure for row in table.rows
        )
        return is_in_use or form_of_table(table) is None

    def commit(self) -> None:
        for text in self._texts.values():
            text.binding.commit()

    def go_to(self, field: str) -> bool:
        widget: QWidget | None = self._measure if field == "measure" else self._texts.get(field)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return widget is not None

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(self.tr("计算过程"), self._texts["working"]))
        head.addStretch(1)
        head.addWidget(plain_label(self.tr("计算方式"), self._measure))
        head.addWidget(self._measure)
        grid.addWidget(plain_label(self.tr("评分标准（按当年通知核对）"), self._texts["rule"]), 0, 0)
        grid.addLayout(head, 0, 1)
        grid.addWidget(self._texts["rule"], 1, 0)
        grid.addWidget(self._texts["working"], 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setTabOrder(self._texts["rule"], self._texts["working"])
        self.setTabOrder(self._texts["working"], self._measure)


class _ShortText(LongTextField):
    """Two lines, however high the window is."""

    def minimumSizeHint(self) -> QSize:
        return QSize(200, height_of_lines(self, 2))

    def sizeHint(self) -> QSize:
        return QSize(400, height_of_lines(self, 2))


class TargetLink(RowDetail):
    """The way to the target that a row was made from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row_id: Id | None = None
        self.said = RemarkLine()
        self._visit = QPushButton(self.tr("查看目标(&M)"))
        self._visit.setToolTip(self.tr("转到目标表中的这条指标"))
        self._visit.clicked.connect(lambda: self.visit_wanted.emit(self._target()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self._visit)

    def show_row(self, row_id: Id | None) -> None:
        self._row_id = row_id
        item = self._item()
        self.said.show_remark(Remark(self.words(item) if item is not None else ""))
        self._visit.setVisible(self._target() is not None)

    def words(self, item: EvaluatedIndicator) -> str:
        """What there is to say about the row."""
        return ""

    def _item(self) -> EvaluatedIndicator | None:
        if self._row_id is None or not self._desk.tree.has(self._row_id):
            return None
        return self._desk.tree.owner(self._row_id, EvaluatedIndicator)

    def _target(self) -> Id | None:
        item = self._item()
        return item.target if item is not None and self._desk.tree.has(item.target) else None


class ProjectDetail(TargetLink):
    """And how the score of an indicator is proposed."""

    def words(self, item: EvaluatedIndicator) -> str:
        offer = proposal(item, rules_of(self._desk.tree.owner(item.id, ProjectEvaluation)))
        words = {
            Basis.REACHED: self.tr("已达到目标，建议得满分 {score} 分。"),
            Basis.SHARE: self.tr("未达到目标，按完成比例建议 {score} 分（满分 {points}）。请说明原因。"),
            Basis.EXCEEDED: self.tr("超过目标上限，建议 {score} 分（满分 {points}）。请说明原因。"),
            Basis.LATE: self.tr("晚于目标时间，没有公布的扣分公式，请填写得分并说明原因。"),
            Basis.QUALITATIVE: self.tr(
                "定性指标：在“定性评判”栏输入 1、2 或 3（按 F2 可选择），得分在 {low} 到 {high} 之间。"
            ),
            Basis.NO_WEIGHT: self.tr("还没有分值，填写后给出建议得分。"),
            Basis.NO_ACTUAL: self.tr("填写实际完成值后给出建议得分。"),
            Basis.NOT_COMPARABLE: self.tr("实际完成值不能与目标比较，请填写数值，或直接填写得分。"),
        }
        return words[offer.basis].format(
            score=show_points(offer.score),
            points=show_points(item.weight),
            low=show_points(offer.low),
            high=show_points(offer.high),
        )
