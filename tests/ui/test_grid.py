"""The grid like the printed table: editing by keyboard, what it tells, and the totals under it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TotalsMode, Unit
from perfdesk.ui.cells.words_editor import WordsEditor
from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import FORM_TAB
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
P1, P2, P3, U1, U2 = map(Id, ("p1", "p2", "p3", "u1", "u2"))


@pytest.fixture
def grid(window: MainWindow) -> Grid:
    assert window.view is not None
    return window.view.workspace.page.grid


def stand(grid: Grid, item: Id, column: Column) -> None:
    row = grid.rows.row_of(item)
    assert row is not None
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(row, column))


def here(grid: Grid) -> tuple[Id | None, Column]:
    return grid.current, Column(grid.currentIndex().column())


def project(desk: Desk, item: Id) -> Project:
    return desk.tree.owner(item, Project)


def editor(grid: Grid) -> WordsEditor:
    focus = QApplication.focusWidget()
    assert isinstance(focus, WordsEditor)
    assert grid.isAncestorOf(focus)
    return focus


def test_rows_stand_as_in_the_printed_table(grid: Grid) -> None:
    model = grid.rows
    names = [model.index(row, Column.NAME).data() for row in range(model.rowCount())]
    assert names == ["文化局本级", "文化惠民演出", "全民健身", "区图书馆", "图书采购", "在此输入新项目"]
    assert model.index(1, Column.TOTAL).data() == "100.00"
    assert model.index(1, Column.INDICATORS).data() == "2 条：演出场次、覆盖镇街"


def test_typing_replaces_enter_commits_and_goes_down(
    grid: Grid, filled: Desk, type_text: TypeText, press: Press
) -> None:
    stand(grid, P1, Column.FISCAL)
    type_text(grid, "1,234.5")
    press(editor(grid), KEY.Key_Return)
    assert project(filled, P1).amounts.fiscal == Decimal("1234.5")
    assert project(filled, P1).amounts.total == Decimal("1234.5"), "总计 goes along while it equals its parts"
    assert here(grid) == (P2, Column.FISCAL)
    assert QApplication.focusWidget() is grid


def test_tab_commits_and_goes_right(grid: Grid, filled: Desk, type_text: TypeText, press: Press) -> None:
    stand(grid, P1, Column.TOTAL)
    type_text(grid, "99")
    press(editor(grid), KEY.Key_Tab)
    assert project(filled, P1).amounts.total == 99
    assert here(grid) == (P1, Column.FISCAL)


def test_an_input_method_starts_editing(grid: Grid, filled: Desk, compose: TypeText, press: Press) -> None:
    stand(grid, P1, Column.NAME)
    compose(grid, "乡村振兴")
    press(editor(grid), KEY.Key_Return)
    assert project(filled, P1).name == "乡村振兴"


def test_full_width_digits_are_understood(grid: Grid, filled: Desk, compose: TypeText, press: Press) -> None:
    stand(grid, P1, Column.TOTAL)
    compose(grid, "１２３．４５")
    press(editor(grid), KEY.Key_Return)
    assert project(filled, P1).amounts.total == Decimal("123.45")


def test_f2_goes_on_with_the_text(grid: Grid, filled: Desk, type_text: TypeText, press: Press) -> None:
    stand(grid, P1, Column.NAME)
    press(grid, KEY.Key_F2)
    type_text(editor(grid), "项目")
    press(editor(grid), KEY.Key_Return)
    assert project(filled, P1).name == "文化惠民演出项目"


def test_alt_enter_breaks_the_line(grid: Grid, filled: Desk, type_text: TypeText, press: Press) -> None:
    stand(grid, P1, Column.GOAL)
    type_text(grid, "一")
    press(editor(grid), KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    type_text(editor(grid), "二")
    press(editor(grid), KEY.Key_Return)
    assert project(filled, P1).goal == "一\n二"


def test_line_breaks_and_odd_blanks_survive_an_edit(
    grid: Grid, filled: Desk, type_text: TypeText, press: Press
) -> None:
    filled.enter(Place(P1, "goal"), "甲\u00a0乙\n丙\u3000丁")
    stand(grid, P1, Column.GOAL)
    press(grid, KEY.Key_F2)
    type_text(editor(grid), "戊")
    press(editor(grid), KEY.Key_Return)
    assert project(filled, P1).goal == "甲\u00a0乙\n丙\u3000丁戊"


def test_what_is_no_amount_stays_in_its_editor_with_the_reason(
    grid: Grid, filled: Desk, type_text: TypeText, press: Press
) -> None:
    stand(grid, P1, Column.TOTAL)
    type_text(grid, "十万")
    field = editor(grid)
    press(field, KEY.Key_Return)
    assert editor(grid) is field
    assert field.text() == "十万"
    assert "十万" in grid._why.text()
    assert grid._why.isVisible()
    assert project(filled, P1).amounts.total == 100
    press(field, KEY.Key_Escape)
    assert not grid._why.isVisible()
    assert QApplication.focusWidget() is grid


def test_refused_text_outlives_a_click_elsewhere_in_the_grid(
    grid: Grid, type_text: TypeText, press: Press, qtbot
) -> None:
    stand(grid, P1, Column.TOTAL)
    type_text(grid, "十万")
    spot = grid.visualRect(grid.rows.index(2, Column.NAME)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), WordsEditor))
    assert editor(grid).text() == "十万"


def test_live_changes_do_not_eat_what_is_being_typed(grid: Grid, filled: Desk, type_text: TypeText) -> None:
    stand(grid, P1, Column.TOTAL)
    type_text(grid, "12")
    filled.enter(Place(P1, "total"), "77")
    assert editor(grid).text() == "12"


def test_only_changed_cells_are_told(grid: Grid, filled: Desk) -> None:
    told: list[tuple[int, int]] = []
    grid.rows.dataChanged.connect(
        lambda a, b: told.extend(
            (r, c) for r in range(a.row(), b.row() + 1) for c in range(a.column(), b.column() + 1)
        )
    )
    filled.enter(Place(P1, "goal"), "另一个目标")
    assert set(told) == {(1, Column.GOAL)}


def test_escape_leaves_the_old_value(grid: Grid, filled: Desk, type_text: TypeText, press: Press) -> None:
    stand(grid, P1, Column.NAME)
    type_text(grid, "不要")
    press(editor(grid), KEY.Key_Escape)
    assert project(filled, P1).name == "文化惠民演出"


def test_enter_on_the_name_opens_the_form(grid: Grid, window: MainWindow, press: Press) -> None:
    stand(grid, P2, Column.NAME)
    press(grid, KEY.Key_Return)
    assert window.view is not None
    assert window.view.workspace.tabs.currentIndex() == FORM_TAB
    assert window.view.workspace.forms.project.project_id == P2


def test_enter_on_the_indicators_goes_on_in_their_table(grid: Grid, window: MainWindow, press: Press) -> None:
    stand(grid, P2, Column.INDICATORS)
    press(grid, KEY.Key_Return)
    assert window.view is not None
    assert QApplication.focusWidget() is window.view.workspace.forms.project.indicators.view


def test_rows_move_across_units_and_stay_current(grid: Grid, filled: Desk, press: Press) -> None:
    stand(grid, P2, Column.NAME)
    press(grid, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [p.id for p in filled.tree.owner(U2, Unit).projects] == [P2, P3]
    assert grid.current == P2
    assert [grid.rows.index(r, Column.NAME).data() for r in range(5)][2:] == [
        "区图书馆",
        "全民健身",
        "图书采购",
    ]


def test_unit_amounts_are_locked_while_they_follow(grid: Grid, filled: Desk) -> None:
    index = grid.rows.index(0, Column.TOTAL)
    assert grid.rows.flags(index) & Qt.ItemFlag.ItemIsEditable
    filled.set_totals(filled.book.tables[0].id, TotalsMode.AUTOMATIC)
    assert not grid.rows.flags(index) & Qt.ItemFlag.ItemIsEditable
    filled.enter(Place(P1, "total"), "40")
    assert grid.rows.index(0, Column.TOTAL).data() == "90.00"


def test_totals_are_live_and_judged(window: MainWindow, filled: Desk) -> None:
    assert window.view is not None
    totals = window.view.workspace.page.totals
    assert [totals.lines.text(row, Column.TOTAL) for row in range(3)] == ["160.00", "160.00", "✓ 0.00"]
    filled.enter(Place(P1, "total"), "99.99")
    assert [totals.lines.text(row, Column.TOTAL) for row in range(3)] == ["159.99", "160.00", "尾差 0.01"]
    filled.enter(Place(P1, "total"), "90")
    assert totals.lines.text(2, Column.TOTAL) == "不符 10.00"
    totals._switch.click()
    assert filled.book.tables[0].totals is TotalsMode.AUTOMATIC
    assert totals.lines.text(2, Column.TOTAL) == "✓ 0.00"


def test_the_selected_units_sum_is_shown(window: MainWindow, grid: Grid) -> None:
    assert window.view is not None
    stand(grid, P3, Column.NAME)
    lines = window.view.workspace.page.totals.lines
    assert lines.text(3, Column.NAME) == "其中：区图书馆"
    assert lines.text(3, Column.TOTAL) == "10.00"


def test_a_failing_disk_leaves_the_typed_text_on_screen(
    grid: Grid, window: MainWindow, filled: Desk, type_text: TypeText, press: Press, monkeypatch
) -> None:
    from perfdesk.desk.troubles import StoreFailed

    def fail(*_: object) -> None:
        raise StoreFailed("full")

    monkeypatch.setattr(filled._file, "write", fail)
    stand(grid, P1, Column.TOTAL)
    type_text(grid, "5")
    press(editor(grid), KEY.Key_Return)
    assert editor(grid).text() == "5"
    assert "磁盘已满" in window.bar.text
    monkeypatch.undo()
    press(editor(grid), KEY.Key_Return)
    assert project(filled, P1).amounts.total == 5


def test_the_hint_where_indicators_are_filled_in_goes_when_one_follows_it(
    window: MainWindow, grid: Grid, type_text: TypeText, press: Press
) -> None:
    stand(grid, P2, Column.INDICATORS)
    type_text(grid, "1")
    assert window.bar.text.startswith("指标在表单里逐条填写")
    press(grid, KEY.Key_Return)
    assert window.view is not None
    assert window.view.workspace.tabs.currentIndex() == FORM_TAB
    assert not window.bar.isVisible()
