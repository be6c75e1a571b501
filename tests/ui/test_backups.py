"""Backups come by themselves, beside the window, and are put back from the menu."""

import re
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

import perfdesk
from perfdesk.desk import restoring
from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_draft
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.resources import resource
from perfdesk.store.desk_file import DeskFile
from perfdesk.ui import backup_reading
from perfdesk.ui.backup_list import BackupList
from perfdesk.ui.backup_words import BackupWords
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.safekeeping import INTERVAL
from tests.ui.conftest import shown_window, take_over

PACKAGE = Path(perfdesk.__path__[0])
EXAMPLE = resource("example/targets-2026.json")
GOAL = Place(Id("p1"), "goal")


def offers(window: MainWindow) -> dict[str, QPushButton]:
    return {b.text(): b for b in window.bar.findChildren(QPushButton) if b.isVisible()}


def backups_listed(window: MainWindow) -> BackupList:
    window.actions_["restore"].trigger()
    (dialog,) = (d for d in window.findChildren(BackupList) if d.isVisible())
    return dialog


def row(dialog: BackupList, number: int) -> list[str]:
    model = dialog.table.model()
    return [model.index(number, column).data() or "" for column in range(model.columnCount())]


def wait_until_read(dialog: BackupList, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0)
    last = dialog.table.rowCount() - 1
    qtbot.waitUntil(lambda: "正在读取" not in row(dialog, last)[-1], timeout=30_000)


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
    assert [backup.reason for backup in filled.file.backups()] == ["import"]
    assert threading.get_ident() not in threads


def test_every_ten_minutes_in_which_something_was_done(window: MainWindow, filled: Desk, qtbot) -> None:
    assert window.view is not None
    timer = window.view.safekeeping.timer
    assert (timer.isActive(), timer.interval()) == (True, INTERVAL)
    timer.timeout.emit()
    assert filled.file.backups() == [], "nothing was done since it was opened"
    filled.enter(GOAL, "另一个目标")
    timer.timeout.emit()
    qtbot.waitUntil(lambda: len(filled.file.backups()) == 1)
    safekeeping = window.view.safekeeping
    qtbot.waitUntil(lambda: safekeeping._head == filled.history.head)
    timer.timeout.emit()
    qtbot.wait(50)
    assert [backup.reason for backup in filled.file.backups()] == ["timer"]


def test_the_empty_list_of_backups_says_which_changes_are_backed_up(
    window: MainWindow, filled: Desk, qtbot
) -> None:
    goals = [Place(Id(p), "goal") for p in ("p1", "p2", "p3")]
    for place in goals:
        filled.enter(place, "改过的目标")
    dialog = backups_listed(window)
    assert filled.file.backups() == []
    assert "一次改动超过 30 处之前" in dialog.note.text()
    assert "更小的改动没有备份，但每一步都在“历史”里" in dialog.note.text()
    dialog.close()
    many = [ValueChange(GOAL, "改过的目标" + "了" * n, "改过的目标" + "了" * (n + 1)) for n in range(31)]
    filled.do(Edit("fill", tuple(many)))
    assert [backup.reason for backup in filled.file.backups()] == ["bulk"]


def test_a_backup_that_could_not_be_made_is_told(window: MainWindow, filled: Desk, qtbot) -> None:
    filled.path.with_name(f"{filled.path.name}.backups").write_bytes(b"in the way")
    filled.enter(GOAL, "另一个目标")
    assert window.view is not None
    window.view.safekeeping.timer.timeout.emit()
    qtbot.waitUntil(lambda: "没有做成备份" in window.bar.text)


