"""Which cells of the project table say what is sought."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from perfdesk.desk.row_sight import folded
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, Unit
from perfdesk.ui.grid_columns import AMOUNTS, Column, Row

_AT_ONCE = 200
"""Rows whose words are folded between two events."""


class GridSearch(QObject):
    """The words of a row are kept, because each letter and each step to the next hit asks for them again.

    `text_of` gives what a cell says; what is `sought` is folded.
    """

    def __init__(self, text_of: Callable[[Row, Column], str], parent: QObject) -> None:
        super().__init__(parent)
        self._text_of = text_of
        self._words: dict[Id, tuple[Row, str]] = {}
        self._unfolded: Iterator[Row] = iter(())
        self._fold_later = QTimer(self, interval=0)
        self._fold_later.timeout.connect(self._fold_some)

    def fold_ahead(self, rows: Sequence[Row]) -> None:
        """While one goes on typing; else the first F3 in a long table would wait for the words of all of it."""
        self._unfolded = iter(rows)
        self._fold_later.start()

    def says(self, row: Row, column: Column, sought: str) -> bool:
        if column in AMOUNTS:
            text = self._text_of(row, column)
            return sought in text or sought in text.replace(",", "")
        if sought not in self._words_of(row):
            return False
        if column is Column.INDICATORS and isinstance(row, Project):
            return any(sought in folded(text) for text in _indicator_texts(row))
        return sought in folded(self._text_of(row, column))

    def is_said_in(self, row: Row, sought: str, *, is_number: bool) -> bool:
        """Anywhere. Amounts are put into words only where a number is sought."""
        return sought in self._words_of(row) or (
            is_number and any(self.says(row, column, sought) for column in AMOUNTS)
        )

    def _fold_some(self) -> None:
        some = list(islice(self._unfolded, _AT_ONCE))
        for row in some:
            self._words_of(row)
        if not some:
            self._fold_later.stop()

    def _words_of(self, row: Row) -> str:
        """All that the row says but its amounts."""
        known = self._words.get(row.id)
        if known is None or known[0] is not row:
            texts = () if isinstance(row, Unit) else (row.goal, *_indicator_texts(row))
            known = self._words[row.id] = (row, folded("\n".join((row.name, *texts))))
        return known[1]


def _indicator_texts(project: Project) -> Iterator[str]:
    texts = (
        text for i in project.indicators for text in (i.name, i.cycle_value, i.annual_value, i.level2_name)
    )
    yield project.preamble
    yield from (text for text in texts if text)
