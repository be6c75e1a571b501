"""What many places were changed to, written as one step and told with its undo."""

from perfdesk.domain.edits import Edit
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing


class HitsWork(DeskWork):
    """One workspace's."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing) -> None:
        super().__init__(workspace, bar)
        self._writing = writing

    def perform(self, edit: Edit, said: str) -> None:
        """Beside the window where it is large."""

        def tell(_: object) -> None:
            self._bar.show_notice(said, [self._undo_offer(self._undo)])

        self._tried(lambda: self._writing.perform(self._desk, self._desk.doing(edit), tell))

    def _undo(self) -> None:
        self._writing.perform(self._desk, self._desk.history.undoing(), lambda _: None)
