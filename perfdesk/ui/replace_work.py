"""Find and replace over the open file: asked for in a dialog, written as one step."""

from collections.abc import Sequence

from perfdesk.desk.hits import Hit
from perfdesk.desk.replacing import replacing
from perfdesk.ui.hits_work import HitsWork


class ReplaceWork(HitsWork):
    """One workspace's."""

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
            self.perform(edit, self.tr("已替换 {count} 处。").format(count=len(found)))
