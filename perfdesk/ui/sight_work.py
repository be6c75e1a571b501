"""Sorting and filtering the project table: what the menus, the heads and the bar above the table ask for."""

from PySide6.QtWidgets import QMenu

from perfdesk.desk.row_sight import RowFilter, Sorting
from perfdesk.domain.table import TargetTable
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.grid import Grid
from perfdesk.ui.settings import Settings
from perfdesk.ui.sight_words import SightWords
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import GRID_TAB, Workspace


class SightWork(DeskWork):
    """One workspace's."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, settings: Settings) -> None:
        super().__init__(workspace, bar)
        self._grid: Grid = workspace.page.grid
        self._settings = settings
        self.opened = (self._desk.history.head, settings.opened_at(self._desk.path))
        self.note_opened(self.opened)
        workspace.page.sight.cleared.connect(self.see_all)
        workspace.page.sight.filter_wanted.connect(self.filter_rows)

    def note_opened(self, opened: tuple[int, int | None]) -> None:
        """The journal lines at which the file was opened, and opened before that."""
        self.opened = opened
        self._settings.note_opened(self._desk.path, opened[0])

    def sort_up(self) -> None:
        self._sort(falls=False)

    def sort_down(self) -> None:
        self._sort(falls=True)

    def filter_rows(self) -> None:
        """Asks what is to be seen."""
        table_id = self._workspace.page.table_id
        if table_id is None:
            return
        from perfdesk.ui.filter_dialog import FilterDialog, Since

        self._show_grid()
        table, rows = self._desk.tree.owner(table_id, TargetTable), self._grid.rows
        since = Since(self._desk.history.entries(), *self.opened)
        dialog = FilterDialog(table, rows, SightWords(self._desk, rows, self), since, self._workspace)
        dialog.chosen.connect(lambda wanted: self._look(wanted, rows.sorting))
        dialog.open()

    def look_again(self) -> None:
        """The same filter and order on the rows as they are now."""
        self._look(self._grid.rows.wanted, self._grid.rows.sorting)

    def see_all(self) -> None:
        self._look(RowFilter(), None)

    def fill_head_menu(self, menu: QMenu, column: int) -> None:
        """What the head of a column offers."""
        menu.addAction(self.tr("升序排列"), lambda: self._sort_by(column, falls=False))
        menu.addAction(self.tr("降序排列"), lambda: self._sort_by(column, falls=True))
        menu.addAction(self.tr("筛选…"), self.filter_rows)
        everything = menu.addAction(self.tr("清除筛选和排序"), self.see_all)
        everything.setEnabled(not self._grid.rows.is_whole)

    def _sort(self, *, falls: bool) -> None:
        index = self._grid.currentIndex()
        if self._workspace.page.table_id is not None and index.isValid():
            self._sort_by(index.column(), falls=falls)

    def _sort_by(self, column: int, *, falls: bool) -> None:
        self._tried(lambda: self._grid.sort_by(column, falls))
        self._show_grid()

    def _look(self, wanted: RowFilter, sorting: Sorting | None) -> None:
        self._tried(lambda: self._grid.look(wanted, sorting))
        self._show_grid()

    def _show_grid(self) -> None:
        self._workspace.show_tab(GRID_TAB)
