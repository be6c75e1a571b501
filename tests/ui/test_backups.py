"""Backups come by themselves, beside the window, and are put back from the menu."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.resources import resource
from perfdesk.store.desk_file import DeskFile
from perfdesk.ui.list_dialogs import ListDialog
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.safekeeping import INTERVAL
from tests.ui.conftest import take_over

EXAMPLE = resource("example/targets-2026.json")
GOAL = Place(Id("p1"), "goal")


def offers(window: MainWindow) -> dict[str, QPushButton]:
    return {b.text(): b for b in window.bar.findChildren(QPushButton) if b.isVisible()}


def backups_listed(window: MainWindow) -> ListDialog:
    window.actions_["restore"].trigger()
    (dialog,) = (d for d in window.findChildren(ListDialog) if d.isVisible())
    return dialog


def test_an_import_says_that_what_was_there_is_backed_up(
    window: MainWindow, filled: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, threads = DeskFile.backup, set[int]()

    def noting(self: DeskFile, reason: str) -> Path:
        threads.add(threading.get_ident())
        return real(self, reason)

    monkeypatch.setattr(DeskFile, "backup", noting)
    window.files.import_file(EXAMPLE)
    take_over(window, qtbot)
    assert window.bar.text.endswith("导入前的内容已自动备份。")
    assert [backup.reason for backup in filled.backups()] == ["import"]
    assert threading.get_ident() not in threads


def test_every_ten_minutes_in_which_something_was_done(window: MainWindow, filled: Desk, qtbot) -> None:
    assert window.view is not None
    timer = window.view.safekeeping.timer
    assert (timer.isActive(), timer.interval()) == (True, INTERVAL)
    timer.timeout.emit()
    assert filled.backups() == [], "nothing was done since it was opened"
    filled.enter(GOAL, "另一个目标")
    timer.timeout.emit()
    qtbot.waitUntil(lambda: len(filled.backups()) == 1)
    safekeeping = window.view.safekeeping
    qtbot.waitUntil(lambda: safekeeping._head == filled.head)
    timer.timeout.emit()
    qtbot.wait(50)
    assert [backup.reason for backup in filled.backups()] == ["timer"]


def test_a_backup_that_could_not_be_made_is_told(window: MainWindow, filled: Desk, qtbot) -> None:
    filled.path.with_name(f"{filled.path.name}.backups").write_bytes(b"in the way")
    filled.enter(GOAL, "另一个目标")
    assert window.view is not None
    window.view.safekeeping.timer.timeout.emit()
    qtbot.waitUntil(lambda: "没有做成备份" in window.bar.text)


def test_restoring_takes_three_clicks(window: MainWindow, filled: Desk, qtbot) -> None:
    before = filled.book
    filled.backup("timer")
    filled.enter(GOAL, "误改")
    dialog = backups_listed(window)
    assert dialog.table.model().index(0, 1).data() == "每十分钟"
    dialog.table.cellActivated.emit(0, 0)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    assert window.desk is not None
    assert window.desk.book == before
    assert "已恢复备份" in window.bar.text
    assert [backup.reason for backup in window.desk.backups()] == ["restore", "timer"]


def test_without_backups_the_list_says_when_they_are_made(window: MainWindow) -> None:
    dialog = backups_listed(window)
    assert dialog.table.rowCount() == 0
    assert "导入和批量修正之前" in dialog._note.text()
    dialog.close()


def test_a_damaged_file_offers_its_newest_sound_backup(empty_window: MainWindow, filled: Desk, qtbot) -> None:
    path, before = filled.path, filled.book
    filled.backup("timer")
    filled.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE project SET name = 'x' WHERE id = 'p1'")
    empty_window.files.open_any(path)
    qtbot.waitUntil(lambda: "用这份备份恢复" in offers(empty_window), timeout=20_000)
    offers(empty_window)["用这份备份恢复"].click()
    qtbot.waitUntil(lambda: empty_window.desk is not None, timeout=20_000)
    assert empty_window.desk is not None
    assert empty_window.desk.book == before
