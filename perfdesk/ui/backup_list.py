"""The backups of a desk file, newest first, to choose one from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from perfdesk.desk.desk import Backup
from perfdesk.ui.list_dialogs import ListDialog


class BackupList(QObject):
    """Makes the window, with its words."""

    def show(self, backups: list[Backup], restore: Callable[[Path], None], parent: QWidget) -> ListDialog:
        """`restore` is given the one that was chosen."""
        note = self.tr("选中一份恢复，文件就回到当时的样子；现在的内容会先另做一份备份，随时可以换回来。")
        nothing = self.tr("还没有备份。导入和批量修正之前，以及有修改时每十分钟，会自动备份。")
        heads = (self.tr("备份时间"), self.tr("原因"))
        dialog = ListDialog(self.tr("从备份恢复"), note if backups else nothing, heads, parent)
        reasons = self._reasons()
        for backup in backups:
            at = backup.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
            dialog.add_row(at, reasons.get(backup.reason, backup.reason))

        def choose(row: int) -> None:
            dialog.close()
            restore(backups[row].path)

        dialog.chosen.connect(choose)
        dialog.act_by(self.tr("恢复到这一份"))
        dialog.fit(520, 420)
        dialog.show()
        return dialog

    def _reasons(self) -> dict[str, str]:
        return {
            "import": self.tr("导入之前"),
            "repair": self.tr("批量修正之前"),
            "timer": self.tr("每十分钟"),
            "migration": self.tr("升级文件格式之前"),
            "restore": self.tr("恢复备份之前"),
            "damaged": self.tr("损坏的原文件"),
        }
