"""The facts of a project: its self-evaluation and its 绩效运行监控表, with the funds and the goal."""

from collections.abc import Mapping, Set

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.scoring import execution_rate, execution_score
from perfdesk.domain.self_evaluation import FUND_FIELDS, InverseRule, ProjectEvaluation
from perfdesk.ui.captions import plain_label
from perfdesk.ui.evaluation.facts_form import FactsForm, Labelled
from perfdesk.ui.evaluation.funds_grid import FundsGrid
from perfdesk.ui.evaluation.printed_totals import PrintedTotals
from perfdesk.ui.fields import AmountField, Choice, ChoiceField, TextField
from perfdesk.ui.points import show_points

_SCORED = ("execution_weight", "execution_score")
_PROPOSED = "proposed"


class _ProjectFacts(FactsForm):
    """What both have."""

    asked_for = frozenset(
        (*FUND_FIELDS, *_SCORED, "execution_rate", "goal", "completion", "department", "unit")
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.rate = TextField(desk)
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
        self.funds = FundsGrid(self, self.stage_words(), self._source_words())
        self.lines.addWidget(self.funds)

    def stage_words(self) -> Mapping[str, str]:
        raise NotImplementedError

    def show_fields(self, shown: Set[str], heads: Mapping[str, str]) -> None:
        super().show_fields(shown, heads)
        self.funds.show_fields(shown, heads)

    def refresh(self) -> None:
        super().refresh()
        table = self.table
        if isinstance(table, ProjectEvaluation):
            rate = execution_rate(table.spent_total, table.annual_total)
            self.rate.setPlaceholderText("" if rate is None else f"{rate * 100:.2f}%")

    def _source_words(self) -> Mapping[str, str]:
        return {
            "total": self.tr("年度资金总额"),
            "fiscal": self.tr("当年财政拨款"),
            "carried": self.tr("上年结转资金"),
            "special_account": self.tr("财政专户管理资金"),
            "own": self.tr("单位资金"),
            "other": self.tr("其他资金"),
        }


class ProjectFacts(_ProjectFacts):
    """项目基本情况和资金."""

    usual = frozenset(
        (
            *(f"{stage}_{source}" for stage in ("initial", "annual", "spent")
              for source in ("total", "fiscal", "carried", "other")),
            *_SCORED, "execution_rate", "goal", "completion", "department", "unit",
        )
    )  # fmt: skip
    """What the form of 财预〔2020〕10号 has."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._proposed = plain_label("")
        self._proposed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._totals = PrintedTotals(self, with_grade=True)
        self._add_execution()
        goals = (("goal", self.tr("年度总体目标"), 3), ("completion", self.tr("实际完成情况"), 3))
        self.add_texts(goals, 1)
        self.lines.addWidget(self.extras)
        self._add_rules()
        self.lines.addWidget(self._totals)

    def stage_words(self) -> Mapping[str, str]:
        return {
            "initial": self.tr("年初预算数"),
            "annual": self.tr("全年预算数"),
            "spent": self.tr("全年执行数"),
            "expected": self.tr("全年预计执行数"),
        }

    def show_fields(self, shown: Set[str], heads: Mapping[str, str]) -> None:
        helps = {_PROPOSED} if "execution_score" in shown else set()
        super().show_fields(shown | helps, heads)

    def refresh(self) -> None:
        super().refresh()
        self._totals.refresh()
        table = self.table
        if isinstance(table, ProjectEvaluation):
            self._proposed.setText(show_points(execution_score(table)) or "—")

    def _add_execution(self) -> None:
        funds = self.funds
        funds.add_beside("execution_weight", self.tr("分值"), AmountField(self.desk))
        funds.add_beside("execution_rate", self.tr("执行率（留空按金额）"), self.rate)
        funds.add_beside(_PROPOSED, self.tr("建议得分"), self._proposed)
        funds.add_beside("execution_score", self.tr("得分（留空按建议）"), AmountField(self.desk))
        funds.end()

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


class MonitoringFacts(_ProjectFacts):
    """The same half-way through the year: what was spent so far, what the year is expected to come to."""

    usual = frozenset(
        (
            *(f"{stage}_{source}" for stage in ("initial", "spent", "expected")
              for source in ("total", "fiscal", "other")),
            "execution_rate", "goal", "department", "unit",
        )
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.funds.add_beside("execution_rate", self.tr("执行率"), self.rate)
        self.funds.end()
        goals = (("goal", self.tr("年度总体目标"), 3), ("completion", self.tr("目前完成情况"), 3))
        self.add_texts(goals, 1)
        self.lines.addWidget(self.extras)

    def stage_words(self) -> Mapping[str, str]:
        return {
            "initial": self.tr("年初预算数"),
            "annual": self.tr("调整后预算数"),
            "spent": self.tr("1—7月执行数"),
            "expected": self.tr("全年预计执行数"),
        }
