"""A large edit is written beside the window, which says so and takes no input until the desk has it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from perfdesk.desk.desk import Desk
from perfdesk.desk.step import Step
from perfdesk.domain.edits import Edit
from perfdesk.ui.jobs import Job, share_the_interpreter, stop_sharing
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.wording import refusal_sentence

Then = Callable[[Edit | None], object]
Write = Callable[[Edit], object]
"""How a pane has its edits done."""
Failed = Callable[[], object] | None


class Writing(QObject):
    """One step at a time: the desk begins no other before this one is finished."""

    def __init__(self, bar: TroubleBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._hush = _Hush(self)

    def perform(self, desk: Desk, step: Step | None, then: Then, failed: Failed = None) -> None:
        """`then` is given the edit that was done, None for none; known trouble goes into the bar and to `failed`.

        A small step is done at once.
        """
        if step is None:
            return
        if not step.is_large:
            step.run()
            self._finish(desk, step, then, failed)
            return
        self._bar.show_progress(self.tr("正在写入…"))
        self._hush.begin()
        job = Job(lambda _: step.run(ahead=True), self)
        job.ended.connect(lambda: self._written(desk, step, then, failed))
        job.start()

    def by(self, desk: Desk) -> Write:
        """For panes that only have edits done: a block pasted over many rows takes a backup first."""
        return lambda edit: self.perform(desk, desk.doing(edit), lambda _: None)

    def _written(self, desk: Desk, step: Step, then: Then, failed: Failed) -> None:
        self._hush.end()
        if desk.is_closed:  # with its window; what was written is in the file
            if failed is not None:
                failed()
            return
        if self._bar.text == self.tr("正在写入…"):  # else another job has said something meanwhile
            self._bar.clear()
        self._finish(desk, step, then, failed)

    def _finish(self, desk: Desk, step: Step, then: Then, failed: Failed) -> None:
        try:
            edit = desk.finish(step)
        except known_trouble() as trouble:
            self._bar.show_trouble(refusal_sentence(trouble))
            if failed is not None:
                failed()
        except BaseException:  # a bug; who waits must not wait for ever
            if failed is not None:
                failed()
            raise
        else:
            then(edit)
            if step.lacks_backup is not None:
                self._bar.show_warning(self._bar.text + refusal_sentence(step.lacks_backup))


class _Hush(QObject):
    """Swallows what a person types and clicks. Unlike a disabled window it leaves focus and looks as they are."""

    def begin(self) -> None:
        share_the_interpreter()
        _application().installEventFilter(self)
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def end(self) -> None:
        stop_sharing()
        _application().removeEventFilter(self)
        QApplication.restoreOverrideCursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in _INPUT


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


_INPUT = frozenset(
    (
        *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod),
        *(QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride, QEvent.Type.ContextMenu),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick),
        *(QEvent.Type.DragEnter, QEvent.Type.Drop),
    )
)
