"""What came back from the sections: the board, the conflicts, and the merge as one step."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk import ENDING
from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.merging.arrivals import ArrivalState, Arrived, Ledger, board, touched_since
from perfdesk.desk.merging.taking_back import Plan, plan, take_back
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.merging.arrival import Touch
from perfdesk.domain.merging.takings import Taking
from perfdesk.ui import folders
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.gathering.board_table import BoardTable
from perfdesk.ui.gathering.conflicts import Conflicts
from perfdesk.ui.gathering.takings_panel import TakingsPanel
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.writing import Writing
from perfdesk.wording import arrival_word, refusal_sentence

_NOT_PARTS = ("xlsx", "docx", "xls", "ods", "pdf")
_MEANWHILE = 100
"""Milliseconds until it is asked again whether the file can be read."""


class MergeDialog(Dialog):
    """`plan` is the merge as it would be by now; nothing happens to the book before the button."""

    def __init__(self, desk: Desk, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("合并科室文件"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._writing = desk, writing
        self._paths: list[Path] = []
        self.plan: Plan | None = None
        self._done = ""
        """What the last merge did, until something else is to be said."""
        self._job: Job | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._look_again)
        self.board = BoardTable(self)
        self.conflicts = Conflicts(self)
        self.takings = TakingsPanel(self)
        self.note, self.said = plain_label(""), plain_label("")
        self.merge = QPushButton(self.tr("合并"), self)
        self._lower = QTabWidget(self)
        self._down = QSplitter(Qt.Orientation.Vertical, self)
        self._lay_out()
        self._connect()
        self._ledger = Ledger.of(desk)
        self._touched: Mapping[Place, Touch] | None = None
        self._show_board(board(self._ledger, []))
        unsubscribe = desk.subscribe(self._follow)
        self.finished.connect(lambda _: unsubscribe())

    def look_at(self, paths: Sequence[Path]) -> None:
        """More files, beside those looked at before; read in the child, beside the window."""
        self._paths, self._done = list(dict.fromkeys((*self._paths, *paths))), ""
        self._look_again()

    def _follow(self, _: Changed) -> None:
        """The book is another one now: what was planned is looked at again, once for many edits in a row."""
        self.merge.setEnabled(False)
        self._again.start(0)

    def _look_again(self) -> None:
        if self._waits_for_desk():
            return
        self._ledger, self._touched = Ledger.of(self._desk), None
        self.said.setText(self.tr("正在读取交回的文件…"))
        ledger, wanted = self._ledger, tuple(self._paths)
        self._begin(lambda cancelled: board(ledger, wanted, cancelled), self._show_board)

    def _waits_for_desk(self) -> bool:
        """While the file is lent to a step, nobody may read the journal; then everything is looked at anew."""
        if self._desk.is_writing:
            self._again.start(_MEANWHILE)
        return self._desk.is_writing

    def _show_board(self, lines: list[Arrived]) -> None:
        self.board.show_board(lines)
        counts = {state: sum(line.state is state for line in lines) for state in ArrivalState}
        told = " · ".join(f"{arrival_word(state)} {count}" for state, count in counts.items() if count)
        given = len(self._ledger.given)
        if given or lines:
            self.note.setText(self.tr("已分发 {given} 份：{counts}").format(given=given, counts=told))
        else:
            self.note.setText(
                self.tr("还没有分发过。选择别人改过的副本、分发文件或工作簿，就可以把其中的修改合并进来。")
            )
        self._plan_again()

    def _plan_again(self) -> None:
        """A dry run of what is ticked."""
        chosen, ledger = self.board.chosen(), self._ledger
        if not chosen:
            self._show_plan(None, [])
            return
        if self._touched is None:
            if self._waits_for_desk():
                return
            self._touched = touched_since(self._desk, ledger)
        touched, choices = self._touched, dict(self.conflicts.choices)

        def work(_: Callable[[], bool]) -> tuple[Plan, list[Taking]]:
            made = plan(ledger, chosen, touched, choices)
            return made, made.takings()

        self._begin(work, lambda found: self._show_plan(*found))

    def _begin(self, work: Callable[[Callable[[], bool]], object], then: Callable[..., None]) -> None:
        """One thing at a time: what was begun before is of no use any more."""
        if self._job is not None:
            self._job.cancel()
        self.merge.setEnabled(False)
        job = self._job = Job(work, self)
        job.done.connect(then)
        job.start()

    def _show_plan(self, made: Plan | None, takings: Sequence[Taking]) -> None:
        self.plan = made
        self.takings.show_takings(takings, made.names if made is not None else ())
        self.conflicts.show_plan(made)
        self._show_tabs(len(takings))
        self._say()

    def _show_tabs(self, taken: int) -> None:
        """Those in which something is, the conflicts first."""
        found = len(self.conflicts.found)
        self._lower.setTabText(0, self.tr("冲突（{count}）").format(count=found))
        self._lower.setTabText(1, self.tr("将合并的修改（{count}）").format(count=taken))
        self._lower.setTabVisible(0, bool(found))
        self._lower.setTabVisible(1, bool(taken))
        if self._lower.isHidden() and (found or taken):
            self._lower.setCurrentIndex(0 if found else 1)
            self._down.setSizes([150, 390])
        self._lower.setVisible(bool(found or taken))

    def step(self, by: int) -> None:
        """F8: the next conflict or change (1), or the one before (-1), of the tab in view."""
        shown = self.takings if self._lower.currentWidget() is self.takings else self.conflicts
        shown.step(by)

    def _say(self) -> None:
        made = self.plan
        if made is None:
            self.said.setText(self._done or self.tr("没有要合并的修改。请选择科室交回的文件。"))
            self.merge.setEnabled(False)
            return
        open_ = len(made.merged.undecided(self.conflicts.choices))
        count = made.merged.count(self.conflicts.choices)
        said = self.tr("将合并 {count} 处修改。").format(count=count)
        if self.conflicts.found:
            said = self.tr("将合并 {count} 处修改；冲突 {found} 处，还有 {open} 处没有选择。").format(
                count=count, found=len(self.conflicts.found), open=open_
            )
        if whole := self.conflicts.undecided_about_whole:
            said += self.tr("其中 {count} 处说的是整张表或整个单位，“全部采用”不含它们，请逐处选择。").format(
                count=whole
            )
        self.said.setText(said)
        self.merge.setEnabled(not open_ and not self._desk.read_only)

    def _merge(self) -> None:
        if self.plan is None:
            return
        self.merge.setEnabled(False)
        count = self.plan.merged.count(self.conflicts.choices)
        try:
            step = take_back(self._desk, self.plan)
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
            return
        self._writing.perform(self._desk, step, lambda edit: self._merged(edit, count), self._look_again)

    def _merged(self, _: Edit | None, count: int) -> None:
        self.conflicts.choices.clear()
        self._done = self.tr("已合并 {count} 处修改，可以用“撤销”整个收回。").format(count=count)

    def _ask_files(self) -> None:
        kinds = " ".join(f"*.{each}" for each in (ENDING.removeprefix("."), *_NOT_PARTS))
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("选择科室交回的文件"),
            str(folders.beside(self._desk.path)),
            self.tr("科室交回的文件 ({kinds})").format(kinds=kinds),
        )
        self.look_at([Path(name) for name in names])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("选择文件夹"), str(folders.beside(self._desk.path))
        )
        if name:
            self.look_at(sorted(path for path in Path(name).glob(f"*{ENDING}") if path != self._desk.path))

    def _connect(self) -> None:
        self.board.ticked.connect(self._plan_again)
        self.conflicts.chosen.connect(self._plan_again)
        self.merge.clicked.connect(self._merge)
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.step(by))

    def _lay_out(self) -> None:
        for label in (self.note, self.said):
            label.setWordWrap(True)
        files = QPushButton(self.tr("选择文件…"), self)
        folder = QPushButton(self.tr("选择文件夹…"), self)
        files.clicked.connect(self._ask_files)
        folder.clicked.connect(self._ask_folder)
        ways = QHBoxLayout()
        ways.addWidget(self.note, 1)
        for button in (files, folder):
            button.setAutoDefault(False)
            ways.addWidget(button)
        self._down.addWidget(self.board)
        self._down.addWidget(self._lower)
        self._down.setChildrenCollapsible(False)
        self._lower.addTab(self.conflicts, "")
        self._lower.addTab(self.takings, "")
        self._lower.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(ways)
        layout.addWidget(self._down, 1)
        layout.addWidget(self.said)
        layout.addWidget(self._buttons())
        self.resize(1080, 640)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        closing = buttons.button(QDialogButtonBox.StandardButton.Close)
        closing.setText(self.tr("关闭"))
        closing.setAutoDefault(False)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        return buttons
