"""A column of amounts to be typed once more, and beside each what stands in the table, when that is shown."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from perfdesk.desk.rekeying import Keyed
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.tree import Tree
from perfdesk.ui.listed_rows import Index, ListedRows
from perfdesk.wording import item_name

_FREE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Shown(IntEnum):
    """The columns."""

    PROJECT = 0
    TYPED = 1
    THERE = 2
    DIFFERENCE = 3


class KeyingModel(ListedRows[Place]):
    """Nothing is checked while it is typed."""

    def __init__(self, tree: Tree, parent: QObject) -> None:
        super().__init__(parent)
        self._tree = tree
        self._typed: dict[Place, str] = {}
        self._keyed: dict[Place, Keyed] = {}
        self._off = QColor()

    def begin(self, tree: Tree, places: Sequence[Place]) -> None:
        """An empty column."""
        self._tree, self._typed, self._keyed = tree, {}, {}
        self.show_rows(places)

    def show_keyed(self, keyed: Sequence[Keyed], off: QColor) -> None:
        """`off`: the ground of what does not agree."""
        self._keyed, self._off = {each.place: each for each in keyed}, off
        if self.rows:
            last = self.index(len(self.rows) - 1, Shown.DIFFERENCE)
            self.dataChanged.emit(self.index(0, Shown.TYPED), last)

    def typed(self, row: int) -> str:
        return self._typed.get(self.rows[row], "")

    def keyed_at(self, row: int) -> Keyed | None:
        return self._keyed.get(self.rows[row])

    def heads(self) -> Sequence[str]:
        return (self.tr("项目"), self.tr("再录金额"), self.tr("表中金额"), self.tr("相差"))

    def text(self, place: Place, column: int) -> str:
        if column == Shown.PROJECT:
            return item_name(self._tree.item(place.item))
        if column == Shown.TYPED:
            return self._typed.get(place, "")
        keyed = self._keyed.get(place)
        if keyed is None:
            return ""
        if column == Shown.THERE:
            return show_amount(keyed.there)
        return "" if keyed.agrees else f"{keyed.difference:+,f}"

    def whole(self, place: Place, column: int) -> str:
        return ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return section + 1
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FREE | Qt.ItemFlag.ItemIsEditable if index.column() == Shown.TYPED else _FREE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            return self.text(self.rows[index.row()], index.column())
        if index.column() != Shown.PROJECT and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if index.column() != Shown.PROJECT and role == Qt.ItemDataRole.BackgroundRole:
            keyed = self.keyed_at(index.row())
            return self._off if keyed is not None and not keyed.agrees else None
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != Shown.TYPED:
            return False
        self._typed[self.rows[index.row()]] = str(value)
        self.dataChanged.emit(index, index)
        return True
