"""Backups are copied to a second place beside the window, as often as one was made; where it is not there, later."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.second_place import bring_over
from perfdesk.ui.jobs import Job
from perfdesk.ui.patience import Patience
from perfdesk.ui.settings import Settings
from perfdesk.ui.trouble_bar import TroubleBar

LATER = 5000
"""Milliseconds after opening, when the window has drawn itself; what was missed before is brought over then."""


class SecondPlace(QObject):
    """Lives as long as the desk is open. `told` when what can be said about the place has changed."""

    told = Signal()

    def __init__(self, desk: Desk, settings: Settings, bar: TroubleBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._bar = desk, settings, bar
        self.brought_at: datetime | None = None
        self.is_away = False
        """Whether the last copying came to nothing; that is said once, until one has succeeded again."""
        self._job: Job | None = None
        self._wants_again = False
        self._seen = desk.last_backup
        self._patience = Patience(self)
        self._patience.lost.connect(self._say_away)
        self._unsubscribe = desk.subscribe(self._changed)
        QTimer.singleShot(LATER, self, self.bring_over)

    def close(self) -> None:
        self._unsubscribe()
        self._patience.end()
        if self._job is not None:
            self._job.cancel()

    @property
    def state(self) -> str:
        """In words; empty where nothing is known yet."""
        if self.is_away:
            return self.tr("现在用不了：没有连上、已满或不能写入。本机的备份照常做好，恢复后会自动补存。")
        if self._job is not None:
            return self.tr("正在复制备份…")
        if self.brought_at is not None:
            return self.tr("备份已存到这里（{time}）。").format(time=self.brought_at.strftime("%m-%d %H:%M"))
        return ""

    def begin_anew(self) -> None:
        """Another place was chosen."""
        self.is_away, self.brought_at = False, None
        self.bring_over()
        self.told.emit()

    def bring_over(self) -> None:
        """What is not there yet; one copying at a time, and nothing without a place."""
        place = self._settings.second_place
        if place is None or self._desk.is_closed:
            return
        if self._job is not None:
            self._wants_again = True
            return
        path, going = self._desk.path, self._patience.going
        job = self._job = Job(lambda cancelled: bring_over(path, place, going(cancelled)), self)
        job.done.connect(self._brought)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        self._patience.begin()
        job.start_apart()

    def _changed(self, _: Changed) -> None:
        if self._desk.last_backup != self._seen:
            self._seen = self._desk.last_backup
            self.bring_over()

    def _brought(self, _: int) -> None:
        self.brought_at, self.is_away = datetime.now().astimezone(), False

    def _failed(self, failure: Exception) -> None:
        if not isinstance(failure, OSError):
            raise failure
        self._say_away()

    def _ended(self) -> None:
        self._job = None
        self._patience.end()
        self.told.emit()
        if self._wants_again:
            self._wants_again = False
            self.bring_over()

    def _say_away(self) -> None:
        """Once: every ten minutes would be a nuisance, and the next copying that succeeds makes up for it."""
        if not self.is_away:
            self.is_away = True
            self._bar.show_warning(
                self.tr(
                    "第二备份位置“{place}”现在用不了（没有连上、已满或不能写入）；本机的备份照常做好，内容没有缺失。"
                    "恢复后会自动补存，也可在“文件 › 第二备份位置”中改换。"
                ).format(place=self._settings.second_place),
                lasts=True,
            )
        self.told.emit()
