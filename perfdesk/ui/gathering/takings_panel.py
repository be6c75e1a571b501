"""What will be merged without a conflict: a list to read, and the whole words of the line in view below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QVBoxLayout, QWidget

from perfdesk.domain.merging.takings import Taking
from perfdesk.ui.gathering.lit_text import LitPair
from perfdesk.ui.gathering.takings_model import TakingsModel
from perfdesk.wording import taking_texts


class TakingsPanel(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = TakingsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.words = LitPair(self.tr("原来的文字"), self.tr("改为的文字"), self)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._show_words(now.row()))

    def show_takings(self, takings: Sequence[Taking], names: Sequence[str]) -> None:
        row = max(0, self.table.currentIndex().row())
        self.model.show_takings(takings, names)
        self.words.clear()
        if takings:
            self.table.selectRow(min(row, len(takings) - 1))

    def step(self, by: int) -> None:
        """F8: the next change (1), or the one before (-1)."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < len(self.model.rows):
            self.table.selectRow(row)

    def _show_words(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self.words.show_pair(*taking_texts(self.model.rows[row]))

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("将合并的修改"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            mode = (
                QHeaderView.ResizeMode.Stretch
                if column in _WORDY
                else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(column, mode)
        down = QSplitter(Qt.Orientation.Vertical)
        down.addWidget(self.table)
        down.addWidget(self.words)
        down.setSizes([220, 90])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(down)


_WORDY = (0, 1, 2)
"""Columns of words: place, before, after; they share what room there is."""
