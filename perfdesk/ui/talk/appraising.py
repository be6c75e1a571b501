"""The scored sheet of a review: filled in for the project at hand, and all of them as a workbook or on paper."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.desk import commenting, deciding
from perfdesk.desk.commenting import Person
from perfdesk.domain.appraising import SCORES, result
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import new_id
from perfdesk.domain.notes import Appraisal
from perfdesk.domain.table import Project
from perfdesk.ui import folders
from perfdesk.ui.asked_path import asked_path
from perfdesk.ui.talk.person import PersonWork
from perfdesk.ui.written import Written
from perfdesk.wording import appraisal_filled, place_words

if TYPE_CHECKING:
    from perfdesk.desk.appraisal_sheet import FilledSheet


class Appraising(PersonWork):
    def sheet(self) -> None:
        """The scored sheet of the project at hand."""
        item = self._desk.tree.items.get(self._workspace.current)
        if not isinstance(item, Project):
            self._bar.show_notice(self.tr("请先选中一个项目，再评分。"))
            return
        self._as_person(lambda by: self._ask_scores(item, by))

    def _ask_scores(self, item: Project, by: Person) -> None:
        from perfdesk.ui.talk.dialogs import SheetDialog

        given = self._desk.talk.appraisals.get(item.id, ())
        last = given[-1] if given else None
        known = {name: str(score) for name in SCORES if last and (score := getattr(last, name)) is not None}
        where = place_words(self._desk.tree, Place(item.id, ""))
        dialog = SheetDialog(where, known, last.opinion if last else "", self._workspace)
        blank = Appraisal(new_id(), item.id, "", "", "")

        def keep(scores: dict[str, object], opinion: str) -> None:
            sheet = replace(blank, **scores, opinion=opinion.strip()[: commenting.LONGEST])  # type: ignore[arg-type] # by its names
            self._appraise(sheet, by)

        dialog.given.connect(keep)
        dialog.open()

    def sheets(self) -> None:
        """Those of all projects that have one."""
        tree = self._desk.tree
        given = [each[-1] for item, each in self._desk.talk.appraisals.items() if tree.has(item)]
        if not given:
            self._bar.show_notice(self.tr("还没有评过分的项目。请先选中项目，用“审核评分”。"))
            return
        wish = folders.beside(self._desk.path) / f"{self._desk.path.stem}{self.tr('绩效目标审核表')}.xlsx"
        kinds = {".xlsx": self.tr("Excel 工作簿 (*.xlsx)"), ".pdf": self.tr("PDF 文件 (*.pdf)")}
        path = asked_path(self._workspace, self.tr("导出绩效目标审核表"), wish, kinds)
        if path is not None:
            self._write([appraisal_filled(tree, sheet) for sheet in given], path)

    def _write(self, filled: "list[FilledSheet]", path: Path) -> None:
        from perfdesk.desk.appraisal_sheet import appraisal_sheets, write_appraisals

        title, unsaid = self.tr("绩效目标审核表"), ""

        def write() -> None:
            nonlocal unsaid
            if path.suffix.lower() == ".pdf":
                from perfdesk.ui.paper.pdf import write_sheets

                unsaid = write_sheets(appraisal_sheets(filled), path, title)
            else:
                write_appraisals(filled, path, title)

        if self._tried(write):
            words = Written(self._bar, self)
            said = words.without_font(path, unsaid) if unsaid else self.tr("已导出：{path}").format(path=path)
            (self._bar.show_warning if unsaid else self._bar.show_done)(said, words.offers(path))

    def _appraise(self, sheet: Appraisal, by: Person) -> None:
        signed = replace(sheet, who=by.name, unit=by.unit, at=commenting.now(self._desk.tree))
        self._do(deciding.appraise(self._desk.tree, signed))
        told = result(signed)
        if told is not None:
            words = self.tr("{total} 分，{grade}。").format(total=told.total, grade=told.grade.value)
            self._bar.show_notice(words)
