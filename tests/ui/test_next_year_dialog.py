"""编辑 › 由当前目标表新建下一年度的…: what moves on is shown before, and is one step."""

from PySide6.QtCore import Qt

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.next_year_dialog import NextYearDialog

P1 = Id("p1")


def opened(window: MainWindow, desk: Desk) -> NextYearDialog:
    desk.enter(Place(P1, "goal"), "按〔2026〕5号文，2026年12月底前演出64场。")
    window.actions_["next_years_targets"].trigger()
    dialog = window.findChild(NextYearDialog)
    assert dialog is not None
    return dialog


def test_a_year_of_a_document_moves_on_only_when_it_is_ticked(window: MainWindow, filled: Desk) -> None:
    dialog = opened(window, filled)
    document, date = dialog.table.item(0, 0), dialog.table.item(1, 0)
    assert document is not None
    assert date is not None
    assert document.checkState() is Qt.CheckState.Unchecked
    assert date.checkState() is Qt.CheckState.Checked
    document.setCheckState(Qt.CheckState.Checked)
    dialog._accept()
    table = filled.book.tables[-1]
    assert isinstance(table, TargetTable)
    assert table.year == 2027
    assert table.projects[0].goal == "按〔2027〕5号文，2027年12月底前演出64场。"


def test_the_bar_says_how_much_is_to_be_confirmed_and_takes_it_back(window: MainWindow, filled: Desk) -> None:
    before = len(filled.book.tables)
    dialog = opened(window, filled)
    dialog.emptied.setChecked(True)
    dialog._accept()
    assert "标为“未确认”" in window.bar.text
    window.bar._buttons[0].click()
    assert len(filled.book.tables) == before
