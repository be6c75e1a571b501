"""The window that has a file is asked for it by another: it says who asks, and hands over or does not."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from perfdesk.desk.sharing import Request, asked, forget
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.fields import is_half_typed
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.wording import refusal_sentence

INTERVAL = 1000
"""Milliseconds."""
_GONE = 2
"""Looks without a request after which it was taken back: one look may meet it half written."""
_STILL = 15
"""Looks at the same request after which its asker is not there any more."""
_QUIET = 60.0
"""Seconds after a no in which nobody can ask again."""
_SOON = 100
"""Milliseconds until a desk that is just writing is asked again."""


class BeingAsked(QObject):
    """As long as the desk is open for writing. `handed_over`: it is read-only now, and by whose wish."""

    handed_over = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        question: TroubleBar,
        bar: TroubleBar,
        window: QWidget,
        is_importing: Callable[[], bool],
    ) -> None:
        super().__init__(workspace)
        self._is_importing = is_importing
        self._workspace, self._desk = workspace, workspace.desk
        self._question, self._bar, self._window = question, bar, window
        self._request: Request | None = None
        self._misses = self._same = 0
        self._quiet_until = 0.0
        self._is_looking = False
        self.timer = QTimer(self, interval=INTERVAL)
        self.timer.timeout.connect(self.look)
        if not self._desk.read_only:
            self.timer.start()

    def look(self) -> None:
        """On another thread: a network drive that is gone keeps whoever asks waiting."""
        if self._is_looking or self._desk.is_closed or self._desk.read_only:
            return
        self._is_looking = True
        path = self._desk.path
        job = Job(lambda _: _asked(lambda: asked(path)), self)
        job.done.connect(self._see)
        job.ended.connect(self._looked)
        job.start()

    def close(self) -> None:
        self.timer.stop()
        self._request = None
        self._question.clear()

    def _looked(self) -> None:
        self._is_looking = False

    def _see(self, request: Request | None) -> None:
        if self._desk.is_closed or self._desk.read_only:
            return
        if request is None:
            self._misses += 1
            if self._misses >= _GONE:
                self._drop()
            return
        self._misses = 0
        if request.wish == "show":
            self._come_to_front(request)
        elif self._request is None:
            self._put(request)
        else:
            self._same = self._same + 1 if request.beat == self._request.beat else 0
            self._request = request
            if self._same >= _STILL:
                self._answer_no()

    def _come_to_front(self, request: Request) -> None:
        """Only for oneself: nobody else may move windows here."""
        if request.is_this_machine and request.name == self._desk.who:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()
            QApplication.alert(self._window)
        self._forget()

    def _put(self, request: Request) -> None:
        if monotonic() < self._quiet_until:
            self._forget()
            return
        self._request, self._same = request, 0
        QApplication.alert(self._window)
        self._question.show_notice(
            self._words(request),
            [
                Offer(self.tr("交出"), self.hand_over, closes=False),
                Offer(self.tr("暂不"), self._decline, closes=False),
            ],
        )

    def _words(self, request: Request) -> str:
        if request.is_this_machine and request.name == self._desk.who:
            return self.tr(
                "您在本机的另一个窗口想改在那里填写。这里的修改都已存盘；交出后，这个窗口变为只读。"
            )
        return self.tr(
            "{name}（电脑 {machine}）请您交出这个文件，由对方修改。您的修改都已存盘；交出后，这个窗口变为只读。"
        ).format(name=request.name or self.tr("另一个用户"), machine=request.machine or self.tr("未知"))

    def hand_over(self) -> None:
        """What is half typed goes into the file first; what cannot go there is for its writer to mend."""
        self._workspace.finish_typing()
        request = self._request
        if request is None:
            return
        if self._desk.is_writing:
            QTimer.singleShot(_SOON, self, self.hand_over)
            return
        if self._is_importing():
            self._bar.show_warning(
                self.tr("还没有交出：有一份导入还没有确认，交出会丢掉它。请先完成或放弃导入，再点“交出”。")
            )
            return
        if _is_typing(self._workspace):
            self._bar.show_warning(
                self.tr("还没有交出：有一处输入没有完成，交出会丢掉它。请先改好或按 Esc 放弃，再点“交出”。")
            )
            return
        try:
            self._desk.file.hand_over(request)
        except known_trouble() as trouble:
            self._bar.show_trouble(refusal_sentence(trouble))
            return
        self._drop()
        self._forget()
        self.handed_over.emit(request)

    def _decline(self) -> None:
        self._quiet_until = monotonic() + _QUIET
        self._answer_no()

    def _answer_no(self) -> None:
        self._drop()
        self._forget()

    def _drop(self) -> None:
        if self._request is not None:
            self._request = None
            self._question.clear()

    def _forget(self) -> None:
        path = self._desk.path
        Job(lambda _: _asked(lambda: forget(path)), self._window).start()


def _asked(act: Callable[[], Request | None]) -> Request | None:
    """What cannot be read is no request; the file's own watch tells what is wrong there."""
    try:
        return act()
    except OSError:
        return None


def _is_typing(workspace: Workspace) -> bool:
    """Whether something typed could not be given to the desk."""
    views = [view.commit_editor() for view in workspace.findChildren(WordsView)]
    return not all(views) or any(map(is_half_typed, workspace.findChildren(QWidget)))
