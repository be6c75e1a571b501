"""What 编辑 › 复制指标到 and 取指标 do."""

from collections.abc import Sequence
from pathlib import Path

from perfdesk.desk.indicator_copies import Copies, copied_to
from perfdesk.desk.reading import read_desk
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Edit
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.indicator_copying.dialogs import CopyDialog, Meant, TakeDialog
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.settings import Settings
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing
from perfdesk.wording import refusal_sentence


class IndicatorCopying(DeskWork):
    """One workspace's; half-typed text is committed before anything else is done."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing, settings: Settings) -> None:
        super().__init__(workspace, bar)
        self._writing, self._settings = writing, settings

    def copy_indicators(self, selected: Sequence[Id]) -> None:
        """The indicators at hand, or all of the project; other projects that are `selected` are ticked."""
        self._workspace.commit_typing()
        project = self._project()
        if project is None or not project.indicators:
            self._bar.show_notice(self.tr("请先打开有指标的项目，或选中要复制的指标。"))
            return
        tables = self._desk.book.target_tables
        projects = [each.id for table in tables for each in table.projects]
        locked = frozenset(each for each in projects if self._desk.lock_on(each) is not None)
        at_hand = self._workspace.indicators_in_hand or [each.id for each in project.indicators]
        meant = Meant(frozenset(at_hand), frozenset(selected) - locked, locked)
        dialog = CopyDialog(tables, project, meant, self._workspace)
        dialog.chosen.connect(self._copy)
        dialog.open()

    def take_indicators(self) -> None:
        """Into the current project."""
        self._workspace.commit_typing()
        project = self._project()
        if project is None:
            self._bar.show_notice(self.tr("请先选中一个项目。"))
            return
        recent = [each.path for each in self._settings.recent()]
        files = [path for path in recent if path != self._desk.path and path.exists()]
        dialog = TakeDialog(project, self._desk.book.target_tables, files, self._workspace)
        dialog.file_wanted.connect(lambda path: self._read(dialog, path))
        dialog.chosen.connect(lambda indicators: self._copy(indicators, [project.id]))
        dialog.open()

    def _project(self) -> Project | None:
        current = self._workspace.current
        item = self._desk.tree.item(current) if current != BOOK_ID else None
        return item if isinstance(item, Project) else None

    def _read(self, dialog: TakeDialog, path: Path) -> None:
        """In the reading child, beside the window; a closed dialog wants nothing any more."""
        job = Job(lambda cancelled: read_desk(path, cancelled), dialog)
        job.done.connect(lambda draft: self._show(dialog, path, draft))
        job.failed.connect(lambda failure: _say_unread(dialog, failure))
        dialog.finished.connect(job.cancel)
        job.start()

    def _show(self, dialog: TakeDialog, path: Path, draft: Draft) -> None:
        if dialog.files.currentData() == path:
            dialog.show_tables(draft.target_tables)

    def _copy(self, indicators: Sequence[Indicator], projects: Sequence[Id]) -> None:
        tree = self._desk.tree
        there = [each for each in projects if tree.has(each)]
        made: list[Copies] = []

        def make() -> Edit | None:
            made.append(copied_to(tree, indicators, there))
            return made[0].edit

        def tell(edit: Edit | None) -> None:
            if edit is None:
                self._bar.show_notice(self.tr("没有可加的：这些指标在所选项目中都已有了。"))
            else:
                self._tell(made[0], len(there))

        step = self._desk.making(make, len(indicators) * len(there))
        self._tried(lambda: self._writing.perform(self._desk, step, tell))

    def _tell(self, copies: Copies, projects: int) -> None:
        said = self.tr("已向 {projects} 个项目加入 {count} 条指标。")
        if copies.there:
            said = self.tr("已向 {projects} 个项目加入 {count} 条指标；{there} 条原已有，没有再加。")
        words = said.format(projects=projects, count=copies.added, there=copies.there)
        self._bar.show_notice(words, [self._undo_offer(self._undo)])

    def _undo(self) -> None:
        """Beside the window where it is large."""
        self._writing.perform(self._desk, self._desk.history.undoing(), lambda _: None)


def _say_unread(dialog: TakeDialog, failure: Exception) -> None:
    if not isinstance(failure, known_trouble()):
        raise failure
    dialog.say_unread(refusal_sentence(failure))
