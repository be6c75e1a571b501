"""A pivot as the rows of a table view."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from perfdesk.desk.statistics.pivot import ALL
from perfdesk.desk.statistics.sheets import Figure, Shown

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PivotModel(QAbstractTableModel):
    """The labels of the rows stand in the first column."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._bold = QFont()
        self._bold.setBold(True)

    def show_pivot(self, shown: Shown) -> None:
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def figure_at(self, index: Index) -> Figure | None:
        """None for a label and where nothing is behind the figure."""
        if self._shown is None or not index.isValid() or index.column() == 0:
            return None
        figure = self._shown.rows[index.row()][index.column() - 1]
        return figure if figure.leads else None

    def words_at(self, index: Index) -> tuple[str, str]:
        """What the row and the column of a cell are called."""
        assert self._shown is not None, "there are cells only then"
        return self._shown.labels[index.row()], self._shown.heads[index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self._shown is None else len(self._shown.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._shown is None else len(self._shown.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._shown is None or orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return self._shown.heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._shown is None:
            return None
        figures = self._shown.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return figures[index.column() - 1].text if index.column() else self._shown.labels[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if role == Qt.ItemDataRole.FontRole and figures[0].row is ALL:
            return self._bold
        return None
