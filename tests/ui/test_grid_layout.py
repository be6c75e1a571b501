"""How the grid is looked at: names that stay in sight, columns hidden, zoom, row heights, kept for each table."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.fonts import line_height
from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.grid_look import GridLook, RowHeight
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paste_preview import PastePreview
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
P1 = Id("p1")


@pytest.fixture
def grid(window: MainWindow) -> Grid:
    assert window.view is not None
    grid = window.view.workspace.page.grid
    grid.setFocus()
    grid.go_to(1, Column.TOTAL)
    return grid


@pytest.fixture
def wide(grid: Grid) -> Grid:
    """Wider than the screen, and scrolled to the right."""
    grid.layout_.take(GridLook(widths=(32, 250, 98, 98, 98, 90, 600, 600)))
    QCoreApplication.processEvents()
    grid.horizontalScrollBar().setValue(400)
    assert grid.frozen_width == 282
    return grid


def act(window: MainWindow, name: str) -> None:
    window.actions_[name].trigger()
    QCoreApplication.processEvents()


def at_name(grid: Grid, row: int) -> QPoint:
    return QPoint(150, grid.rowViewportPosition(row) + 5)


def test_a_cursor_in_columns_that_are_hidden_goes_to_one_that_is_seen(
    window: MainWindow, grid: Grid, filled: Desk, type_text: TypeText, press: Press, qtbot: QtBot
) -> None:
    grid.select_box(Box(1, Column.FISCAL, 1, Column.OTHER))
    act(window, "hide_columns")
    assert grid.selected_boxes() == [Box(1, Column.TOTAL, 1, Column.TOTAL)]
    qtbot.waitUntil(grid.handle.isVisible)
    type_text(grid, "7")
    press(grid.open_editor, KEY.Key_Return)
    assert str(filled.tree.owner(P1, Project).amounts.total) == "7"


def test_what_is_selected_in_hidden_columns_only_is_not_filled_from(window: MainWindow, grid: Grid) -> None:
    act(window, "hide_columns")
    grid.select_box(Box(1, Column.TOTAL, 1, Column.TOTAL))
    QCoreApplication.processEvents()
    assert not grid.handle.isVisible()


def test_names_stay_in_sight_and_take_clicks_there(wide: Grid) -> None:
    assert wide.indexAt(at_name(wide, 2)).column() == Column.NAME
    QTest.mouseClick(wide.viewport(), Qt.MouseButton.LeftButton, pos=at_name(wide, 2))
    index = wide.currentIndex()
    assert (index.row(), index.column()) == (2, Column.NAME)
    assert wide.selectionModel().isSelected(index)
    assert wide.horizontalScrollBar().value() == 400


def test_a_frozen_name_is_typed_where_it_is_seen(
    wide: Grid, filled: Desk, press: Press, type_text: TypeText
) -> None:
    wide.go_to(1, Column.NAME)
    type_text(wide, "新名")
    editor = wide.open_editor
    assert editor is not None
    assert editor.geometry().left() == wide.columnWidth(Column.MARK)
    press(editor, KEY.Key_Return)
    assert filled.tree.item(P1).name == "新名"  # type: ignore[union-attr] # a project
    assert wide.horizontalScrollBar().value() == 400


def test_no_cell_one_goes_to_is_under_the_frozen_ones(wide: Grid, press: Press) -> None:
    wide.go_to(1, Column.GOAL)
    for _ in range(4):
        press(wide, KEY.Key_Left)
        index = wide.currentIndex()
        assert wide.visualRect(index).left() >= wide.frozen_width


def test_frozen_cells_are_drawn_over_the_others(wide: Grid) -> None:
    """A picture of the names is the same, scrolled or not."""
    wide.clearSelection()
    there = wide.viewport().grab().toImage().copy(40, 40, 200, 60)
    wide.horizontalScrollBar().setValue(0)
    assert wide.viewport().grab().toImage().copy(40, 40, 200, 60) == there


def test_heads_answer_where_they_are_seen(wide: Grid) -> None:
    head = wide.horizontalHeader()
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 5))
    assert {box.left for box in wide.selected_boxes()} == {Column.NAME}
    assert wide.column_at(QPoint(150, 5)) == Column.NAME


def test_hidden_columns_are_neither_typed_into_nor_copied(
    window: MainWindow, grid: Grid, press: Press
) -> None:
    grid.select_box(Box(1, Column.FISCAL, 1, Column.OTHER))
    act(window, "hide_columns")
    assert [c for c in Column if grid.isColumnHidden(c)] == list(Column)[Column.FISCAL : Column.GOAL]
    grid.select_box(Box(1, Column.NAME, 1, Column.GOAL))
    press(grid, KEY.Key_C, CTRL)
    assert QApplication.clipboard().text() == "文化惠民演出\t100.00\t全年演出不少于64场。"
    act(window, "show_columns")
    assert not any(grid.isColumnHidden(c) for c in Column)


def test_the_names_cannot_be_hidden(window: MainWindow, grid: Grid) -> None:
    grid.go_to(1, Column.NAME)
    act(window, "hide_columns")
    assert not grid.isColumnHidden(Column.NAME)
    assert window.bar.text == "项目名称一列不能隐藏。"


def test_zoom_by_keys_and_wheel(window: MainWindow, grid: Grid, press: Press) -> None:
    height, width = grid.rowHeight(0), grid.columnWidth(Column.TOTAL)
    size = grid.font().pointSizeF()
    for _ in range(5):
        press(grid, KEY.Key_Plus, CTRL)
    assert grid.layout_.look.zoom == 150
    assert grid.font().pointSizeF() == pytest.approx(1.5 * size)
    assert grid.rowHeight(0) > height
    assert grid.columnWidth(Column.TOTAL) == width * 150 // 100
    assert window.bar.text == "项目表显示比例 150%"
    turn(grid, -120)
    assert grid.layout_.look.zoom == 140
    assert window.bar.text == "项目表显示比例 140%"
    press(grid, KEY.Key_0, CTRL)
    assert (grid.rowHeight(0), grid.columnWidth(Column.TOTAL)) == (height, width)


def turn(grid: Grid, by: int) -> None:
    at = QPointF(100, 100)
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(grid.viewport(), event)


def test_rows_as_high_as_their_texts(grid: Grid, filled: Desk, qtbot: QtBot) -> None:
    line = line_height(grid.font())
    two = grid.rowHeight(1)
    grid.layout_.set_rows(RowHeight.COMPACT)
    assert grid.rowHeight(1) == two - line
    filled.enter(Place(P1, "goal"), "很长的目标。" * 60)
    grid.layout_.set_rows(RowHeight.FIT)
    needed = grid.fontMetrics().boundingRect(
        0, 0, grid.columnWidth(Column.GOAL) - 8, 10_000, Qt.TextFlag.TextWordWrap, "很长的目标。" * 60
    )
    qtbot.waitUntil(lambda: grid.rowHeight(1) >= needed.height())
    assert grid.rowHeight(2) < grid.rowHeight(1)
    filled.enter(Place(P1, "goal"), "短")
    assert grid.rowHeight(1) < needed.height()
    grid.layout_.set_rows(RowHeight.TWO_LINES)
    assert {grid.rowHeight(row) for row in range(5)} == {two}


def test_each_table_is_looked_at_as_it_was_left(window: MainWindow, grid: Grid, filled: Desk) -> None:
    grid.select_box(Box(0, Column.OTHER, 0, Column.OTHER))
    act(window, "hide_columns")
    grid.layout_.freeze(3)
    grid.layout_.set_rows(RowHeight.COMPACT)
    assert window.view is not None
    second = filled.add_table("别的局", 2027)
    window.view.workspace.show_item(second)
    assert not grid.isColumnHidden(Column.OTHER), "what is hidden in one table is not hidden in the next"
    assert grid.layout_.look.rows is RowHeight.COMPACT
    grid.layout_.set_rows(RowHeight.TWO_LINES)
    window.view.workspace.show_item(P1)
    assert grid.layout_.look == GridLook(hidden=frozenset({Column.OTHER}), frozen=3, rows=RowHeight.COMPACT)


def test_a_look_outlives_its_text_and_nonsense_is_the_usual_look() -> None:
    look = GridLook((1, 2, 3), frozenset({2}), 1, 150, RowHeight.FIT)
    assert GridLook.from_text(look.to_text(), 3) == look
    for nonsense in ("", "[]", "{}", look.to_text().replace("150", "1"), look.to_text().replace("3]", "-1]")):
        assert GridLook.from_text(nonsense, 3) == GridLook()


def shown_lit(grid: Grid, column: int) -> bool:
    """Whether the head of a column ends in a bar of the colour of what is selected."""
    header = grid.horizontalHeader()
    picture = header.viewport().grab().toImage()
    at = header.sectionViewportPosition(column) + header.sectionSize(column) - 2
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(int(at * ratio), int(3 * ratio)) == QApplication.palette().highlight().color()


def test_the_head_says_where_columns_are_hidden(window: MainWindow, grid: Grid) -> None:
    assert not shown_lit(grid, Column.FISCAL)
    grid.select_box(Box(1, Column.SPECIAL_ACCOUNT, 1, Column.SPECIAL_ACCOUNT))
    act(window, "hide_columns")
    assert shown_lit(grid, Column.FISCAL)
    assert not shown_lit(grid, Column.TOTAL)
    act(window, "show_columns")
    assert not shown_lit(grid, Column.FISCAL)


def test_a_block_over_a_hidden_column_is_shown_before_it_replaces_anything(
    window: MainWindow, grid: Grid, filled: Desk, press: Press
) -> None:
    grid.select_box(Box(1, Column.SPECIAL_ACCOUNT, 1, Column.SPECIAL_ACCOUNT))
    act(window, "hide_columns")
    QApplication.clipboard().setText("1\t2\t3\t4")
    grid.go_to(1, Column.TOTAL)
    before = filled.book
    press(grid, KEY.Key_V, CTRL)
    preview = window.findChild(PastePreview)
    assert isinstance(preview, PastePreview)
    assert any("隐藏的“财政专户拨款”会被跳过" in label.text() for label in preview.findChildren(QLabel))
    press(preview, KEY.Key_Escape)
    assert filled.book == before


def test_rows_that_replace_nothing_say_which_hidden_column_they_passed(
    window: MainWindow, grid: Grid, filled: Desk, press: Press
) -> None:
    grid.select_box(Box(1, Column.TOTAL, 1, Column.TOTAL))
    act(window, "hide_columns")
    QApplication.clipboard().setText("新项目\t7")
    grid.go_to(len(grid.rows.shown_ids), Column.NAME)
    press(grid, KEY.Key_V, CTRL)
    assert str(filled.book.target_tables[0].projects[-1].amounts.fiscal) == "7"
    assert "隐藏的“总计”已跳过" in window.bar.text


def test_the_mouse_takes_rows_whole_at_their_marks(grid: Grid, filled: Desk, press: Press) -> None:
    def at_mark(row: int) -> QPoint:
        return grid.visualRect(grid.rows.index(row, Column.MARK)).center()

    left, none, shift = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    QTest.mouseClick(grid.viewport(), left, none, at_mark(1))
    assert grid.selected_boxes() == [Box(1, Column.MARK, 1, Column.INDICATORS)]
    QTest.mouseClick(grid.viewport(), left, shift, at_mark(2))
    assert grid.selected_boxes() == [Box(1, Column.MARK, 2, Column.INDICATORS)]
    assert grid.selected_items() == [P1, Id("p2")]
    press(grid, KEY.Key_Delete, CTRL)
    assert [p.id for p in filled.book.target_tables[0].projects] == [Id("p3")]
