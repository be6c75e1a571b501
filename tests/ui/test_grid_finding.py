"""Looking for words in the grid: every hit is lit, F3 goes from one to the next."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def grid(window: MainWindow) -> Grid:
    assert window.view is not None
    return window.view.workspace.page.grid


def at(grid: Grid) -> tuple[int, int]:
    return grid.currentIndex().row(), grid.currentIndex().column()


def test_f3_goes_through_names_goals_and_indicators(
    grid: Grid, window: MainWindow, type_text: TypeText, press: Press
) -> None:
    grid.go_to(0, Column.NAME)
    press(window, KEY.Key_F, CTRL)
    type_text(QApplication.focusWidget() or grid, "演出")
    seen = []
    for _ in range(4):
        press(window, KEY.Key_F3)
        seen.append(at(grid))
    hits = [(1, Column.NAME), (1, Column.GOAL), (1, Column.INDICATORS)]
    assert seen == [*hits, hits[0]], "and round again"
    press(window, KEY.Key_F3, SHIFT)
    assert at(grid) == hits[2]


def test_every_hit_is_lit(grid: Grid, window: MainWindow) -> None:
    assert window.view is not None
    window.view.workspace.navigator.filter.setText("６４")
    lit = [(i.row(), i.column()) for i in cells(grid) if grid.rows.is_hit(i)]
    assert lit == [(1, Column.GOAL), (1, Column.INDICATORS)], "full width is found as half width"
    option = QStyleOptionViewItem()
    grid.words_delegate.initStyleOption(option, grid.rows.index(1, Column.GOAL))
    assert option.backgroundBrush.style() != Qt.BrushStyle.NoBrush


def test_what_is_nowhere_is_said(grid: Grid, window: MainWindow, press: Press) -> None:
    assert window.view is not None
    window.view.workspace.navigator.filter.setText("没有的字")
    press(window, KEY.Key_F3)
    assert "没有找到" in window.bar.text


def cells(grid: Grid) -> list[QModelIndex]:
    return [grid.rows.index(row, column) for row in range(grid.rows.rowCount()) for column in Column]
