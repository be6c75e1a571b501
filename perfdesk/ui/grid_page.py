"""The table as printed: its heading, the grid, and the totals pinned under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.domain.tree import NotInBook
from perfdesk.ui.elided_label import ElidedLabel
from perfdesk.ui.finding_index import FindingIndex
from perfdesk.ui.grid import Grid
from perfdesk.ui.sight_bar import SightBar
from perfdesk.ui.totals_bar import TotalsBar


class GridPage(QWidget):
    """Shows the table around an item. `leaving`: another one than this comes; `table_shown`: it is there."""

    heading_wanted = Signal(str)
    troubled = Signal(str)
    leaving = Signal(str)
    table_shown = Signal()

    def __init__(self, desk: Desk, findings: FindingIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grid = Grid(desk, findings, self)
        self.totals = TotalsBar(desk, self.grid.horizontalHeader(), self)
        self.sight = SightBar(desk, self.grid.rows, self)
        self._title, self._facts = ElidedLabel(self), ElidedLabel(self)
        self._edit_heading = QPushButton(self.tr("修改表头"), self)
        self._hint = QLabel(self)
        self._lay_out()
        self._edit_heading.clicked.connect(self._want_heading)
        self.grid.chosen.connect(self._show_unit_of)
        self.grid.layout_.taken.connect(self._take_look)
        self.grid.horizontalScrollBar().valueChanged.connect(self.totals.scroll_to)
        self.grid.sight_changed.connect(self._refresh_sight)
        for part in (self.grid, self.totals):
            part.troubled.connect(self.troubled)

    @property
    def table_id(self) -> Id | None:
        return self.grid.rows.table_id

    def show_item(self, item_id: Id | None) -> None:
        """The table in which the item stands, and its row."""
        table = self._table_around(item_id)
        if table is not None and table.id != self.table_id:
            if self.table_id is not None:
                self.leaving.emit(self.table_id)
            self.grid.show_table(table.id)
            self.table_shown.emit()
            self.totals.show_table(table.id)
            self._refresh_sight()
        elif table is None and self.table_id is not None:
            self.grid.show_table(None)
            self.totals.show_table(None)
            self._refresh_sight()
        if item_id is not None:
            self.grid.select(item_id)
        self._show_unit_of(item_id)
        self._refresh_heading()

    def follow(self, change: Changed) -> None:
        self.grid.follow(change)
        self.totals.follow(change)
        self._refresh_heading()
        self._refresh_sight()

    def _table_around(self, item_id: Id | None) -> TargetTable | None:
        try:
            return self._desk.tree.owner(item_id, TargetTable) if item_id is not None else None
        except NotInBook:
            return None

    def _show_unit_of(self, item_id: Id | None) -> None:
        try:
            self.totals.show_unit(self._desk.tree.owner(item_id, Unit).id if item_id is not None else None)
        except NotInBook:
            self.totals.show_unit(None)

    def _refresh_sight(self) -> None:
        self.sight.refresh(self._table_around(self.table_id))
        rows = self.grid.rows
        self.totals.show_seen(None if rows.wanted.is_blank else rows.shown_projects())

    def _take_look(self) -> None:
        self.totals.look_like(self.grid.font(), self.grid.layout_.look.frozen)

    def _want_heading(self) -> None:
        if self.table_id is not None:
            self.heading_wanted.emit(self.table_id)

    def _refresh_heading(self) -> None:
        table = self._table_around(self.table_id)
        self._edit_heading.setEnabled(table is not None)
        self._title.setText(table.title if table else "")
        self._facts.setText(self._facts_of(table) if table else "")
        self._hint.setVisible(table is not None and not any(unit.projects for unit in table.units))

    def _facts_of(self, table: TargetTable) -> str:
        year = self.tr("{year} 年").format(year=table.year) if table.year is not None else self.tr("年度未填")
        unit = self.tr("单位：{unit}").format(unit=table.currency_unit or self.tr("未填"))
        return " · ".join((table.department or self.tr("部门未填"), year, unit))

    def _lay_out(self) -> None:
        font = QFont(self.font())
        font.setBold(True)
        self._title.setFont(font)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setText(self.tr("这张表还没有项目。按 Ctrl+Shift+N 新增第一个项目。"))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(0, 8, 0, 8)
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 4)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._facts, 1)
        head.addWidget(self._edit_heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.sight)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._hint)
        layout.addWidget(self.totals)
