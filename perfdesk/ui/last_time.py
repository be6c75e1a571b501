"""Whether the program came to a sudden end the last time, and that everything it had acknowledged is there."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from perfdesk.desk.desk import Desk
from perfdesk.ui.crash import newest_report
from perfdesk.ui.settings import Settings
from perfdesk.ui.trouble_bar import Offer, TroubleBar


class LastTime(QObject):
    """One for each open desk. Who only reads it neither notes nor tells anything."""

    def __init__(self, desk: Desk, bar: TroubleBar, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar, self._settings = desk, bar, settings
        self._notes = not desk.read_only
        if self._notes:
            self._begin()

    def end(self) -> None:
        if self._notes:  # also what was handed over meanwhile
            self._settings.forget_unclosed(self._desk.path)

    def _begin(self) -> None:
        opened_at = self._settings.unclosed(self._desk.path)
        if opened_at is not None:
            self._tell(max(0, self._desk.history.head - opened_at))
        self._settings.note_unclosed(self._desk.path, self._desk.history.head)

    def _tell(self, count: int) -> None:
        said = self.tr("程序上次意外退出。文件已核对，内容全部保留，可以继续填写。")
        if count:
            said = self.tr(
                "程序上次意外退出。那一次所做的 {count} 处修改全部保留，最后一处在 {at}，可以继续填写。"
            ).format(count=count, at=self._last_edit())
        report = newest_report()
        offers = [Offer(self.tr("查看问题报告"), lambda: _show(report), closes=False)] if report else []
        self._bar.show_notice(said, offers)

    def _last_edit(self) -> str:
        at = self._desk.file.info.last_edit_at
        return datetime.fromisoformat(at).astimezone().strftime("%m-%d %H:%M") if at else ""


def _show(report: Path | None) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(report)))
