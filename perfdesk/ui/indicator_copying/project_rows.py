"""Projects as the rows of a list: those that say what was typed, with what is ticked, also where it is not shown."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.domain.identity import Id
from perfdesk.domain.pinyin import is_found
from perfdesk.domain.table import Project, TargetTable, Unit

Index = QModelIndex | QPersistentModelIndex
_SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class Row(NamedTuple):
    table: TargetTable
    unit: Unit
    project: Project


class ProjectRows(QAbstractListModel):
    """The words of a row are made when it is seen, or searched."""

    def __init__(self, parent: QObject, *, ticks: bool) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._locked: Collection[Id] = ()
        self._ticked: set[Id] = set()

    def show_rows(self, rows: Iterable[Row], locked: Collection[Id], ticked: Collection[Id]) -> None:
        """Those `locked` are shown and cannot be chosen."""
        self.beginResetModel()
        self._all = self._shown = list(rows)
        self._locked, self._ticked = locked, set(ticked)
        self.endResetModel()

    def sift(self, typed: str) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if is_found(self._words(row), typed)] if typed else self._all
        self.endResetModel()

    def project_at(self, row: int) -> Id | None:
        return self._shown[row].project.id if 0 <= row < len(self._shown) else None

    def row_of(self, project: Id | None) -> int:
        """-1 for one that is not shown."""
        return next((at for at, row in enumerate(self._shown) if row.project.id == project), -1)

    def can_be_chosen(self, row: int) -> bool:
        return self.project_at(row) is not None and self.project_at(row) not in self._locked

    def choosable(self) -> list[int]:
        return [at for at, row in enumerate(self._shown) if row.project.id not in self._locked]

    def ticked(self) -> list[Id]:
        """In the order of the list."""
        if not self._ticked:
            return []
        return [row.project.id for row in self._all if row.project.id in self._ticked]

    def tick(self, rows: Sequence[int], is_ticked: bool) -> None:
        """Told once."""
        projects = {self._shown[row].project.id for row in rows}
        self._ticked = self._ticked | projects if is_ticked else self._ticked - projects
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 0))

    def untick_all(self) -> None:
        """Those that are not shown, too."""
        self._ticked.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.can_be_chosen(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return _SEEN | Qt.ItemFlag.ItemIsUserCheckable if self._ticks else _SEEN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._words(row)
            case Qt.ItemDataRole.CheckStateRole if self._ticks and row.project.id not in self._locked:
                is_ticked = row.project.id in self._ticked
                return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _words(self, row: Row) -> str:
        table, unit, project = row
        words = self.tr("{project}　{unit} · {count} 条").format(
            project=project.name or self.tr("未命名项目"), unit=unit.name, count=len(project.indicators)
        )
        said = self.tr("{year} · {words}").format(year=table.year, words=words) if table.year else words
        if project.id in self._locked:
            return self.tr("（已审核通过或报送，不能加）{words}").format(words=said)
        return said
