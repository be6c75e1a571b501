"""An import from beginning to end: read beside the window, shown, understood better, taken over or given up."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import Draft, Hints
from perfdesk.domain.edits import Edit
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children
from perfdesk.domain.severity import Severity
from perfdesk.ui.import_view.arrival import Arrival, Source
from perfdesk.ui.jobs import Job
from perfdesk.ui.trouble_bar import Offer, TroubleBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfdesk.desk.corrected import Correction
    from perfdesk.desk.desk import Desk
    from perfdesk.desk.pointing import Pointed, SourceText
    from perfdesk.desk.step import Step
    from perfdesk.ui.files import Files
    from perfdesk.ui.import_view.import_page import ImportPage
    from perfdesk.ui.import_view.pointing import Pointing
    from perfdesk.ui.import_view.review import Review


class Importing(QObject):
    """One at a time: what is begun anew takes the place of what was not taken over yet."""

    def __init__(self, files: "Files", bar: TroubleBar, window: QWidget) -> None:
        super().__init__(files)
        self._files, self._bar, self._window = files, bar, window
        self._arrival: Arrival | None = None
        self._source: Source | None = None
        self._page: ImportPage | None = None
        self._before: tuple[Source, Review] | None = None
        self._is_accepting = False
        self._refusal: Exception | None = None
        self._pointing: Pointing | None = None
        self._is_as_before = False

    def start(self, source: Source) -> None:
        """The page comes when the file has been read; what stands in the window stays until then."""
        self._before = None
        self._begin(Arrival(source, self))

    def drop(self) -> None:
        """Something else is shown now. A file that is still being read comes all the same."""
        if not self._is_accepting and self._page is not None:
            self._page = None
            self._files.reviewing.emit(None)

    def _begin(self, arrival: Arrival) -> None:
        if self._arrival is not None:
            self._arrival.cancel()
        self._arrival = arrival
        arrival.read.connect(lambda review: self._arrived(arrival, review))
        arrival.failed.connect(lambda failure: self._failed(arrival, failure))
        arrival.progressed.connect(lambda done, total: self._say_progress(arrival, done, total))
        self._files.last_job = arrival.job
        self._say_progress(arrival, 0, 0)
        arrival.start()

    def _say_progress(self, arrival: Arrival, done: int, total: int) -> None:
        if arrival is not self._arrival:
            return
        name = arrival.source.path.name
        if total > 1:
            said = self.tr("正在读取“{name}”，第 {done} / {total} 页…")
            self._bar.show_progress(
                said.format(name=name, done=done, total=total), self._cancel, (done, total)
            )
        elif done == 0:
            self._bar.show_progress(self.tr("正在读取“{name}”…").format(name=name), self._cancel)

    def _cancel(self) -> None:
        if self._arrival is not None:
            self._arrival.cancel()
            self._arrival = None
        self._bar.show_notice(self.tr("已取消导入，什么也没有改动。"))

    def _failed(self, arrival: Arrival, failure: Exception) -> None:
        # Imported here: the words of all heads have no part in a file that is read.
        from perfdesk.desk.pointing import HEADLESS

        if arrival is self._arrival:
            self._arrival = None
            if getattr(failure, "reason", "") in HEADLESS and not arrival.source.hints.heads:
                self._refusal = failure
                self.pointing.look(arrival.source)
            else:
                self._files.say_trouble(failure)

    @property
    def pointing(self) -> "Pointing":
        """Made when the first file is refused for want of a head."""
        from perfdesk.ui.import_view.pointing import Pointing

        if self._pointing is None:
            self._pointing = Pointing(self._files.settings, self._window, self)
            self._pointing.known.connect(self._read_as_before)
            self._pointing.unknown.connect(self._offer_pointing)
            self._pointing.shown.connect(self._read_as_shown)
            self._pointing.failed.connect(lambda failure: self._files.say_trouble(self._refusal or failure))
        return self._pointing

    def _offer_pointing(self, source: Source, texts: "Sequence[SourceText]") -> None:
        """A file without any table has nothing to point at."""
        assert self._refusal is not None
        has_table = any(sum(bool(text.strip()) for text in row) > 1 for each in texts for row in each.rows)
        ask = Offer(self.tr("指出表头…"), lambda: self.pointing.ask(source, texts), closes=False)
        self._files.say_trouble(self._refusal, [ask] if has_table else [])

    def _read_as_before(self, source: Source, pointed: "Pointed") -> None:
        self._is_as_before = True
        self._begin(Arrival(replace(source, hints=pointed.hints), self))

    def _read_as_shown(self, source: Source, pointed: "Pointed") -> None:
        if self._page is not None and self._source is not None:
            self._before = (self._source, self._page.review)
        self._begin(Arrival(replace(source, hints=pointed.hints), self))

    def _point_anew(self) -> None:
        if self._source is not None:
            self.pointing.ask(self._source)

    def _arrived(self, arrival: Arrival, review: "Review") -> None:
        """While the file was read the desk may have changed, or have been closed."""
        if arrival is not self._arrival:
            return
        job = self._compared_anew(arrival.source, review)
        if job is not None:
            job.done.connect(lambda anew: self._arrived(arrival, anew))
            job.failed.connect(lambda failure: self._failed(arrival, failure))
            job.start()
            return
        self._arrival = None
        self._bar.clear()
        before = self._before
        self._show(arrival.source, review)
        if before is not None:
            self._say_understood_anew(before, review)
        elif self._is_as_before:
            said = self.tr("按上次为同样的表指出的表头识别。不对时用“指出表头…”重新指定。")
            self._bar.show_notice(said)
        self._is_as_before = False

    def _show(self, source: Source, review: "Review") -> None:
        # Imported here: it brings half the program along, which the thread that read the file has done already.
        from perfdesk.ui.import_view.import_page import ImportPage

        target = self._target(source)
        name = target.path.stem if target is not None else str(_new_file(source.beside))
        corrected = partial(self._corrected, target)
        page = ImportPage(review, source.hints, name, self._window, corrected)
        page.accepted.connect(self._accept)
        page.given_up.connect(self._give_up)
        page.hinted.connect(self._read_anew)
        page.pointing_wanted.connect(self._point_anew)
        self._source, self._page = source, page
        self._files.reviewing.emit(page)

    def _corrected(self, target: "Desk | None", review: "Review") -> "Mapping[Id, Correction]":
        from perfdesk.desk.corrected import corrections

        return corrections(target, review.candidates) if target is not None else {}

    def _target(self, source: Source) -> "Desk | None":
        """The desk that was open when the import began, if it still is."""
        return source.target if source.target is self._files.desk else None

    def _compared_anew(self, source: Source, review: "Review") -> Job | None:
        """With what it would go into now, to be started; None where it was compared with that."""
        target = self._target(source)
        if review.book is target.book if target is not None else not review.book.tables:
            return None
        book = target.book if target is not None else Book()
        return Job(lambda _: type(review).of(review.draft, review.content, book, review.stood), self)

    def _show_anew(self, source: Source, review: "Review") -> None:
        """What was ticked was about another book."""
        self._show(source, review)
        self._bar.show_notice(
            self.tr("导入前打开的内容有变动，已按现在的内容重新比较，什么也还没有导入。请再核对一次。")
        )

    def _read_anew(self, hints: Hints) -> None:
        if self._source is not None and self._page is not None:
            self._before = (self._source, self._page.review)
            self._begin(Arrival(replace(self._source, hints=hints), self))

    def _say_understood_anew(self, before: "tuple[Source, Review]", review: "Review") -> None:
        said = self.tr("已按您的说明重新识别：项目 {before} 个变为 {after} 个。").format(
            before=len(before[1].candidates), after=len(review.candidates)
        )
        self._bar.show_notice(said, [Offer(self.tr("恢复原来的识别"), lambda: self._show(*before))])

    def _give_up(self) -> None:
        self._page = None
        self._files.reviewing.emit(None)
        self._bar.show_notice(self.tr("已放弃导入，什么也没有改动。"))

    def _accept(self, chosen: Collection[Id] | None) -> None:
        page, source = self._page, self._source
        if page is None or source is None:
            return
        job = self._compared_anew(source, page.review)
        if job is not None:
            job.done.connect(lambda anew: self._show_anew(source, anew))
            job.start()
            return
        self._is_accepting = True
        made = self._target(source) is None
        if made and not self._files.open_beside(source.beside):
            self._is_accepting = False
            return
        desk = self._files.desk
        assert desk is not None
        step = desk.accepting(
            page.review.draft, page.review.content, chosen, page.review.into, page.review.stood
        )
        then = partial(self._accepted, page, desk, chosen, step, made)
        self._files.writing.perform(desk, step, then, self._not_accepted)

    def _not_accepted(self) -> None:
        self._is_accepting = False

    def _accepted(
        self,
        page: "ImportPage",
        desk: "Desk",
        chosen: Collection[Id] | None,
        step: "Step",
        made: bool,
        edit: Edit | None,
    ) -> None:
        """`made`: into a new desk beside the file, because the one it was begun for was closed meanwhile."""
        self._is_accepting = False
        if page is self._page:
            self._page = None
            self._files.reviewing.emit(None)
        if edit is not None and desk is self._files.desk:
            self._files.imported.emit(edit)
        said = ImportWords(self).done(page.review, chosen)
        if made:
            said += self.tr("内容保存在 {path}。").format(path=desk.path)
        if step.backup is not None:
            said += self.tr("导入前的内容已自动备份。")
        self._say_done(desk, page.review.draft, said)

    def _say_done(self, desk: "Desk", draft: Draft, said: str) -> None:
        doubts = [doubt for doubt in draft.doubts if doubt.severity >= Severity.WARNING]
        offers = [Offer(self.tr("撤销导入"), lambda: self._undo(desk))]
        if draft.proof.residue or doubts:
            look = self.tr("查看未归位文字") if draft.proof.residue else self.tr("查看存疑之处")
            offers.insert(0, Offer(look, lambda: self._files.residue_wanted.emit(draft), closes=False))
        show = self._bar.show_done if draft.proof.holds and not doubts else self._bar.show_warning
        show(said, offers)

    def _undo(self, desk: "Desk") -> None:
        if desk is not self._files.desk:
            return
        if desk.history.undo_action != "import":
            self._bar.show_notice(self.tr("导入之后又有修改。请先撤销那些修改，再撤销导入。"))
            return
        self._files.writing.perform(
            desk, desk.history.undoing(), lambda _: self._bar.show_notice(self.tr("已撤销导入。"))
        )


def _new_file(beside: Path) -> Path:
    """What will be made of it, by name and place."""
    from perfdesk.desk.starting import free_path

    return free_path(beside.parent, beside.stem)


class ImportWords(QObject):
    """What an import did, in sentences."""

    def done(self, review: "Review", chosen: Collection[Id] | None) -> str:
        proof = review.draft.proof
        projects = [c.project for c in review.candidates if chosen is None or c.project.id in chosen]
        indicators = sum(len(project.indicators) for project in projects)
        said = [self._what(review.others_taken(chosen), len(projects), indicators)]
        if proof.markers == proof.indicators:
            said.append(self.tr("与原文逐条核对一致。"))
        else:
            differs = self.tr("原文数得 {markers} 处指标序号，与读出的条数不同，请核对。")
            said.append(differs.format(markers=proof.markers))
        if proof.repeated_rows:
            said.append(self.tr("{count} 行分页重复已合并。").format(count=proof.repeated_rows))
        said.append(self.tr("未归位文字 {count} 处。").format(count=len(proof.residue)))
        doubts = [doubt for doubt in review.doubts if doubt.severity >= Severity.WARNING]
        if doubts:
            said.append(self.tr("{count} 处读取存疑。").format(count=len(doubts)))
        return "".join(said)

    def _what(self, others: "Sequence[Table]", projects: int, indicators: int) -> str:
        """`others`: the evaluations and monitoring tables."""
        rows = [len(children(table)) for table in others]
        said = []
        if projects or not rows:
            words = self.tr("已导入 {projects} 个项目、{indicators} 条指标。")
            said.append(words.format(projects=projects, indicators=indicators))
        if rows:
            words = self.tr("已导入 {tables} 张自评或监控表、{rows} 项指标。")
            said.append(words.format(tables=len(rows), rows=sum(rows)))
        return "".join(said)
