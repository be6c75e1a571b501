"""Bringing a backup of the open file back: chosen, read beside the window, one step that can be undone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from perfdesk.desk.desk import Desk
from perfdesk.desk.restoring import book_in
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit
from perfdesk.ui.backup_list import BackupList
from perfdesk.ui.backup_reading import BackupReading
from perfdesk.ui.files import Files
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import Offer, TroubleBar


class Restoring(QObject):
    """One a window; what was read of the backups is kept as long as their file is open."""

    def __init__(self, files: Files, bar: TroubleBar, window: QWidget) -> None:
        super().__init__(files)
        self._files, self._bar, self._window = files, bar, window
        self._reading: BackupReading | None = None

    def choose(self, desk: Desk) -> None:
        if self._reading is None or self._reading.desk is not desk:
            if self._reading is not None:
                self._reading.drop()
            self._reading = BackupReading(desk, self)
        shown = BackupList(self._reading, read_only=desk.read_only, parent=self._window)
        shown.chosen.connect(lambda backup: self._read(desk, backup))
        shown.place_wanted.connect(self._files.second_place_wanted)
        shown.show()
        self._reading.find(self._files.settings.second_place)

    def _read(self, desk: Desk, backup: Path) -> None:
        def read(cancelled: Callable[[], bool]) -> Book:
            return book_in(backup, cancelled)

        job = Job(read, self)
        job.done.connect(lambda book: self._bring_back(desk, book))
        job.failed.connect(self._files.say_trouble)
        self._bar.show_progress(self.tr("正在恢复备份…"))
        job.start()

    def _bring_back(self, desk: Desk, book: Book) -> None:
        self._bar.clear()
        if desk is not self._files.desk:
            return
        try:
            step = desk.restoring(book)
        except known_trouble() as trouble:
            self._files.say_trouble(trouble)
            return
        self._files.writing.perform(desk, step, lambda edit: self._say(desk, edit))

    def _say(self, desk: Desk, edit: Edit | None) -> None:
        if edit is None:
            self._bar.show_notice(self.tr("这份备份与现在的内容完全相同，没有改动。"))
            return
        self._bar.show_done(
            self.tr("已恢复备份。要换回来，按撤销（Ctrl+Z）一步即可；恢复前的内容也留有一份备份。"),
            [Offer(self.tr("撤销"), lambda: self._undo(desk))],
        )

    def _undo(self, desk: Desk) -> None:
        """A further change is not taken back in its place."""
        if desk is not self._files.desk:
            return
        if desk.history.undo_action != "restore":
            self._bar.show_notice(self.tr("恢复之后又有修改。请先撤销那些修改，再撤销恢复。"))
            return
        said = self.tr("已撤销恢复，内容和恢复之前一样。")
        self._files.writing.perform(desk, desk.history.undoing(), lambda _: self._bar.show_notice(said))
