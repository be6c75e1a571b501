"""The facts of 部门整体支出绩效自评表: who, the year's goals and how far they were met, the budget."""

from collections.abc import Mapping, Set

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.evaluation_sums import budget_difference
from perfdesk.domain.forms.shown import asked, form_of_table
from perfdesk.domain.grades import GRADES, bands_of
from perfdesk.domain.items import value_at
from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.ui import theme
from perfdesk.ui.captions import plain_label
from perfdesk.ui.evaluation.facts_form import FactsForm, Labelled
from perfdesk.ui.evaluation.funds_grid import FundsGrid
from perfdesk.ui.evaluation.printed_totals import PrintedTotals
from perfdesk.ui.fields import AmountField, TextField

_STAGED = (
    "initial_total", "initial_basic", "initial_project", "spent_basic", "spent_project", "execution_weight",
    "execution_rate", "execution_score",
)  # fmt: skip
_USUAL = (
    "unit_count", "budget_total", "budget_basic", "budget_project", "budget_secondary", "spent", "annual_goals",
    "completion", "reasons_unfinished",
)  # fmt: skip


class DepartmentFacts(FactsForm):
    """部门基本情况."""

    asked_for = frozenset((*_STAGED, *_USUAL))
    usual = frozenset(_USUAL)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sum, self._bands = plain_label(""), plain_label("")
        self._totals = PrintedTotals(self, with_grade=True)
        self.add_line(
            (
                Labelled("title", self.tr("表名"), TextField(desk), 5),
                Labelled("year", self.tr("年度"), TextField(desk)),
            )
        )
        self.add_line(
            (
                Labelled("department", self.tr("部门名称"), TextField(desk), 4),
                Labelled("unit_count", self.tr("单位数"), TextField(desk)),
                Labelled("currency_unit", self.tr("金额单位"), TextField(desk)),
            )
        )
        self.add_money()
        goals = (
            ("annual_goals", self.tr("年度整体绩效目标"), 3),
            ("completion", self.tr("整体绩效目标完成情况"), 3),
        )
        self.add_texts(goals, 4)
        self.add_texts((("reasons_unfinished", self.tr("未能完成原因"), 2),), 1)
        self.lines.addWidget(self.extras)
        self.add_line(
            (
                Labelled("index_name", self.tr("指标体系"), TextField(desk), 3),
                Labelled("grade_limits", self.tr("等级分数线（留空按 90/80/60）"), TextField(desk), 2),
            ),
            self._bands,
        )
        self.lines.addWidget(self._totals)

    def add_money(self) -> None:
        """A year's budget in a line, as Guangdong asks for it."""
        self.add_line(
            (
                Labelled("budget_total", self.tr("总预算"), AmountField(self.desk)),
                Labelled("budget_basic", self.tr("基本支出"), AmountField(self.desk)),
                Labelled("budget_project", self.tr("项目支出"), AmountField(self.desk)),
                Labelled("budget_secondary", self.tr("二次分配资金"), AmountField(self.desk)),
                Labelled("spent", self.tr("实际支出"), AmountField(self.desk)),
            ),
            self._sum,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def refresh(self) -> None:
        super().refresh()
        self._totals.refresh()
        table = self.table
        if isinstance(table, DepartmentEvaluation):
            self._show_sum(table)
            bands = bands_of(table)
            self._bands.setText("　".join(f"{grade} {bands.band(grade)}" for grade in GRADES))
            self._bands.setToolTip(self._bands.text().replace("　", "\n"))

    def _show_sum(self, table: DepartmentEvaluation) -> None:
        difference = budget_difference(table)
        is_asked = self.widget_for("budget_basic")
        self._sum.setVisible(is_asked is not None and not is_asked.isHidden())
        if difference is None:
            said, shades = self.tr("总预算、基本支出、项目支出填齐后核对"), theme.QUIET
        elif difference == 0:
            said, shades = self.tr("✓ 总预算等于基本支出与项目支出之和"), theme.GOOD
        else:
            said = self.tr("总预算与分项之和相差 {amount}").format(amount=show_amount(difference))
            shades = theme.ERROR
        _say(self._sum, said, shades)


class DepartmentFunds(DepartmentFacts):
    """The same where a form asks for the money by stages of the year."""

    def add_money(self) -> None:
        stages = {
            "initial": self.tr("年初预算数"),
            "annual": self.tr("全年预算数"),
            "spent": self.tr("全年执行数"),
        }
        sources = {
            "total": self.tr("年度资金总额"),
            "basic": self.tr("基本支出"),
            "project": self.tr("项目支出"),
            "secondary": self.tr("二次分配资金"),
        }
        self._funds = FundsGrid(self, stages, sources, _field_of)
        self._funds.add_beside("execution_weight", self.tr("分值"), AmountField(self.desk))
        self._funds.add_beside("execution_rate", self.tr("执行率"), TextField(self.desk))
        self._funds.add_beside("execution_score", self.tr("得分"), AmountField(self.desk))
        self._funds.end()
        self.lines.addWidget(self._funds)
        self.lines.addWidget(self._sum)

    def show_fields(self, shown: Set[str], heads: Mapping[str, str]) -> None:
        super().show_fields(shown, heads)
        self._funds.show_fields(shown, heads)


def has_stages(table: DepartmentEvaluation) -> bool:
    """Whether the money of a table stands by stages of the year."""
    heads = asked(form_of_table(table), DepartmentEvaluation)
    return any(name in heads or value_at(table, name) not in (None, "") for name in _STAGED)


def _field_of(stage: str, source: str) -> str:
    """`annual` is `budget_`; 实际支出 as a whole is `spent`."""
    if stage == "spent" and source == "total":
        return "spent"
    if source == "secondary":
        return "budget_secondary" if stage == "annual" else ""
    return f"{'budget' if stage == 'annual' else stage}_{source}"


def _say(label: QLabel, text: str, shades: theme.Shades) -> None:
    label.setText(text)
    label.setWordWrap(True)
    palette = label.palette()
    palette.setColor(label.foregroundRole(), shades.on(palette))
    label.setPalette(palette)
