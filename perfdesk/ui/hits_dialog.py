"""What every command shows that changes many places: each before and after, to be ticked and taken as one step."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.door import needs_backup
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.fonts import line_height
from perfdesk.ui.hits_model import HitsModel, Told
from perfdesk.ui.jobs import Job, share_the_interpreter, stop_sharing
from perfdesk.ui.known_trouble import known_trouble

Found = TypeVar("Found")
_PLACE = 320
"""The width of a place where there is room."""


class HitsDialog(Dialog):
    """`chosen` carries the hits that are ticked. A kind of dialog names `take`, asks its questions and looks.

    While a person looks at many places, the backup is made that they will need.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self._workspace = parent
        self._job: Job | None = None
        self._backing_up: Job | None = None
        self.hits, self.view, self.said = HitsModel(desk, self), QTableView(), QLabel()
        self._buttons = QDialogButtonBox()
        self.take = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._all, self._none = QPushButton(self.tr("全部勾选")), QPushButton(self.tr("全部不选"))
        self._look_later = QTimer(self, singleShot=True, interval=200)
        self._connect()

    def lay_out(self, *questions: QLayout) -> None:
        """Only now do the parts below the questions belong here, so that Tab comes to them last."""
        self._look_of_table()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.take.setDefault(True)
        for button in (self._all, self._none):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        for question in questions:
            layout.addLayout(question)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.said)
        foot = line_of(self._all, self._none)
        foot.addWidget(self._buttons)
        layout.addLayout(foot)
        self.resize(960, 560)

    def look(self) -> None:
        """Looks anew and shows what would be changed."""
        raise NotImplementedError

    def look_for(
        self,
        work: Callable[[Callable[[], bool]], Found],
        show: Callable[[Found], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """On another thread: a table may have ten thousands of places. What was looked for before is forgotten."""
        self.stop_looking()
        self.take.setEnabled(False)
        job = self._job = Job(work, self._workspace)
        job.done.connect(self._forget_job)
        job.done.connect(show)
        job.failed.connect(self._forget_job)
        job.failed.connect(fail)
        share_the_interpreter()
        job.ended.connect(stop_sharing)
        job.start()

    def stop_looking(self) -> None:
        self._look_later.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def say(self) -> None:
        """How many, and what else there is to know."""
        raise NotImplementedError

    @property
    def is_looking(self) -> bool:
        """Whether what is shown is not yet what is asked for."""
        return self._job is not None or self._look_later.isActive()

    def accept(self) -> None:
        """What is shown is what was asked for: Enter right after typing looks first."""
        if self._look_later.isActive():
            self.look()
            return
        chosen = self.hits.chosen() if not self.is_looking else []
        if chosen:
            super().accept()
            self.chosen.emit(chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known how wide it is: the places leave room for what they say."""
        super().showEvent(event)
        self.view.horizontalHeader().resizeSection(Told.PLACE, min(_PLACE, self.width() // 3))

    def done(self, result: int) -> None:
        self.stop_looking()
        if result == self.DialogCode.Rejected.value:
            self._no_backup()
        super().done(result)

    def look_soon(self) -> None:
        """Not at every letter; Enter does not wait for it."""
        self.take.setEnabled(True)
        self._look_later.start()

    def _follow(self, _: Changed) -> None:
        """What was found is no longer what stands there."""
        self.look_soon()

    def _forget_job(self, _: object) -> None:
        self._job = None

    def _back_up_ahead(self) -> None:
        """What is in the way of it will be in the way of the step, too, which says so."""
        if not needs_backup(self.hits.hit_count) or self.desk.read_only or self.desk.is_writing:
            return
        job = self._backing_up = Job(self.desk.file.back_up_ahead, self._workspace)
        job.failed.connect(_raise_unknown)
        share_the_interpreter()
        job.ended.connect(stop_sharing)
        job.start()

    def _no_backup(self) -> None:
        if self._backing_up is not None:
            self._backing_up.cancel()
            self.desk.file.drop_backup_ahead()

    def _connect(self) -> None:
        self.hits.modelReset.connect(self._back_up_ahead)
        self._look_later.timeout.connect(self.look)
        self.hits.dataChanged.connect(lambda: self.say())
        self._all.clicked.connect(lambda: self.hits.choose(range(self.hits.hit_count), True))
        self._none.clicked.connect(lambda: self.hits.choose(range(self.hits.hit_count), False))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        unsubscribe = self.desk.subscribe(self._follow)
        self.finished.connect(lambda _: unsubscribe())

    def _look_of_table(self) -> None:
        view = self.view
        view.setModel(self.hits)
        view.setAccessibleName(self.tr("将改的各处"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(2 * line_height(view.font()) + 6)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Told.PLACE, QHeaderView.ResizeMode.Interactive)


def _raise_unknown(failure: Exception) -> None:
    if not isinstance(failure, known_trouble()):
        raise failure


def line_of(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    for part in parts:
        line.addWidget(part)
    line.addStretch()
    return line
