"""What the menu 审核 does with an open desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from perfdesk.desk import commenting, deciding
from perfdesk.desk.commenting import NotComparable, Person
from perfdesk.desk.deciding import NeedsReason
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import is_value, value_at
from perfdesk.domain.notes import Verdict
from perfdesk.domain.severity import Severity
from perfdesk.domain.talk import Thread
from perfdesk.ui.lacking import blank_places
from perfdesk.ui.provenance.cursor import Cursor
from perfdesk.ui.settings import Settings
from perfdesk.ui.talk.panel import TalkPanel
from perfdesk.ui.talk.person import PersonWork
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import REVIEW_TAB, Workspace
from perfdesk.ui.writing import Writing
from perfdesk.wording import finding_sentence, place_words, refusal_sentence


class ReviewWork(PersonWork):
    """Each dialog is imported when it is first wanted."""

    def __init__(
        self, workspace: Workspace, bar: TroubleBar, writing: Writing, settings: Settings, cursor: Cursor
    ) -> None:
        super().__init__(workspace, bar, writing, settings)
        self._cursor = cursor
        self._last: Place | None = None
        cursor.moved.connect(self._keep_place)
        workspace.talk_made.connect(self._work_on)

    def comment(self) -> None:
        """About the value at the cursor."""
        place = self._at_cursor()
        if place is not None:
            self._as_person(lambda by: self._write_comment(place, by))

    def comment_finding(self) -> None:
        """The finding at hand becomes a comment where it is."""
        self._workspace.commit_typing()
        finding = self._workspace.list.current
        if finding is None:
            self._bar.show_notice(self.tr("请先在检查结果中选中一个问题。"))
            return
        text = finding_sentence(finding, self._desk.tree)
        self._as_person(lambda by: self._do(commenting.comment(self._desk.tree, finding.place, text, by)))

    def propose(self) -> None:
        """Another value for the one at the cursor."""
        place = self._at_cursor()
        if place is None:
            return
        item = self._desk.tree.item(place.item)
        if not place.field or not is_value(item, place.field):
            self._bar.show_notice(self.tr("请先选中一个可以填写的值，再提修改建议。"))
            return
        self._as_person(lambda by: self._write_proposal(place, by))

    @property
    def following(self) -> tuple[Verdict, ...]:
        """What can become of the project or table at hand."""
        here, tree = self._workspace.current, self._desk.tree
        if here == BOOK_ID or not tree.has(here):
            return ()
        return deciding.next_states(deciding.state_of(self._desk.talk, tree, here))

    def decide(self, verdict: Verdict) -> None:
        """For the project or table at hand; what is passed with errors is passed knowingly."""
        here = self._workspace.current
        if here == BOOK_ID:
            return
        self._workspace.commit_typing()

        def go_on() -> None:
            self._as_person(lambda by: self._decide(verdict, by, ""))

        open_things = self._open_things(here) if verdict is Verdict.PASSED else ""
        if open_things:
            self._ask_to_pass(here, open_things, go_on)
        else:
            go_on()

    def _open_things(self, item: Id) -> str:
        """What is wrong or blank at the item and below it, in words; nothing where it is in order."""
        desk = self._desk
        self._tried(desk.checking.look_over)
        errors = desk.checking.count(Severity.ERROR, item)
        blank = len(blank_places(desk, item))
        if errors and blank:
            return self.tr("还有 {errors} 条错误、{blank} 处未填齐，仍要通过？").format(
                errors=errors, blank=blank
            )
        if errors:
            return self.tr("还有 {errors} 条错误，仍要通过？").format(errors=errors)
        return self.tr("还有 {blank} 处未填齐，仍要通过？").format(blank=blank) if blank else ""

    def _ask_to_pass(self, item: Id, open_things: str, go_on: Callable[[], None]) -> None:
        box = QMessageBox(self._workspace)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("审核通过"))
        box.setText(open_things)
        box.setInformativeText(self._words.where(Place(item, "")))
        passing = box.addButton(self.tr("仍要通过(&P)"), QMessageBox.ButtonRole.AcceptRole)
        staying = box.addButton(self.tr("先不通过"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(staying)
        box.setEscapeButton(staying)
        passing.clicked.connect(go_on)
        box.open()

    def _decide(self, verdict: Verdict, by: Person, reason: str) -> None:
        here = self._workspace.current
        self._workspace.commit_typing()
        try:
            edit = deciding.decide(self._desk.tree, [here], verdict, by, reason)
        except NeedsReason:
            from perfdesk.ui.talk.dialogs import ReasonDialog

            where = place_words(self._desk.tree, Place(here, "")) or self._words.where(Place(here, ""))
            title = self.tr("重新打开") if verdict is Verdict.DRAFT else self._words.verdict(verdict)
            dialog = ReasonDialog(title, where, self._workspace)
            dialog.given.connect(lambda text: self._decide(verdict, by, text))
            dialog.open()
            return
        self._do(edit)

    def _propose(self, place: Place, text: str, reason: str, by: Person) -> None:
        try:
            self._do(commenting.propose(self._desk.tree, place, text.strip("\n"), by, reason))
        except (NotComparable, ValueError) as fault:
            self._bar.show_trouble(refusal_sentence(fault))

    def _write_proposal(self, place: Place, by: Person) -> None:
        from perfdesk.ui.talk.dialogs import WriteDialog

        value = value_at(self._desk.tree.item(place.item), place.field)
        said = "" if value is None else str(value)
        dialog = WriteDialog(place_words(self._desk.tree, place), self._workspace, value=said)
        dialog.given.connect(lambda text, why: self._propose(place, text, why, by))
        dialog.open()

    def _write_comment(self, place: Place, by: Person) -> None:
        from perfdesk.ui.talk.dialogs import WriteDialog

        dialog = WriteDialog(self._words.where(place), self._workspace)
        dialog.given.connect(lambda text, _: self._do(commenting.comment(self._desk.tree, place, text, by)))
        dialog.open()

    def _keep_place(self, place: Place | None) -> None:
        """Also when the tab of the review has the keyboard, one writes about where one was."""
        if place is not None and self._workspace.tabs.currentIndex() != REVIEW_TAB:
            self._last = place

    def _at_cursor(self) -> Place | None:
        if self._desk.read_only:
            self._bar.show_notice(self.tr("这个文件是只读打开的，不能写意见。"))
            return None
        self._workspace.commit_typing()
        here = self._cursor.place if self._workspace.tabs.currentIndex() != REVIEW_TAB else None
        kept = self._last if self._last is not None and self._desk.tree.has(self._last.item) else None
        current = self._workspace.current
        place = here or kept or (Place(current, "") if current != BOOK_ID else None)
        if place is None:
            self._bar.show_notice(self.tr("还没有表，请先新建或导入。"))
        return place

    def _work_on(self, panel: TalkPanel) -> None:
        panel.visit.connect(self._workspace.go_to)
        panel.decided.connect(self.decide)
        panel.comment_wanted.connect(self.comment)
        panel.propose_wanted.connect(self.propose)
        panel.settled.connect(self._settle)
        panel.accepted.connect(self._accept)
        panel.answered.connect(
            lambda thread, text: self._as_person(lambda by: self._answer(panel, thread, text, by))
        )

    def _answer(self, panel: TalkPanel, thread: Thread, text: str, by: Person) -> None:
        """What was typed stays in its line until it is written."""
        self._do(commenting.answer(self._desk.tree, thread.head, text, by), panel.answer.clear)

    def _settle(self, threads: list[Thread], verdict: Verdict) -> None:
        self._as_person(lambda by: self._do(commenting.settle(self._desk.tree, threads, by, verdict)))

    def _accept(self, threads: list[Thread]) -> None:
        def accept(by: Person) -> None:
            try:
                edit = commenting.accept(self._desk.tree, threads, by)
            except ValueError as fault:
                self._bar.show_trouble(refusal_sentence(fault))
                return
            said = self.tr("已采纳 {count} 条建议。").format(count=len(threads))
            self._do(edit, lambda: self._bar.show_done(said, [self._undo_offer()]))

        self._as_person(accept)
