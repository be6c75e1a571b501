"""A moment after opening, journal and sources are looked over beside the window, and what is wrong is told."""

import sqlite3
from contextlib import closing

from perfdesk.desk.desk import Desk
from perfdesk.store.schema import STATEMENTS
from perfdesk.ui.main_window import MainWindow


def test_a_sound_file_is_passed_over_in_silence(window: MainWindow, filled: Desk, qtbot) -> None:
    assert window.view is not None
    window.view.second_look.look()
    qtbot.wait(300)
    assert "损坏" not in window.bar.text


def test_a_damaged_line_of_the_history_is_told_with_its_number(
    window: MainWindow, filled: Desk, qtbot
) -> None:
    trigger = next(each for each in STATEMENTS if "journal_is_not_rewritten" in each)
    with closing(sqlite3.connect(filled.path)) as other:
        other.executescript(
            f"DROP TRIGGER journal_is_not_rewritten; UPDATE journal SET who = 'x' WHERE seq = 1; {trigger}"
        )
    assert window.view is not None
    window.view.second_look.look()
    qtbot.waitUntil(lambda: "修改记录第 1 条" in window.bar.text)
    assert window.bar.text.startswith("表中数据核对无误")
