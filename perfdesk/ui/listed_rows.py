"""Values as rows to be read: each has its words by column, and more of them when one points at it."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_BRIEF = 60
"""Letters of a value in a row; elsewhere one has it whole."""


class ListedRows(QAbstractTableModel, Generic[Row]):
    """`rows` as they were last shown. A kind of it says `heads` and `text`, and may say `whole` and `is_over`."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._heads = self.heads()
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Behind those that are there."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def heads(self) -> Sequence[str]:
        """What stands over the columns."""
        raise NotImplementedError

    def text(self, row: Row, column: int) -> str:
        raise NotImplementedError

    def whole(self, row: Row, column: int) -> str:
        """What is said when one points at it."""
        return self.text(row, column)

    def is_over(self, row: Row) -> bool:
        """Whether it is not about how things are now, and stands back."""
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self.whole(row, index.column())
            case Qt.ItemDataRole.ForegroundRole if self.is_over(row):
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None


def brief(text: str) -> str:
    """In one line."""
    line = " ".join(text.split())
    return line if len(line) <= _BRIEF else line[: _BRIEF - 1] + "…"
