"""Items of a desk as the rows of a table view; every value is asked of the desk."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from perfdesk.desk.desk import Desk
from perfdesk.desk.row_sight import folded
from perfdesk.domain.identity import Id

SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 1
TALK_ROLE = Qt.ItemDataRole.UserRole + 21
"""Whether something about the cell waits for an answer in the review."""
Index = QModelIndex | QPersistentModelIndex


class HasId(Protocol):
    """What a row shows."""

    @property
    def id(self) -> Id: ...


Row = TypeVar("Row", bound=HasId)


class CellsModel(QAbstractTableModel, Generic[Row]):
    """`refused` says why typed text cannot be a value, `troubled` why it could not be written.

    `sought_changed` carries what was sought before.
    """

    refused = Signal(str)
    troubled = Signal(str)
    sought_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[Row, ...] = ()
        self._sought = ""

    def seek(self, text: str) -> None:
        """Cells that say so are hits, to be lit."""
        before, self._sought = self._sought, folded(text)
        if before != self._sought:
            self.sought_changed.emit(before)

    def is_hit(self, index: Index) -> bool:
        return self.says(index, self._sought)

    def says(self, index: Index, sought: str) -> bool:
        """`sought` is folded; nothing says nothing."""
        return bool(sought) and sought in folded(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def next_hit(self, row: int, column: int, step: int) -> tuple[int, int] | None:
        """The next (1) or previous (-1) one after a cell, round the table; None where there is none."""
        width, count = self.columnCount(), self.rowCount() * self.columnCount()
        here = row * width + column
        ways = (divmod((here + step * away) % count, width) for away in range(1, count + 1))
        return next((at for at in ways if self.is_hit(self.index(*at))), None)

    def refresh(self) -> None:
        """Brings the rows up to date with little stir: open editors and the current cell stay."""
        raise NotImplementedError

    def is_blank_row(self, row: int) -> bool:
        """Whether nothing of its own has been written into it."""
        raise NotImplementedError

    def id_at(self, row: int) -> Id:
        return self._rows[row].id

    def row_of(self, item_id: Id) -> int | None:
        return next((row for row, each in enumerate(self._rows) if each.id == item_id), None)

    def is_gone(self, row: int) -> bool:
        """Whether the desk has taken the item away and the table is yet to hear of it."""
        return not self._desk.tree.has(self._rows[row].id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def lay_out(self, rows: tuple[Row, ...]) -> None:
        """Inserts and removes rows where what is shown and what is there differ between their common ends."""
        old, new = [row.id for row in self._rows], [row.id for row in rows]
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        if len(old) - end > start:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            self._rows = self._rows[:start] + self._rows[len(old) - end :]
            self.endRemoveRows()
        if len(new) - end > start:
            self.beginInsertRows(QModelIndex(), start, len(new) - end - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows


def _common(left: Sequence[Id], right: Sequence[Id]) -> int:
    """How long their common beginning is."""
    pairs = zip(left, right, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
