"""The tree of the draft: Space ticks, and one row is always the current one."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from perfdesk.desk.corrected import Correction
from perfdesk.desk.importing import Standing
from perfdesk.domain.identity import Id
from perfdesk.ui.import_view.draft_model import DraftModel
from perfdesk.ui.import_view.draft_rows import Column, Node
from perfdesk.ui.import_view.review import Review

_Index = QModelIndex | QPersistentModelIndex
_STANDING, _DIFFERENCES = 86, 190
"""Widths of the column that says how a project stands to the book, where nothing and where something differs."""
_MARGIN = 8
_MANY = 400
"""Rows beyond which only what holds a doubt begins open."""


class DraftTree(QTreeView):
    """`node_chosen`: another row became the current one."""

    node_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DraftModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("读出的内容"))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(18)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.TOTAL, 92), (Column.INDICATORS, 48), (Column.STANDING, _STANDING)):
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))

    @property
    def node(self) -> Node | None:
        return self.rows.node_at(self.currentIndex())

    def show_review(self, review: Review, corrected: Mapping[Id, Correction]) -> None:
        self.rows.show_review(review, corrected)
        differs = self.rows.standing(Standing.DIFFERS)
        header, width = self.header(), _DIFFERENCES if differs else _STANDING
        if corrected:  # the fields behind it are told below, too
            words = self.rows.words.corrected(next(iter(corrected.values())), "")
            width = self.fontMetrics().horizontalAdvance(words) + 2 * _MARGIN
        header.resizeSection(Column.STANDING, max(width, header.sectionSizeHint(Column.STANDING)))
        self._open()
        first = self._first_project()
        self.setCurrentIndex(first if first.isValid() else self.rows.index(0, 0))

    def go_to(self, item: Id) -> None:
        index = self.rows.index_of_item(item)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def step_doubt(self, by: int) -> bool:
        """To the next (1) or previous (-1) doubt; False when there is none."""
        index = self.rows.doubt_from(self.currentIndex(), by)
        if index.isValid():
            self.expand(index.parent())
            self.setCurrentIndex(index)
            self.scrollTo(index.parent())
            self.scrollTo(index)
        return index.isValid()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.node_chosen.emit(self.rows.node_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks wherever in the row one is; Enter is the page's."""
        node = self.node
        if event.key() == Qt.Key.Key_Space and node is not None:
            tick = self.rows.index_of(node.parent if node.doubt is not None and node.parent else node)
            self.rows.setData(tick, None, Qt.ItemDataRole.CheckStateRole)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        """Doubts take the whole width; they are few."""
        if self.rows.size <= _MANY:
            self.expandAll()
        for node in self.rows.doubts:
            index = self.rows.index_of(node)
            self.setFirstColumnSpanned(node.row, index.parent(), True)
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
        if self.rows.size > _MANY:
            self.expand(self.rows.index(0, 0))

    def _first_project(self) -> QModelIndex:
        projects = self.rows.projects
        return self.rows.index_of_item(projects[0]) if projects else QModelIndex()
