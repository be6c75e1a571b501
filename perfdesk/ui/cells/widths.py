"""Widths of a table's columns: some as wide as a sample, the others share what is left as a person left them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QTableView

_LEAST = 80


class SharedWidths:
    """`samples`: the text that a column must have room for; `shares`: the others' parts of the rest."""

    def __init__(self, view: QTableView, samples: Mapping[int, str], shares: Mapping[int, int]) -> None:
        self._view, self._samples, self._shares = view, samples, dict(shares)
        self._is_laying_out = False
        view.horizontalHeader().sectionResized.connect(self._resized)

    def begin(self, samples: Mapping[int, str], shares: Mapping[int, int]) -> None:
        """The table has other columns now."""
        self._samples, self._shares = samples, dict(shares)
        self.lay_out()

    def lay_out(self) -> None:
        metrics, self._is_laying_out = self._view.fontMetrics(), True
        for column, sample in self._samples.items():
            self._view.setColumnWidth(column, metrics.horizontalAdvance(sample) + 16)
        rest = self._view.viewport().width() - sum(self._view.columnWidth(column) for column in self._samples)
        for column, share in self._shares.items():
            self._view.setColumnWidth(column, max(_LEAST, rest * share // sum(self._shares.values())))
        self._is_laying_out = False

    def _resized(self, section: int, _old: int, _new: int) -> None:
        if not self._is_laying_out and section in self._shares:
            self._shares = {column: self._view.columnWidth(column) for column in self._shares}
