"""What 编辑 › 批量填写 does: asked for in a dialog, written as one step."""

from collections.abc import Sequence

from perfdesk.desk.filling.reach import AtHand, reaches
from perfdesk.desk.hits import Hit, edit_of
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.ui.filling.dialog import FillDialog
from perfdesk.ui.hits_work import HitsWork


class FillingWork(HitsWork):
    """One workspace's."""

    def fill_many(self, selected: Sequence[Id], at: Place | None) -> None:
        """`selected` is what is lit where the keyboard is, `at` the value under the cursor."""
        self._workspace.commit_typing()
        rows = self._workspace.page.grid.rows
        shown = None if rows.wanted.is_blank else frozenset(project.id for project in rows.shown_projects())
        rows_in_hand = self._workspace.indicators_in_hand
        selected = rows_in_hand if len(rows_in_hand) > 1 else selected
        at_hand = AtHand(selected[0] if selected else self._workspace.current, selected, shown)
        found = reaches(self._desk.tree, at_hand)
        if not found:
            self._bar.show_notice(self.tr("这里还没有可以批量填写的项目或自评表。"))
            return
        dialog = FillDialog(self._desk, found, at, self._workspace)
        dialog.chosen.connect(self._fill)
        dialog.open()

    def _fill(self, hits: Sequence[Hit]) -> None:
        edit = edit_of("fill_many", hits)
        if edit is not None:
            self.perform(edit, self.tr("已填写 {count} 处。").format(count=len(hits)))
