"""The tab 统计: figures, bars, and from any figure to its projects."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from perfdesk.domain.amounts import show_amount
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.items import copy_of
from perfdesk.domain.table import TargetTable
from perfdesk.formats.pdf.said import said_by_pages
from perfdesk.formats.writers.sheet_contents import read_contents
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.statistics.page import StatisticsPage
from perfdesk.ui.workspace import GRID_TAB, STATISTICS_TAB, Workspace
from tests.ui.conftest import Press

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, press: Press) -> StatisticsPage:
    """Opened by its key, and counted."""
    press(window, KEY.Key_4, CTRL)
    page = workspace_of(window).statistics
    counted(page, qtbot)
    return page


def workspace_of(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def counted(page: StatisticsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.view.isVisible() and not page.note.text(), timeout=20_000)


def shown(page: StatisticsPage) -> list[list[str]]:
    model = page.model
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_amounts_of_each_unit_stand_there_as_the_desk_adds_them_up(
    window: MainWindow, page: StatisticsPage
) -> None:
    desk = workspace_of(window).desk
    (table,) = desk.book.target_tables
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "单位"
    assert [row[0] for row in shown(page)[: len(table.units)]] == [unit.name for unit in table.units]
    assert shown(page)[-1][-1] == show_amount(desk.sums(table.id).sums[0])
    assert page.chart.accessibleDescription() == "金额（万元）：按单位和资金来源"


def test_two_years_are_never_added_up_unasked(window: MainWindow, page: StatisticsPage, qtbot: QtBot) -> None:
    desk = workspace_of(window).desk
    (table,) = desk.book.target_tables
    before = shown(page)
    copied = copy_of(table)
    assert isinstance(copied, TargetTable)
    assert table.year is not None
    desk.do(Edit("add_table", (ItemInserted(BOOK_ID, 1, replace(copied, year=table.year + 1)),)))
    qtbot.waitUntil(lambda: page.bar.year.count() == 3 and not page.note.text(), timeout=20_000)
    assert shown(page) == before
    assert page.chart.accessibleDescription() == f"{table.year + 1}年 金额（万元）：按单位和资金来源"
    page.bar.year.setCurrentIndex(2)
    page.bar.year.activated.emit(2)
    qtbot.waitUntil(lambda: shown(page) != before, timeout=20_000)


def test_nothing_is_counted_and_pandas_is_not_loaded_before_the_tab_is_opened(window: MainWindow) -> None:
    assert workspace_of(window).findChildren(StatisticsPage) == []


def test_from_a_figure_enter_leads_to_its_projects_and_on_to_one(
    window: MainWindow, page: StatisticsPage, press: Press
) -> None:
    press(page.view, KEY.Key_Home, CTRL)
    press(page.view, KEY.Key_Right)
    first = page.items.item(0)
    assert page.items.count() > 0
    assert first is not None
    press(page.view, KEY.Key_Return)
    assert QApplication.focusWidget() is page.items
    press(page.items, KEY.Key_Return)
    assert workspace_of(window).tabs.currentIndex() != STATISTICS_TAB
    assert workspace_of(window).current == first.data(Qt.ItemDataRole.UserRole)


def test_what_is_edited_is_counted_anew(window: MainWindow, page: StatisticsPage, qtbot: QtBot) -> None:
    desk = workspace_of(window).desk
    before = shown(page)[-1][-1]
    desk.enter(Place(desk.book.target_tables[0].projects[0].id, "fiscal"), "123456.78")
    qtbot.waitUntil(lambda: shown(page)[-1][-1] != before, timeout=20_000)


def test_another_question_is_asked_by_keys(page: StatisticsPage, qtbot: QtBot, press: Press) -> None:
    page.bar.view.setFocus()
    press(page.bar.view, KEY.Key_End)
    press(page.bar.view, KEY.Key_Up)
    page.bar.rows.setFocus()
    press(page.bar.view, KEY.Key_Home)
    for _ in range(2):
        press(page.bar.view, KEY.Key_Down)
    qtbot.waitUntil(lambda: page.chart.accessibleDescription().startswith("指标数"), timeout=20_000)
    press(page.bar.rows, KEY.Key_Home)
    qtbot.waitUntil(lambda: "按单位" in page.chart.accessibleDescription(), timeout=20_000)
    assert page.bar.view.currentText() == "自选"


def test_going_to_another_item_of_the_tree_leaves_the_figures(
    window: MainWindow, page: StatisticsPage
) -> None:
    workspace_of(window).navigator.chosen.emit(
        workspace_of(window).desk.book.target_tables[0].projects[-1].id
    )
    assert workspace_of(window).tabs.currentIndex() == GRID_TAB


@pytest.mark.parametrize(("write", "ending"), [("workbook", ".xlsx"), ("pdf", ".pdf"), ("csv", ".csv")])
def test_figures_go_out_as_workbook_pdf_and_csv(
    window: MainWindow,
    page: StatisticsPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    write: str,
    ending: str,
) -> None:
    path = tmp_path / f"统计{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    getattr(page.out, f"write_{write}")()
    qtbot.waitUntil(lambda: str(path) in window.bar.text, timeout=20_000)
    assert "财政拨款" in said_in(path)


def said_in(path: Path) -> str:
    if path.suffix == ".pdf":
        return "".join(said_by_pages(path.read_bytes()))
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8-sig")
    return str(read_contents(path))
