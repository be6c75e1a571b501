"""Threads as rows: where, what, by whom, when, and what became of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from perfdesk.domain.talk import Thread
from perfdesk.ui.talk.words import TalkWords

Index = QModelIndex | QPersistentModelIndex
WHERE, SAID, WHO, WHEN, STANDING = range(5)


class ThreadsModel(QAbstractTableModel):
    """`threads` as they were last shown."""

    def __init__(self, words: TalkWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.threads: list[Thread] = []

    def show_threads(self, threads: Sequence[Thread]) -> None:
        self.beginResetModel()
        self.threads = list(threads)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.threads)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            heads = (self.tr("位置"), self.tr("意见"), self.tr("提出人"), self.tr("时间"), self.tr("处理"))
            return heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        thread = self.threads[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(thread, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.whole(thread)
            case Qt.ItemDataRole.ForegroundRole if not thread.is_open:
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _text(self, thread: Thread, column: int) -> str:
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
