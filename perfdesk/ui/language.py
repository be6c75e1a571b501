"""Another language at once: what bears words is made anew in it, and put where it stood. The desk stays open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QDialog

from perfdesk.ui import actions, translation

if TYPE_CHECKING:
    from perfdesk.ui.main_window import MainWindow


class LanguageSwitch(QObject):
    """The window's. What is being read, written or looked at before it is taken over comes to its end first."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._wanted = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        files = window.files
        for over in (window.bar.told, files.opened, files.opening, files.reviewing):
            over.connect(self._soon.start)

    def use(self, name: str) -> None:
        """Not within the menu in which it was chosen, which is made anew, too."""
        self._wanted = name if name != self._window.settings.language else ""
        if self._wanted and self._window.import_page is not None:
            self._window.bar.show_notice(self.tr("导入确认或取消之后，就换用所选的语言。"))
        self._soon.start()

    def _go_on(self) -> None:
        if not self._wanted or self._must_wait():
            return
        wanted, self._wanted = self._wanted, ""
        if self._is_half_typed():
            actions.check(self._window.actions_.languages, self._window.settings.language)
            self._window.bar.show_notice(
                self.tr("这里的文字还没有写入文件。请先按回车写入，或按 Esc 放弃，再换语言。")
            )
            return
        self._window.settings.language = wanted
        application = QCoreApplication.instance()
        assert application is not None
        translation.use_language(application, wanted)
        self._window.make_anew()
        self._window.bar.show_done(self.tr("已换用中文。"))

    def _must_wait(self) -> bool:
        """For the end of what runs, of an import that is looked at, and of a dialog that asks something."""
        window = self._window
        asking = next((d for d in window.findChildren(QDialog) if d.isVisible() and d.isModal()), None)
        if asking is not None:
            asking.finished.connect(self._soon.start)
        is_busy = window.files.is_opening or window.bar.is_busy
        return asking is not None or is_busy or window.import_page is not None

    def _is_half_typed(self) -> bool:
        """What knows fields is imported with the first desk."""
        if self._window.view is None:
            return False
        from perfdesk.ui.half_typed import leads_to_half_typed

        return leads_to_half_typed(self._window.view.workspace)
