"""What menu commands have in common: one open desk, its workspace, and the bar in which trouble is told."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import TroubleBar
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
