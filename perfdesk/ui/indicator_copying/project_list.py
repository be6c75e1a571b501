"""Projects to choose from, found by typing a part of their names."""

from collections.abc import Collection, Iterable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.domain.identity import Id
from perfdesk.domain.pinyin import is_found
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.ui.search_line import SearchLine

_ID = Qt.ItemDataRole.UserRole
_STATES = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class ProjectList(QWidget):
    """With boxes to tick, or one at a time. `moved`: another one is current or ticked."""

    moved = Signal()

    def __init__(self, parent: QWidget, *, ticks: bool) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self.filter, self.list = SearchLine(self), QListWidget(self)
        self.filter.setPlaceholderText(self.tr("按项目、单位名称或拼音首字母查找"))
        self.filter.setAccessibleName(self.tr("查找项目"))
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
        self.list.currentItemChanged.connect(lambda *_: self.moved.emit())
        self.list.itemChanged.connect(lambda _: self.moved.emit())

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
        self.list.clear()
        rows = [(t, u, p) for t in tables for u in t.units for p in u.projects if p.id != without]
        rows.sort(key=lambda row: row[2].name != first)
        for table, unit, project in rows:
            self._add(table, unit, project, is_locked=project.id in locked, is_ticked=project.id in ticked)
        self.list.setCurrentRow(0)
        self._sift()

    def chosen(self) -> list[Id]:
        """Those ticked; the current one where none is, and where there are no boxes."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked] if self._ticks else []
        row = self.list.currentRow()
        current = [self.list.item(row)] if row >= 0 and _can_be_chosen(self.list.item(row)) else []
        return [Id(item.data(_ID)) for item in ticked or current]

    def _add(
        self, table: TargetTable, unit: Unit, project: Project, *, is_locked: bool, is_ticked: bool
    ) -> None:
        words = self.tr("{project}　{unit} · {count} 条").format(
            project=project.name or self.tr("未命名项目"), unit=unit.name, count=len(project.indicators)
        )
        said = self.tr("{year} · {words}").format(year=table.year, words=words) if table.year else words
        if is_locked:
            said = self.tr("（已审核通过或报送，不能加）{words}").format(words=said)
        item = QListWidgetItem(said)
        item.setData(_ID, project.id)
        item.setToolTip(said)
        if is_locked:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        elif self._ticks:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_STATES[is_ticked])
        self.list.addItem(item)  # last: from now on it tells of each change

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
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                if item.flags() and (_can_be_chosen(item) or not is_ticked):
                    item.setCheckState(_STATES[is_ticked])
        self.list.viewport().update()
        self.moved.emit()

    def _sift(self) -> None:
        typed = self.filter.text().strip()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.isHidden() == is_found(item.text(), typed):
                item.setHidden(not item.isHidden())
        here = self.list.currentRow()
        if here < 0 or not _can_be_chosen(self.list.item(here)):
            self._step(0)

    def _step(self, by: int) -> None:
        """To the next one (1), the one before (-1), or the first (0) of those shown."""
        shown = [row for row in range(self.list.count()) if _can_be_chosen(self.list.item(row))]
        if not shown:
            self.list.setCurrentRow(-1)
            return
        here = shown.index(self.list.currentRow()) if by and self.list.currentRow() in shown else 0
        self.list.setCurrentRow(shown[max(0, min(here + by, len(shown) - 1))])


def _can_be_chosen(item: QListWidgetItem) -> bool:
    return bool(item.flags()) and not item.isHidden()
