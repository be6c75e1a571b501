"""The steps of a file as rows, newest first; only those that are painted are read."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from perfdesk.desk.past import PastStep, Standing
from perfdesk.ui.history.words import StepWords
from perfdesk.ui.listed_rows import ListedRows, brief

WHEN, WHO, DID, WHERE, BEFORE, AFTER, STANDING = range(7)


class StepsModel(ListedRows[PastStep]):
    def __init__(self, words: StepWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def heads(self) -> Sequence[str]:
        return (
            *(self.tr("时间"), self.tr("谁"), self.tr("做了什么"), self.tr("位置")),
            *(self.tr("原来"), self.tr("改为"), self.tr("现状")),
        )

    def row_of(self, seq: int) -> int | None:
        return next((row for row, step in enumerate(self.rows) if step.entry.seq == seq), None)

    def text(self, step: PastStep, column: int) -> str:
        return brief(self._text(step, column))

    def whole(self, step: PastStep, column: int) -> str:
        by = self._words.by(step) if column == STANDING else ""
        return by or self._text(step, column)

    def is_over(self, step: PastStep) -> bool:
        return step.standing not in (Standing.HOLDS, Standing.FETCHED)

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
