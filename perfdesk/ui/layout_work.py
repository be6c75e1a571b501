"""What the menus do to the look of the project table: columns hidden and frozen, zoom, row heights."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.grid_look import RowHeight
from perfdesk.ui.trouble_bar import TroubleBar


class LayoutWork(QObject):
    """One grid's."""

    def __init__(self, grid: Grid, bar: TroubleBar) -> None:
        super().__init__(grid)
        self._grid, self._layout, self._bar = grid, grid.layout_, bar
        self._layout.zoom_chosen.connect(self._say_zoom)

    def zoom_in(self) -> None:
        self._layout.zoom_by(1)

    def zoom_out(self) -> None:
        self._layout.zoom_by(-1)

    def zoom_back(self) -> None:
        self._layout.zoom_by(0)

    def hide_columns(self) -> None:
        """Those in which cells are selected."""
        boxes = self._grid.selected_boxes()
        self._hide({column for box in boxes for column in box.columns})

    def show_columns(self) -> None:
        self._layout.show_all()

    def freeze(self) -> None:
        """Up to the current column."""
        self._freeze(self._grid.currentIndex().column() + 1)

    def unfreeze(self) -> None:
        self._freeze(0)

    def set_rows(self, action: QAction) -> None:
        self._layout.set_rows(RowHeight(action.data()))

    def fill_head_menu(self, menu: QMenu, column: int) -> None:
        """What the head of a column offers."""
        menu.addSeparator()
        hide = menu.addAction(self.tr("隐藏这一列"), lambda: self._hide({column}))
        hide.setEnabled(column > Column.NAME)
        menu.addAction(self.tr("显示全部列"), self.show_columns)
        menu.addAction(self.tr("冻结到这一列"), lambda: self._freeze(column + 1))
        unfreeze = menu.addAction(self.tr("取消冻结"), self.unfreeze)
        unfreeze.setEnabled(self._layout.look.frozen > 0)

    def _hide(self, columns: set[int]) -> None:
        if not self._layout.hide(columns):
            self._bar.show_notice(self.tr("项目名称一列不能隐藏。"))

    def _freeze(self, count: int) -> None:
        self._layout.freeze(max(0, min(count, Column.INDICATORS)))

    def _say_zoom(self) -> None:
        """By keys, by the menu, or with the wheel."""
        self._bar.show_done(self.tr("项目表显示比例 {percent}%").format(percent=self._layout.look.zoom))
