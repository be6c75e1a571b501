"""Going back, taking back and fetching: what the tab 历史 asks for, done to the desk."""

from perfdesk.desk.going_back import DependedOn
from perfdesk.domain.edits import Edit
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.history.panel import HistoryPanel
from perfdesk.ui.history.words import StepWords
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing
from perfdesk.wording import refusal_sentence


class HistoryWork(DeskWork):
    def __init__(self, panel: HistoryPanel, workspace: Workspace, bar: TroubleBar, writing: Writing) -> None:
        super().__init__(workspace, bar)
        self._panel, self._writing = panel, writing
        self._words = StepWords(workspace.desk, self)
        panel.wanted.connect(self._do)
        panel.visit.connect(workspace.go_to)

    def _do(self, what: str, seq: int) -> None:
        self._tried(lambda: self._ask_or_begin(what, seq))

    def _ask_or_begin(self, what: str, seq: int) -> None:
        """Nobody's comment or decision goes without being told before."""
        said = self._desk.history.said_since(seq) if what == "back" else []
        if not said:
            self._begin(what, seq)
            return
        going = self._words.said(said)
        asked = self.tr("其间的 {going}也会退回（留在历史里，可以撤销）。").format(going=going)
        back = Offer(self.tr("一并退回"), lambda: self._tried(lambda: self._begin(what, seq, going)))
        self._bar.show_warning(asked, [back, Offer(self.tr("不退回"), lambda: None)])

    def _begin(self, what: str, seq: int, going: str = "") -> None:
        step = {
            "back": self._desk.history.going_back_to,
            "take": self._desk.history.taking_back,
            "fetch": self._desk.history.fetching_back,
        }[what](seq)

        def done(edit: Edit | None) -> None:
            self._say_done(what, seq, edit, going)

        def failed() -> None:
            if isinstance(step.fault, DependedOn):
                self._bar.clear()
                self._panel.select(seq)
                self._panel.say_later(refusal_sentence(step.fault), step.fault.steps)

        self._writing.perform(self._desk, step, done, failed)

    def _say_done(self, what: str, seq: int, edit: Edit | None, going: str) -> None:
        if edit is None:
            self._bar.show_notice(self.tr("内容与那时相同，没有改动。"))
            return
        said = {
            "back": self.tr("已回到 {when} 的样子。"),
            "take": self.tr("已退回 {when} 的一步，其余修改不动。"),
            "fetch": self.tr("已取回 {when} 的一步。"),
        }[what]
        self._panel.settle()
        at = self._words.when(self._desk.history.past.entry(seq).at)
        said = said.format(when=at)
        if going:
            said += self.tr("其间的 {going}也退回了。").format(going=going)
        self._bar.show_notice(said, [self._undo_offer()])
