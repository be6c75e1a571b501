"""Find and replace over the open file: asked for in a dialog, written as one step."""

from collections.abc import Sequence

from perfdesk.desk.replacing import Hit, replacing
from perfdesk.domain.edits import Edit
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing


class ReplaceWork(DeskWork):
    """One workspace's."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing) -> None:
        super().__init__(workspace, bar)
        self._writing = writing

    def replace(self) -> None:
        """Begins with what is sought already; where the table is filtered, with what is shown of it."""
        from perfdesk.ui.replace_dialog import ReplaceDialog

        self._workspace.commit_typing()
        rows = self._workspace.page.grid.rows
        shown = None if rows.wanted.is_blank else frozenset(project.id for project in rows.shown_projects())
        sought = self._workspace.navigator.filter.text()
        dialog = ReplaceDialog(self._desk, sought, shown, self._workspace)
        dialog.chosen.connect(self._replace)
        dialog.open()

    def _replace(self, found: Sequence[Hit]) -> None:
        edit = replacing(found)
        if edit is not None:
            self._tried(lambda: self._perform(edit, len(found)))

    def _perform(self, edit: Edit, count: int) -> None:
        def tell(_: object) -> None:
            said = self.tr("已替换 {count} 处。").format(count=count)
            self._bar.show_notice(said, [self._undo_offer(self._undo)])

        self._writing.perform(self._desk, self._desk.doing(edit), tell)

    def _undo(self) -> None:
        self._writing.perform(self._desk, self._desk.history.undoing(), lambda _: None)
