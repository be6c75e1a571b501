"""Self-evaluations of a department (部门整体支出绩效自评表) and of a project (项目支出绩效自评表, 财预〔2020〕10号)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from perfdesk.domain.identity import Id
from perfdesk.domain.remarks import Doubt, Waiver
from perfdesk.domain.table import TargetTable, TotalsMode

NOTHING = Id("")
"""Stands for "made without a target"."""


class Measure(StrEnum):
    """What a department's row is computed from; NONE for one that a person scores by its rule text."""

    NONE = ""
    OUTPUTS = "outputs"
    BENEFITS = "benefits"
    SPENDING = "spending"


class InverseRule(StrEnum):
    """How an exceeded upper limit T is scored: by (1 − (A−T)/T)·W, nothing from 2T on, or by W·T/A."""

    DECLINING = "declining"
    RATIO = "ratio"


class Band(StrEnum):
    """The level that a person judged a qualitative indicator by (定性指标三档); NONE where not judged yet."""

    NONE = ""
    REACHED = "reached"
    PARTLY = "partly"
    MISSED = "missed"


class NotABand(ValueError):
    """The text names none of the three levels."""


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A level-3 row (三级指标); what stands in merged cells (levels and their weights) is on each of their rows.

    `target_value` and `actual_value` are for indexes that print them, `rule` is the scoring rule (评分标准),
    `working` how the score was come by (计算过程).
    """

    id: Id
    level1: str = ""
    level1_weight: Decimal | None = None
    level2: str = ""
    level2_weight: Decimal | None = None
    level3: str = ""
    weight: Decimal | None = None
    explanation: str = ""
    rule: str = ""
    target_value: str = ""
    actual_value: str = ""
    score: Decimal | None = None
    shortfall_reason: str = ""
    improvement: str = ""
    measure: Measure = Measure.NONE
    working: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentEvaluation:
    """`budget_secondary` is 二次分配资金, `spent` the year's actual spending, `grade_limits` like `90/80/60`.

    Blank `grade_limits` stand for those in force in the year. `total_weight`, `total_score` and `grade` are as
    printed, and count only where `totals` is PRINTED.
    """

    id: Id
    title: str = "部门整体支出绩效自评表"
    year: int | None = None
    department: str = ""
    unit_count: int | None = None
    currency_unit: str = "万元"
    annual_goals: str = ""
    completion: str = ""
    reasons_unfinished: str = ""
    budget_total: Decimal | None = None
    budget_basic: Decimal | None = None
    budget_project: Decimal | None = None
    budget_secondary: Decimal | None = None
    spent: Decimal | None = None
    totals: TotalsMode = TotalsMode.AUTOMATIC
    total_weight: Decimal | None = None
    total_score: Decimal | None = None
    grade: str = ""
    grade_limits: str = ""
    index_name: str = ""
    doubts: tuple[Doubt, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    rows: tuple[EvaluationRow, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluatedIndicator:
    """`score` is the person's own; the proposed one follows from the other fields (`scoring.proposal`).

    `target` is the identity of the Indicator that it was made from. `reason` is 偏差原因分析及改进措施.
    """

    id: Id
    level1_code: str = ""
    level1_name: str = ""
    level2_code: str = ""
    level2_name: str = ""
    name: str = ""
    target_value: str = ""
    actual_value: str = ""
    weight: Decimal | None = None
    score: Decimal | None = None
    reason: str = ""
    band: Band = Band.NONE
    target: Id = NOTHING


@dataclass(frozen=True, slots=True)
class ProjectEvaluation:
    """Funds: `initial_` 年初预算数, `annual_` 全年预算数, `spent_` 全年执行数, in `currency_unit`.

    By source: 当年财政拨款 (`fiscal`), 上年结转资金 (`carried`), 其他资金 (`other`). `execution_score` is the person's
    own; `quality_limits` like `80/60` are the lower ends, in percent, of the upper two qualitative bands.
    `target` is the identity of the Project that it was made from.
    """

    id: Id
    title: str = "项目支出绩效自评表"
    year: int | None = None
    project: str = ""
    department: str = ""
    unit: str = ""
    currency_unit: str = "万元"
    initial_total: Decimal | None = None
    annual_total: Decimal | None = None
    spent_total: Decimal | None = None
    initial_fiscal: Decimal | None = None
    annual_fiscal: Decimal | None = None
    spent_fiscal: Decimal | None = None
    initial_carried: Decimal | None = None
    annual_carried: Decimal | None = None
    spent_carried: Decimal | None = None
    initial_other: Decimal | None = None
    annual_other: Decimal | None = None
    spent_other: Decimal | None = None
    execution_weight: Decimal | None = Decimal(10)
    execution_rate: str = ""
    execution_score: Decimal | None = None
    goal: str = ""
    completion: str = ""
    totals: TotalsMode = TotalsMode.AUTOMATIC
    total_weight: Decimal | None = None
    total_score: Decimal | None = None
    inverse_rule: InverseRule = InverseRule.DECLINING
    quality_limits: str = ""
    target: Id = NOTHING
    doubts: tuple[Doubt, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    indicators: tuple[EvaluatedIndicator, ...] = ()


Table = TargetTable | DepartmentEvaluation | ProjectEvaluation
"""What a book holds."""

FUND_STAGES = ("initial", "annual", "spent")
FUND_SOURCES = ("total", "fiscal", "carried", "other")
FUND_FIELDS = tuple(f"{stage}_{source}" for source in FUND_SOURCES for stage in FUND_STAGES)
BUDGET_FIELDS = ("budget_total", "budget_basic", "budget_project", "budget_secondary")

DEPARTMENT_FIELDS = (
    "title", "year", "department", "unit_count", "currency_unit", "annual_goals", "completion",
    "reasons_unfinished", *BUDGET_FIELDS, "spent", "totals", "total_weight", "total_score", "grade",
    "grade_limits", "index_name", "doubts", "waivers",
)  # fmt: skip
ROW_FIELDS = (
    "level1", "level1_weight", "level2", "level2_weight", "level3", "weight", "explanation", "rule",
    "target_value", "actual_value", "score", "shortfall_reason", "improvement", "measure", "working",
)  # fmt: skip
PROJECT_FIELDS = (
    "title", "year", "project", "department", "unit", "currency_unit", *FUND_FIELDS, "execution_weight",
    "execution_rate", "execution_score", "goal", "completion", "totals", "total_weight", "total_score",
    "inverse_rule", "quality_limits", "target", "doubts", "waivers",
)  # fmt: skip
INDICATOR_FIELDS = (
    "level1_code", "level1_name", "level2_code", "level2_name", "name", "target_value", "actual_value",
    "weight", "score", "reason", "band", "target",
)  # fmt: skip
DECIMAL_FIELDS = frozenset(
    (
        *BUDGET_FIELDS, *FUND_FIELDS, "spent", "weight", "score", "level1_weight", "level2_weight",
        "total_weight", "total_score", "execution_weight", "execution_score",
    )
)  # fmt: skip
"""Those of all four kinds that hold amounts, weights or scores."""
