"""The steps of a file as rows, newest first; only those that are painted are read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from perfdesk.desk.past import PastStep, Standing
from perfdesk.ui.history.words import StepWords

Index = QModelIndex | QPersistentModelIndex
WHEN, WHO, DID, WHERE, BEFORE, AFTER, STANDING = range(7)
_LONGEST = 60
"""Letters of a value in a row; the lines below the list have it whole."""


class StepsModel(QAbstractTableModel):
    """`steps` as they were last shown."""

    def __init__(self, words: StepWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.steps: list[PastStep] = []

    def show_steps(self, steps: Sequence[PastStep]) -> None:
        self.beginResetModel()
        self.steps = list(steps)
        self.endResetModel()

    def add_steps(self, steps: Sequence[PastStep]) -> None:
        """Older ones, behind those that are there."""
        if steps:
            self.beginInsertRows(QModelIndex(), len(self.steps), len(self.steps) + len(steps) - 1)
            self.steps += steps
            self.endInsertRows()

    def row_of(self, seq: int) -> int | None:
        return next((row for row, step in enumerate(self.steps) if step.entry.seq == seq), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 7

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                *(self.tr("时间"), self.tr("谁"), self.tr("做了什么"), self.tr("位置")),
                *(self.tr("原来"), self.tr("改为"), self.tr("现状")),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step = self.steps[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _brief(self._text(step, index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                by = self._words.by(step) if index.column() == STANDING else ""
                return by or self._text(step, index.column())
            case Qt.ItemDataRole.ForegroundRole if step.standing not in (Standing.HOLDS, Standing.FETCHED):
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _text(self, step: PastStep, column: int) -> str:
        match column:
            case 0:
                return self._words.when(step.entry.at)
            case 1:
                return step.entry.who
            case 6:
                return self._words.standing(step)
        told = self._words.told(step)
        return (told.did, told.where, told.before, told.after)[column - DID]


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
