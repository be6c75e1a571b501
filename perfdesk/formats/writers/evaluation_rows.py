"""The standard layouts of self-evaluations: a department's as bureaus publish it, a project's by 财预〔2020〕10号."""

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.evaluation_sums import (
    counted_execution,
    counted_score,
    printed_project_totals,
    printed_totals,
)
from perfdesk.domain.grades import GRADES, bands_of
from perfdesk.domain.items import Item, value_at
from perfdesk.domain.level_runs import level_runs
from perfdesk.domain.scoring import execution_rate
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import TargetTable
from perfdesk.formats.writers.joined import target_sheet_names
from perfdesk.formats.writers.row_height import TALLEST, Wrapped, natural_height
from perfdesk.formats.writers.sheet import CellKind, SheetBuilder, SpannedCell, SpannedSheet
from perfdesk.formats.writers.sheet_names import sheet_names

FONT_SIZE = 9
_DEPARTMENT_WIDTHS = (10.0, 7.0, 10.0, 7.0, 18.0, 7.0, 29.0, 12.0, 28.0, 28.0)
_DEPARTMENT_HEADS = (
    "一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "指标解释", "得分/自评分", "未达标原因", "改进措施",
)  # fmt: skip
_PROJECT_HEADS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施",
)  # fmt: skip
_PROJECT_WIDTHS = (9.0, 12.0, 14.0, 24.0, 18.0, 18.0, 10.0, 10.0, 30.0)
_DEPARTMENT_NAME, _PROJECT_NAME = "部门整体支出绩效自评表", "项目支出绩效自评表"


_STAGES = ("initial", "annual", "spent")


def evaluation_sheets(tables: Sequence[Table]) -> list[SpannedSheet]:
    """A sheet for each self-evaluation, the department's first; target tables are left out.

    Where there are several projects, their sheets are named for them.
    """
    departments = [table for table in tables if isinstance(table, DepartmentEvaluation)]
    projects = [table for table in tables if isinstance(table, ProjectEvaluation)]
    wanted = [_DEPARTMENT_NAME] * len(departments)
    wanted += [(len(projects) > 1 and table.project) or _PROJECT_NAME for table in projects]
    names = sheet_names(wanted, target_sheet_names(sum(isinstance(table, TargetTable) for table in tables)))
    return [
        *(department_sheet(*each) for each in zip(departments, names, strict=False)),
        *(project_sheet(*each) for each in zip(projects, names[len(departments) :], strict=True)),
    ]


def _label(text: str, columns: int = 1, rows: int = 1) -> SpannedCell:
    return SpannedCell(text, CellKind.LABEL, None, rows, columns)


def _field(
    item: Item, field: str, kind: CellKind = CellKind.TEXT, columns: int = 1, rows: int = 1
) -> SpannedCell:
    value = value_at(item, field)
    said = value if isinstance(value, Decimal) or value is None else str(value)
    return SpannedCell(said, kind, Place(item.id, field), rows, columns)


