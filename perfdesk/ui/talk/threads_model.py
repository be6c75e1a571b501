"""Threads as rows: where, what, by whom, when, and what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from perfdesk.domain.talk import Thread
from perfdesk.ui.listed_rows import ListedRows
from perfdesk.ui.talk.words import TalkWords

WHERE, SAID, WHO, WHEN, STANDING = range(5)


class ThreadsModel(ListedRows[Thread]):
    def __init__(self, words: TalkWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def heads(self) -> Sequence[str]:
        return (self.tr("位置"), self.tr("意见"), self.tr("提出人"), self.tr("时间"), self.tr("处理"))

    def text(self, thread: Thread, column: int) -> str:
        match column:
            case 0:
                return self._words.near(thread.place)
            case 1:
                answers = len(thread.answers)
                said = self._words.said(thread)
                return self.tr("{said}（答复 {count}）").format(said=said, count=answers) if answers else said
            case 2:
                return self._words.who(thread.head)
            case 3:
                return self._words.when(thread.head.at)
        return self._words.standing(thread)

    def whole(self, thread: Thread, column: int) -> str:
        return self._words.whole(thread)

    def is_over(self, thread: Thread) -> bool:
        return not thread.is_open
