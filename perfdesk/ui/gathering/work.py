"""What the menu 汇总 does with an open desk. Each dialog is imported when it is first wanted."""

from PySide6.QtWidgets import QDialog

from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing


class GatheringWork(DeskWork):
    """One window of each kind."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing) -> None:
        super().__init__(workspace, bar)
        self._writing = writing
        self._open: dict[str, QDialog] = {}

    def compare(self) -> None:
        from perfdesk.ui.gathering.compare_dialog import CompareDialog

        self._workspace.finish_typing()
        dialog = CompareDialog(self._desk, self._workspace)
        dialog.wanted.connect(self._workspace.go_to)
        self._show("compare", dialog)

    def hand_out(self) -> None:
        from perfdesk.ui.gathering.hand_out_dialog import HandOutDialog

        self._workspace.finish_typing()
        self._show("hand_out", HandOutDialog(self._desk, self._workspace))

    def merge_files(self) -> None:
        from perfdesk.ui.gathering.merge_dialog import MergeDialog

        self._workspace.finish_typing()
        self._show("merge", MergeDialog(self._desk, self._writing, self._workspace))

    def rekey_amounts(self) -> None:
        from perfdesk.domain.table import TargetTable
        from perfdesk.domain.tree import NotInBook
        from perfdesk.ui.gathering.rekey_dialog import RekeyDialog

        self._workspace.finish_typing()
        try:
            table = self._desk.tree.owner(self._workspace.current, TargetTable)
        except NotInBook:
            self._bar.show_notice(self.tr("请先在目录中选中一张目标表，或者其中的项目。"))
            return
        dialog = RekeyDialog(self._desk, table.id, self._workspace)
        dialog.wanted.connect(self._workspace.go_to)
        dialog.revealed.connect(self._workspace.show)
        dialog.finished.connect(self._workspace.show)
        self._show("rekey", dialog)
        self._workspace.hide()  # the amounts stand in it

    def _show(self, kind: str, dialog: QDialog) -> None:
        old = self._open.pop(kind, None)
        if old is not None:
            old.close()
        self._open[kind] = dialog
        dialog.destroyed.connect(lambda: self._forget(kind, dialog))
        dialog.show()

    def _forget(self, kind: str, dialog: QDialog) -> None:
        if self._open.get(kind) is dialog:
            del self._open[kind]
