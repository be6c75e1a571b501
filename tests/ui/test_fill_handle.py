"""The small square at the corner of a selection: dragged, it fills the cells beside it, with one undo."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from perfdesk.desk.desk import Desk
from perfdesk.desk.row_sight import RowFilter, Sorting
from perfdesk.desk.series import continued
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow

P1, P2, P3 = map(Id, ("p1", "p2", "p3"))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(window: MainWindow) -> Grid:
    assert window.view is not None
    grid = window.view.workspace.page.grid
    grid.setFocus()
    return grid


def drag(grid: Grid, box: Box, row: int, column: int) -> None:
    """The square of a selected box, to a cell."""
    grid.select_box(box)
    QCoreApplication.processEvents()
    handle = grid.handle
    assert handle.isVisible()
    to = handle.mapFrom(grid.viewport(), grid.visualRect(grid.rows.index(row, column)).center())
    QTest.mousePress(handle, LEFT, pos=QPoint(3, 3))
    QTest.mouseMove(handle, to)
    QTest.mouseRelease(handle, LEFT, pos=to)
    QCoreApplication.processEvents()


def project(desk: Desk, item_id: Id) -> Project:
    return desk.tree.owner(item_id, Project)


def test_dragging_down_copies_amounts(grid: Grid, filled: Desk) -> None:
    before = filled.book
    drag(grid, Box(1, Column.OTHER, 1, Column.OTHER), 2, Column.OTHER)
    assert filled.book == before, "blank into blank"
    filled.enter(Place(P1, "other"), "5")
    before = filled.book
    drag(grid, Box(1, Column.OTHER, 1, Column.OTHER), 4, Column.OTHER)
    assert [project(filled, each).amounts.other for each in (P1, P2, P3)] == 3 * [Decimal(5)]
    assert grid.selected_boxes() == [Box(1, Column.OTHER, 4, Column.OTHER)]
    filled.undo()
    assert filled.book == before


def test_numbers_of_names_go_on_where_two_of_them_show_how(grid: Grid, filled: Desk) -> None:
    filled.enter(Place(P1, "name"), "培训第1期")
    filled.enter(Place(P2, "name"), "培训第2期")
    grid.look(RowFilter(), Sorting("name"))
    drag(grid, Box(0, Column.NAME, 1, Column.NAME), 2, Column.NAME)
    assert project(filled, P3).name == "培训第3期"


def test_dragging_up_and_sideways(grid: Grid, filled: Desk) -> None:
    drag(grid, Box(2, Column.GOAL, 2, Column.GOAL), 1, Column.GOAL)
    assert project(filled, P1).goal == "办好运动会。"
    drag(grid, Box(1, Column.FISCAL, 1, Column.FISCAL), 1, Column.OTHER)
    amounts = project(filled, P1).amounts
    assert (amounts.special_account, amounts.other) == (Decimal("100.00"), Decimal("100.00"))


def test_the_square_goes_with_the_selection(grid: Grid) -> None:
    grid.select_box(Box(1, Column.NAME, 2, Column.NAME))
    corner = grid.handle.geometry()
    grid.go_to(1, Column.TOTAL)
    assert grid.handle.geometry() != corner
    grid.go_to(grid.rows.rowCount() - 1, Column.NAME)
    assert not grid.handle.isVisible(), "the open row has nothing to be dragged on"


@pytest.mark.parametrize(
    ("source", "further"),
    [
        (["甲"], ["甲", "甲"]),
        (["第1期"], ["第1期", "第1期"]),
        (["第1期", "第2期"], ["第3期", "第4期"]),
        (["2024年", "2026年"], ["2028年", "2030年"]),
        (["A08", "A09"], ["A10", "A11"]),
        (["3", "2"], ["1", "0"]),
        (["1", "0"], ["1", "0"]),
        (["第1期", "第3批"], ["第1期", "第3批"]),
        (["1", "2", "4"], ["1", "2"]),
        (["比例1.5", "比例1.6"], ["比例1.5", "比例1.6"]),
    ],
)
def test_a_series_goes_on_only_where_it_is_sure(source: list[str], further: list[str]) -> None:
    assert continued(source, 2, may_count=True) == further
    assert continued(source, 2, may_count=False) == [source[0], source[1 % len(source)]]
