"""Self-evaluations of a department (部门整体支出绩效自评表) and of a project (项目支出绩效自评表, 财预〔2020〕10号).

A project's monitoring (绩效运行监控表) is its evaluation half-way through the year.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from unicodedata import normalize

from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Note, Noted
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.value_parts import Parts

NOTHING = Id("")
"""Stands for "made without a target"."""


class Stage(StrEnum):
    """When a project is looked at: at the end of the year, or in its course."""

    SELF_EVALUATION = "self_evaluation"
    MONITORING = "monitoring"


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


LIKELIHOODS = ("确定能", "有可能", "完全不可能")
"""完成目标可能性, as the national form prints its columns; other forms have words of their own."""


def likelihood_named(text: str) -> str:
    """One of them by its number; any other words stay as they are."""
    numbers = {str(number): word for number, word in enumerate(LIKELIHOODS, 1)}
    return numbers.get(normalize("NFKC", text).strip(), text)


class NotABand(ValueError):
    """The text names none of the three levels."""


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A level-3 row (三级指标); what stands in merged cells (levels and their weights) is on each of their rows.

    `target_value` and `actual_value` are for indexes that print them, `rule` is the scoring rule (评分标准),
    `working` how the score was come by (计算过程), `parts` the target value's where the form prints them apart.
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
    parts: Parts | None = None
    extra: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentEvaluation(Noted):
    """`budget_…` are 全年预算数, `initial_…` 年初预算数, `spent…` 全年执行数; `budget_secondary` is 二次分配资金.

    `execution_…`: points, rate and score of 预算执行率 where the form counts it; `grade_limits` like `90/80/60`.
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
    spent_basic: Decimal | None = None
    spent_project: Decimal | None = None
    initial_total: Decimal | None = None
    initial_basic: Decimal | None = None
    initial_project: Decimal | None = None
    execution_weight: Decimal | None = None
    execution_rate: str = ""
    execution_score: Decimal | None = None
    totals: TotalsMode = TotalsMode.AUTOMATIC
    total_weight: Decimal | None = None
    total_score: Decimal | None = None
    grade: str = ""
    grade_limits: str = ""
    index_name: str = ""
    form: str = ""
    extra: tuple[Extra, ...] = ()
    rows: tuple[EvaluationRow, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluatedIndicator:
    """`score` is the person's own; the proposed one follows from the other fields (`scoring.proposal`).

    `target` is the identity of the Indicator that it was made from. `reason` is 偏差原因分析及改进措施.
    In a monitoring `actual_value` is what was done so far, `expected` 全年预计完成情况, `likelihood` 完成目标可能性.
    `parts` are the target value's where the form prints them in columns of their own.
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
    expected: str = ""
    likelihood: str = ""
    parts: Parts | None = None
    extra: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectEvaluation(Noted):
    """Funds: `initial_` 年初预算数, `annual_` 全年预算数, `spent_` 全年执行数, `expected_` 全年预计执行数.

    By source: 当年财政拨款 (`fiscal`), 上年结转资金 (`carried`), 财政专户管理资金 (`special_account`),
    单位资金 (`own`), 其他资金 (`other`), in `currency_unit`. `execution_score` is the person's own; `quality_limits`
    like `80/60` are the lower ends, in percent, of the upper two qualitative bands. `target` is the identity of the
    Project that it was made from. In a monitoring `spent_` is what was spent so far.
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
    expected_total: Decimal | None = None
    initial_fiscal: Decimal | None = None
    annual_fiscal: Decimal | None = None
    spent_fiscal: Decimal | None = None
    expected_fiscal: Decimal | None = None
    initial_carried: Decimal | None = None
    annual_carried: Decimal | None = None
    spent_carried: Decimal | None = None
    expected_carried: Decimal | None = None
    initial_special_account: Decimal | None = None
    annual_special_account: Decimal | None = None
    spent_special_account: Decimal | None = None
    expected_special_account: Decimal | None = None
    initial_own: Decimal | None = None
    annual_own: Decimal | None = None
    spent_own: Decimal | None = None
    expected_own: Decimal | None = None
    initial_other: Decimal | None = None
    annual_other: Decimal | None = None
    spent_other: Decimal | None = None
    expected_other: Decimal | None = None
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
    stage: Stage = Stage.SELF_EVALUATION
    grade: str = ""
    form: str = ""
    extra: tuple[Extra, ...] = ()
    indicators: tuple[EvaluatedIndicator, ...] = ()
    notes: tuple[Note, ...] = ()


FUND_STAGES = ("initial", "annual", "spent", "expected")
FUND_SOURCES = ("total", "fiscal", "carried", "special_account", "own", "other")
FUND_FIELDS = tuple(f"{stage}_{source}" for source in FUND_SOURCES for stage in FUND_STAGES)
BUDGET_FIELDS = ("budget_total", "budget_basic", "budget_project", "budget_secondary")
