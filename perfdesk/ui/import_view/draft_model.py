"""The draft as a tree: tables, units, projects with a box to tick, and under each what the reader doubted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from perfdesk.desk.corrected import Correction
from perfdesk.desk.importing import Candidate, Standing
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import children
from perfdesk.domain.table import Unit
from perfdesk.ui import icons
from perfdesk.ui.import_view.draft_rows import Column, Node, RowWords, alignment, order, ticked_with
from perfdesk.ui.import_view.review import Review
from perfdesk.wording import finding_sentence

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class DraftModel(QAbstractItemModel):
    """`chosen_changed`: other boxes are ticked now.

    What is the same as in the book, or was corrected there by a person, begins without a tick.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = RowWords(self)
        self._nodes: list[Node] = []
        self._top: list[Node] = []
        self._node_of: dict[Id, Node] = {}
        self._doubts: list[Node] = []
        self._indicators: dict[Id, Indicator] = {}
        self._candidates: tuple[Candidate, ...] = ()
        self._standings: Mapping[Id, Standing] = {}
        self._corrected: Mapping[Id, Correction] = {}
        self.chosen: set[Id] = set()

    def show_review(self, review: Review, corrected: Mapping[Id, Correction]) -> None:
        """Boxes stay as a person left them where the row stands as it stood before."""
        self.beginResetModel()
        self._corrected = corrected
        self._candidates = review.candidates
        before, self._standings = self._standings, review.standings
        self.chosen = {
            item
            for item, standing in self._standings.items()
            if (
                item in self.chosen
                if before.get(item) is standing
                else standing is not Standing.SAME and item not in corrected
            )
        }
        self._tree = review.tree
        self._build(review)
        self.endResetModel()

    @property
    def size(self) -> int:
        """All rows, open or not."""
        return len(self._nodes)

    @property
    def doubts(self) -> Sequence[Node]:
        """In document order."""
        return self._doubts

    def choose(self, which: Iterable[Id]) -> None:
        """These projects and tables and no others."""
        self.chosen = set(which)
        self._tell(self._top)
        self.chosen_changed.emit()

    @property
    def projects(self) -> list[Id]:
        return [candidate.project.id for candidate in self._candidates]

    def standing(self, *standings: Standing) -> list[Id]:
        """The projects and evaluations that stand so; all of them when nothing is said."""
        return [item for item, each in self._standings.items() if not standings or each in standings]

    def node_at(self, index: Index) -> Node | None:
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number)

    def index_of_item(self, item: Id) -> QModelIndex:
        """Invalid for what has no row of its own."""
        node = self._node_of.get(item)
        return self.index_of(node) if node is not None else QModelIndex()

    def doubt_from(self, index: QModelIndex, by: int) -> QModelIndex:
        """The next (1) or previous (-1) doubt from a row on; round again at the end."""
        if not self._doubts:
            return QModelIndex()
        node = self.node_at(index)
        if node in self._doubts:
            return self.index_of(self._doubts[(self._doubts.index(node) + by) % len(self._doubts)])
        here = order(node) if node is not None else ()
        behind = [doubt for doubt in self._doubts if order(doubt) > here]
        before = [doubt for doubt in self._doubts if order(doubt) < here]
        ahead = behind if by > 0 else before[::-1]
        return self.index_of(ahead[0] if ahead else self._doubts[0 if by > 0 else -1])

    def _build(self, review: Review) -> None:
        self._nodes, self._top, self._node_of, self._doubts, self._indicators = [], [], {}, [], {}
        candidates = {c.project.id: c for c in review.candidates}
        doubts: dict[Id, list[Finding]] = {}
        for doubt in review.doubts:
            doubts.setdefault(review.row_of(doubt.place.item), []).append(doubt)
            if isinstance(item := review.tree.item(doubt.place.item), Indicator):
                self._indicators[item.id] = item
        for unread in review.draft.unread:
            self._add(Node(review.tree.book, doubt=unread), None, doubts)
        for table in review.draft.tables:
            top = self._add(Node(table, standing=review.others.get(table.id)), None, doubts)
            for item in children(table):
                above = self._add(Node(item), top, doubts)
                for project in item.projects if isinstance(item, Unit) else ():
                    found = candidates[project.id]
                    by = self._corrected.get(project.id)
                    node = Node(project, candidate=found, standing=found.standing, corrected=by)
                    self._add(node, above, doubts)

    def _add(self, node: Node, parent: Node | None, doubts: Mapping[Id, Sequence[Finding]]) -> Node:
        siblings = parent.below if parent is not None else self._top
        node.parent, node.row, node.number = parent, len(siblings), len(self._nodes)
        siblings.append(node)
        self._nodes.append(node)
        if node.doubt is not None:
            self._doubts.append(node)
            return node
        self._node_of[node.item.id] = node
        for doubt in doubts.get(node.item.id, ()):
            self._add(
                Node(node.item, doubt=doubt, indicator=self._indicators.get(doubt.place.item)), node, {}
            )
        return node

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        node = self.node_at(parent)
        if parent.column() > 0:
            return 0
        return len(node.below) if node is not None else len(self._top)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return len(Column)

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        node = self.node_at(parent)
        rows = node.below if node is not None else self._top
        if not (0 <= row < len(rows) and 0 <= column < len(Column)):
            return QModelIndex()
        return self.createIndex(row, column, rows[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # QObject.parent() is the other overload
        node = self.node_at(index)
        return self.index_of(node.parent) if node is not None and node.parent is not None else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        node = self.node_at(index)
        ticks = node is not None and index.column() == Column.NAME and self._ticks(node)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node_at(index)
        if node is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        taken = set(ticked_with(node))
        on = self._tick(node) is not Qt.CheckState.Checked
        self.choose(self.chosen | taken if on else self.chosen - taken)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("读出的内容"), self.tr("总计"), self.tr("指标"), self.tr("与现有内容"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node_at(index)
        if node is None:
            return None
        column = Column(index.column())
        if node.doubt is not None:
            return self._doubt(node, node.doubt, role) if column is Column.NAME else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words.text(node, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.NAME and self._ticks(node):
                return self._tick(node)
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self.words.colour(node, column)
            case Qt.ItemDataRole.FontRole if node.parent is None or isinstance(node.item, Unit):
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ToolTipRole:
                return self.words.text(node, column) or None
        return None

    def _doubt(self, node: Node, doubt: Finding, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                said = finding_sentence(doubt, self._tree)
                words = self.tr("指标 {number}：{sentence}")
                return words.format(number=node.indicator.number, sentence=said) if node.indicator else said
            case Qt.ItemDataRole.DecorationRole:
                return icons.severity_icon(doubt.severity, QGuiApplication.palette())
        return None

    def _ticks(self, node: Node) -> bool:
        return node.doubt is None and any(True for _ in ticked_with(node))

    def _tick(self, node: Node) -> Qt.CheckState:
        chosen = [item in self.chosen for item in ticked_with(node)]
        if all(chosen):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(chosen) else Qt.CheckState.Unchecked

    def _tell(self, nodes: list[Node]) -> None:
        """Only the boxes look different."""
        if not nodes:
            return
        self.dataChanged.emit(
            self.index_of(nodes[0]), self.index_of(nodes[-1]), [Qt.ItemDataRole.CheckStateRole]
        )
        for node in nodes:
            self._tell(node.below)
