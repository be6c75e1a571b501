"""Several projects at once, what the status line says of a selection, and answers to habits."""

import pytest
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from perfdesk.desk.desk import Desk
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TotalsMode, Unit
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.navigator import Navigator
from perfdesk.ui.unit_choice import UnitChoice
from perfdesk.ui.workspace import Workspace
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
P1, P2, P3, U1, U2, T = map(Id, ("p1", "p2", "p3", "u1", "u2", "t"))


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def select(navigator: Navigator, *items: Id) -> None:
    navigator.tree.setFocus()
    navigator.tree.go_to(navigator.model.index_of(items[0]))
    for item in items[1:]:
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        navigator.tree.selectionModel().select(navigator.model.index_of(item), how)


def of(desk: Desk, unit: Id) -> list[Id]:
    return [project.id for project in desk.tree.owner(unit, Unit).projects]


def test_projects_selected_in_the_tree_go_together(workspace: Workspace, filled: Desk, press: Press) -> None:
    before = filled.book
    select(workspace.navigator, P1, P3)
    press(workspace.navigator.tree, KEY.Key_Delete)
    assert (of(filled, U1), of(filled, U2)) == ([P2], [])
    filled.undo()
    assert filled.book == before


def test_projects_move_to_any_unit_with_one_undo(
    workspace: Workspace, window: MainWindow, filled: Desk, press: Press
) -> None:
    before = filled.book
    grid = workspace.page.grid
    grid.setFocus()
    grid.select_box(Box(1, Column.TOTAL, 2, Column.TOTAL))
    press(grid, KEY.Key_M, CTRL)
    choice = window.findChild(UnitChoice)
    assert isinstance(choice, UnitChoice)
    assert choice.isVisible()
    press(choice.units, KEY.Key_Return)
    assert (of(filled, U1), of(filled, U2)) == ([], [P3, P1, P2])
    assert "区图书馆" in window.bar.text
    filled.undo()
    assert filled.book == before


def test_what_goes_with_a_unit_is_told(
    workspace: Workspace, window: MainWindow, filled: Desk, press: Press
) -> None:
    select(workspace.navigator, U1)
    press(workspace.navigator.tree, KEY.Key_Delete)
    assert not filled.tree.has(P1)
    assert "2 个项目一并删除" in window.bar.text


def test_the_status_line_counts_and_sums_what_is_lit(workspace: Workspace, window: MainWindow, qtbot) -> None:
    assert window.view is not None
    workspace.page.grid.select_box(Box(1, Column.NAME, 2, Column.OTHER))
    said = window.view.status._picked
    qtbot.waitUntil(lambda: said.text() == "选中 6 格 · 求和 300.00 · 平均 75.00")
    workspace.page.grid.select_box(Box(1, Column.GOAL, 1, Column.GOAL))
    qtbot.waitUntil(lambda: said.text() == "")


def test_a_unit_is_not_summed_beside_its_projects(workspace: Workspace, window: MainWindow, qtbot) -> None:
    assert window.view is not None
    said = window.view.status._picked
    workspace.page.grid.select_box(Box(0, Column.TOTAL, 4, Column.TOTAL))
    qtbot.waitUntil(lambda: said.text() == "选中 3 格 · 求和 160.00 · 平均 53.33（不含单位行）")
    workspace.page.grid.select_box(Box(0, Column.TOTAL, 0, Column.FISCAL))
    qtbot.waitUntil(lambda: said.text() == "选中 2 格 · 求和 300.00 · 平均 150.00")


def test_ctrl_s_says_that_everything_is_saved(
    workspace: Workspace, window: MainWindow, filled: Desk, type_text: TypeText, press: Press
) -> None:
    grid = workspace.page.grid
    grid.setFocus()
    grid.go_to(1, Column.GOAL)
    type_text(grid, "新目标")
    press(window, KEY.Key_S, CTRL)
    assert filled.book.target_tables[0].projects[0].goal == "新目标"
    assert "每处修改已存盘" in window.bar.text


def test_a_cell_that_takes_no_typing_says_why(
    workspace: Workspace, window: MainWindow, filled: Desk, type_text: TypeText
) -> None:
    filled.set_totals(T, TotalsMode.AUTOMATIC)
    grid = workspace.page.grid
    grid.setFocus()
    for column, row, said in (
        (Column.TOTAL, 0, "随项目自动合计"),
        (Column.GOAL, 0, "单位一行没有"),
        (Column.INDICATORS, 1, "按回车打开"),
    ):
        grid.go_to(row, column)
        type_text(grid, "9")
        assert said in window.bar.text


def test_a_read_only_file_answers_typing(
    qtbot, tmp_path, workspace: Workspace, filled: Desk, type_text: TypeText, press: Press
) -> None:
    from tests.ui.conftest import shown_window

    other = Desk.open(filled.path, "另一人")
    assert other.read_only
    with shown_window(qtbot) as second:
        second.files.show_desk(other)
        QApplication.processEvents()
        assert second.view is not None
        grid = second.view.workspace.page.grid
        grid.setFocus()
        grid.go_to(1, Column.TOTAL)
        type_text(grid, "9")
        assert "只读" in second.bar.text
        assert not grid.rows.is_open_row(grid.rows.rowCount())
        second.bar.clear()
        press(grid, KEY.Key_Delete)
        assert "只读" in second.bar.text


def drop(navigator: Navigator, onto: Id, *items: Id) -> bool:
    """What the mouse does at the end of a drag; whether the place takes it."""
    tree, model = navigator.tree, navigator.model
    assert tree.dragEnabled()
    assert all(model.flags(model.index_of(item)) & Qt.ItemFlag.ItemIsDragEnabled for item in items)
    data = model.mimeData([model.index_of(item) for item in items])
    at = tree.visualRect(model.index_of(onto)).center()
    action, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(at, action, data, left, none)
    QCoreApplication.sendEvent(tree.viewport(), entering)
    moving = QDragMoveEvent(at, action, data, left, none)
    QCoreApplication.sendEvent(tree.viewport(), moving)
    if not moving.isAccepted():
        return False
    QCoreApplication.sendEvent(tree.viewport(), QDropEvent(at.toPointF(), action, data, left, none))
    QCoreApplication.processEvents()
    return True


def test_projects_are_dragged_to_another_unit(workspace: Workspace, window: MainWindow, filled: Desk) -> None:
    before = filled.book
    assert drop(workspace.navigator, U2, P1, P2)
    assert of(filled, U2) == [P3, P1, P2]
    assert window.bar.text == "已把 2 个项目移到“区图书馆”。"
    filled.undo()
    assert filled.book == before
    assert drop(workspace.navigator, P3, P1), "a project stands for its unit"
    assert of(filled, U2) == [P3, P1]


def test_nothing_is_dropped_beside_the_units(workspace: Workspace, filled: Desk) -> None:
    before = filled.book
    assert not drop(workspace.navigator, Id("t"), P1)
    assert (
        not workspace.navigator.model.flags(workspace.navigator.model.index_of(U1))
        & Qt.ItemFlag.ItemIsDragEnabled
    )
    assert filled.book == before
