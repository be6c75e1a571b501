"""Projects to choose from, found by typing a part of their names."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from perfdesk.domain.identity import Id
from perfdesk.domain.pinyin import has_initials, initials
from perfdesk.domain.table import Project, TargetTable, Unit

_ID = Qt.ItemDataRole.UserRole


class ProjectList(QWidget):
    """With boxes to tick, or one at a time. `moved`: another one is current or ticked."""

    moved = Signal()

    def __init__(self, parent: QWidget, *, ticks: bool) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self.filter, self.list = _Filter(self), QListWidget(self)
        self.filter.setPlaceholderText(self.tr("按项目、单位名称或拼音首字母查找"))
        self.filter.setAccessibleName(self.tr("查找项目"))
        self.list.setAccessibleName(self.tr("项目"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        self.filter.textChanged.connect(self._sift)
        self.filter.stepped.connect(self._step)
        self.list.currentItemChanged.connect(lambda *_: self.moved.emit())
        self.list.itemChanged.connect(lambda _: self.moved.emit())

    def show_tables(
        self, tables: Iterable[TargetTable], *, without: Id | None = None, first: str = ""
    ) -> None:
        """`first`: projects of this name stand at the top."""
        self.list.clear()
        rows = [(t, u, p) for t in tables for u in t.units for p in u.projects if p.id != without]
        rows.sort(key=lambda row: row[2].name != first)
        for table, unit, project in rows:
            self._add(table, unit, project)
        self.list.setCurrentRow(0)
        self._sift()

    def chosen(self) -> list[Id]:
        """Those ticked; the current one where none is, and where there are no boxes."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked] if self._ticks else []
        row = self.list.currentRow()
        current = [self.list.item(row)] if row >= 0 and not self.list.item(row).isHidden() else []
        return [Id(item.data(_ID)) for item in ticked or current]

    def _add(self, table: TargetTable, unit: Unit, project: Project) -> None:
        words = self.tr("{project}　{unit} · {count} 条").format(
            project=project.name or self.tr("未命名项目"), unit=unit.name, count=len(project.indicators)
        )
        said = self.tr("{year} · {words}").format(year=table.year, words=words) if table.year else words
        item = QListWidgetItem(said)
        item.setData(_ID, project.id)
        item.setToolTip(said)
        if self._ticks:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(item)  # last: from now on it tells of each change

    def _sift(self) -> None:
        typed = self.filter.text().strip()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.isHidden() == _fits(item.text(), typed):
                item.setHidden(not item.isHidden())
        here = self.list.currentRow()
        if here < 0 or self.list.item(here).isHidden():
            self._step(0)

    def _step(self, by: int) -> None:
        """To the next one (1), the one before (-1), or the first (0) of those shown."""
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if not shown:
            self.list.setCurrentRow(-1)
            return
        here = shown.index(self.list.currentRow()) if by and self.list.currentRow() in shown else 0
        self.list.setCurrentRow(shown[max(0, min(here + by, len(shown) - 1))])


class _Filter(QLineEdit):
    """Up and down go through the list while one types."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)


def _fits(said: str, typed: str) -> bool:
    if typed in said:
        return True
    return has_initials(typed) and any(typed.lower() in each for each in initials(said))
