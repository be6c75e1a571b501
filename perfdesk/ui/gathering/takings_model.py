"""What will be merged without a conflict, as rows: where, before, after, and whose it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.domain.merging.takings import Taking
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import side_name, taking_place, taking_texts

Index = QModelIndex | QPersistentModelIndex
_BRIEF = 60


class TakingsModel(QAbstractTableModel):
    """For reading only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.takings: Sequence[Taking] = ()
        self._names: Sequence[str] = ()

    def show_takings(self, takings: Sequence[Taking], names: Sequence[str]) -> None:
        """`names` are those of the sides."""
        self.beginResetModel()
        self.takings, self._names = takings, names
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.takings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            heads = (self.tr("位置"), self.tr("原来"), self.tr("改为"), self.tr("来自"), self.tr("时间"))
            return heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._text(self.takings[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return broken(text)
        line = " ".join(text.split())
        return line if len(line) <= _BRIEF else line[: _BRIEF - 1] + "…"

    def _text(self, taking: Taking, column: int) -> str:
        match column:
            case 0:
                return taking_place(taking)
            case 1 | 2:
                return taking_texts(taking)[column - 1]
            case 3:
                return self._whose(taking)
        at = taking.touch.at
        return datetime.fromisoformat(at).astimezone().strftime("%m-%d %H:%M") if at else ""

    def _whose(self, taking: Taking) -> str:
        name = side_name(taking.side, self._names)
        who = taking.touch.who
        return self.tr("{side}（{who}）").format(side=name, who=who) if who else name
