"""Small things that a clerk meets every day: where files go, what is lit, what can be read, where one was."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.ui import theme
from perfdesk.ui.export_dialog import ExportDialog
from perfdesk.ui.grid_model import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import Workspace
from tests.ui.conftest import Press, TypeText

T, P1, P2, P3, I1 = map(Id, ("t", "p1", "p2", "p3", "i1"))


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def focused(workspace: Workspace) -> object:
    return QApplication.focusWidget() or workspace.page.grid


def stand_in(workspace: Workspace, item: Id, column: Column) -> None:
    grid = workspace.page.grid
    row = grid.rows.row_of(item)
    assert row is not None
    grid.setFocus()
    grid.go_to(row, column)


def test_what_comes_of_the_example_goes_where_a_person_finds_it(empty_window: MainWindow) -> None:
    empty_window.files.open_example()
    empty_window.actions_["export"].trigger()
    dialog = empty_window.findChild(ExportDialog)
    assert dialog is not None
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert Path(dialog.path.text()).parent == Path(documents)
    dialog.close()


def test_after_a_restart_one_is_where_one_was(window: MainWindow, workspace: Workspace, filled: Desk) -> None:
    many = [filled.duplicate(P3) for _ in range(60)]
    stand_in(workspace, many[40], Column.FISCAL)
    grid = workspace.page.grid
    QCoreApplication.processEvents()
    top = grid.verticalScrollBar().value()
    assert top > 0
    path = filled.path
    window.files.close()
    window.files.open_any(path)
    while window.desk is None:
        QCoreApplication.processEvents()
    for _ in range(5):
        QCoreApplication.processEvents()
    assert window.view is not None
    again = window.view.workspace
    assert again.current == many[40]
    assert again.page.grid.currentIndex().column() == Column.FISCAL
    assert again.page.grid.verticalScrollBar().value() == top


def test_undo_leaves_one_cell_lit(
    window: MainWindow, workspace: Workspace, press: Press, type_text: TypeText
) -> None:
    stand_in(workspace, P1, Column.TOTAL)
    type_text(workspace.page.grid, "77")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.actions_["undo"].trigger()
    lit = workspace.page.grid.selectionModel().selectedIndexes()
    assert [(index.row(), index.column()) for index in lit] == [
        (workspace.page.grid.rows.row_of(P1), Column.TOTAL)
    ]


def test_a_new_theme_recolours_what_says_that_a_sum_is_wrong(
    window: MainWindow, workspace: Workspace, filled: Desk, qtbot: QtBot
) -> None:
    filled.enter(Place(P1, "total"), "500")
    assert window.view is not None
    labels = (workspace.page.totals._verdict, window.view.status._total)
    try:
        for scheme in ("dark", "light"):
            theme.use_scheme(scheme)
            QCoreApplication.processEvents()
            wanted = theme.ERROR.on(QGuiApplication.palette())
            colours = [label.palette().color(QPalette.ColorRole.WindowText) for label in labels]
            assert colours == [wanted, wanted], scheme
    finally:
        theme.use_scheme("system")


def test_a_long_tool_tip_is_no_wider_than_can_be_read(workspace: Workspace, filled: Desk) -> None:
    filled.enter(Place(P1, "goal"), "面向全区各镇街组织文化惠民演出，优先送到偏远村和新建小区。" * 20)
    rows = workspace.page.grid.rows
    row = rows.row_of(P1)
    assert row is not None
    tip = rows.index(row, Column.GOAL).data(Qt.ItemDataRole.ToolTipRole)
    assert max(map(len, tip.splitlines())) <= 50
    assert tip.replace("\n", "").startswith("面向全区各镇街")


def test_a_screen_reader_hears_what_is_found_at_a_cell(workspace: Workspace, filled: Desk) -> None:
    filled.enter(Place(P1, "total"), "500")
    filled.enter(Place(I1, "level1_code"), "3")
    rows = workspace.page.grid.rows
    row = rows.row_of(P1)
    assert row is not None
    amount = rows.index(row, Column.TOTAL).data(Qt.ItemDataRole.AccessibleTextRole)
    assert amount.startswith("总计：500.00\n错误：")
    workspace.open_form(P1)
    model = workspace.forms.project.indicators.model
    said = [
        model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in range(model.columnCount())
    ]
    assert any(text.endswith("，错误") for text in said), said


def test_who_may_only_read_is_offered_a_copy(filled: Desk, empty_window: MainWindow, qtbot: QtBot) -> None:
    second = Desk.open(filled.path, "另一人")
    assert second.read_only
    empty_window.files.show_desk(second)
    assert [button.text() for button in empty_window.standing.buttons] == ["另存副本…"]


def test_a_cell_that_may_only_be_read_says_so(
    filled: Desk, empty_window: MainWindow, type_text: TypeText
) -> None:
    empty_window.files.show_desk(Desk.open(filled.path, "另一人"))
    assert empty_window.view is not None
    workspace = empty_window.view.workspace
    stand_in(workspace, P1, Column.TOTAL)
    type_text(workspace.page.grid, "7")
    assert "只读" in empty_window.bar.text


def test_several_picked_projects_are_evaluated_and_no_others(
    window: MainWindow, workspace: Workspace
) -> None:
    tree = workspace.navigator.tree
    model = workspace.navigator.model
    flags = tree.selectionModel().SelectionFlag
    tree.setCurrentIndex(model.index_of(P1))
    tree.selectionModel().select(model.index_of(P2), flags.Select | flags.Rows)
    window.actions_["evaluate_projects"].trigger()
    assert len(workspace.desk.book.tables) == 3
    (offer,) = window.bar.buttons
    assert offer.text() == "其余项目也生成"
    offer.click()
    assert len(workspace.desk.book.tables) == 4


def test_of_a_single_project_the_other_way_is_offered(window: MainWindow, workspace: Workspace) -> None:
    workspace.show_item(P2)
    window.actions_["evaluate_projects"].trigger()
    assert len(workspace.desk.book.tables) == 4
    (offer,) = window.bar.buttons
    assert offer.text() == "只为当前项目生成"
    offer.click()
    assert [getattr(table, "project", "") for table in workspace.desk.book.tables] == ["", "全民健身"]


def test_recent_files_are_told_apart_by_folder_and_date(window: MainWindow) -> None:
    window._recent.aboutToShow.emit()
    said = window._recent.actions()[0].text()
    assert window.desk is not None
    assert said.startswith(f"{window.desk.path.stem}（{window.desk.path.parent.name}，")
