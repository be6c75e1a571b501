"""Figures out of the program: all usual ones as a workbook, those shown as PDF, what they were made of as CSV."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.desk.plain_forms import save_text
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.statistics.facts import Facts
from perfdesk.desk.statistics.pivot import Question
from perfdesk.desk.statistics.sheets import Shown, all_sheets, sheet_of, tidy_csv
from perfdesk.ui import folders
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.statistics.chart_view import printed_chart
from perfdesk.wording import StatisticsWords, refusal_sentence


class OutButton(QToolButton):
    """`written` carries the path."""

    written = Signal(str)
    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = StatisticsWords()
        self._now: Reckoning | None = None
        self.setText(self.tr("导出(&X)"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.addAction(self.tr("工作簿（全部统计表）…"), self.write_workbook)
        menu.addAction(self.tr("PDF（当前的表和图）…"), self.write_pdf)
        menu.addAction(self.tr("CSV（当前统计的明细）…"), self.write_csv)
        self.setMenu(menu)
        self.setEnabled(False)

    def show_pivot(self, now: Reckoning, facts: Facts, shown: Shown, question: Question) -> None:
        self._now, self._facts, self._shown, self._question = now, facts, shown, question
        self.setEnabled(bool(shown.rows))

    def write_workbook(self) -> None:
        """Beside the window: all views are counted for it."""
        path = self._asked_path(".xlsx", self.tr("Excel 工作簿 (*.xlsx)"))
        if path is None or self._now is None:
            return
        now, shown, question, words = self._now, self._shown, self._question, self._words
        title = self.tr("统计")

        def write() -> None:
            from perfdesk.desk.exporting import (
                write_sheets,  # on the job's thread, where it keeps nobody waiting
            )

            write_sheets(all_sheets(now, words, shown, question), path, title)

        self._run(write, path)

    def write_csv(self) -> None:
        path = self._asked_path(".csv", self.tr("CSV 文件 (*.csv)"))
        if path is not None:
            facts, words = self._facts, self._words
            self._run(lambda: save_text(tidy_csv(facts, words), path), path)

    def write_pdf(self) -> None:
        """On the main thread: Qt draws it."""
        path = self._asked_path(".pdf", self.tr("PDF 文件 (*.pdf)"))
        if path is None:
            return
        from perfdesk.ui.paper.pdf import write_sheets as write_pages

        sheet, chart = (
            sheet_of(self._shown, self.tr("统计")),
            printed_chart(self._shown, self._question.columns),
        )
        try:
            write_pages([sheet], path, self._shown.title, [chart])
        except known_trouble() as trouble:
            self.troubled.emit(refusal_sentence(trouble))
        else:
            self.written.emit(str(path))

    def _run(self, work: Callable[[], object], path: Path) -> None:
        job = Job(lambda _: work(), self)
        job.done.connect(lambda _: self.written.emit(str(path)))
        job.failed.connect(self._fail)
        job.start()

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, known_trouble()):
            raise failure
        self.troubled.emit(refusal_sentence(failure))

    def _asked_path(self, ending: str, kind: str) -> Path | None:
        wish = folders.beside(self._desk.path) / (self._desk.path.stem + self.tr("统计") + ending)
        name, _ = QFileDialog.getSaveFileName(self, self.tr("导出统计"), str(wish), kind)
        path = Path(name)
        return (path if path.suffix else path.with_name(path.name + ending)) if name else None
