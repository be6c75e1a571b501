"""What one is at stays in view, and no more is scrolled than there is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from perfdesk.desk.desk import Desk
from perfdesk.domain.identity import Id
from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.grid_look import RowHeight
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.next_year_dialog import NextYearDialog
from tests.ui.conftest import Press, book_table, put_table

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(empty_window: MainWindow, example: Desk) -> MainWindow:
    empty_window.files.show_desk(example)
    QCoreApplication.processEvents()
    grid_of(empty_window).setFocus()
    return empty_window


def grid_of(window: MainWindow) -> Grid:
    assert window.view is not None
    return window.view.workspace.page.grid


def is_in_view(grid: Grid) -> bool:
    """The whole of the current row."""
    settle()
    row = grid.visualRect(grid.currentIndex())
    return row.top() >= 0 and row.bottom() <= grid.viewport().height()


def settle() -> None:
    for _ in range(5):
        QApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def at_the_edge(grid: Grid, press: Press) -> None:
    """Down to the last row that is seen."""
    room = grid.viewport().height() // grid.rowHeight(1)
    for _ in range(room - 1):
        press(grid, KEY.Key_Down)
    assert is_in_view(grid)


@pytest.mark.parametrize("rows", list(RowHeight))
def test_the_row_one_comes_to_with_an_arrow_is_seen_whole(
    shown: MainWindow, press: Press, rows: RowHeight, qtbot
) -> None:
    grid = grid_of(shown)
    grid.layout_.set_rows(rows)
    qtbot.wait(60)
    for key, times in ((KEY.Key_Down, 22), (KEY.Key_Up, 20)):
        for _ in range(times):
            press(grid, key)
            assert is_in_view(grid), grid.currentIndex().row()


@pytest.mark.parametrize("falls", [False, True])
@pytest.mark.parametrize("column", [Column.NAME, Column.TOTAL])
def test_the_row_one_is_at_is_seen_whole_after_sorting(
    shown: MainWindow, press: Press, column: Column, falls: bool
) -> None:
    grid = grid_of(shown)
    at_the_edge(grid, press)
    grid.sort_by(column, falls)
    assert is_in_view(grid)


@pytest.mark.parametrize("steps", [1, 5, -3])
def test_the_row_one_is_at_is_seen_whole_after_zooming(shown: MainWindow, press: Press, steps: int) -> None:
    grid = grid_of(shown)
    at_the_edge(grid, press)
    grid.layout_.zoom_by(steps)
    assert is_in_view(grid)


def test_the_waiting_row_stays_seen_whole_when_zooming_brings_a_bar(shown: MainWindow) -> None:
    grid = grid_of(shown)
    grid.go_to(len(grid.rows.shown_ids), Column.NAME)
    grid.layout_.zoom_by(4)
    assert is_in_view(grid)
    assert grid.horizontalScrollBar().maximum() > 0


def test_the_row_one_is_at_is_seen_whole_when_a_message_takes_room(shown: MainWindow, press: Press) -> None:
    grid = grid_of(shown)
    at_the_edge(grid, press)
    shown.bar.show_notice("已替换 8 处。")
    assert is_in_view(grid)


def test_what_one_has_scrolled_away_from_is_not_brought_back(shown: MainWindow) -> None:
    grid = grid_of(shown)
    grid.go_to(1, Column.TOTAL)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    shown.bar.show_notice("已替换 8 处。")
    settle()
    assert not is_in_view(grid)


def test_a_table_whose_amounts_were_cleared_needs_no_scrolling_sideways(shown: MainWindow) -> None:
    grid = grid_of(shown)
    assert grid.horizontalScrollBar().maximum() == 0
    shown.actions_["next_years_targets"].trigger()
    dialog = shown.findChild(NextYearDialog)
    assert dialog is not None
    dialog.emptied.setChecked(True)
    dialog._accept()
    settle()
    assert grid.horizontalScrollBar().maximum() == 0


def test_columns_leave_room_for_the_bar_that_comes_while_the_grid_is_out_of_sight(
    shown: MainWindow, example: Desk
) -> None:
    grid = grid_of(shown)
    large, small = example.book.target_tables[0], replace(book_table(), id=Id("small"))
    put_table(example, small)
    assert shown.view is not None
    shown.view.workspace.open_form(small.projects[0].id)
    settle()
    shown.view.workspace.show_item(large.projects[0].id)
    settle()
    assert not grid.isVisible()
    assert sum(map(grid.columnWidth, Column)) <= grid.viewport().width()


def test_ctrl_end_goes_to_the_last_filled_row_and_column(shown: MainWindow, press: Press) -> None:
    grid = grid_of(shown)
    press(grid, KEY.Key_End, CTRL)
    last = len(grid.rows.shown_ids) - 1
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (last, Column.INDICATORS)
    assert grid.rows.item_at(grid.currentIndex()) is not None, "not the waiting row"
    assert is_in_view(grid)
