"""The rows of the draft's tree, and what stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from perfdesk.desk.corrected import Correction
from perfdesk.desk.importing import Candidate, Standing
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui import theme
from perfdesk.wording import field_word


class Column(IntEnum):
    """From left to right."""

    NAME = 0
    TOTAL = 1
    INDICATORS = 2
    STANDING = 3


@dataclass(eq=False, slots=True)
class Node:
    """A row: an item of the draft, or a doubt about one."""

    item: Item
    parent: "Node | None" = None
    row: int = 0
    doubt: Finding | None = None
    indicator: Indicator | None = None
    """The one that the doubt is about."""
    candidate: Candidate | None = None
    standing: Standing | None = None
    """Of a project, and of a table that has none."""
    corrected: Correction | None = None
    """Who changed it in the book since it was imported."""
    below: list["Node"] = field(default_factory=list)
    number: int = 0


class RowWords(QObject):
    """Words and colours of a cell."""

    def text(self, node: Node, column: Column) -> str:
        item = node.item
        match column:
            case Column.NAME:
                return self._name(item)
            case Column.TOTAL if isinstance(item, Project | Unit | TargetTable):
                return show_amount(item.amounts.total)
            case Column.INDICATORS if isinstance(item, Project):
                return str(len(item.indicators))
            case Column.STANDING:
                return self._standing(node)
        return ""

    def _name(self, item: Item) -> str:
        if isinstance(item, TargetTable):
            year = self.tr("{year} 年").format(year=item.year) if item.year is not None else ""
            said = " · ".join(part for part in (item.department, year, item.title) if part)
            return said or self.tr("（未命名表）")
        if isinstance(item, ProjectEvaluation) and item.project:
            return " · ".join(part for part in (item.project, item.title) if part)
        named = (getattr(item, field, "") for field in ("name", "level3", "title", "department"))
        return next(filter(None, named), "") or self.tr("（名称空白）")

    def _standing(self, node: Node) -> str:
        if node.standing is None:
            return ""
        if node.standing is Standing.NEW:
            return self.tr("新增")
        if node.standing is Standing.SAME:
            return self.tr("相同")
        if node.candidate is None:
            return self.tr("已有一张，另加")
        fields = self.tr("、").join(map(field_word, node.candidate.differences))
        if node.corrected is not None:
            return self.corrected(node.corrected, fields)
        return self.tr("不同：{fields}").format(fields=fields)

    def corrected(self, by: Correction, fields: str) -> str:
        at = datetime.fromisoformat(by.at).astimezone().strftime("%m-%d %H:%M")
        if by.is_own or not by.who:
            said = self.tr("已由您在 {at} 修改，导入会覆盖：{fields}")
        else:
            said = self.tr("已由{who}在 {at} 修改，导入会覆盖：{fields}")
        return said.format(who=by.who, at=at, fields=fields)

    def colour(self, node: Node, column: Column) -> QColor | None:
        palette = QGuiApplication.palette()
        if node.standing is Standing.SAME:
            return palette.color(QPalette.ColorRole.PlaceholderText)
        if node.standing is Standing.DIFFERS and column is Column.STANDING:
            return theme.BY_SEVERITY[Severity.WARNING].on(palette)
        return None


def ticked_with(node: Node) -> Iterable[Id]:
    """What a tick at a row takes over: the projects that are, or stand under it; a table that has none."""
    if isinstance(node.item, Project):
        return (node.item.id,)
    if isinstance(node.item, Unit | TargetTable):
        units = node.item.units if isinstance(node.item, TargetTable) else (node.item,)
        return (project.id for unit in units for project in unit.projects)
    return (node.item.id,) if node.standing is not None else ()


def order(node: Node) -> tuple[int, ...]:
    """Comparable in document order."""
    return (*(order(node.parent) if node.parent is not None else ()), node.row)


def alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers at the right."""
    across = (
        Qt.AlignmentFlag.AlignRight
        if column in (Column.TOTAL, Column.INDICATORS)
        else Qt.AlignmentFlag.AlignLeft
    )
    return across | Qt.AlignmentFlag.AlignVCenter