def test_restoring_takes_three_clicks_and_is_one_step(window: MainWindow, filled: Desk, qtbot) -> None:
    before = filled.book
    filled.file.backup("timer")
    filled.enter(GOAL, "误改")
    after = filled.book
    dialog = backups_listed(window)
    wait_until_read(dialog, qtbot)
    assert row(dialog, 0)[1:3] == ["每十分钟", "文件旁边"]
    assert dialog.restore.isVisible()
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: filled.book == before, timeout=20_000)
    assert window.desk is filled
    assert "已恢复备份" in window.bar.text
    assert "撤销（Ctrl+Z）一步" in window.bar.text
    assert [backup.reason for backup in filled.file.backups()] == ["restore", "timer"]
    offers(window)["撤销"].click()
    qtbot.waitUntil(lambda: filled.book == after, timeout=20_000)


def test_after_a_further_change_the_offer_does_not_take_back_that_one(
    window: MainWindow, filled: Desk, qtbot
) -> None:
    filled.file.backup("timer")
    filled.enter(GOAL, "误改")
    dialog = backups_listed(window)
    wait_until_read(dialog, qtbot)
    dialog.table.cellActivated.emit(0, 0)
    qtbot.waitUntil(lambda: "撤销" in offers(window), timeout=20_000)
    filled.enter(GOAL, "接着改的")
    assert "撤销" not in offers(window), "it went with the bar that said what was restored"


def test_the_list_says_what_each_backup_holds_and_what_would_become_of_what_is_here(
    window: MainWindow, filled: Desk, qtbot
) -> None:
    filled.file.backup("timer")
    filled.remove([Id("p3")])
    filled.enter(Place(Id("p1"), "total"), "120.00")
    new = filled.add_project(Id("u1"))
    filled.enter(Place(new, "name"), "新项目")
    filled.file.backup("bulk")
    dialog = backups_listed(window)
    wait_until_read(dialog, qtbot)
    assert row(dialog, 0)[3:5] == ["3 个项目", "170.00 万元"]
    assert row(dialog, 0)[-1] == "相同"
    assert row(dialog, 1)[3:5] == ["3 个项目", "160.00 万元"]
    assert row(dialog, 1)[-1] == "项目：多 1 个，少 1 个，1 个不同"
    assert "完全相同" in dialog.detail.text()
    dialog.table.selectRow(1)
    said = dialog.detail.text()
    assert "找回 1 个（图书采购）" in said
    assert "去掉现在的 1 个（新项目）" in said
    assert "1 个变回当时的内容（文化惠民演出）" in said
    assert "金额合计由 170.00 万元 变为 160.00 万元" in said


