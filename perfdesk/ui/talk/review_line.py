"""One line over what is being filled in: its state in the review, why it is locked, and what waits for an answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.identity import Id
from perfdesk.ui.talk.words import TalkWords


class ReviewLine(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, TalkWords(desk, self)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setObjectName("review_line")
        self.hide()

    def show_item(self, item: Id | None) -> None:
        """A project, or a table."""
        tree, talk = self._desk.tree, self._desk.talk
        said: list[str] = []
        if item is not None and tree.has(item):
            mark = talk.state(tree.with_owners(item)) if talk.marks else None
            if mark is not None:
                said.append(self._words.state(mark.verdict, mark))
            if self._desk.lock_on(item) is not None:
                said.append(self.tr("已锁定，要修改请在“审核”菜单中重新打开"))
            if count := self._desk.open_threads(item):
                said.append(self.tr("{count} 条批注待处理（Ctrl+6 查看）").format(count=count))
        self.setText("；".join(said))
        self.setVisible(bool(said))
