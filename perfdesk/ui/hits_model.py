"""What would be changed, place by place, each with a tick; behind it what cannot be, and why."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.desk.desk import Desk
from perfdesk.desk.hits import Hit, Refused
from perfdesk.domain.edits import Place, ValueChange
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.wording import field_word, place_steps, place_words, refusal_sentence, value_text, with_year

Index = QModelIndex | QPersistentModelIndex
_BEFORE, _SHOWN = 12, 120
_MOST_TOLD = 1_000


class Told(IntEnum):
    """The columns."""

    PLACE = 0
    BEFORE = 1
    AFTER = 2


class HitsModel(QAbstractTableModel):
    """Space ticks and unticks the row; what is shown begins a little before the first difference.

    What is refused has no tick, and says why where the others say what they become.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.becomes = self.tr("改为")
        self._hits: Sequence[Hit] = ()
        self._refused: Sequence[Refused] = ()
        self._out: set[int] = set()

    def show_hits(self, hits: Sequence[Hit], refused: Sequence[Refused] = ()) -> None:
        self.beginResetModel()
        self._hits, self._refused, self._out = hits, refused, set()
        self.endResetModel()

    def chosen(self) -> list[Hit]:
        return [hit for row, hit in enumerate(self._hits) if row not in self._out]

    @property
    def hit_count(self) -> int:
        return len(self._hits)

    @property
    def chosen_count(self) -> int:
        return len(self._hits) - len(self._out)

    def choose(self, rows: Sequence[int] | range, is_wanted: bool) -> None:
        if is_wanted:
            self._out.difference_update(rows)
        else:
            self._out.update(rows)
        if self._hits:
            self.dataChanged.emit(self.index(0, Told.PLACE), self.index(len(self._hits) - 1, Told.PLACE))

    def is_chosen(self, row: int) -> bool:
        return row < len(self._hits) and row not in self._out

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits) + len(self._refused)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(Told)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_ticked = index.column() == Told.PLACE and index.row() < len(self._hits)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_ticked else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return {
                Told.PLACE: self.tr("位置"),
                Told.BEFORE: self.tr("原来"),
                Told.AFTER: self.becomes,
            }[Told(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = Told(index.column())
        if index.row() >= len(self._hits):
            return self._refused_text(self._refused[index.row() - len(self._hits)], column, role)
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.CheckStateRole if column is Told.PLACE:
                is_chosen = self.is_chosen(index.row())
                return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole if column is Told.PLACE:
                return self._place(hit.place)
            case Qt.ItemDataRole.DisplayRole:
                shown = _around_difference(hit)[column - Told.BEFORE]
                return shown + self._along(hit) if column is Told.AFTER else shown
            case Qt.ItemDataRole.ToolTipRole:
                after = hit.after + self._along(hit)
                return (self._place(hit.place), hit.before, after)[column][:_MOST_TOLD]
        return None

    def _refused_text(self, refused: Refused, column: Told, role: int) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column is Told.PLACE:
            return self._place(refused.place)
        why = self.tr("不能填入：{why}").format(why=refusal_sentence(refused.why))
        return refused.before if column is Told.BEFORE else why

    def _place(self, place: Place) -> str:
        """With the year, where tables of several years are open; of a form of one project always with that."""
        tree = self._desk.tree
        table = tree.table(place.item)
        is_around = isinstance(tree.item(place.item), TargetTable | Unit)
        if is_around and isinstance(table, TargetTable) and len(table.projects) == 1:
            said = " › ".join(filter(None, (table.projects[0].name or "…", *place_steps(tree, place))))
            return with_year(tree, place, said)
        return place_words(tree, place)

    def _along(self, hit: Hit) -> str:
        """What follows the value."""
        said = self.tr("（{field}随之改为 {after}）")
        changes = (change for change in hit.along if isinstance(change, ValueChange))
        return "".join(
            said.format(field=field_word(each.place.field), after=value_text(each.after)) for each in changes
        )

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.choose([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def _around_difference(hit: Hit) -> tuple[str, str]:
    pairs = zip(hit.before, hit.after, strict=False)
    shorter = min(len(hit.before), len(hit.after))
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), shorter)
    start = max(0, same - _BEFORE)
    dots = "…" if start else ""
    shown = (dots + " ".join(text[start : start + _SHOWN].split("\n")) for text in (hit.before, hit.after))
    before, after = shown
    return before, after
