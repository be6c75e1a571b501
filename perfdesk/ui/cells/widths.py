"""Widths of a table's columns: some as wide as a sample, the others share what is left as a person left them.

None is narrower than its head.
"""

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
        head = self._view.horizontalHeader()
        for column, sample in self._samples.items():
            needed = metrics.horizontalAdvance(sample) + 16
            self._view.setColumnWidth(column, max(needed, head.sectionSizeHint(column)))
        rest = self._view.viewport().width() - sum(self._view.columnWidth(column) for column in self._samples)
        for column, share in self._shares.items():
            least = max(_LEAST, head.sectionSizeHint(column))
            self._view.setColumnWidth(column, max(least, rest * share // sum(self._shares.values())))
        self._is_laying_out = False

    def _resized(self, section: int, _old: int, _new: int) -> None:
        if not self._is_laying_out and section in self._shares:
            self._shares = {column: self._view.columnWidth(column) for column in self._shares}
