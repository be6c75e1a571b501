"""What the menu 检查 does with the findings of an open desk."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog

from perfdesk.desk.rule_book import AS_DELIVERED, NotRules, RuleSettings, read_settings, settings_text
from perfdesk.domain.edits import Edit
from perfdesk.domain.finding import Finding
from perfdesk.ui import folders
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.listed_rows import brief
from perfdesk.ui.settings import Settings
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing
from perfdesk.ui.written import Written
from perfdesk.wording import (
    place_words,
    refusal_sentence,
    review_caption,
    review_rows,
    title_of,
)

if TYPE_CHECKING:
    from perfdesk.desk.repairing import Repair


class FindingWork(DeskWork):
    """Works on what the list of findings stands at. Each dialog is imported when it is first wanted."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, settings: Settings, writing: Writing) -> None:
        super().__init__(workspace, bar)
        self._settings, self._writing = settings, writing
        detail = workspace.list.detail
        detail.repair_wanted.connect(self.repair_finding)
        detail.repair_chosen.connect(self._repair_by_choice)
        detail.waive_wanted.connect(self.waive_finding)
        detail.visit_wanted.connect(self._visit)
        self._use_kept_rules()

    def repair_finding(self) -> None:
        """Mends the highlighted finding, says what became of it, and goes on to the next."""
        self._workspace.commit_typing()
        finding = self._workspace.list.current
        if finding is None:
            self._bar.show_notice(self.tr("请先在检查结果中选中一个问题。"))
        elif not self._is_in_sight(finding):
            where = place_words(self._desk.tree, finding.place)
            said = self.tr("选中的问题在“{where}”，没有修正。请先转到那里（F8 或点一下该问题）。")
            self._bar.show_notice(said.format(where=where))
        elif (repair := self._desk.checking.repair_of(finding)) is None:
            self._bar.show_notice(
                self.tr("“{rule}”需要人工判断，没有自动修正。").format(rule=title_of(finding))
            )
        else:
            self._workspace.list.remember(finding)
            if self._repair_by(repair):
                self._workspace.list.step(1)

    def _is_in_sight(self, finding: Finding) -> bool:
        """Who works in another row than the finding's does not mean it."""
        focus, listed = QApplication.focusWidget(), self._workspace.list
        is_in_list = focus is not None and listed.isAncestorOf(focus)
        return is_in_list or self._workspace.is_current(finding.place.item)

    def repair_group(self) -> None:
        self._workspace.commit_typing()
        findings = self._workspace.list.current_group
        if not any(self._desk.checking.repair_of(finding) for finding in findings):
            self._bar.show_notice(self.tr("当前这类问题没有自动修正。"))
            return
        from perfdesk.ui.review.batch_dialog import BatchDialog

        dialog = BatchDialog(self._desk, findings, self._workspace)
        dialog.chosen.connect(self._repair_many)
        dialog.open()

    def waive_finding(self) -> None:
        current = self._workspace.list.current
        self._ask_reason((current,) if current is not None else ())

    def waive_group(self) -> None:
        self._ask_reason(self._workspace.list.current_group)

    def waived(self) -> None:
        """What has a reason; the reason can be taken back."""
        from perfdesk.ui.list_dialogs import ListDialog
        from perfdesk.ui.review.waived_rows import WaivedRows

        known = self._desk.checking.all_waived()
        note = self.tr("取消说明后，问题会重新列出。") if known else self.tr("还没有说明理由的问题。")
        rows = WaivedRows(self._desk.tree, known)
        dialog = ListDialog(self.tr("已说明理由的问题"), note, rows, self._workspace)
        dialog.fit(900, 420, (0, 1, 2))

        def take_back(row: int) -> None:
            self._tried(lambda: self._desk.checking.unwaive([known[row][0]]))
            dialog.close()

        dialog.chosen.connect(take_back)
        dialog.act_by(self.tr("取消说明"))
        dialog.show()

    def rules(self) -> None:
        from perfdesk.ui.review.rules_dialog import RulesDialog

        dialog = RulesDialog(self._desk.checking.rules, self._workspace)
        dialog.chosen.connect(self._use_rules)
        dialog.open()

    def review_sheet(self) -> None:
        """The findings by the rules in use, as a workbook for those who mend them."""
        from perfdesk.desk.exporting import findings_workbook
        from perfdesk.desk.reviewing import entries_of

        path = folders.beside(self._desk.path) / f"{self._desk.path.stem}{self.tr('审核意见表')}.xlsx"
        name, _ = QFileDialog.getSaveFileName(
            self._workspace, self.tr("导出审核意见表"), str(path), self.tr("Excel 工作簿 (*.xlsx)")
        )
        if name:
            entries = entries_of(self._desk.tree, self._desk.checking.all_told())
            caption, rows = review_caption(self._desk.tree, entries), review_rows(self._desk.tree, entries)
            path = Path(name)
            if self._tried(lambda: findings_workbook(self.tr("审核意见表"), caption, rows, path)):
                said = self.tr("已导出：{path}").format(path=path)
                self._bar.show_done(said, Written(self._bar, self).offers(path))

    def _visit(self) -> None:
        finding = self._workspace.list.current
        if finding is not None:
            self._workspace.list.wanted.emit(finding)

    def _repair_by_choice(self, repair: "Repair") -> None:
        """A row that was added is filled in first; from all else one goes on to the next finding."""
        finding = self._workspace.list.current
        if finding is not None:
            self._workspace.list.remember(finding)
        if self._repair_by(repair) and not repair.asks_for_more:
            self._workspace.list.step(1)

    def _repair_by(self, repair: "Repair") -> bool:
        """One way to mend one finding; the bar says which value is another now."""
        where = place_words(self._desk.tree, repair.previews[0].place) if repair.previews else ""
        if not self._tried(lambda: self._desk.do(repair.edit)):
            return False
        self._bar.show_done(self._mended(repair, where), [self._undo_offer()])
        return True

    def _mended(self, repair: "Repair", where: str) -> str:
        if not repair.previews:
            return self.tr("已修正。")
        first, more = repair.previews[0], len(repair.previews) - 1
        said = self.tr("已修正“{where}”：{before} → {after}。").format(
            where=where,
            before=brief(first.before) or self.tr("（空）"),
            after=brief(first.after) or self.tr("（空）"),
        )
        return said + self.tr("另改了 {count} 处。").format(count=more) if more else said

    def _repair_many(self, findings: Sequence[Finding]) -> None:
        """And says how many of them there are no more."""

        def done(edit: Edit | None) -> None:
            if edit is None:
                return
            left = {(f.rule, f.place) for f in self._desk.checking.all_findings()}
            mended = sum((f.rule, f.place) not in left for f in findings)
            said = self.tr("已修正 {count} 处。").format(count=mended)
            if mended < len(findings):
                rest = len(findings) - mended
                said += self.tr("另有 {count} 处修正后仍有问题，请逐处核对。").format(count=rest)
            self._bar.show_notice(said, [self._undo_offer(self._undo)])
            self._workspace.list.step(1)

        self._workspace.list.remember(findings[0])
        self._tried(lambda: self._writing.perform(self._desk, self._desk.checking.repairing(findings), done))

    def _undo(self) -> None:
        """Beside the window where it is large."""
        self._writing.perform(self._desk, self._desk.history.undoing(), lambda _: None)

    def _ask_reason(self, findings: Sequence[Finding]) -> None:
        self._workspace.commit_typing()
        if not findings:
            self._bar.show_notice(self.tr("请先在检查结果中选中一个问题。"))
            return
        from perfdesk.ui.review.waive_dialog import WaiveDialog

        dialog = WaiveDialog(findings, self._desk.tree, self._workspace)
        dialog.given.connect(self._waive)
        dialog.open()

    def _waive(self, findings: Sequence[Finding], reason: str) -> None:
        """What is off because of it has no reason yet, and is listed by itself from now on."""
        checking = self._desk.checking
        before = len(checking.all_findings())
        self._workspace.list.remember(findings[0])

        def given(edit: Edit | None) -> None:
            if edit is None:
                return
            back = len(checking.all_findings()) - before + len(findings)
            if back > 0:
                said = self.tr("理由只管这一处；因它而不符的 {count} 处已单独列出，请逐处核对。")
                self._bar.show_notice(said.format(count=back), [self._undo_offer(self._undo)])
            self._workspace.list.step(1)

        self._tried(lambda: self._writing.perform(self._desk, checking.waiving(findings, reason), given))

    def _use_kept_rules(self) -> None:
        """Those of the program's settings; a text that is none of ours leaves the rules as delivered."""
        if self._settings.rules:
            try:
                self._desk.checking.use_rules(read_settings(self._settings.rules))
            except NotRules as fault:
                self._bar.show_trouble(refusal_sentence(fault))

    def _use_rules(self, settings: RuleSettings) -> None:
        self._settings.rules = "" if settings == AS_DELIVERED else settings_text(settings)
        self._desk.checking.use_rules(settings)
