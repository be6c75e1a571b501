"""After a sudden end it is said that everything is there; after an ordinary one nothing."""

from pathlib import Path

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.ui.crash import newest_report, write_report
from perfdesk.ui.main_window import MainWindow

GOAL = Place(Id("p1"), "goal")


def opened(window: MainWindow, path: Path, qtbot) -> Desk:
    window.files.open_any(path)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    return window.desk


def test_after_a_sudden_end_the_changes_made_then_are_counted(
    window: MainWindow, filled: Desk, qtbot
) -> None:
    path, opened_at = filled.path, filled.history.head
    for goal in ("一", "二", "三"):
        filled.enter(GOAL, goal)
    window.files.close()
    window.settings.note_unclosed(path, opened_at)  # as the program left it that was killed
    opened(window, path, qtbot)
    qtbot.waitUntil(lambda: "程序上次意外退出" in window.bar.text)
    assert "3 处修改全部保留" in window.bar.text


def test_after_an_ordinary_one_nothing_is_said(window: MainWindow, filled: Desk, qtbot) -> None:
    path = filled.path
    assert window.settings.unclosed(path) == filled.history.head, "noted while it is open"
    window.files.close()
    assert window.settings.unclosed(path) is None
    opened(window, path, qtbot)
    qtbot.wait(100)
    assert "意外退出" not in window.bar.text


def test_the_report_can_be_shown_and_holds_nothing_of_the_table(window: MainWindow) -> None:
    try:
        raise ValueError("机密的绩效目标")
    except ValueError as fault:
        written = write_report(ValueError, fault.__traceback__)
    assert written is not None
    assert newest_report() == written
    assert "机密" not in written.read_text(encoding="utf-8")
    written.unlink()