def test_backups_are_read_beside_the_window_and_only_once(
    window: MainWindow, filled: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, threads = restoring.holding_in, list[int]()

    def noting(*given: Any) -> Any:
        threads.append(threading.get_ident())
        return real(*given)

    monkeypatch.setattr(backup_reading, "holding_in", noting)
    filled.file.backup("timer")
    for _ in range(2):
        dialog = backups_listed(window)
        wait_until_read(dialog, qtbot)
        dialog.close()
        qtbot.wait(10)
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_damaged_backup_says_so_and_cannot_be_chosen(window: MainWindow, filled: Desk, qtbot) -> None:
    backup = filled.file.backup("timer")
    backup.write_bytes(backup.read_bytes()[:5000])
    dialog = backups_listed(window)
    wait_until_read(dialog, qtbot)
    assert row(dialog, 0)[-1] == "读不出，不能恢复"
    assert "请选另一份" in dialog.detail.text()
    assert not dialog.restore.isEnabled()
    book = filled.book
    dialog.table.cellActivated.emit(0, 0)
    assert dialog.isVisible()
    assert filled.book == book


def test_who_only_reads_can_look_at_backups_and_not_restore(window: MainWindow, filled: Desk, qtbot) -> None:
    filled.file.backup("timer")
    with shown_window(qtbot) as second:
        second.files.open_any(filled.path)
        qtbot.waitUntil(lambda: second.view is not None)
        dialog = backups_listed(second)
        wait_until_read(dialog, qtbot)
        assert row(dialog, 0)[-1] == "相同"
        assert not dialog.restore.isEnabled()
        assert "只能查看" in dialog.note.text()
        dialog.close()


def test_a_damaged_file_offers_its_newest_sound_backup(empty_window: MainWindow, filled: Desk, qtbot) -> None:
    path, before = filled.path, filled.book
    filled.file.backup("timer")
    filled.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE project SET name = 'x' WHERE id = 'p1'")
    empty_window.files.open_any(path)
    qtbot.waitUntil(lambda: "用这份备份恢复" in offers(empty_window), timeout=20_000)
    offers(empty_window)["用这份备份恢复"].click()
    qtbot.waitUntil(lambda: empty_window.desk is not None, timeout=20_000)
    assert empty_window.desk is not None
    assert empty_window.desk.book == before


def test_a_backup_found_by_hand_is_opened_as_a_file_of_its_own(
    empty_window: MainWindow, filled: Desk, qtbot
) -> None:
    before = filled.book
    backup = filled.file.backup("timer")
    content = backup.read_bytes()
    filled.close()
    empty_window.files.open_any(backup)
    qtbot.waitUntil(lambda: empty_window.view is not None, timeout=20_000)
    desk = empty_window.desk
    assert desk is not None
    assert desk.path == filled.path.with_name("desk（取自备份）.perfdesk")
    assert desk.book == before
    assert "备份本身没有改动" in empty_window.bar.text
    desk.enter(GOAL, "在副本中修改")
    assert backup.read_bytes() == content
    assert [each.name for each in backup.parent.iterdir()] == [backup.name]


def test_a_damaged_backup_found_by_hand_leaves_no_file(empty_window: MainWindow, filled: Desk, qtbot) -> None:
    backup = filled.file.backup("timer")
    backup.write_bytes(backup.read_bytes()[:5000])
    filled.close()
    empty_window.files.open_any(backup)
    qtbot.waitUntil(lambda: empty_window.bar.isVisible() and "损坏" in empty_window.bar.text, timeout=20_000)
    assert not list(filled.path.parent.glob("*取自备份*"))


def test_a_block_pasted_over_many_rows_is_preceded_by_a_backup(
    window: MainWindow, filled: Desk, qtbot
) -> None:
    assert window.view is not None
    before = filled.book
    grid = window.view.workspace.page.grid
    grid.setFocus()
    grid.select_box(Box(1, 1, 1, 1))
    rows = "\n".join(f"新项目{number}\t{number}.00" for number in range(1, 41))
    QApplication.clipboard().setText(f"项目名称\t总计\n{rows}")
    window.view.grid_work.paste()
    qtbot.waitUntil(lambda: not filled.is_writing and filled.book != before, timeout=20_000)
    (backup,) = filled.file.backups()
    assert backup.reason == "bulk"
    assert restoring.book_in(backup.path) == before


def test_many_rows_deleted_at_once_are_preceded_by_a_backup(window: MainWindow, filled: Desk, qtbot) -> None:
    assert window.view is not None
    step = filled.accepting(read_draft(EXAMPLE))
    step.run()
    filled.finish(step)
    table = filled.book.tables[-1]
    window.view.workspace.show_item(table.id)
    window.view.workspace.navigator.tree.setFocus()
    window.actions_["remove"].trigger()
    qtbot.waitUntil(lambda: len(filled.book.tables) == 1 and not filled.is_writing, timeout=20_000)
    assert [backup.reason for backup in filled.file.backups()] == ["bulk", "import"]


def test_every_reason_for_a_backup_has_its_words() -> None:
    """Those that the desk gives, and those that the store gives by itself."""
    sources = [*(PACKAGE / "desk").rglob("*.py"), *(PACKAGE / "store").rglob("*.py")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    reasons = set(re.findall(r'backup(?:=| = )"([a-z_]+)"', said)) | {"timer", "migration", "damaged"}
    assert reasons >= {"import", "repair", "bulk", "merge", "restore"}
    words = BackupWords()
    assert {reason for reason in reasons if words.reason(reason) == reason} == set()
