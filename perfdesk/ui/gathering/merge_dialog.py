"""What came back from the sections: the board, the conflicts, and the merge as one step."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
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
from perfdesk.domain.merging.arrival import Conflict, Subject, Touch
from perfdesk.domain.merging.takings import Taking
from perfdesk.ui import folders
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.gathering.board_table import BoardTable
from perfdesk.ui.gathering.conflict_panel import ConflictPanel
from perfdesk.ui.gathering.takings_panel import TakingsPanel
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.writing import Writing
from perfdesk.wording import arrival_word, conflict_place, refusal_sentence, side_name

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
        self.choices: dict[Subject, int] = {}
        self.plan: Plan | None = None
        self._done = ""
        """What the last merge did, until something else is to be said."""
        self._job: Job | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._look_again)
        self.board = BoardTable(self)
        self.conflicts = QListWidget(self)
        self.panel = ConflictPanel(self)
        self.takings = TakingsPanel(self)
        self.all = QComboBox(self)
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
        touched, choices = self._touched, dict(self.choices)

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
        row = max(0, self.conflicts.currentRow())
        self.conflicts.blockSignals(True)
        self.conflicts.clear()
        for conflict in self._found:
            mark = "✓" if self._number_chosen(conflict) is not None else "？"
            self.conflicts.addItem(f"{mark} {conflict_place(conflict)}")
        self.conflicts.blockSignals(False)
        self._show_tabs(len(takings))
        self._fill_all()
        self._say()
        if self._found:
            self.conflicts.setCurrentRow(min(row, len(self._found) - 1))
            self._show_conflict(self.conflicts.currentRow())

    def _show_tabs(self, taken: int) -> None:
        """Those in which something is, the conflicts first."""
        found = len(self._found)
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
        row = self.conflicts.currentRow() + by
        if self._lower.currentWidget() is self.takings:
            self.takings.step(by)
        elif 0 <= row < self.conflicts.count():
            self.conflicts.setCurrentRow(row)

    @property
    def _found(self) -> Sequence[Conflict]:
        return self.plan.merged.conflicts if self.plan is not None else ()

    def _say(self) -> None:
        made = self.plan
        if made is None:
            self.said.setText(self._done or self.tr("没有要合并的修改。请选择科室交回的文件。"))
            self.merge.setEnabled(False)
            return
        open_ = len(made.merged.undecided(self.choices))
        said = self.tr("将合并 {count} 处修改。").format(count=len(made.merged.taken))
        if self._found:
            said = self.tr("将合并 {count} 处修改；冲突 {found} 处，还有 {open} 处没有选择。").format(
                count=len(made.merged.taken), found=len(self._found), open=open_
            )
        self.said.setText(said)
        self.merge.setEnabled(not open_ and not self._desk.read_only)

    def _number_chosen(self, conflict: Conflict) -> int | None:
        side = self.choices.get(conflict.subject)
        versions = enumerate(conflict.versions)
        return next((number for number, version in versions if side in version.sides), None)

    def _show_conflict(self, row: int) -> None:
        if self.plan is None or not 0 <= row < len(self._found):
            self.panel.show_conflict(None, "", (), None)
            return
        conflict = self._found[row]
        chosen = self._number_chosen(conflict)
        self.panel.show_conflict(conflict, conflict_place(conflict), self.plan.names, chosen)

    def _choose(self, number: int) -> None:
        """The version of the conflict in view; then the next that is undecided comes into view."""
        row = self.conflicts.currentRow()
        conflict = self._found[row]
        self.choices[conflict.subject] = conflict.versions[number].sides[0]
        following = [*range(row + 1, len(self._found)), *range(row)]
        undecided = (at for at in following if self._number_chosen(self._found[at]) is None)
        self.conflicts.setCurrentRow(next(undecided, row))
        self._plan_again()

    def _choose_all(self, at: int) -> None:
        side = self.all.itemData(at)
        if side is None:
            return
        for conflict in self._found:
            if any(side in version.sides for version in conflict.versions):
                self.choices[conflict.subject] = side
        self._plan_again()

    def _fill_all(self) -> None:
        self.all.clear()
        self.all.addItem(self.tr("全部采用…"), None)
        sides = sorted({side for each in self._found for version in each.versions for side in version.sides})
        names = self.plan.names if self.plan is not None else ()
        for side in sides:
            self.all.addItem(self.tr("全部采用 {name}").format(name=side_name(side, names)), side)

    def _merge(self) -> None:
        if self.plan is None:
            return
        self.merge.setEnabled(False)
        count = len(self.plan.merged.taken)
        try:
            step = take_back(self._desk, self.plan)
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
            return
        self._writing.perform(self._desk, step, lambda edit: self._merged(edit, count), self._look_again)

    def _merged(self, _: Edit | None, count: int) -> None:
        self.choices.clear()
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
        self.conflicts.currentRowChanged.connect(self._show_conflict)
        self.panel.chosen.connect(self._choose)
        self.all.activated.connect(self._choose_all)
        self.merge.clicked.connect(self._merge)
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.step(by))

    def _lay_out(self) -> None:
        for label in (self.note, self.said):
            label.setWordWrap(True)
        self.conflicts.setAccessibleName(self.tr("冲突"))
        self.conflicts.setWordWrap(True)
        self.conflicts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.conflicts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.all.setAccessibleName(self.tr("全部采用"))
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
        self._lower.addTab(self._conflict_side(), "")
        self._lower.addTab(self.takings, "")
        self._lower.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(ways)
        layout.addWidget(self._down, 1)
        layout.addWidget(self.said)
        layout.addWidget(self._buttons())
        self.resize(1080, 640)

    def _conflict_side(self) -> QSplitter:
        """The places have a third of the width, so that they can be read."""
        left = QWidget(self)
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.conflicts, 1)
        below.addWidget(self.all)
        self.conflicts.setMinimumWidth(260)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(self.panel)
        across.setChildrenCollapsible(False)
        across.setSizes([360, 700])
        return across

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        closing = buttons.button(QDialogButtonBox.StandardButton.Close)
        closing.setText(self.tr("关闭"))
        closing.setAutoDefault(False)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        return buttons
