"""Review packages: what was said goes out into one, and comes in from those of others."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from perfdesk.desk.commenting import Person
from perfdesk.domain.edits import Place
from perfdesk.domain.notes import Verdict
from perfdesk.ui import folders
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.talk.person import PersonWork
from perfdesk.ui.workspace import REVIEW_TAB
from perfdesk.wording import refusal_sentence

if TYPE_CHECKING:
    from perfdesk.desk.review_files import Review, TakenOver

    Read = tuple[Path, Review | Exception]
    """A package, or why it could not be read."""

_MEANWHILE = 100
"""Milliseconds until it is asked again whether the desk can be written to."""


class Packages(PersonWork):
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

    def take_over(self, paths: Sequence[Path]) -> None:
        """Read beside the window, then package by package; one that is refused keeps no other out."""
        if not paths:
            return
        job = Job(lambda cancelled: list(_read(paths, cancelled)), self)
        self._bar.show_progress(self.tr("正在读取审核包…"), job.cancel)
        job.done.connect(self._take_over)
        job.start()

    def _take_over(self, packages: "Sequence[Read]") -> None:
        if self._desk.is_closed:
            return
        if self._desk.is_writing:
            QTimer.singleShot(_MEANWHILE, self, lambda: self._take_over(packages))
            return
        from perfdesk.desk.review_files import OtherTables

        no: tuple[type[Exception], ...] = (OtherTables, *known_trouble())
        refused, taken = list[str](), list[str]()
        for path, read in packages:
            try:
                taken.append(self._take(path, read))
            except no as fault:
                refused.append(f"{path.name}：{refusal_sentence(fault)}")
        self._say_taken(refused, taken)

    def _say_taken(self, refused: list[str], taken: list[str]) -> None:
        """Of all packages at once: each sentence alone would push out the one before."""
        if taken:
            self._workspace.show_tab(REVIEW_TAB)
        said = "\n".join([*refused, *taken])
        if not refused:
            self._bar.show_done(said)
        elif taken:
            self._bar.show_warning(said)
        else:
            self._bar.show_trouble(said)

    def _take(self, path: Path, read: "Review | Exception") -> str:
        """What is to be said of it. Raises why it could not be read, OtherTables and what a file says no with."""
        from perfdesk.desk.review_files import take_over

        if isinstance(read, Exception):
            raise read
        taken = take_over(self._desk, read)
        said = self.tr("{file}：新增 {new} 条，已有 {known} 条；送审后改过 {changed} 个项目。").format(
            file=path.name, new=taken.new, known=taken.known, changed=len(taken.changed)
        )
        return said + self._further(taken)

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


def _read(paths: Sequence[Path], cancelled: Callable[[], bool]) -> "Iterator[Read]":
    """One that cannot be read keeps no other out."""
    from perfdesk.desk.review_files import read_review

    for path in paths:
        try:
            yield path, read_review(path, cancelled)
        except known_trouble() as fault:
            yield path, fault
