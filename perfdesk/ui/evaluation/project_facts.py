"""The facts of 项目支出绩效自评表: who, the funds with their execution, the goal and how far it was met."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.scoring import execution_rate, execution_score
from perfdesk.domain.self_evaluation import InverseRule, ProjectEvaluation
from perfdesk.ui.evaluation.columns import show_points
from perfdesk.ui.evaluation.facts_form import FactsForm, Labelled
from perfdesk.ui.evaluation.printed_totals import PrintedTotals
from perfdesk.ui.fields import AmountField, Choice, ChoiceField, TextField
from perfdesk.ui.project_form.captions import plain_label

_STAGES = ("initial", "annual", "spent")
_SOURCES = ("total", "fiscal", "carried", "other")
"""What the form of 财预〔2020〕10号 has."""


class ProjectFacts(FactsForm):
    """项目基本情况和资金."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rate, self._proposed = TextField(desk), plain_label("")
        self._totals = PrintedTotals(self, with_grade=False)
        self.add_line(
            (
                Labelled("title", self.tr("表名"), TextField(desk), 3),
                Labelled("project", self.tr("项目名称"), TextField(desk), 4),
                Labelled("year", self.tr("年度"), TextField(desk)),
            )
        )
        self.add_line(
            (
                Labelled("department", self.tr("主管部门"), TextField(desk), 3),
                Labelled("unit", self.tr("实施单位"), TextField(desk), 3),
                Labelled("currency_unit", self.tr("金额单位"), TextField(desk)),
            )
        )
        self._add_funds()
        goals = (("goal", self.tr("年度总体目标"), 3), ("completion", self.tr("实际完成情况"), 3))
        self.add_texts(goals, 1)
        self._add_rules()
        self.lines.addWidget(self._totals)

    def refresh(self) -> None:
        self._totals.refresh()
        table = self.table
        if isinstance(table, ProjectEvaluation):
            rate = execution_rate(table.spent_total, table.annual_total)
            self._rate.setPlaceholderText("" if rate is None else f"{rate * 100:.2f}%")
            self._proposed.setText(show_points(execution_score(table)) or "—")

    def _add_funds(self) -> None:
        """资金: a line a source, a column a stage; 分值, 执行率 and 得分 of the whole beside them."""
        stages = (self.tr("年初预算数"), self.tr("全年预算数"), self.tr("全年执行数"))
        sources = (
            self.tr("年度资金总额"),
            self.tr("当年财政拨款"),
            self.tr("上年结转资金"),
            self.tr("其他资金"),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, stage in enumerate(stages, 1):
            grid.addWidget(plain_label(stage), 0, column, right)
            grid.setColumnStretch(column, 2)
        fields: list[TextField] = []
        for row, (source, label) in enumerate(zip(_SOURCES, sources, strict=True), 1):
            grid.addWidget(plain_label(label), row, 0, right)
            for column, (stage, head) in enumerate(zip(_STAGES, stages, strict=True), 1):
                field = AmountField(self.desk)
                field.setAccessibleName(self.tr("{source} {stage}").format(source=label, stage=head))
                grid.addWidget(field, row, column)
                self.hold(f"{stage}_{source}", field)
                fields.append(field)
        self._add_execution(grid, fields)
        self.lines.addLayout(grid)
        self.lines.addWidget(self.remark_of(fields))

    def _add_execution(self, grid: QGridLayout, fields: list[TextField]) -> None:
        weight, score = AmountField(self.desk), AmountField(self.desk)
        heads = (
            self.tr("分值"),
            self.tr("执行率（留空按金额）"),
            self.tr("建议得分"),
            self.tr("得分（留空按建议）"),
        )
        widgets: tuple[QWidget, ...] = (weight, self._rate, self._proposed, score)
        for column, (head, widget) in enumerate(zip(heads, widgets, strict=True), 4):
            label = plain_label(head, None if widget is self._proposed else widget)
            grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._rate.setAlignment(right)
        self._proposed.setAlignment(right)
        self.hold("execution_weight", weight)
        self.hold("execution_rate", self._rate)
        self.hold("execution_score", score)
        fields += [weight, self._rate, score]

    def _add_rules(self) -> None:
        inverse = ChoiceField(
            self.desk,
            (
                Choice(InverseRule.DECLINING.value, self.tr("按超出幅度递减，超一倍不得分")),
                Choice(InverseRule.RATIO.value, self.tr("目标值÷实际值×分值")),
            ),
        )
        self.add_line(
            (
                Labelled("inverse_rule", self.tr("反向指标（不高于目标）的计分方式"), inverse, 2),
                Labelled("quality_limits", self.tr("定性指标分档（留空按 80/60）"), TextField(self.desk), 2),
            )
        )
