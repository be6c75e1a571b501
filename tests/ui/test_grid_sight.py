"""The grid sorted and filtered: the stored order stays, a bar tells, and what is done is done to what is shown."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtWidgets import QApplication

from perfdesk.desk.desk import Desk
from perfdesk.desk.row_sight import LevelWish, RowFilter, Sorting
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.filter_dialog import FilterDialog
from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paste_preview import PastePreview
from perfdesk.ui.settings import Settings
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
P1, P2, P3, U1, U2, T = map(Id, ("p1", "p2", "p3", "u1", "u2", "t"))


@pytest.fixture
def grid(window: MainWindow) -> Grid:
    assert window.view is not None
    grid = window.view.workspace.page.grid
    grid.setFocus()
    grid.go_to(1, Column.TOTAL)
    return grid


def bar(window: MainWindow) -> str:
    assert window.view is not None
    sight = window.view.workspace.page.sight
    return sight.text if sight.isVisible() else ""


def filtered(grid: Grid, **facets: object) -> list[Id]:
    grid.look(RowFilter(**facets), None)  # type: ignore[arg-type] # as each test gives them
    return list(grid.rows.shown_ids)


def dialog_of(window: MainWindow) -> FilterDialog:
    dialog = window.findChild(FilterDialog)
    assert isinstance(dialog, FilterDialog)
    return dialog


def test_sorting_leaves_the_stored_order(window: MainWindow, grid: Grid, filled: Desk, press: Press) -> None:
    before = filled.book
    press(grid, KEY.Key_Up, ALT | SHIFT)
    assert grid.rows.shown_ids == [P3, P2, P1]
    assert grid.current == P1
    assert filled.book is before
    assert bar(window) == "按 总计 升序排列，不显示单位行，原来的顺序不变"
    press(grid, KEY.Key_Down, ALT | SHIFT)
    assert grid.rows.shown_ids == [P1, P2, P3]
    press(grid, KEY.Key_Backspace, ALT | SHIFT)
    assert grid.rows.shown_ids == [U1, P1, P2, U2, P3]
    assert bar(window) == ""


def test_names_are_sorted_by_pinyin_and_blanks_come_last(grid: Grid, filled: Desk) -> None:
    filled.enter(Place(P2, "name"), "")
    grid.look(RowFilter(), Sorting("name"))
    assert grid.rows.shown_ids == [P3, P1, P2]  # 图书, 文化
    grid.look(RowFilter(), Sorting("name", falls=True))
    assert grid.rows.shown_ids == [P1, P3, P2]


def test_each_facet_narrows_what_is_shown(grid: Grid, filled: Desk) -> None:
    assert filtered(grid, words="满意度") == [U1, P2]
    assert filtered(grid, unit=U2) == [U2, P3]
    assert filtered(grid, level=LevelWish("数量指标")) == [U1, P1]
    assert filtered(grid, level=LevelWish("数量指标", is_there=False)) == [U1, P2, U2, P3]
    assert filtered(grid, least=Decimal(20), most=Decimal(60)) == [U1, P2]
    assert filtered(grid, amount="other", least=Decimal(0)) == []
    errors = [
        p.id for p in filled.book.target_tables[0].projects if filled.checking.count(Severity.ERROR, p.id)
    ]
    assert [row for row in filtered(grid, findings=Severity.ERROR) if row in (P1, P2, P3)] == errors
    assert filtered(grid, unconfirmed=True) == []


def test_only_what_was_changed_since(grid: Grid, filled: Desk) -> None:
    head = filled.history.head
    assert filtered(grid, since=head) == []
    filled.enter(Place(Id("i4"), "annual_value"), "99%")
    assert filtered(grid, since=head) == [U2, P3]


def test_the_bar_says_that_projects_are_only_out_of_sight(window: MainWindow, grid: Grid) -> None:
    filtered(grid, words="图书")
    assert bar(window) == "按 “图书” 筛选，显示 1 / 3 个项目"
    assert window.view is not None
    lines = window.view.workspace.page.totals.lines
    assert (lines.text(0, Column.NAME), lines.text(0, Column.TOTAL)) == ("Σ 显示的 1 个项目", "10.00")


def test_the_filter_is_asked_for_by_keys(
    window: MainWindow, grid: Grid, press: Press, type_text: TypeText
) -> None:
    press(grid, KEY.Key_L, CTRL | SHIFT)
    dialog = dialog_of(window)
    type_text(dialog.words, "演出")
    press(dialog, KEY.Key_Return)
    assert grid.rows.shown_ids == [U1, P1]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.activateWindow()
    QCoreApplication.processEvents()
    press(grid, KEY.Key_L, CTRL | SHIFT)
    assert dialog_of(window).words.text() == "演出"


def test_an_amount_that_is_none_is_refused_in_one_line(window: MainWindow, grid: Grid, press: Press) -> None:
    press(grid, KEY.Key_L, CTRL | SHIFT)
    dialog = dialog_of(window)
    dialog.least.setText("很多")
    dialog.accept()
    assert dialog.isVisible()
    assert "很多" in dialog._refusal.text()


def test_emptying_and_filling_pass_over_what_is_not_shown(grid: Grid, filled: Desk, press: Press) -> None:
    filtered(grid, least=Decimal(1), words="", level=LevelWish("数量指标", is_there=False))
    grid.select_box(Box(0, Column.GOAL, 3, Column.GOAL))
    press(grid, KEY.Key_Delete)
    goals = [project.goal for project in filled.book.target_tables[0].projects]
    assert goals == ["全年演出不少于64场。", "", ""]


def test_a_block_is_copied_and_pasted_in_the_shown_order(grid: Grid, filled: Desk, press: Press) -> None:
    grid.look(RowFilter(), Sorting("total"))
    grid.select_box(Box(0, Column.NAME, 2, Column.NAME))
    press(grid, KEY.Key_C, CTRL)
    assert QApplication.clipboard().text() == "图书采购\n全民健身\n文化惠民演出"
    mime = QMimeData()
    mime.setText("1\n2\n3")
    QApplication.clipboard().setMimeData(mime)
    grid.select_box(Box(0, Column.OTHER, 0, Column.OTHER))
    press(grid, KEY.Key_V, CTRL)
    preview = grid.findChild(PastePreview)
    if isinstance(preview, PastePreview):
        preview.accept()
    others = [project.amounts.other for project in filled.book.target_tables[0].projects]
    assert others == [Decimal(3), Decimal(2), Decimal(1)]


def test_a_row_that_no_longer_fits_stays_until_the_filter_is_set_again(
    grid: Grid, filled: Desk, press: Press
) -> None:
    filtered(grid, words="演出")
    filled.enter(Place(P1, "name"), "别的")
    filled.enter(Place(P1, "goal"), "别的")
    filled.enter(Place(Id("i1"), "name"), "别的")
    assert grid.rows.shown_ids == [U1, P1]
    press(grid, KEY.Key_L, CTRL | ALT)
    assert grid.rows.shown_ids == []


def test_a_new_row_is_seen_although_it_does_not_fit(
    grid: Grid, filled: Desk, type_text: TypeText, press: Press
) -> None:
    filtered(grid, unit=U1, words="演出")
    grid.go_to(grid.rows.rowCount() - 1, Column.NAME)
    type_text(grid, "新的")
    press(grid.open_editor or grid, KEY.Key_Return)
    new = filled.book.target_tables[0].units[0].projects[-1]
    assert new.name == "新的"
    assert grid.rows.shown_ids == [U1, P1, new.id]


def test_deleting_all_that_is_shown_leaves_the_rest(
    window: MainWindow, grid: Grid, filled: Desk, press: Press
) -> None:
    filtered(grid, words="演出")
    press(grid, KEY.Key_A, CTRL)
    press(grid, KEY.Key_Delete, CTRL)
    assert [project.id for project in filled.book.target_tables[0].projects] == [P2, P3]
    assert [unit.id for unit in filled.book.target_tables[0].units] == [U1, U2]


def test_rows_are_not_moved_in_an_order_that_is_not_theirs(
    window: MainWindow, grid: Grid, filled: Desk, press: Press
) -> None:
    grid.look(RowFilter(), Sorting("total"))
    before = filled.book
    press(grid, KEY.Key_Up, ALT)
    assert filled.book is before
    assert "不是原来的顺序" in window.bar.text


def test_going_to_a_project_shows_it(window: MainWindow, grid: Grid) -> None:
    filtered(grid, words="演出")
    assert window.view is not None
    window.view.workspace.show_item(P3)
    assert grid.rows.shown_ids == [U1, P1, U2, P3]
    assert grid.current == P3


def test_when_nothing_fits_only_the_open_row_is_there(window: MainWindow, grid: Grid) -> None:
    assert filtered(grid, words="没有这样的项目") == []
    assert grid.rows.rowCount() == 1
    assert "显示 0 / 3 个项目" in bar(window)


def test_what_is_typed_where_nothing_is_shown_becomes_a_project_with_its_unit(
    grid: Grid, filled: Desk, type_text: TypeText, press: Press
) -> None:
    filtered(grid, words="没有这样的项目")
    before = filled.book
    grid.go_to(0, Column.NAME)
    type_text(grid, "新的")
    press(grid.open_editor or grid, KEY.Key_Return)
    new = filled.book.target_tables[0].units[1].projects[-1]
    assert new.name == "新的"
    assert filled.book.target_tables[0].units[1].name == "区图书馆"
    assert grid.rows.shown_ids == [U2, new.id]
    filled.undo()
    assert filled.book == before


def test_the_last_opening_is_remembered(window: MainWindow, filled: Desk) -> None:
    assert Settings().opened_at(filled.path) is not None


def test_a_table_that_one_comes_back_to_is_filtered_and_sorted_as_it_was_left(
    window: MainWindow, grid: Grid, filled: Desk, press: Press
) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    grid.look(RowFilter(least=Decimal(20)), Sorting("total"))
    said, shown = bar(window), list(grid.rows.shown_ids)
    filled.duplicate(T)
    other = filled.book.target_tables[1]
    workspace.show_item(other.projects[2].id)
    assert bar(window) == "", "each table by itself"
    added = filled.add_project(U1)
    workspace.show_item(P1)
    assert bar(window) == said.replace("2 / 3", "3 / 4")
    assert grid.rows.shown_ids == [*shown, added], "what came meanwhile is seen"
    workspace.show_item(other.id)
    grid.look(RowFilter(words="图书"), None)
    workspace.show_item(P1)
    workspace.show_item(other.id)
    assert len(grid.rows.shown_ids) == 2
