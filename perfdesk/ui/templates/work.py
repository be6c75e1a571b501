"""What 编辑 › 存为模板 and 从模板新建项目 do."""

from collections.abc import Sequence
from datetime import date

from perfdesk.desk.templates.shelf import Shelf, Was
from perfdesk.desk.templates.template import Contents, Template, of_projects, of_table, part_with
from perfdesk.desk.templates.using import Coming, new_projects
from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetScope, TargetTable, Unit
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.editing import Editing
from perfdesk.ui.templates.projects_dialog import ProjectsDialog
from perfdesk.ui.templates.save_dialog import SaveDialog
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing


class TemplateWork(DeskWork):
    """One workspace's; half-typed text is committed before anything else is done."""

    def __init__(
        self, workspace: Workspace, bar: TroubleBar, writing: Writing, editing: Editing, shelf: Shelf
    ) -> None:
        super().__init__(workspace, bar)
        self._writing, self._editing, self._shelf = writing, editing, shelf

    def save_template(self) -> None:
        """Of the selected projects, or of the table at hand."""
        self._workspace.finish_typing()
        table = self._table()
        if table is None:
            self._bar.show_notice(self.tr("请先选中要存为模板的项目或表。"))
            return
        projects = self._projects(table)
        part = part_with(self._desk.tree, projects) if projects else None
        dialog = SaveDialog(part, table, self._shelf, self._workspace)
        dialog.chosen.connect(
            lambda is_whole, name, contents: self._save(table, () if is_whole else projects, name, contents)
        )
        dialog.open()

    def project_from_template(self) -> None:
        """Into the unit at hand, behind the project at hand."""
        self._workspace.finish_typing()
        table = self._table()
        if not isinstance(table, TargetTable) or table.scope is TargetScope.DEPARTMENT:
            self._bar.show_notice(self.tr("请先在目录中选中一张项目目标表。"))
            return
        dialog = ProjectsDialog(self._shelf, table, self._workspace)
        dialog.chosen.connect(lambda template, copies: self._make(table.id, template, copies))
        dialog.open()

    def _table(self) -> Table | None:
        """The one around the current item; the only one of the file."""
        at, tables = self._workspace.current, self._desk.book.tables
        if at != BOOK_ID and self._desk.tree.has(at):
            return self._desk.tree.table(at)
        return tables[0] if len(tables) == 1 else None

    def _projects(self, table: Table) -> list[Id]:
        """Those selected, and those of the units selected; in the order of the table."""
        tree = self._desk.tree
        if not isinstance(table, TargetTable) or table.scope is TargetScope.DEPARTMENT:
            return []
        chosen: set[Id] = set()
        for item in (tree.item(each) for each in self._editing.in_hand if tree.has(each)):
            if isinstance(item, Unit):
                chosen.update(project.id for project in item.projects)
            elif isinstance(item, Project):
                chosen.add(item.id)
        return [project.id for project in table.projects if project.id in chosen]

    def _save(self, table: Table, projects: Sequence[Id], name: str, contents: Contents) -> None:
        today = date.today().isoformat()
        if projects:
            template = of_projects(self._desk.tree, projects, name, contents, today)
        else:
            template = of_table(table, name, contents, today)
        self._tried(lambda: self._say_saved(template, self._shelf.keep(template)))

    def _say_saved(self, template: Template, was: Was) -> None:
        said = (
            self.tr("已存为模板“{name}”。新建表时在“表样”中选用。")
            if template.is_whole
            else self.tr("已存为模板“{name}”。用“编辑 › 从模板新建项目…”来用它。")
        )
        undo = Offer(self.tr("撤销"), lambda: self._tried(lambda: self._shelf.put_back(was)))
        self._bar.show_done(said.format(name=template.name), [undo])

    def _make(self, table_id: Id, template: Template, copies: int) -> None:
        at = self._workspace.current

        def make() -> None:
            at_hand = at if at != BOOK_ID else table_id
            coming = new_projects(self._desk.tree, table_id, at_hand, template, copies)
            count = copies * len(template.projects)
            step = self._desk.doing(coming.edit)
            self._writing.perform(self._desk, step, lambda _: self._say_made(coming, count))

        self._tried(make)

    def _say_made(self, coming: Coming, count: int) -> None:
        """A single one is ready for its own name to be typed."""
        if count == 1:
            self._editing.name_it(coming.first)
        else:
            self._workspace.show_item(coming.first)
        said = self.tr("已从模板新建 {count} 个项目。")
        if coming.unconfirmed:
            said = self.tr(
                "已从模板新建 {count} 个项目，{values} 处标为“未确认”：改过的自动确认，不改的请说明理由。"
            )
        words = said.format(count=count, values=coming.unconfirmed)
        self._bar.show_notice(words, [self._undo_offer(self._editing.undo)])
