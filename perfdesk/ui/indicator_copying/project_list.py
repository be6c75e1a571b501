"""Projects to choose from, found by typing a part of their names."""

from collections.abc import Collection, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.ui.indicator_copying.project_rows import ProjectRows, Row
from perfdesk.ui.search_line import SearchLine


class ProjectList(QWidget):
    """With boxes to tick, or one at a time. `moved`: another one is current or ticked."""

    moved = Signal()

    def __init__(self, parent: QWidget, *, ticks: bool) -> None:
        super().__init__(parent)
        self.filter, self.rows, self.list = SearchLine(self), ProjectRows(self, ticks=ticks), QListView(self)
        self.filter.setPlaceholderText(self.tr("按项目、单位名称或拼音首字母查找"))
        self.filter.setAccessibleName(self.tr("查找项目"))
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("项目"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        if ticks:
            column.addLayout(self._tick_buttons())
        self.filter.textChanged.connect(self._sift)
        self.filter.stepped.connect(self._step)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        self.rows.dataChanged.connect(lambda *_: self.moved.emit())

    def show_tables(
        self,
        tables: Iterable[TargetTable],
        *,
        without: Id | None = None,
        first: str = "",
        locked: Collection[Id] = (),
        ticked: Collection[Id] = (),
    ) -> None:
        """`first`: projects of this name stand at the top. Those `locked` are shown and cannot be chosen."""
        rows = [Row(t, u, p) for t in tables for u in t.units for p in u.projects if p.id != without]
        rows.sort(key=lambda row: row.project.name != first)
        self.rows.show_rows(rows, locked, ticked)
        self._sift()

    def chosen(self) -> list[Id]:
        """Those ticked; the current one where none is, and where there are no boxes."""
        here = self.list.currentIndex().row()
        current = self.rows.project_at(here) if self.rows.can_be_chosen(here) else None
        return self.rows.ticked() or ([current] if current is not None else [])

    def _tick_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, is_ticked in ((self.tr("勾选列出的项目"), True), (self.tr("全部不选"), False)):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._tick, is_ticked))
            line.addWidget(button)
        line.addStretch()
        return line

    def _tick(self, is_ticked: bool, *_: object) -> None:
        """Those that are listed now, or none at all; heard of once."""
        if is_ticked:
            self.rows.tick(self.rows.choosable(), True)
        else:
            self.rows.untick_all()

    def _sift(self) -> None:
        """The current one stays so while it is shown."""
        before = self.rows.project_at(self.list.currentIndex().row())
        self.rows.sift(self.filter.text().strip())
        here = self.rows.row_of(before)
        if self.rows.can_be_chosen(here):
            self._go_to(here)
        else:
            self._step(0)

    def _step(self, by: int) -> None:
        """To the next one (1), the one before (-1), or the first (0) of those shown."""
        shown = self.rows.choosable()
        if not shown:
            self._go_to(-1)
            return
        row = self.list.currentIndex().row()
        here = shown.index(row) if by and row in shown else 0
        self._go_to(shown[max(0, min(here + by, len(shown) - 1))])

    def _go_to(self, row: int) -> None:
        """Heard of also where there is none."""
        self.list.setCurrentIndex(self.rows.index(row, 0))
        if row < 0:
            self.moved.emit()
