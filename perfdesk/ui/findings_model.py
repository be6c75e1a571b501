"""Findings in groups, by rule, by project or by unit, as a tree; under a finding what is off only because of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui import icons
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import finding_sentence, severity_word, title_of, with_year

Index = QModelIndex | QPersistentModelIndex
SENTENCE, WHERE = range(2)
_ABOVE = 1 << 24
"""An index's number: 0 for a group; the group's row + 1 for a finding; for what is under one, its row + 1 times this
besides."""


class Grouping(IntEnum):
    """As the box above the list has them."""

    RULE = 0
    PROJECT = 1
    UNIT = 2


@dataclass(frozen=True, slots=True)
class Group:
    """`key` is the rule's code or the identity of the row."""

    key: str
    worst: Severity
    findings: tuple[Finding, ...]
    following: tuple[tuple[Finding, ...], ...] = ()
    """For each of the findings, what is off only because of it."""

    def under(self, row: int) -> tuple[Finding, ...]:
        return self.following[row] if self.following else ()


class FindingsModel(QAbstractItemModel):
    """What `arrange` found at its last call; the list calls it a moment after each change."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grouping = Grouping.RULE
        self.hidden: frozenset[Severity] = frozenset()
        self.here: Id | None = None
        self.groups: list[Group] = []
        self.grouped: Mapping[str, float] = {}

    @property
    def is_narrowed(self) -> bool:
        """Whether there may be findings that are not listed."""
        return bool(self.hidden) or self.here is not None

    def arrange(self) -> bool:
        """Groups everything anew; False when it looks as before."""
        groups = self._grouped()
        self.grouped = self._desk.checking.grouped_rules() if self.grouping is Grouping.RULE else {}
        if groups == self.groups:
            return False
        self.beginResetModel()
        self.groups = groups
        self.endResetModel()
        return True

    def flat(self) -> list[Finding]:
        """In the order of the list."""
        return [finding for group in self.groups for finding in group.findings]

    def cause_at(self, index: Index) -> Finding | None:
        """A group stands for its first finding, what follows from a finding for that."""
        if not index.isValid():
            return None
        row, group = divmod(index.internalId(), _ABOVE)
        if not group:
            return self.groups[index.row()].findings[0]
        return self.groups[group - 1].findings[row - 1 if row else index.row()]

    def finding_in_row(self, index: Index) -> Finding | None:
        """The finding, or what follows from one, that stands in the row itself."""
        row, group = divmod(index.internalId(), _ABOVE)
        return self.groups[group - 1].under(row - 1)[index.row()] if row else self.cause_at(index)

    def index_of(self, finding: Finding) -> QModelIndex:
        for row, group in enumerate(self.groups):
            if finding in group.findings:
                return self.index(group.findings.index(finding), 0, self.index(row, 0))
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if not parent.isValid():
            return len(self.groups)
        row, group = divmod(parent.internalId(), _ABOVE)
        if row or parent.column():
            return 0
        return len(
            self.groups[group - 1].under(parent.row()) if group else self.groups[parent.row()].findings
        )

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 2

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not (0 <= row < self.rowCount(parent) and 0 <= column < 2):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        group = parent.internalId()
        return self.createIndex(
            row, column, group + (parent.row() + 1) * _ABOVE if group else parent.row() + 1
        )

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # QObject.parent() is the other overload
        row, group = divmod(index.internalId(), _ABOVE) if index.isValid() else (0, 0)
        if row:
            return self.createIndex(row - 1, 0, group)
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if not index.internalId():
            return self._group_data(self.groups[index.row()], index.column(), role)
        finding = self.finding_in_row(index)
        assert finding is not None
        palette = QGuiApplication.palette()
        match role, index.column():
            case (Qt.ItemDataRole.DisplayRole, 0):
                return self._sentence(finding, self.rowCount(index))
            case ((Qt.ItemDataRole.DecorationRole | Qt.ItemDataRole.ForegroundRole), 0) if self._is_under(
                index
            ):
                quiet = palette.color(QPalette.ColorRole.PlaceholderText)
                return quiet if role == Qt.ItemDataRole.ForegroundRole else None
            case (Qt.ItemDataRole.ToolTipRole, 0):
                return broken(finding_sentence(finding, self._desk.tree))
            case ((Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole), _):
                return self.where(finding)
            case Qt.ItemDataRole.DecorationRole, 0:
                return icons.severity_icon(finding.severity, palette)
            case Qt.ItemDataRole.ForegroundRole, 1:
                return palette.color(QPalette.ColorRole.PlaceholderText)
            case Qt.ItemDataRole.AccessibleTextRole, 0:
                return self.tr("{severity}：{sentence}").format(
                    severity=severity_word(finding.severity),
                    sentence=self._sentence(finding, self.rowCount(index)),
                )
        return None

    def _sentence(self, finding: Finding, following: int) -> str:
        said = finding_sentence(finding, self._desk.tree)
        return (
            self.tr("{sentence}（连带 {count} 处）").format(sentence=said, count=following)
            if following
            else said
        )

    def _is_under(self, index: Index) -> bool:
        return index.internalId() >= _ABOVE

    def where(self, finding: Finding) -> str:
        """The row and, for an indicator, its number; with the year where the file has tables of several."""
        if not self._desk.tree.has(finding.place.item):
            return ""
        return with_year(self._desk.tree, finding.place, self._row_words(finding))

    def _row_words(self, finding: Finding) -> str:
        item = self._desk.tree.item(finding.place.item)
        if isinstance(item, Indicator):
            project = self._desk.tree.owner(item.id, Project)
            return self.tr("{project} · 指标 {number}").format(
                project=self._named(project), number=item.number
            )
        if isinstance(item, EvaluationRow | EvaluatedIndicator):
            row = item.level3 if isinstance(item, EvaluationRow) else item.name
            table = self._named(self._desk.tree.parent(item.id))
            return self.tr("{table} · {row}").format(table=table, row=row.strip())
        return self._named(item)

    def _group_data(self, group: Group, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole if column == SENTENCE:
                by_rule = self.grouping is Grouping.RULE
                title = title_of(group.findings[0]) if by_rule else self._row_title(group)
                if group.key in self.grouped:
                    words = self.tr("{title}（{count}，涉及 {share} 的项目，可一并处理）")
                    share = f"{self.grouped[group.key]:.0%}"
                    return words.format(title=title, count=len(group.findings), share=share)
                return self.tr("{title}（{count}）").format(title=title, count=len(group.findings))
            case Qt.ItemDataRole.DecorationRole if column == SENTENCE:
                return icons.severity_icon(group.worst, QGuiApplication.palette())
        return None

    def _row_title(self, group: Group) -> str:
        key = Id(group.key)
        tree = self._desk.tree
        return with_year(tree, Place(key, ""), self._named(tree.item(key))) if tree.has(key) else ""

    def _named(self, item: object) -> str:
        if isinstance(item, TargetTable):
            return self.tr("表头与合计")
        if isinstance(item, Unit):
            return item.name.strip() or self.tr("（未命名单位）")
        if isinstance(item, DepartmentEvaluation):
            return self.tr("部门自评 {department}").format(department=item.department.strip()).strip()
        if isinstance(item, ProjectEvaluation) and item.stage is Stage.MONITORING:
            return self.tr("监控 {project}").format(project=item.project.strip() or self.tr("（未命名项目）"))
        if isinstance(item, ProjectEvaluation):
            return self.tr("自评 {project}").format(project=item.project.strip() or self.tr("（未命名项目）"))
        return (item.name.strip() if isinstance(item, Project) else "") or self.tr("（未命名项目）")

    def _grouped(self) -> list[Group]:
        gathered: dict[str, list[Finding]] = {}
        is_by_rule = self.grouping is Grouping.RULE
        for finding in self._sorted():
            key = finding.rule if is_by_rule else self._row_of(finding)
            gathered.setdefault(key, []).append(finding)
        groups = [self._group(key, found) for key, found in gathered.items()]
        return sorted(groups, key=lambda group: -group.worst) if self.grouping is Grouping.RULE else groups

    def _group(self, key: str, found: list[Finding]) -> Group:
        is_told_under = self.grouping is not Grouping.RULE or key.startswith("sum.")
        following = tuple(map(self._desk.checking.consequences, found)) if is_told_under else ()
        worst = max(map(attrgetter("severity"), found))
        return Group(key, worst, tuple(found), following if any(following) else ())

    def _sorted(self) -> list[Finding]:
        """In document order, without the severities that are hidden; of `here` and below it, where that is given."""
        shown = self._desk.checking.all_findings()
        if self.hidden:
            shown = [finding for finding in shown if finding.severity not in self.hidden]
        if self.here is None or not self._desk.tree.has(self.here):
            return shown
        return [finding for finding in shown if self.here in self._desk.tree.with_owners(finding.place.item)]

    def _row_of(self, finding: Finding) -> Id:
        """The project, unit, table or self-evaluation in whose row the finding is shown; by units, that around it."""
        item_id, parents = finding.place.item, self._desk.tree.parents
        chain = [item_id]
        while (owner := parents.get(chain[-1])) is not None:
            chain.append(owner)
        if len(chain) > 1 and not isinstance(self._desk.tree.item(chain[-2]), TargetTable):
            return chain[-2]
        deepest = 3 if self.grouping is Grouping.UNIT else 4
        return chain[-deepest] if len(chain) >= deepest else item_id