def _rows_for(*texts: Wrapped) -> int:
    """How many rows the texts reach over side by side: one is not taller than spreadsheets let a row be."""
    tallest = max(natural_height(text, FONT_SIZE) for text in texts)
    return max(1, -(-tallest // TALLEST))


def department_sheet(table: DepartmentEvaluation, name: str) -> SpannedSheet:
    """As published: the facts, the budget, the index with its merged levels, 总分 and the ticked grade."""
    sheet = SheetBuilder(_DEPARTMENT_WIDTHS)
    sheet.add(SpannedCell(table.title, CellKind.TITLE, Place(table.id, "title"), 1, 10))
    _add_facts(sheet, table)
    head = sheet.row
    sheet.add(*(SpannedCell(text, CellKind.HEAD) for text in _DEPARTMENT_HEADS))
    _add_index(sheet, table.rows)
    totals = printed_totals(table)
    sheet.add(
        SpannedCell("总分", CellKind.TOTAL, None, 1, 5),
        SpannedCell(totals.weight, CellKind.TOTAL, Place(table.id, "total_weight")),
        SpannedCell("", CellKind.TOTAL),
        SpannedCell(totals.score, CellKind.TOTAL, Place(table.id, "total_score")),
        SpannedCell("", CellKind.TOTAL, None, 1, 2),
    )
    sheet.add(
        SpannedCell("评价等级", CellKind.TOTAL, None, 1, 5),
        SpannedCell(grade_line(table, totals.grade), CellKind.TEXT, Place(table.id, "grade"), 1, 5),
    )
    return SpannedSheet(name, sheet.widths, sheet.cells, head)


def _add_facts(sheet: SheetBuilder, table: DepartmentEvaluation) -> None:
    goals = _rows_for(
        Wrapped(table.annual_goals, sheet.width(3, 4)), Wrapped(table.completion, sheet.width(8, 2))
    )
    reasons = _rows_for(Wrapped(table.reasons_unfinished, sheet.width(3, 7)))
    count = "" if table.unit_count is None else f"{table.unit_count}个"
    sheet.add(
        _label("部门基本情况", rows=3 + goals + reasons),
        _label("部门名称", 2),
        _field(table, "department", columns=4),
        _label("单位数："),
        SpannedCell(count, CellKind.TEXT, Place(table.id, "unit_count"), 1, 2),
    )
    sheet.add(
        _label("年度整体绩效目标", 2, goals),
        _field(table, "annual_goals", columns=4, rows=goals),
        _label("整体绩效目标完成情况", 1, goals),
        _field(table, "completion", columns=2, rows=goals),
        rows=goals,
    )
    sheet.add(
        _label("未能完成原因", 2, reasons),
        _field(table, "reasons_unfinished", columns=7, rows=reasons),
        rows=reasons,
    )
    _add_budget(sheet, table)


def _add_budget(sheet: SheetBuilder, table: DepartmentEvaluation) -> None:
    unit = f"（{table.currency_unit}）" if table.currency_unit else ""
    sheet.add(
        _label("年度部门预算情况", 2, 2),
        _label(f"总预算{unit}", 2),
        _label(f"基本支出{unit}", 2),
        _label(f"项目支出{unit}"),
        _label(f"二次分配资金{unit}（下达至其他部门）", 2),
    )
    spans = (("budget_total", 2), ("budget_basic", 2), ("budget_project", 1), ("budget_secondary", 2))
    sheet.add(*(_field(table, field, CellKind.AMOUNT, columns) for field, columns in spans))


def _add_index(sheet: SheetBuilder, rows: Sequence[EvaluationRow]) -> None:
    """Levels reach over their rows; so does a name that several rows with their own points share."""
    for level1 in level_runs(rows, 1):
        for level2 in level_runs(level1, 2):
            for row in level2:
                cells: list[SpannedCell] = []
                if row is level1[0]:
                    cells += _level(row, "level1", len(level1))
                if row is level2[0]:
                    cells += _level(row, "level2", len(level2))
                sheet.add(*cells, *_row(row))


def _level(row: EvaluationRow, level: str, rows: int) -> list[SpannedCell]:
    return [
        _field(row, level, CellKind.NAME, rows=rows),
        _field(row, f"{level}_weight", CellKind.NAME, rows=rows),
    ]


def _row(row: EvaluationRow) -> Iterator[SpannedCell]:
    centred = ("level3", "weight", "score")
    for field in ("level3", "weight", "explanation", "score", "shortfall_reason", "improvement"):
        yield _field(row, field, CellKind.NAME if field in centred else CellKind.TEXT)


def grade_line(table: DepartmentEvaluation, grade: str) -> str:
    """`√优  90分≤得分≤100分； □良 …`, the grade's own box ticked."""
    bands = bands_of(table)
    return "； ".join(f"{'√' if each == grade else '□'}{each}  {bands.band(each)}" for each in GRADES)


def project_sheet(table: ProjectEvaluation, name: str) -> SpannedSheet:
    """By 财预〔2020〕10号: funds with their execution, the year's goal, the indicators, 总分."""
    sheet = SheetBuilder(_PROJECT_WIDTHS)
    sheet.add(SpannedCell(table.title, CellKind.TITLE, Place(table.id, "title"), 1, 9))
    year = f"（{table.year}年度）" if table.year else ""
    sheet.add(SpannedCell(year, CellKind.LABEL, Place(table.id, "year"), 1, 9))
    sheet.add(_label("项目名称", 2), _field(table, "project", columns=7))
    sheet.add(
        _label("主管部门", 2),
        _field(table, "department", columns=3),
        _label("实施单位"),
        _field(table, "unit", columns=3),
    )
    _add_funds(sheet, table)
    goals = _rows_for(Wrapped(table.goal, sheet.width(2, 3)), Wrapped(table.completion, sheet.width(5, 4)))
    sheet.add(_label("年度总体目标", 2, 1 + goals), _label("预期目标", 3), _label("实际完成情况", 4))
    sheet.add(
        _field(table, "goal", columns=3, rows=goals),
        _field(table, "completion", columns=4, rows=goals),
        rows=goals,
    )
    head = sheet.row
    _add_indicators(sheet, table)
    totals = printed_project_totals(table)
    sheet.add(
        SpannedCell("总分", CellKind.TOTAL, None, 1, 6),
        SpannedCell(totals.weight, CellKind.TOTAL, Place(table.id, "total_weight")),
        SpannedCell(totals.score, CellKind.TOTAL, Place(table.id, "total_score")),
        SpannedCell("", CellKind.TOTAL),
    )
    return SpannedSheet(name, sheet.widths, sheet.cells, head)


_STAGES = ("initial", "annual", "spent")
_SOURCES = {
    "total": "年度资金总额", "fiscal": "其中：当年财政拨款", "carried": "上年结转资金", "other": "其他资金",
}  # fmt: skip


def _add_funds(sheet: SheetBuilder, table: ProjectEvaluation) -> None:
    heads = ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    unit = f"（{table.currency_unit}）" if table.currency_unit else ""
    sheet.add(_label(f"项目资金{unit}", 2, 1 + len(_SOURCES)), *(_label(text) for text in heads))
    for source, label in _SOURCES.items():
        amounts = [_field(table, f"{stage}_{source}", CellKind.AMOUNT) for stage in _STAGES]
        if source == "total":
            scored = [
                _field(table, "execution_weight", CellKind.NAME),
                SpannedCell(rate_text(table), CellKind.NAME, Place(table.id, "execution_rate")),
                SpannedCell(counted_execution(table), CellKind.NAME, Place(table.id, "execution_score")),
            ]
        else:
            scored = [SpannedCell("-", CellKind.NAME) for _ in range(3)]
        sheet.add(_label(label), *amounts, *scored)


def rate_text(table: ProjectEvaluation) -> str:
    """执行率 as the document says it, else worked out from the funds, to two decimals."""
    rate = execution_rate(table.spent_total, table.annual_total)
    if table.execution_rate or rate is None:
        return table.execution_rate
    return f"{(rate * 100).quantize(Decimal('0.01'), ROUND_HALF_UP):f}%"


def _add_indicators(sheet: SheetBuilder, table: ProjectEvaluation) -> None:
    sheet.add(
        _label("绩效指标", 1, 1 + len(table.indicators)),
        *(SpannedCell(text, CellKind.HEAD) for text in _PROJECT_HEADS),
    )
    indicators = table.indicators
    for at, indicator in enumerate(indicators):
        above = indicators[at - 1] if at else None
        cells: list[SpannedCell] = []
        if above is None or above.level1_name != indicator.level1_name:
            alike = _run_length(indicators[at:], lambda each: each.level1_name)
            cells.append(_field(indicator, "level1_name", CellKind.NAME, rows=alike))
        if above is None or _levels(above) != _levels(indicator):
            alike = _run_length(indicators[at:], _levels)
            cells.append(_field(indicator, "level2_name", CellKind.NAME, rows=alike))
        sheet.add(*cells, *_indicator(indicator, table))


def _levels(indicator: EvaluatedIndicator) -> str:
    return f"{indicator.level1_name}\0{indicator.level2_name}"


def _run_length(indicators: Sequence[EvaluatedIndicator], name: Callable[[EvaluatedIndicator], str]) -> int:
    """How many from the first on have its name."""
    return sum(1 for _ in takewhile(lambda each: name(each) == name(indicators[0]), indicators))


def _indicator(indicator: EvaluatedIndicator, table: ProjectEvaluation) -> Iterator[SpannedCell]:
    yield from (_field(indicator, field) for field in ("name", "target_value", "actual_value"))
    yield _field(indicator, "weight", CellKind.NAME)
    yield SpannedCell(counted_score(indicator, table), CellKind.NAME, Place(indicator.id, "score"))
    yield _field(indicator, "reason")
