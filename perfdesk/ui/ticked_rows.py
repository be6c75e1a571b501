"""Rows to be read, each with a tick in its first column."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.ui.listed_rows import Index, ListedRows, Row

_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TickedRows(ListedRows[Row]):
    """Space ticks and unticks the row. A kind of it may say which are not ticked to begin with."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turned: set[int] = set()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._turned.clear()
        super().show_rows(rows)

    def begins_ticked(self, row: Row) -> bool:
        return True

    def chosen(self) -> list[Row]:
        return [row for number, row in enumerate(self.rows) if self._is_ticked(number)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _READ if index.column() else _READ | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and not index.column():
            return Qt.CheckState.Checked if self._is_ticked(index.row()) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if self._is_ticked(index.row()) is not (Qt.CheckState(value) is Qt.CheckState.Checked):
            self._turned ^= {index.row()}
        self.dataChanged.emit(index, index)
        return True

    def _is_ticked(self, number: int) -> bool:
        return self.begins_ticked(self.rows[number]) is not (number in self._turned)
