"""What would be mended, finding by finding, each with a tick; the words of a row are made when it is in sight."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.wording import field_word, place_words

if TYPE_CHECKING:
    from perfdesk.desk.repairing import Offer

Index = QModelIndex | QPersistentModelIndex


class Told(IntEnum):
    """The columns."""

    PROJECT = 0
    INDICATOR = 1
    FIELD = 2
    BEFORE = 3
    AFTER = 4


class RepairsModel(QAbstractTableModel):
    """Space ticks and unticks the row."""

    def __init__(self, tree: Tree, parent: QObject) -> None:
        super().__init__(parent)
        self._tree = tree
        self._offers: list[Offer] = []
        self._out: set[int] = set()

    def add(self, offers: "Sequence[Offer]") -> None:
        if offers:
            first = len(self._offers)
            self.beginInsertRows(QModelIndex(), first, first + len(offers) - 1)
            self._offers += offers
            self.endInsertRows()

    def chosen(self) -> list[Finding]:
        return [offer.finding for row, offer in enumerate(self._offers) if row not in self._out]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._offers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(Told)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Told.PROJECT else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (self.tr("项目"), self.tr("指标"), self.tr("栏目"), self.tr("原来"), self.tr("修正为"))
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer, column = self._offers[index.row()], Told(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(offer, column)
            case Qt.ItemDataRole.ToolTipRole if column is Told.PROJECT:
                return place_words(self._tree, offer.finding.place)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(offer, column)
            case Qt.ItemDataRole.CheckStateRole if column is Told.PROJECT:
                is_chosen = index.row() not in self._out
                return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        change = self._out.discard if Qt.CheckState(value) is Qt.CheckState.Checked else self._out.add
        change(index.row())
        self.dataChanged.emit(index, index)
        return True

    def _text(self, offer: "Offer", column: Told) -> str:
        place, previews = offer.finding.place, offer.repair.previews
        match column:
            case Told.PROJECT:
                return _named(self._tree, place.item, Project) or place_words(self._tree, place)
            case Told.INDICATOR:
                return _named(self._tree, place.item, Indicator)
            case Told.FIELD:
                return "\n".join(field_word(each.place.field) for each in previews)
            case Told.BEFORE:
                return "\n".join(each.before or self.tr("（空）") for each in previews)
        return "\n".join(each.after or self.tr("（空）") for each in previews)


def _named(tree: Tree, item_id: Id, kind: type[Project] | type[Indicator]) -> str:
    """The project or indicator that the item is or stands in; empty where it is about something else."""
    for owner in tree.with_owners(item_id):
        item = tree.item(owner)
        if isinstance(item, Project) and kind is Project:
            return item.name
        if isinstance(item, Indicator) and kind is Indicator:
            return f"{item.number} {item.name}"
    return ""
