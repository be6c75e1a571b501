"""The book as a tree of tables, units and projects, laid over the desk's own tree."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.row_sight import folded
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import ItemInserted, ItemMoved, ItemRemoved, ValueChange, is_about_a_note
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, children
from perfdesk.domain.notes import Verdict
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Stage
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetScope, TargetTable, Unit
from perfdesk.domain.talk import LOCKED
from perfdesk.ui import icons
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.row_steps import Came, Gone, follow, steps
from perfdesk.ui.searched_words import SearchedWords

Index = QModelIndex | QPersistentModelIndex
NAME, MARK = range(2)
_SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF = _SEEN | Qt.ItemFlag.ItemNeverHasChildren
"""Says so for the tree, which would else ask each of ten thousand for its rows."""
_DROPPED_AT = _SEEN | Qt.ItemFlag.ItemIsDropEnabled
_DRAGGED = _DROPPED_AT | _LEAF | Qt.ItemFlag.ItemIsDragEnabled
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROLES = {
    int(role): role
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
}
"""What a row has an answer to."""
DRAGGED = "application/x-perfdesk-projects"
_MANY = 50
"""Rows whose marks change, beyond which all are said to have."""
EVALUATIONS = Id("evaluations")
"""The row that holds the self-evaluations of projects, which are many: no item of the book."""


class NavigatorModel(QAbstractItemModel):
    """Holds the order of identities as last told, and the names that were read; the desk is asked for the rest.

    `dropped`: projects were dragged to a unit.

    `all_marks_changed`: what is shown has to be painted again. A word for each of 10,000 rows takes 0.7 s.
    """

    all_marks_changed = Signal()
    dropped = Signal(list, str)

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._findings = desk, findings
        self._filter = ""
        self._words = SearchedWords()
        self._numbers: dict[Id, int] = {}
        self._ids: list[Id] = []
        self._load()
        findings.changed.connect(self._marks_changed)

    def id_at(self, index: Index) -> Id:
        """The book's own for an invalid index."""
        return self._ids[index.internalId()] if index.isValid() else BOOK_ID

    def index_of(self, item_id: Id, column: int = NAME) -> QModelIndex:
        """Invalid for what is not shown."""
        row = self._row.get(item_id)
        return QModelIndex() if row is None else self.createIndex(row, column, self._number(item_id))

    def holds_holders(self, item_id: Id) -> bool:
        """Whether what stands in it may hold rows itself."""
        return item_id != EVALUATIONS and item_id not in self._units

    def set_filter(self, text: str) -> None:
        """Shows only what has `text` in its name, goal or indicators, with what stands around it."""
        if folded(text) != self._filter:
            self._filter = folded(text)
            self.reload()

    @property
    def is_filtered(self) -> bool:
        return bool(self._filter)

    @property
    def shown_count(self) -> int:
        """All items, open or not, that the filter lets through."""
        return len(self._names)

    def fitting(self) -> list[Id]:
        """What itself says what is filtered by, from top to bottom; not what only stands around it."""
        return [item_id for item_id in self._downwards(BOOK_ID) if self._fits(item_id)]

    def units(self) -> Iterator[QModelIndex]:
        """The rows that hold projects, from top to bottom."""
        for table in self._below[BOOK_ID]:
            units = (table,) if table == EVALUATIONS else self._below.get(table, ())
            yield from map(self.index_of, units)

    def first_project(self) -> Id | None:
        """Of a target table; else the first self-evaluation of one."""
        units = [unit for table in self._below[BOOK_ID] for unit in self._below.get(table, ())]
        projects = (project for unit in units for project in self._below.get(unit, ()))
        return next(projects, next(iter(self._below.get(EVALUATIONS, ())), None))

    def reload(self) -> None:
        self.beginResetModel()
        self._load()
        self.endResetModel()

    def follow(self, change: Changed) -> None:
        """Rows come, go and move one by one; with a filter on, everything is laid out anew."""
        if change.is_structural:
            if self._filter:
                self.reload()
            else:
                self._lay_out_anew(_parents_in(change))
        if any(is_about_a_note(each) for each in change.edit.changes):
            self.all_marks_changed.emit()
        for item_id in {c.place.item for c in change.edit.changes if isinstance(c, ValueChange)}:
            if item_id in self._names and self._desk.tree.has(item_id):
                self._names[item_id] = self._name(self._desk.tree.item(item_id))
                self._tell(item_id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Projects of target tables are dragged; they are dropped at a unit or at a project in it."""
        if self._desk.read_only or not index.isValid():
            return super().flags(index)
        item_id = self._ids[index.internalId()]  # a tree that is laid out anew asks thrice of each row
        is_open = not self._desk.talk.marks or self._desk.can_change(item_id)
        if self._owner[item_id] in self._units:
            return _DRAGGED if is_open else _LEAF
        if item_id in self._units:
            return _DROPPED_AT if is_open else _SEEN
        return _SEEN if item_id in self._below else _LEAF

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Iterable[Index]) -> QMimeData:
        data = QMimeData()
        ids = dict.fromkeys(self.id_at(index) for index in indexes)
        projects = [item_id for item_id in ids if self._owner[item_id] in self._units]
        data.setData(DRAGGED, "\n".join(projects).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(DRAGGED) and self._unit_around(parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Only tells: the desk moves them, and the tree follows. What is True would make the view take them out."""
        unit = self._unit_around(parent)
        if unit is not None and data.hasFormat(DRAGGED):
            self.dropped.emit(bytes(data.data(DRAGGED).data()).decode().split("\n"), unit)
        return False

    def _unit_around(self, index: Index) -> Id | None:
        item_id = self.id_at(index)
        if item_id in self._units:
            return item_id
        owner = self._owner.get(item_id)
        return owner if owner in self._units else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.column() > 0 else len(self._below.get(self.id_at(parent), ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 2

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = self._below.get(self.id_at(parent), [])
        if not (0 <= row < len(rows) and 0 <= column < 2):
            return QModelIndex()
        return self.createIndex(row, column, self._number(rows[row]))

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # QObject.parent() is the other overload
        owner = self._owner.get(self._ids[index.internalId()], BOOK_ID) if index.isValid() else BOOK_ID
        row = self._row.get(owner)  # the book has none
        return QModelIndex() if row is None else self.createIndex(row, NAME, self._numbers[owner])

    def sibling(self, row: int, column: int, index: Index) -> QModelIndex:
        """Of the same row without asking what is around it, as Qt would: a tree asks so for each cell it paints."""
        if row == index.row() and 0 <= column < 2:
            return self.createIndex(row, column, index.internalId())
        return super().sibling(row, column, index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        asked = _ROLES.get(role)
        if asked is None:  # of each row that is painted most of what is asked has no answer
            return None
        item_id = self.id_at(index)
        return self._mark(item_id, asked) if index.column() == MARK else self._said(item_id, asked)

    def _said(self, item_id: Id, role: Qt.ItemDataRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._name_at(item_id) or self._nameless(item_id)
            case Qt.ItemDataRole.ForegroundRole if not self._name_at(item_id):
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            case Qt.ItemDataRole.FontRole if self._owner[item_id] == BOOK_ID:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self._name_at(item_id) or self._nameless(item_id)
                return "，".join(part for part in (name, self._mark_words(item_id)) if part)
        return None

    def _mark(self, item_id: Id, role: Qt.ItemDataRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole if item_id in self._below:
                return str(self._project_count(item_id))
            case Qt.ItemDataRole.DisplayRole:
                return self._state_sign(item_id)
            case Qt.ItemDataRole.DecorationRole:
                worst = self._findings.worst(item_id)
                if worst is not None and worst > Severity.HINT:
                    return icons.severity_icon(worst, QGuiApplication.palette())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._mark_words(item_id)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _mark_words(self, item_id: Id) -> str:
        words = {
            Severity.ERROR: self.tr("{count} 个错误"),
            Severity.WARNING: self.tr("{count} 个警告"),
            Severity.NOTICE: self.tr("{count} 个通知"),
            Severity.HINT: self.tr("{count} 个提示"),
        }
        counts = {severity: self._findings.count(severity, item_id) for severity in words}
        told = [words[s].format(count=n) for s, n in counts.items() if n]
        if item_id != EVALUATIONS and (said := self._desk.open_threads(item_id)):
            told.append(self.tr("{count} 条批注待处理").format(count=said))
        if (state := self._state(item_id)) is not None:
            told.append(self._state_word(state))
        return "，".join(told)

    def _state(self, item_id: Id) -> Verdict | None:
        tree, talk = self._desk.tree, self._desk.talk
        if not talk.marks or not tree.has(item_id):
            return None
        mark = talk.state(tree.with_owners(item_id))
        return mark.verdict if mark is not None else None

    def _state_sign(self, item_id: Id) -> str:
        """A tick where it was passed or handed in, and how many comments wait."""
        said = self._desk.open_threads(item_id) if item_id not in (BOOK_ID, EVALUATIONS) else 0
        return self.sign(is_passed=self._state(item_id) in LOCKED, comments=said)

    def sign(self, *, is_passed: bool, comments: int) -> str:
        said = self.tr("批{count}").format(count=comments) if comments else ""
        return " ".join(part for part in ("✓" if is_passed else "", said) if part)

    def _state_word(self, state: Verdict) -> str:
        return {
            Verdict.DRAFT: self.tr("草稿"),
            Verdict.SUBMITTED: self.tr("待审"),
            Verdict.RETURNED: self.tr("已退回"),
            Verdict.PASSED: self.tr("审核通过"),
            Verdict.HANDED_IN: self.tr("已报送"),
        }[state]

    def _nameless(self, item_id: Id) -> str:
        if item_id in self._units:
            return self.tr("部门整体") if self._is_of_department(item_id) else self.tr("（未命名单位）")
        return self.tr("（未命名表）") if self._owner[item_id] == BOOK_ID else self.tr("（未命名项目）")

    def _project_count(self, item_id: Id) -> int:
        below = self._below[item_id]
        is_flat = item_id in self._units or item_id == EVALUATIONS
        return len(below) if is_flat else sum(len(self._below[unit]) for unit in below)

    def _load(self) -> None:
        self._below: dict[Id, list[Id]] = {BOOK_ID: []}
        self._owner: dict[Id, Id] = {}
        self._row: dict[Id, int] = {}
        self._names: dict[Id, str | None] = {}
        """Of what is shown; None until it is read, which most of ten thousand rows never are."""
        self._units: set[Id] = set()
        self._below[BOOK_ID] = self._wanted(BOOK_ID)
        self._take_up_new(BOOK_ID, self._below[BOOK_ID])
        self._renumber(BOOK_ID)

    def _take_up(self, item: Item, owner: Id) -> None:
        """The item and everything shown below it; positions come later."""
        self._names[item.id], self._owner[item.id] = None, owner
        if isinstance(item, Project | DepartmentEvaluation | ProjectEvaluation):
            return
        if isinstance(item, Unit):
            self._units.add(item.id)
        shown = self._shown_in(item)
        self._below[item.id] = [child.id for child in shown]
        self._renumber(item.id)
        for child in shown:
            self._take_up(child, item.id)

    def _shown_in(self, item: Item) -> Sequence[Item]:
        """Of a unit that has the filter in its name, all projects."""
        below = children(item)
        if not self._filter or (isinstance(item, Unit) and self._has_filter(item.name)):
            return below
        return [each for each in below if self._is_shown(each)]

    def _is_shown(self, item: Item) -> bool:
        if isinstance(item, Project):
            return self._words.says(item, self._filter)
        if isinstance(item, Unit):
            return self._has_filter(item.name) or any(
                self._words.says(each, self._filter) for each in item.projects
            )
        return True

    def _downwards(self, owner: Id) -> Iterator[Id]:
        for item_id in self._below.get(owner, ()):
            yield item_id
            yield from self._downwards(item_id)

    def _fits(self, item_id: Id) -> bool:
        return (
            self.is_filtered
            and self._desk.tree.has(item_id)
            and self._words.says(self._desk.tree.item(item_id), self._filter)
        )

    def _has_filter(self, *texts: str) -> bool:
        return any(self._filter in folded(text) for text in texts)

    def _is_of_department(self, unit_id: Id) -> bool:
        """Whether the unit only holds what stands for a department as a whole."""
        tree = self._desk.tree
        return tree.has(unit_id) and tree.owner(unit_id, TargetTable).scope is TargetScope.DEPARTMENT

    def _name_at(self, item_id: Id) -> str:
        name = self._names[item_id]
        if name is None:
            name = self._names[item_id] = self._name(self._desk.tree.item(item_id))
        return name

    def _name(self, item: Item) -> str:
        if isinstance(item, TargetTable):
            if item.year is None:
                return item.title.strip()
            return self.tr("{year} {title}").format(year=item.year, title=item.title.strip())
        if isinstance(item, ProjectEvaluation) and item.stage is Stage.MONITORING:
            return self.tr("监控 {project}").format(project=" ".join(item.project.split())).strip()
        if isinstance(item, ProjectEvaluation):
            project = " ".join(item.project.split())
            is_dated = item.year is not None and project
            return self.tr("{year} {title}").format(year=item.year, title=project) if is_dated else project
        if isinstance(item, DepartmentEvaluation):
            words = self.tr("{year} 部门自评 {department}")
            said = words.format(year=item.year or "", department=" ".join(item.department.split()))
            return said.strip()
        return " ".join(item.name.split()) if isinstance(item, Unit | Project) else ""

    def _lay_out_anew(self, parents: Iterable[Id]) -> None:
        """First what went, from everywhere, then what came: an item never stands in two places."""
        plans = {owner: self._wanted(owner) for owner in parents if owner in self._below}
        for owner, wanted in plans.items():
            staying = set(wanted)
            if owner in self._below:
                self._step_to(owner, [item_id for item_id in self._below[owner] if item_id in staying])
        for owner, wanted in plans.items():
            if owner in self._below:
                self._step_to(owner, wanted)

    def _wanted(self, owner: Id) -> list[Id]:
        if owner not in (BOOK_ID, EVALUATIONS):
            item = self._desk.tree.item(owner) if self._desk.tree.has(owner) else None
            return [child.id for child in children(item)] if item is not None else []
        is_group = owner == EVALUATIONS
        tables = self._desk.book.tables
        ids = [table.id for table in tables if isinstance(table, ProjectEvaluation) is is_group]
        if is_group:
            return [each for each in ids if self._is_shown_evaluation(each)]
        return ids if len(ids) == len(tables) else [*ids, EVALUATIONS]

    def _is_shown_evaluation(self, item_id: Id) -> bool:
        return not self._filter or self._fits(item_id)

    def _step_to(self, owner: Id, wanted: list[Id]) -> None:
        rows = self._below[owner]
        for step in steps(rows, wanted):
            gone = rows[step.first : step.last + 1] if isinstance(step, Gone) else []
            if isinstance(step, Came):
                self._take_up_new(owner, step.ids)
            follow(self, self.index_of(owner), step, rows, lambda: self._renumber(owner))
            for item_id in gone:
                self._put_down(item_id)
        self._tell(owner)

    def _take_up_new(self, owner: Id, ids: list[Id]) -> None:
        """Of `owner`; the row that holds evaluations brings them along."""
        for item_id in ids:
            if item_id != EVALUATIONS:
                self._take_up(self._desk.tree.item(item_id), owner)
                continue
            self._names[EVALUATIONS], self._owner[EVALUATIONS] = self.tr("项目自评表和监控表"), owner
            self._below[EVALUATIONS] = self._wanted(EVALUATIONS)
            self._take_up_new(EVALUATIONS, self._below[EVALUATIONS])
            self._renumber(EVALUATIONS)

    def _put_down(self, item_id: Id) -> None:
        for below in self._below.pop(item_id, ()):
            self._put_down(below)
        for known in (self._row, self._names, self._owner):
            known.pop(item_id, None)

    def _renumber(self, owner: Id) -> None:
        for row, item_id in enumerate(self._below[owner]):
            self._row[item_id] = row

    def _tell(self, item_id: Id) -> None:
        index = self.index_of(item_id)
        if index.isValid():
            self.dataChanged.emit(index, self.index_of(item_id, MARK))

    def _marks_changed(self, touched: frozenset[Id]) -> None:
        here = [*islice((item_id for item_id in touched if item_id in self._names), _MANY + 1)]
        if len(here) > _MANY:
            self.all_marks_changed.emit()
            return
        for item_id in here:
            if self._desk.tree.has(item_id):
                self._tell(item_id)

    def _number(self, item_id: Id) -> int:
        """A small whole number that stands for the identity in Qt's indexes, for as long as the model lives."""
        number = self._numbers.get(item_id)
        if number is None:
            number = self._numbers[item_id] = len(self._ids)
            self._ids.append(item_id)
        return number


def _parents_in(change: Changed) -> list[Id]:
    """The items below which something came, went or moved."""
    found: list[Id] = []
    for step in change.edit.changes:
        match step:
            case ItemInserted(parent) | ItemRemoved(parent):
                found.append(parent)
            case ItemMoved(_, from_parent, _, to_parent):
                found += [from_parent, to_parent]
    return list(dict.fromkeys([*found, *([EVALUATIONS] if BOOK_ID in found else [])]))
