"""What the menu 审核 does with an open desk."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from perfdesk.desk import commenting, deciding
from perfdesk.desk.commenting import NotComparable, Person
from perfdesk.desk.deciding import NeedsReason
from perfdesk.domain.appraising import SCORES, result
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.identity import new_id
from perfdesk.domain.items import is_value, value_at
from perfdesk.domain.notes import Appraisal, Verdict
from perfdesk.domain.table import Project
from perfdesk.domain.talk import Thread
from perfdesk.ui import folders
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.provenance.cursor import Cursor
from perfdesk.ui.settings import Settings
from perfdesk.ui.talk.panel import TalkPanel
from perfdesk.ui.talk.words import TalkWords
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import REVIEW_TAB, Workspace
from perfdesk.ui.writing import Writing
from perfdesk.ui.written import Written
from perfdesk.wording import appraisal_filled, finding_sentence, place_words, refusal_sentence

if TYPE_CHECKING:
    from perfdesk.desk.review_files import TakenOver


class ReviewWork(DeskWork):
    """Each dialog is imported when it is first wanted."""

    def __init__(
        self, workspace: Workspace, bar: TroubleBar, writing: Writing, settings: Settings, cursor: Cursor
    ) -> None:
        super().__init__(workspace, bar)
        self._writing, self._settings, self._cursor = writing, settings, cursor
        self._words = TalkWords(workspace.desk, self)
        self._last: Place | None = None
        cursor.moved.connect(self._keep_place)
        workspace.talk_made.connect(self._work_on)

    def comment(self) -> None:
        """About the value at the cursor."""
        place = self._at_cursor()
        if place is not None:
            self._write_comment(place)

    def comment_finding(self) -> None:
        """The finding at hand becomes a comment where it is."""
        self._workspace.commit_typing()
        finding = self._workspace.list.current
        if finding is None:
            self._bar.show_notice(self.tr("请先在检查结果中选中一个问题。"))
            return
        text = finding_sentence(finding)
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
        from perfdesk.ui.talk.dialogs import WriteDialog

        value = value_at(item, place.field)
        said = "" if value is None else str(value)
        dialog = WriteDialog(place_words(self._desk.tree, place), self._workspace, value=said)
        dialog.given.connect(
            lambda text, why: self._as_person(lambda by: self._propose(place, text, why, by))
        )
        dialog.open()

    def appraisal_sheets(self) -> None:
        """The scored sheets of all projects that have one, as a workbook."""
        from perfdesk.desk.appraisal_sheet import write_appraisals

        tree = self._desk.tree
        given = [each[-1] for item, each in self._desk.talk.appraisals.items() if tree.has(item)]
        if not given:
            self._bar.show_notice(self.tr("还没有评过分的项目。请先选中项目，用“审核评分”。"))
            return
        title = self.tr("绩效目标审核表")
        path = folders.beside(self._desk.path) / f"{self._desk.path.stem}{title}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self._workspace, self.tr("导出绩效目标审核表"), str(path), self.tr("Excel 工作簿 (*.xlsx)")
        )
        if chosen:
            filled = [appraisal_filled(tree, sheet) for sheet in given]
            if self._tried(lambda: write_appraisals(filled, Path(chosen), title)):
                said = self.tr("已导出：{path}").format(path=chosen)
                self._bar.show_done(said, Written(self).offers(Path(chosen)))

    def person(self) -> None:
        self._ask_person(lambda _: None)

    def export_review(self) -> None:
        from perfdesk.desk.review_files import REVIEW_ENDING, NothingSaid, export_review

        def export(by: Person) -> None:
            name = f"{self._desk.path.stem}-{by.name}{REVIEW_ENDING}"
            chosen, _ = QFileDialog.getSaveFileName(
                self._workspace,
                self.tr("导出审核包"),
                str(folders.beside(self._desk.path) / name),
                self.tr("审核包 (*.pdreview)"),
            )
            if chosen and self._tried(lambda: export_review(self._desk, Path(chosen), by.name)):
                said = self.tr("已导出审核包：{path}。请把它交给填报人，用“合并审核包”打开。").format(
                    path=chosen
                )
                self._bar.show_done(said)

        if not self._desk.talk.threads and not self._desk.talk.marks and not self._desk.talk.appraisals:
            self._bar.show_notice(refusal_sentence(NothingSaid()))
            return
        self._as_person(export)

    def import_review(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self._workspace,
            self.tr("合并审核包"),
            str(folders.beside(self._desk.path)),
            self.tr("审核包 (*.pdreview)"),
        )
        self.take_over([Path(each) for each in chosen])

    def take_over(self, paths: list[Path]) -> None:
        """Package by package; one that is refused keeps no other out."""
        from perfdesk.desk.review_files import OtherTables, read_review, take_over

        for path in paths:
            try:
                taken = take_over(self._desk, read_review(path))
            except OtherTables as fault:
                self._bar.show_trouble(refusal_sentence(fault))
                continue
            except _known() as fault:
                self._bar.show_trouble(f"{path.name}：{refusal_sentence(fault)}")
                continue
            said = self.tr("{file}：新增 {new} 条，已有 {known} 条；送审后改过 {changed} 个项目。").format(
                file=path.name, new=taken.new, known=taken.known, changed=len(taken.changed)
            )
            said += self._further(taken)
            self._workspace.show_tab(REVIEW_TAB)
            self._bar.show_done(said)

    def _further(self, taken: "TakenOver") -> str:
        """What became of projects and tables, the reasons of those that came back, and what found no place."""
        counts = Counter(mark.verdict for mark in taken.decided)
        said = "".join(
            self.tr("{state} {count} 个。").format(state=self._words.verdict(verdict), count=count)
            for verdict, count in counts.items()
        )
        for mark in taken.decided:
            if mark.verdict is Verdict.RETURNED:
                place = self._words.where(Place(mark.item, ""))
                said += self.tr("“{place}”：{reason}。").format(place=place, reason=mark.reason.rstrip("。"))
        if taken.lost:
            said += self.tr("{count} 条说的表这里已经没有，没有收入。").format(count=taken.lost)
        return said

    @property
    def following(self) -> tuple[Verdict, ...]:
        """What can become of the project or table at hand."""
        here, tree = self._workspace.current, self._desk.tree
        if here == BOOK_ID or not tree.has(here):
            return ()
        return deciding.next_states(deciding.state_of(self._desk.talk, tree, here))

    def decide(self, verdict: Verdict) -> None:
        """For the project or table at hand."""
        here = self._workspace.current
        if here == BOOK_ID:
            return
        self._as_person(lambda by: self._decide(verdict, by, ""))

    def sheet(self) -> None:
        """The scored sheet of the project at hand."""
        item = self._desk.tree.items.get(self._workspace.current)
        if not isinstance(item, Project):
            self._bar.show_notice(self.tr("请先选中一个项目，再评分。"))
            return
        from perfdesk.ui.talk.dialogs import SheetDialog

        given = self._desk.talk.appraisals.get(item.id, ())
        last = given[-1] if given else None
        known = {name: str(score) for name in SCORES if last and (score := getattr(last, name)) is not None}
        where = place_words(self._desk.tree, Place(item.id, ""))
        dialog = SheetDialog(where, known, last.opinion if last else "", self._workspace)
        blank = Appraisal(new_id(), item.id, "", "", "")

        def keep(scores: dict[str, object], opinion: str) -> None:
            sheet = replace(blank, **scores, opinion=opinion.strip()[: commenting.LONGEST])  # type: ignore[arg-type] # by its names
            self._as_person(lambda by: self._appraise(sheet, by))

        dialog.given.connect(keep)
        dialog.open()

    def _appraise(self, sheet: Appraisal, by: Person) -> None:
        signed = replace(sheet, who=by.name, unit=by.unit, at=commenting.now(self._desk.tree))
        self._do(deciding.appraise(self._desk.tree, signed))
        told = result(signed)
        if told is not None:
            words = self.tr("{total} 分，{grade}。").format(total=told.total, grade=told.grade.value)
            self._bar.show_notice(words)

    def _decide(self, verdict: Verdict, by: Person, reason: str) -> None:
        here = self._workspace.current
        self._workspace.commit_typing()
        try:
            edit = deciding.decide(self._desk.tree, [here], verdict, by, reason)
        except NeedsReason:
            from perfdesk.ui.talk.dialogs import ReasonDialog

            where = place_words(self._desk.tree, Place(here, "")) or self._words.where(Place(here, ""))
            dialog = ReasonDialog(self._words.verdict(verdict), where, self._workspace)
            dialog.given.connect(lambda text: self._decide(verdict, by, text))
            dialog.open()
            return
        self._do(edit)

    def _propose(self, place: Place, text: str, reason: str, by: Person) -> None:
        try:
            self._do(commenting.propose(self._desk.tree, place, text.strip("\n"), by, reason))
        except (NotComparable, ValueError) as fault:
            self._bar.show_trouble(refusal_sentence(fault))

    def _write_comment(self, place: Place) -> None:
        from perfdesk.ui.talk.dialogs import WriteDialog

        where = self._words.where(place)
        dialog = WriteDialog(where, self._workspace)
        dialog.given.connect(
            lambda text, _: self._as_person(
                lambda by: self._do(commenting.comment(self._desk.tree, place, text, by))
            )
        )
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
        panel.sheet_wanted.connect(self.sheet)
        panel.comment_wanted.connect(self.comment)
        panel.propose_wanted.connect(self.propose)
        panel.settled.connect(self._settle)
        panel.accepted.connect(self._accept)
        panel.answered.connect(
            lambda thread, text: self._as_person(
                lambda by: self._do(commenting.answer(self._desk.tree, thread.head, text, by))
            )
        )

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

    def _do(self, edit: Edit | None, then: Callable[[], object] = lambda: None) -> None:
        """Of very many threads beside the window, as a backup comes first."""
        if edit is not None:
            self._tried(lambda: self._writing.perform(self._desk, self._desk.doing(edit), lambda _: then()))

    def _as_person(self, act: Callable[[Person], object]) -> None:
        """Who one is is asked once."""
        if self._settings.person_name:
            act(Person(self._settings.person_name, self._settings.person_unit))
        else:
            self._ask_person(act)

    def _ask_person(self, act: Callable[[Person], object]) -> None:
        from perfdesk.ui.talk.dialogs import PersonDialog

        dialog = PersonDialog(self._settings.person_name, self._settings.person_unit, self._workspace)

        def keep(name: str, unit: str) -> None:
            self._settings.person_name, self._settings.person_unit = name, unit
            act(Person(name, unit))

        dialog.given.connect(keep)
        dialog.open()


def _known() -> tuple[type[Exception], ...]:
    from perfdesk.ui.known_trouble import known_trouble

    return known_trouble()
