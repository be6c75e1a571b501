"""The sheet 说明 of a workbook: the reasons that were given for what a reviewer would point at.

Who gave them stays in the desk file: a workbook may be published.
"""

from collections.abc import Iterator, Sequence

from perfdesk.domain.book import Book, Table
from perfdesk.domain.extra import head_in
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, is_value, value_at
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.self_evaluation import EvaluatedIndicator, EvaluationRow
from perfdesk.domain.standing import said_at
from perfdesk.domain.table import Project, Unit
from perfdesk.domain.tree import Tree
from perfdesk.formats.evaluation_rows import evaluation_sheets
from perfdesk.formats.remark_heads import HEADS, NAME
from perfdesk.formats.sheet_names import sheet_names
from perfdesk.formats.spanned_rows import CellKind, SheetBuilder, SpannedCell, SpannedSheet

_WIDTHS = (6.0, 22.0, 26.0, 26.0, 14.0, 26.0, 44.0)
_FIELDS = {
    "name": "名称", "total": "总计", "fiscal": "财政拨款", "special_account": "财政专户拨款", "other": "其他资金",
    "goal": "绩效目标", "indicators": "绩效指标", "number": "序号", "level1_code": "一级指标",
    "level1_name": "一级指标", "level2_code": "二级指标", "level2_name": "二级指标",
    "cycle_value": "实施周期指标值", "annual_value": "年度指标值", "department": "部门名称", "year": "年度",
    "currency_unit": "金额单位", "totals": "合计", "weight": "分值", "score": "得分", "target_value": "年度指标值",
    "actual_value": "实际完成值", "reason": "偏差原因", "shortfall_reason": "未达标原因", "improvement": "改进措施",
    "total_weight": "总分值", "total_score": "总分", "grade": "评价等级", "completion": "完成情况",
    "execution_rate": "执行率", "execution_score": "执行率得分", "budget_total": "总预算",
}  # fmt: skip
"""What the layouts call the fields; a field that is not here is left blank."""


def forms_beside(tables: Sequence[Table]) -> list[SpannedSheet]:
    """What a workbook holds besides the sheets of target tables."""
    forms = evaluation_sheets(tables)
    (name,) = sheet_names([NAME], (form.name for form in forms))
    return [*forms, *_remark_sheets(tables, name)]


def _remark_sheets(tables: Sequence[Table], name: str) -> Iterator[SpannedSheet]:
    """One, or none where there is nothing to say."""
    if not any(table.waivers for table in tables):
        return
    tree = Tree.of(Book(tables=tuple(tables)))
    rows = [row for table in tables for waiver in table.waivers if (row := _row(waiver, tree))]
    if not rows:
        return
    sheet = SheetBuilder(_WIDTHS)
    sheet.add(SpannedCell(NAME, CellKind.TITLE, None, 1, len(HEADS)))
    head = sheet.row
    sheet.add(*(SpannedCell(text, CellKind.HEAD) for text in HEADS))
    for number, row in enumerate(rows, 1):
        sheet.add(SpannedCell(str(number), CellKind.NAME), *map(SpannedCell, row))
    yield SpannedSheet(name, sheet.widths, sheet.cells, head)


def _row(waiver: Waiver, tree: Tree) -> tuple[str, ...] | None:
    """None for a reason that no longer holds: the item is gone or says something else by now."""
    if not tree.has(waiver.item):
        return None
    item = tree.item(waiver.item)
    if said_at(item, waiver.field) != waiver.said:
        return None
    around = (_name_around(tree, item, Unit), _name_around(tree, item, Project), _indicator_name(item))
    return (
        *around,
        (head_in(waiver.field) or _FIELDS.get(waiver.field, "")),
        _said(item, waiver.field),
        waiver.reason,
    )


def _name_around(tree: Tree, item: Item, kind: type[Unit] | type[Project]) -> str:
    """The name of the unit or project that an item is or stands in."""
    step: Item | None = item
    while step is not None and not isinstance(step, kind):
        step = tree.parent(step.id) if step.id in tree.parents else None
    return step.name if step is not None else ""


def _indicator_name(item: Item) -> str:
    if isinstance(item, EvaluationRow):
        return item.level3
    return item.name if isinstance(item, Indicator | EvaluatedIndicator) else ""


def _said(item: Item, field: str) -> str:
    value = value_at(item, field) if is_value(item, field) else None
    return "" if value is None else str(value)
