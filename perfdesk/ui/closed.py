"""Why something cannot be changed now, and what to do about it, in one line."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Mark, Verdict
from perfdesk.domain.table import Project


class Closed(QObject):
    """Asked of one desk. "" where nothing stands in the way."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def why(self, item: Id | None = None) -> str:
        """Of an item, or of the whole file."""
        if self._desk.read_only:
            return self._why_read_only()
        mark = self._desk.lock_on(item) if item is not None and self._desk.tree.has(item) else None
        return self._why_locked(mark) if mark is not None else ""

    def _why_read_only(self) -> str:
        file = self._desk.file
        if file.locked_by is not None and file.is_own_lock:
            return self.tr("这个文件在本机另一个窗口打开着，这里只读。请到那个窗口修改，或改在这里填写。")
        if file.locked_by is not None:
            said = self.tr("{name}正在编辑这个文件，这里只读。要修改，请对方交出，或另存副本。")
            return said.format(name=file.locked_by.name or self.tr("另一个用户"))
        if file.needs_version is not None:
            said = self.tr("这个文件由较新的 {version} 版创建，这里只读。请先更新程序。")
            return said.format(version=file.needs_version)
        return self.tr("这个文件现在不能写入，这里只读。要修改，请另存副本。")

    def _why_locked(self, mark: Mark) -> str:
        is_project = isinstance(self._desk.tree.item(mark.item), Project)
        if mark.verdict is Verdict.HANDED_IN:
            said = self.tr("这张表已报送（{who}）；要修改，请用“审核 › 重新打开…”。")
            if is_project:
                said = self.tr("这个项目已报送（{who}）；要修改，请用“审核 › 重新打开…”。")
        else:
            said = self.tr("这张表已审核通过（{who}）；要修改，请用“审核 › 重新打开…”。")
            if is_project:
                said = self.tr("这个项目已审核通过（{who}）；要修改，请用“审核 › 重新打开…”。")
        return said.format(who=mark.who or self.tr("未署名"))


def close(button: QWidget, why: str, hint: str) -> None:
    """A button that cannot be used says why in the place of what it does."""
    button.setEnabled(not why)
    button.setToolTip(why or hint)


class ClosedKeys(QObject):
    """The key of an action that cannot be used is answered with the reason; watches the keys that no pane wanted."""

    def __init__(self, pane: QWidget, actions: Iterable[QAction], say: Callable[[str], object]) -> None:
        super().__init__(pane)
        self._actions, self._say = list(actions), say
        pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        keys = QKeySequence(event.keyCombination())
        closed = (a for a in self._actions if not a.isEnabled() and a.property("why"))
        meant = next((action for action in closed if keys in action.shortcuts()), None)
        if meant is not None:
            self._say(str(meant.property("why")))
        return meant is not None
