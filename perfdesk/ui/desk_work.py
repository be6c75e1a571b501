"""What menu commands have in common: one open desk, its workspace, and the bar in which trouble is told."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.wording import refusal_sentence


class DeskWork(QObject):
    """Lives as long as the desk is open."""

    def __init__(self, workspace: Workspace, bar: TroubleBar) -> None:
        super().__init__(workspace)
        self._workspace, self._bar = workspace, bar
        self._desk: Desk = workspace.desk

    def _tried(self, act: Callable[[], object]) -> bool:
        """False when a known trouble stood in the way; the bar says which."""
        try:
            act()
        except known_trouble() as trouble:
            self._bar.show_trouble(refusal_sentence(trouble))
            return False
        return True

    def _undo_offer(self, undo_it: Callable[[], object] | None = None) -> Offer:
        """撤销 of what was done last; of nothing else, should something be done before it is pressed.

        `undo_it` where that is done otherwise than at once, such as beside the window.
        """
        head = self._desk.history.head

        def undo() -> None:
            if self._desk.history.head == head:
                self._tried(undo_it or self._desk.undo)
            else:
                self._bar.show_notice(self.tr("之后又有修改，没有撤销。请用“编辑 › 撤销”或“历史”。"))

        return Offer(self.tr("撤销"), undo)
