"""Small tables under easy identities, for tests of any room."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import EvaluatedIndicator
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit

LEVELS = {
    "11": ("1", "产出指标", "11", "数量指标"),
    "12": ("1", "产出指标", "12", "质量指标"),
    "22": ("2", "效益指标", "22", "社会效益"),
    "31": ("3", "满意度指标", "31", "服务对象满意度"),
}


def amounts(*texts: str | None) -> Amounts:
    """总计, 财政拨款, 财政专户拨款, 其他资金; what is left out is blank."""
    return Amounts(*(Decimal(text) if text is not None else None for text in texts))


def indicator(
    item_id: str, number: int = 1, level2: str = "11", name: str = "演出场次", value: str | None = "≥64场"
) -> Indicator:
    """Both values are `value`."""
    return Indicator(Id(item_id), number, *LEVELS[level2], name=name, cycle_value=value, annual_value=value)


def project(
    item_id: str, total: str | None = "10.00", *indicators: Indicator, name: str = "图书采购"
) -> Project:
    """All its money is 财政拨款."""
    return Project(Id(item_id), name, amounts(total, total), "采购图书不少于2000册。", indicators)


def evaluated(
    item_id: str,
    target: str = "≥64场",
    actual: str = "64场",
    weight: str | None = "10",
    level2: str = "11",
    score: str | None = None,
) -> EvaluatedIndicator:
    """A row of a project's self-evaluation."""
    points, own = (Decimal(text) if text is not None else None for text in (weight, score))
    return EvaluatedIndicator(Id(item_id), *LEVELS[level2], "演出场次", target, actual, points, own)


def small_table(prefix: str = "") -> TargetTable:
    """t › u1 › p1 (i1, i2, i3), p2 (i4); u2 › p3 (i5). Only its brevity is to be found against it (`SHORT_LISTS`)."""
    p1 = project(
        f"{prefix}p1",
        "100.00",
        indicator(f"{prefix}i1", 1, "11", "演出场次", "≥64场"),
        indicator(f"{prefix}i2", 2, "22", "覆盖镇街", "8个"),
        indicator(f"{prefix}i3", 3, "31", "观众满意度", "≥90%"),
        name="文化惠民演出",
    )
    p2 = project(
        f"{prefix}p2", "50.00", indicator(f"{prefix}i4", 1, "31", "满意度", "90%以上"), name="全民健身"
    )
    p2 = replace(p2, goal="建设健身步道，方便群众锻炼。")
    p3 = project(f"{prefix}p3", "10.00", indicator(f"{prefix}i5", 1, "12", "验收合格率", "100%"))
    p3 = replace(p3, goal="更新书架和借还设备，验收合格。")
    units = (
        Unit(Id(f"{prefix}u1"), "文化局本级", amounts("150.00", "150.00"), projects=(p1, p2)),
        Unit(Id(f"{prefix}u2"), "区图书馆", amounts("10.00", "10.00"), projects=(p3,)),
    )
    return TargetTable(
        Id(f"{prefix}t"),
        department="青屏区文化局",
        year=2026,
        totals=TotalsMode.PRINTED,
        amounts=amounts("160.00", "160.00"),
        units=units,
    )


SHORT_LISTS = ("kinds.", "list.", "goal.")
"""The rules that want more indicators and longer goals than a table for reading along has."""


def but_for_brevity(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if not finding.rule.startswith(SHORT_LISTS)]


def small_book() -> Book:
    """Two small tables; the identities of the second begin with `b`."""
    return Book(tables=(small_table(), small_table("b")))


def table_of(
    *projects: Project, total: str | None = None, mode: TotalsMode = TotalsMode.PRINTED
) -> TargetTable:
    """One unit with these projects, which prints the same total as the table."""
    unit = Unit(Id("u1"), "局本级", amounts(total, total), projects=projects)
    return replace(small_table(), amounts=amounts(total, total), totals=mode, units=(unit,))
