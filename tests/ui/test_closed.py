"""What cannot be changed is not offered, and says in one line why and what to do: another has the file, a decision."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import decide
from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Verdict
from perfdesk.domain.table import TargetTable
from perfdesk.ui.cells import keys
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import GRID_TAB, Workspace
from tests.ui.conftest import Press, TypeText, shown_window

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
T, U1, P1, P2 = map(Id, ("t", "u1", "p1", "p2"))
WANG = Person("王主任", "财政局")
ADDING = ("add_project", "add_unit", "project_from_template")
CHANGING = ("move_up", "move_down", "move_to", "remove")


def decide_on(desk: Desk, item: Id, verdict: Verdict, reason: str = "") -> None:
    desk.do(decide(desk.tree, [item], verdict, WANG, reason))
    QApplication.processEvents()


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


@pytest.fixture
def reader(filled: Desk, window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """A second window, in which another person has the file open to read."""
    other = Desk.open(filled.path, "另一人")
    with shown_window(qtbot) as second:
        second.files.show_desk(other)
        QApplication.processEvents()
        yield second


def test_a_passed_table_takes_no_further_row_until_it_is_opened_again(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    rows = workspace.page.grid.rows
    before = rows.rowCount()
    decide_on(filled, T, Verdict.PASSED)
    assert rows.rowCount() == before - 1
    for name in (*ADDING, *CHANGING, "paste", "clear", "fill_down"):
        assert not window.actions_[name].isEnabled(), name
        assert "这张表已审核通过（王主任）" in window.actions_[name].toolTip()
    assert window.actions_["copy"].isEnabled()
    assert window.actions_["duplicate"].isEnabled() is False
    decide_on(filled, T, Verdict.DRAFT, "上级要求调整")
    assert rows.rowCount() == before
    for name in (*ADDING, *CHANGING):
        assert window.actions_[name].isEnabled(), name
        assert "审核通过" not in window.actions_[name].toolTip()


def test_a_passed_project_is_neither_removed_nor_moved_but_another_may_be_added(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    decide_on(filled, P1, Verdict.PASSED)
    workspace.show_item(P1)
    assert [window.actions_[name].isEnabled() for name in CHANGING] == [False] * 4
    assert "这个项目已审核通过" in window.actions_["remove"].toolTip()
    assert [window.actions_[name].isEnabled() for name in ADDING] == [True] * 3
    tree = workspace.navigator.model
    assert not tree.flags(tree.index_of(P1)) & Qt.ItemFlag.ItemIsDragEnabled
    workspace.show_item(P2)
    assert [window.actions_[name].isEnabled() for name in CHANGING] == [True] * 4


def test_the_key_of_what_is_closed_is_answered(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    decide_on(filled, T, Verdict.HANDED_IN)
    workspace.page.grid.setFocus()
    for pane in (workspace.page.grid, workspace.navigator.tree):
        window.bar.clear()
        pane.setFocus()
        press(pane, KEY.Key_N, CTRL | SHIFT)
        assert window.bar.text.startswith("这张表已报送（王主任）；要修改，请用“审核 › 重新打开…”")
    window.bar.clear()
    press(workspace.navigator.tree, KEY.Key_Delete)
    assert "这张表已报送" in window.bar.text
    assert len(filled.tree.owner(T, TargetTable).projects) == 3


def test_indicators_of_a_passed_project_offer_no_row_and_no_button(
    window: MainWindow, workspace: Workspace, filled: Desk, type_text: TypeText
) -> None:
    workspace.go_to(Place(Id("i1"), "name"))
    indicators = workspace.forms.project.indicators
    before = indicators.model.rowCount()
    decide_on(filled, P1, Verdict.PASSED)
    assert indicators.model.rowCount() == before - 1
    buttons = indicators._button_of
    assert not any(button.isEnabled() for button in buttons.values())
    assert "这个项目已审核通过" in buttons[keys.ADD].toolTip()
    assert not workspace.forms.project.joined.edit_button.isEnabled()
    indicators.view.setFocus()
    type_text(indicators.view, "新")
    assert "这个项目已审核通过" in indicators._remark.text()
    decide_on(filled, P1, Verdict.DRAFT, "调整")
    assert indicators.model.rowCount() == before
    assert buttons[keys.ADD].isEnabled()
    assert "新增一条指标" in buttons[keys.ADD].toolTip()


def test_typing_into_a_closed_field_is_answered_beneath_it(
    workspace: Workspace, filled: Desk, type_text: TypeText
) -> None:
    workspace.go_to(Place(P1, "goal"))
    field = workspace.forms.project.goal.field
    said: list[str] = []
    field.binding.remarked.connect(lambda remark: said.append(remark.text))
    decide_on(filled, P1, Verdict.PASSED)
    type_text(field, "改")
    assert said[-1].startswith("这个项目已审核通过")
    assert filled.tree.item(P1).goal == "全年演出不少于64场。"  # type: ignore[union-attr] # a project


def test_who_only_reads_is_offered_nothing_that_changes(
    reader: MainWindow, type_text: TypeText, press: Press
) -> None:
    assert reader.view is not None
    workspace = reader.view.workspace
    for name in (*ADDING, *CHANGING, "duplicate", "add_table", "import", "fill_many", "paste", "replace"):
        assert not reader.actions_[name].isEnabled(), name
        assert reader.actions_[name].toolTip().startswith("测试员正在编辑这个文件，这里只读。"), name
    grid = workspace.page.grid
    assert not grid.rows.is_open_row(grid.rows.rowCount() - 1)
    grid.setFocus()
    grid.go_to(1, Column.NAME)
    type_text(grid, "新")
    assert "测试员正在编辑" in reader.bar.text
    workspace.open_form(P1)
    indicators = workspace.forms.project.indicators
    assert not any(button.isEnabled() for button in indicators._button_of.values())
    assert workspace.tabs.currentIndex() != GRID_TAB


def test_on_the_start_page_no_reason_of_the_file_is_left(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    decide_on(filled, T, Verdict.PASSED)
    window.show_start_page()
    assert not window.actions_["add_project"].isEnabled()
    assert "审核通过" not in window.actions_["add_project"].toolTip()
    assert not any(action.property("why") for action in window.actions_.all())


def test_a_menu_tells_why_where_an_entry_is_closed(
    window: MainWindow, workspace: Workspace, filled: Desk, qtbot: QtBot
) -> None:
    menus = window.menuBar().findChildren(QMenu)
    edit = next(menu for menu in menus if window.actions_["remove"] in menu.actions())
    edit.aboutToShow.emit()
    assert not edit.toolTipsVisible()
    decide_on(filled, T, Verdict.PASSED)
    edit.aboutToShow.emit()
    assert edit.toolTipsVisible()
