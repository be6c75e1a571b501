"""编辑 › 由当前目标表新建下一年度的…: what moves on is shown before, and is one step."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.next_year_dialog import NextYearDialog

P1 = Id("p1")
TICK = Qt.ItemDataRole.CheckStateRole


def opened(window: MainWindow, desk: Desk, qtbot: QtBot) -> NextYearDialog:
    desk.enter(Place(P1, "goal"), "按〔2026〕5号文，2026年12月底前演出64场。")
    window.actions_["next_years_targets"].trigger()
    dialog = window.findChild(NextYearDialog)
    assert dialog is not None
    assert not dialog.make.isEnabled(), "before it is known what moves on"
    qtbot.waitUntil(dialog.make.isEnabled)
    return dialog


def test_a_year_of_a_document_moves_on_only_when_it_is_ticked(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    dialog = opened(window, filled, qtbot)
    document, date = (dialog.years.index(row, 0) for row in range(2))
    assert document.data(TICK) == Qt.CheckState.Unchecked
    assert date.data(TICK) == Qt.CheckState.Checked
    dialog.view.setCurrentIndex(document)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert document.data(TICK) == Qt.CheckState.Checked
    dialog._accept()
    table = filled.book.tables[-1]
    assert isinstance(table, TargetTable)
    assert table.year == 2027
    assert table.projects[0].goal == "按〔2027〕5号文，2027年12月底前演出64场。"


def test_the_bar_says_how_much_is_to_be_confirmed_and_takes_it_back(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    before = len(filled.book.tables)
    dialog = opened(window, filled, qtbot)
    dialog.emptied.setChecked(True)
    dialog._accept()
    assert "标为“未确认”" in window.bar.text
    window.bar._buttons[0].click()
    assert len(filled.book.tables) == before


def test_a_table_without_years_in_its_texts_moves_on_all_the_same(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    filled.enter(Place(Id("t"), "title"), "项目支出绩效目标表")
    window.actions_["next_years_targets"].trigger()
    dialog = window.findChild(NextYearDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.make.isEnabled)
    assert not dialog.view.isVisible()
    assert "没有要后移的年份" in dialog._said.text()
    dialog._accept()
    assert [table.year for table in filled.book.tables] == [2026, 2027]
