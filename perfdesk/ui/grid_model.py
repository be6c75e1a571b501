"""The printed table as a model: unit rows and project rows of one table, each value at its Place."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from perfdesk.desk.block_edits import Added, Texts, written
from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.marking import marks
from perfdesk.desk.row_sight import EVERYTHING, RowFilter, Sight, Sorting, sight
from perfdesk.domain.amounts import Amounts, NotAnAmount, show_amount
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.form import Arrangement
from perfdesk.domain.forms.shown import asked, form_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.talk import Thread
from perfdesk.ui.cells.model import CellsModel
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.grid_columns import AMOUNTS, COLUMNS, FIELDS, SORTED_BY, Column, Row
from perfdesk.ui.grid_search import GridSearch
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.row_steps import Came, follow, steps
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import because_sentence, finding_sentence, refusal_sentence, severity_word

Index = QModelIndex | QPersistentModelIndex
Look = tuple[RowFilter, Sorting | None, Sight]
"""How a table is filtered and sorted, and which rows came of it."""


_SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _SEEN | Qt.ItemFlag.ItemIsEditable
_MOST_TOLD = 12
"""Findings of a cell; who wants them all goes to the list."""
_MANY = 200
"""Rows with other marks beyond which all rows are told of at once."""
_SHOWN = 140
"""More characters than two lines of a wide column hold are not laid out."""


class GridModel(CellsModel[Row]):
    """Holds the rows as last told by the desk, so that painting never searches the tree.

    Behind the last one an open row waits for a further project: it holds no item. `came`: there is one in it now.
    """

    came = Signal(str)

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._findings = findings
        self._table: TargetTable | None = None
        self._ids: list[Id] = []
        self._items: dict[Id, Row] = {}
        self._row: dict[Id, int] = {}
        self.wanted = RowFilter()
        self.sorting: Sorting | None = None
        self._sight = EVERYTHING
        self._looked: dict[Id, Look] = {}
        self._is_whole_text = False
        self._is_typed_below = False
        self._is_open = False
        self._search = GridSearch(self.text, self)
        findings.changed.connect(self._marks_changed)

    @property
    def table_id(self) -> Id | None:
        return self._table.id if self._table else None

    def show_table(self, table_id: Id | None) -> None:
        """Filtered and sorted as it was when it was left."""
        if table_id == self.table_id and table_id is not None:
            return
        if self.table_id is not None:
            self._looked[self.table_id] = self.wanted, self.sorting, self._sight
        whole = RowFilter(), None, EVERYTHING
        self.wanted, self.sorting, self._sight = self._looked.get(table_id, whole) if table_id else whole
        self.beginResetModel()
        self._load(table_id)
        self._is_open = self._takes_more()
        self._lay_out()
        self.endResetModel()

    @property
    def looks(self) -> dict[Id, Look]:
        """How each table that was looked at is filtered and sorted."""
        here = {} if self.table_id is None else {self.table_id: (self.wanted, self.sorting, self._sight)}
        return self._looked | here

    def look_as(self, looks: dict[Id, Look]) -> None:
        """Each table from now on as another view of the same desk had it."""
        here = self.table_id
        self.show_table(None)
        self._looked = dict(looks)
        self.show_table(here)

    def look(self, wanted: RowFilter, sorting: Sorting | None) -> None:
        """Shows the rows that are wanted now, in this order. Raises FileDamaged, StoreFailed."""
        if self._table is None:
            return
        table = self._desk.tree.owner(self._table.id, TargetTable)  # with the values that were typed since
        seen = sight(self._desk, table, wanted, sorting)
        self.beginResetModel()
        self.wanted, self.sorting, self._sight = wanted, sorting, seen
        self._lay_out()
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    @property
    def is_whole(self) -> bool:
        """Whether all rows are shown as they stand."""
        return self.wanted.is_blank and self.sorting is None

    def reveal(self, item_id: Id) -> bool:
        """Whether a row that was not shown is shown now, because one goes to it."""
        item = self._items.get(item_id)
        if item_id in self._row or item is None or (isinstance(item, Unit) and self.sorting is not None):
            return False
        self._sight = self._sight.with_row(item_id)
        self._follow_order()
        return True

    def holds_unseen(self, item_id: Id) -> bool:
        """Whether it is a unit with projects that are not shown."""
        item = self._items.get(item_id)
        return isinstance(item, Unit) and any(project.id not in self._row for project in item.projects)

    def shown_projects(self) -> list[Project]:
        return [item for item in map(self._items.get, self._ids) if isinstance(item, Project)]

    def item_at(self, index: Index) -> Row | None:
        is_row = index.isValid() and index.row() < len(self._ids)
        return self._items.get(self._ids[index.row()]) if is_row else None

    @property
    def is_read_only(self) -> bool:
        """The file, or the table in it."""
        return not self._is_open

    @property
    def is_adding(self) -> bool:
        """While a project is being made of what was typed into the open row."""
        return self._is_typed_below

    def is_open_row(self, row: int) -> bool:
        return self._is_open and row == len(self._ids)

    @property
    def shown_ids(self) -> Sequence[Id]:
        """The rows from top to bottom, without the open one."""
        return self._ids

    def added(self, texts: Texts) -> Added:
        """What is written into the open row: a project at the end of the last unit that is seen."""
        return Added((texts,), self._last_unit())

    def _last_unit(self) -> Id | None:
        units = self._table.units if self._table else ()
        if not units or self.wanted.unit in {unit.id for unit in units}:
            return self.wanted.unit
        if self.sorting is not None or not self._ids:
            return units[-1].id
        last = self._ids[-1]
        return last if isinstance(self._items[last], Unit) else self._desk.tree.parents[last]

    def id_at(self, row: int) -> Id:
        return self._ids[row]

    def row_of(self, item_id: Id) -> int | None:
        return self._row.get(item_id)

    def is_gone(self, row: int) -> bool:
        return row < len(self._ids) and not self._desk.tree.has(self._ids[row])

    def is_blank_row(self, row: int) -> bool:
        return not any(self.is_filled(row, column) for column in Column)

    def is_filled(self, row: int, column: int) -> bool:
        """Without putting the cell into words."""
        return row < len(self._ids) and self._said((self._items[self._ids[row]],), column)[0] is not None

    def said_in(self, column: int) -> list[object]:
        """What the rows say there, without the open one, each as it is kept; None where it is nothing.

        Long columns are asked as a whole.
        """
        return self._said([self._items[item_id] for item_id in self._ids], column)

    def unit_rows(self) -> set[int]:
        return {row for row, item_id in enumerate(self._ids) if isinstance(self._items[item_id], Unit)}

    def _said(self, items: Sequence[Row], column: int) -> list[object]:
        if column in AMOUNTS:
            field = FIELDS[COLUMNS[column]]
            amounts = list(map(attrgetter(f"amounts.{field}"), items))
            if self._follows:
                sums = ((row, item) for row, item in enumerate(items) if isinstance(item, Unit))
                for row, unit in sums:
                    amounts[row] = getattr(self.amounts(unit), field)
            return amounts
        if column == Column.NAME:
            return [item.name or None for item in items]
        if column == Column.GOAL:
            return [item.goal or None if isinstance(item, Project) else None for item in items]
        if column == Column.INDICATORS:
            return [
                item.indicators or item.preamble or None if isinstance(item, Project) else None
                for item in items
            ]
        return [None] * len(items)

    def place_at(self, index: Index) -> Place | None:
        """The value behind a cell; None where the cell shows no single value."""
        item, column = self.item_at(index), COLUMNS[index.column()]
        return Place(item.id, FIELDS[column]) if item is not None and _has_value(item, column) else None

    def threads_at(self, index: Index) -> list[Thread]:
        """What is said about a cell and waits for an answer; for the indicators, about any of them."""
        if not self._desk.talk.threads:
            return []
        item, place = self.item_at(index), self.place_at(index)
        if place is not None and place.field != "indicators":
            return self._desk.threads_at(place)
        if isinstance(item, Project) and index.column() == Column.INDICATORS:
            told = self._desk.talk.threads
            return [t for row in item.indicators for t in told.get(row.id, ()) if t.is_open]
        return self._desk.threads_at(Place(item.id, "")) if item and index.column() == Column.MARK else []

    def follow(self, change: Changed) -> None:
        if self._table is None:
            return
        if not self._desk.tree.has(self._table.id):
            self.show_table(None)
        elif change.is_structural:
            self._follow_structure(change.edit)
        else:
            self._follow_values(change.edit)
        self._follow_lock()

    def _takes_more(self) -> bool:
        return self._table is not None and self._desk.can_change(self._table.id)

    def _follow_lock(self) -> None:
        """The open row goes when the table is passed or handed in, and comes when it is opened again."""
        row, takes_more = len(self._ids), self._takes_more()
        if takes_more and not self._is_open:
            self.beginInsertRows(QModelIndex(), row, row)
            self._is_open = True
            self.endInsertRows()
        elif self._is_open and not takes_more:
            self.beginRemoveRows(QModelIndex(), row, row)
            self._is_open = False
            self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids) + self.is_open_row(len(self._ids))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _TYPED if self._is_editable(index) else _SEEN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._head(Column(section))
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.heading(Column(section))
            case Qt.ItemDataRole.TextAlignmentRole if section in AMOUNTS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _head(self, column: Column) -> str:
        said = self.heading(column) if column is not Column.MARK else ""
        if self.sorting is None or self.sorting.field != SORTED_BY[column]:
            return said
        return f"{said} {'▼' if self.sorting.falls else '▲'}".strip()

    @property
    def form_heads(self) -> Mapping[str, str]:
        """What the table's form calls its projects' fields; nothing for the joined table, whose words are ours."""
        form = form_of_table(self._table) if self._table is not None else None
        return asked(form, Project) if form is not None and form.arrangement is not Arrangement.JOINED else {}

    def is_idle(self, column: Column) -> bool:
        """Whether the form has no such amount and no project says one."""
        heads, field = self.form_heads, FIELDS.get(column)
        if not heads or column not in AMOUNTS or field is None or field in heads or self._table is None:
            return False
        return all(getattr(project.amounts, field) is None for project in self._table.projects)

    def heading(self, column: Column) -> str:
        if said := self.form_heads.get(FIELDS.get(column, "")):
            return said
        return {
            Column.MARK: self.tr("检查"),
            Column.NAME: self.tr("项目名称（资金使用单位）"),
            Column.TOTAL: self.tr("总计"),
            Column.FISCAL: self.tr("财政拨款"),
            Column.SPECIAL_ACCOUNT: self.tr("财政专户拨款"),
            Column.OTHER: self.tr("其他资金"),
            Column.GOAL: self.tr("绩效目标"),
            Column.INDICATORS: self.tr("绩效指标"),
        }[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self.item_at(index), COLUMNS[index.column()]
        if item is None:
            return self._open_data(column, role) if self.is_open_row(index.row()) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown_text(item, column)
            case Qt.ItemDataRole.EditRole:
                return self._edit_text(item, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in AMOUNTS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(item, column, index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._accessible_text(item, column, index)
        return None

    def shown_text(self, item: Row, column: Column) -> str:
        text = self.text(item, column)
        return text if self._is_whole_text else " ".join(text[:_SHOWN].split("\n"))

    def show_whole_texts(self, is_wanted: bool) -> None:
        """Where the rows are as high as their texts."""
        self._is_whole_text = is_wanted

    def words(self, row: int, column: Column) -> str:
        """What the cell of a shown row says."""
        return self.text(self._items[self._ids[row]], column) if row < len(self._ids) else ""

    def _open_data(self, column: Column, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.EditRole:
                return ""
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole if column is Column.NAME:
                return self.tr("在此输入新项目")
            case Qt.ItemDataRole.ForegroundRole:
                return QGuiApplication.palette().placeholderText()
        return None

    def text(self, item: Row, column: Column) -> str:
        """What the cell says, whole."""
        if column is Column.NAME:
            return item.name
        if column in AMOUNTS:
            return show_amount(getattr(self.amounts(item), FIELDS[column]))
        if isinstance(item, Unit) or column is Column.MARK:
            return ""
        return item.goal if column is Column.GOAL else self._indicator_summary(item)

    def amounts(self, item: Row) -> Amounts:
        """As the row prints them: a unit's own, or its projects' sums where totals follow the projects."""
        is_summed = isinstance(item, Unit) and self._follows
        return self._desk.sums(item.id).amounts if is_summed else item.amounts

    @property
    def _follows(self) -> bool:
        return self._table is not None and self._table.totals is TotalsMode.AUTOMATIC

    def seek(self, text: str) -> None:
        super().seek(text)
        if self._sought:
            self._search.fold_ahead([self._items[item_id] for item_id in self._ids])

    def says(self, index: Index, sought: str) -> bool:
        item = self.item_at(index) if sought else None
        return item is not None and self._search.says(item, COLUMNS[index.column()], sought)

    def next_hit(self, row: int, column: int, step: int) -> tuple[int, int] | None:
        """The next (1) or previous (-1) one after a cell, round the table; None where there is none."""
        width, count = len(Column), len(self._ids) * len(Column)
        here = min(row, len(self._ids)) * width + column
        away, is_number = 1, any(sign.isdecimal() for sign in self._sought)
        while self._sought and away <= count:
            at = divmod((here + step * away) % count, width)
            item = self._items[self._ids[at[0]]]
            if not self._search.is_said_in(item, self._sought, is_number=is_number):
                away += width - at[1] if step > 0 else at[1] + 1  # past the rest of the row
            elif self._search.says(item, Column(at[1]), self._sought):
                return at
            else:
                away += 1
        return None

    def findings_at(self, index: Index) -> list[Finding]:
        """At the cell's own value; for the indicator cell, at any indicator."""
        item, column = self.item_at(index), COLUMNS[index.column()]
        if item is None or column is Column.MARK:
            return []
        at = self._findings.at(item.id)
        if column is Column.INDICATORS and isinstance(item, Project):
            own = [f for f in at if f.place.field not in FIELDS.values()]
            return own + [f for indicator in item.indicators for f in self._findings.at(indicator.id)]
        return [f for f in at if f.place.field == FIELDS.get(column)] if at else []

    def causes_at(self, index: Index) -> tuple[Finding, ...]:
        """What a unit's sum is off because of; it is told there, and not counted here."""
        item, field = self.item_at(index), FIELDS.get(COLUMNS[index.column()])
        is_sum = isinstance(item, Unit) and field is not None
        return self._findings.causes(Place(item.id, field)) if is_sum and item and field else ()

    def worst_of(self, index: Index) -> Severity | None:
        """For the mark: of the row; for a unit of its own row only, since its projects have marks themselves."""
        item = self.item_at(index)
        if isinstance(item, Unit):
            return max((f.severity for f in self._findings.at(item.id) if marks(f)), default=None)
        return self._findings.worst(item.id) if item else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        field = FIELDS.get(COLUMNS[index.column()])
        if role != Qt.ItemDataRole.EditRole or field is None or self._table is None:
            return False
        try:
            if self.is_open_row(index.row()):
                self._add(field, str(value))
            elif (place := self.place_at(index)) is not None:
                self._desk.enter(place, str(value))
        except NotAnAmount as refusal:
            self.refused.emit(refusal_sentence(refusal))
            return False
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))
            return False
        return True

    def _add(self, field: str, text: str) -> None:
        """The typed cell stays where it is, now in a project, and another open row comes below."""
        assert self._table is not None
        edit = written(self._desk.tree, self._table.id, (), self.added({field: text}), "add")
        if not text.strip() or edit is None:
            return
        self._is_typed_below = True
        try:
            self._desk.do(edit)
        finally:
            self._is_typed_below = False
        self.came.emit(self._ids[-1])

    def _is_editable(self, index: Index) -> bool:
        item, column = self.item_at(index), index.column()
        if item is None:
            return column in FIELDS and self.is_open_row(index.row())
        if not _has_value(item, column) or not self._desk.can_change(item.id):
            return False
        return not (column in AMOUNTS and isinstance(item, Unit) and self._follows)

    def _edit_text(self, item: Row, column: Column) -> str:
        """Amounts are edited without separators."""
        if column not in AMOUNTS:
            return self.text(item, column)
        amount: Decimal | None = getattr(self.amounts(item), FIELDS[column])
        return show_amount(amount).replace(",", "")

    def _accessible_text(self, item: Row, column: Column, index: Index) -> str:
        """The whole cell and what is found at it; for the mark, of the whole row."""
        findings = self._findings_around(column, index)
        told = [
            self.tr("{severity}：{sentence}").format(
                severity=severity_word(finding.severity), sentence=finding_sentence(finding, self._desk.tree)
            )
            for finding in findings[:_MOST_TOLD]
        ] + self._because(index)
        said = self.tr("{heading}：{text}").format(heading=self.heading(column), text=self.text(item, column))
        return "\n".join([said, *told])

    def _findings_around(self, column: Column, index: Index) -> list[Finding]:
        if column is Column.MARK:
            return [f for c in Column for f in self.findings_at(self.index(index.row(), c))]
        return self.findings_at(index)

    def _tool_tip(self, item: Row, column: Column, index: Index) -> str | None:
        findings = self._findings_around(column, index)
        tree = self._desk.tree
        sentences = [finding_sentence(finding, tree) for finding in findings[:_MOST_TOLD]]
        sentences += self._because(index)
        if column in (Column.NAME, Column.GOAL) and len(self.text(item, column)) > 20:
            sentences.insert(0, self.text(item, column))
        sentences += [
            self.tr("批注：{text}").format(text=t.head.text) for t in self.threads_at(index)[:_MOST_TOLD]
        ]
        return broken("\n".join(sentences)) or None

    def _because(self, index: Index) -> list[str]:
        return [because_sentence(self._desk.tree, cause) for cause in self.causes_at(index)[:_MOST_TOLD]]

    def _indicator_summary(self, project: Project) -> str:
        if not project.indicators:
            return project.preamble
        names = self.tr("、").join(indicator.name for indicator in project.indicators[:8])
        return self.tr("{count} 条：{names}").format(count=len(project.indicators), names=names)

    def _load(self, table_id: Id | None) -> None:
        table = self._desk.tree.owner(table_id, TargetTable) if table_id is not None else None
        self._table = table
        self._items = {}
        for unit in table.units if table else ():
            self._items[unit.id] = unit
            self._items.update((project.id, project) for project in unit.projects)

    def _follow_structure(self, edit: Edit) -> None:
        before = self._items
        self._load(self.table_id)
        self._follow_order(before)
        changed = [item_id for item_id in self._ids if before.get(item_id) is not self._items[item_id]]
        self._tell_few_or_all(changed)

    def _follow_order(self, before: dict[Id, Row] | None = None) -> None:
        before = self._items if before is None else before
        wanted = self._sight.rows(self._table) if self._table else []
        for step in steps(self._ids, wanted):
            if isinstance(step, Came):
                before.update((item_id, self._items[item_id]) for item_id in step.ids)
            if self._is_typed_below and isinstance(step, Came):
                self._keep_typed(step)
            else:
                follow(self, QModelIndex(), step, self._ids, self._renumber)

    def _keep_typed(self, step: Came) -> None:
        """To the views it is the open row that is new: the cursor stays in the one that was typed into.

        A unit that comes with the project stands above it.
        """
        if above := step.ids[:-1]:
            follow(self, QModelIndex(), Came(step.first, above), self._ids, self._renumber)
        row = len(self._ids)
        self.beginInsertRows(QModelIndex(), row + 1, row + 1)
        self._ids.append(step.ids[-1])
        self._renumber()
        self.endInsertRows()
        self._tell_rows(row, row)

    def _follow_values(self, edit: Edit) -> None:
        for place in (change.place for change in edit.changes if isinstance(change, ValueChange)):
            if place.item == self.table_id:
                self._load(self.table_id)
                self._tell_rows(0, len(self._ids) - 1)
                continue
            item = self._desk.tree.item(place.item)
            if isinstance(item, Indicator):
                project = self._desk.tree.owner(item.id, Project)
                self._take(project, Column.INDICATORS, Column.INDICATORS)
            elif isinstance(item, Unit | Project):
                column = next((c for c, field in FIELDS.items() if field == place.field), Column.INDICATORS)
                self._take(item, column, column)
                if isinstance(item, Project) and column in AMOUNTS:
                    self._tell_cells(self._desk.tree.parents[item.id], Column.TOTAL, Column.OTHER)

    def _take(self, item: Row, first: Column, last: Column) -> None:
        if item.id in self._items:
            self._items[item.id] = item
            self._tell_cells(item.id, first, last)

    def _tell_cells(self, item_id: Id, first: Column, last: Column) -> None:
        row = self._row.get(item_id)
        if row is not None:
            self.dataChanged.emit(self.index(row, first), self.index(row, last))

    def _tell_row(self, item_id: Id) -> None:
        self._tell_cells(item_id, Column.MARK, Column.INDICATORS)

    def _tell_rows(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _marks_changed(self, touched: frozenset[Id]) -> None:
        here = (item_id for item_id in touched if item_id in self._row)
        self._tell_few_or_all([*islice(here, _MANY + 1)])

    def _tell_few_or_all(self, changed: Sequence[Id]) -> None:
        """A word for each of ten thousand rows would be felt."""
        if len(changed) > _MANY:
            self._tell_rows(0, len(self._ids) - 1)
            return
        for item_id in changed:
            self._tell_row(item_id)

    def _lay_out(self) -> None:
        self._ids = self._sight.rows(self._table) if self._table else []
        self._renumber()

    def _renumber(self) -> None:
        self._row = {item_id: row for row, item_id in enumerate(self._ids)}


def _has_value(item: Row, column: int) -> bool:
    """A single one, behind the cell."""
    return column in FIELDS and not (column == Column.GOAL and isinstance(item, Unit))
