"""Backups go to a second place, too: beside the window, later where it is away, and said once."""

from itertools import pairwise
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtWidgets import QFileDialog

from perfdesk.desk.desk import Desk
from perfdesk.desk.second_place import backups_there
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.ui import backup_reading, patience, second_place
from perfdesk.ui.backup_list import BackupList
from perfdesk.ui.backup_reading import Kept, all_kept
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.second_place import SecondPlace
from perfdesk.ui.second_place_dialog import SecondPlaceDialog
from perfdesk.ui.settings import Settings

GOAL = Place(Id("p1"), "goal")
SOON = 10_000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "移动盘"
    place.mkdir()
    return place


@pytest.fixture
def beside(window: MainWindow, place: Path) -> SecondPlace:
    """What copies, with the place in the settings."""
    window.settings.second_place = place
    assert window.view is not None
    return window.view.second_place


def count(desk: Desk, place: Path) -> int:
    return len(backups_there(desk.path, place))


def test_a_timed_backup_is_there_too(
    window: MainWindow, filled: Desk, beside: SecondPlace, place: Path, qtbot
) -> None:
    filled.enter(GOAL, "另一个目标")
    assert window.view is not None
    window.view.safekeeping.timer.timeout.emit()
    qtbot.waitUntil(lambda: count(filled, place) == 1, timeout=SOON)
    qtbot.waitUntil(lambda: "备份已存到这里" in beside.state, timeout=SOON)
    assert not window.bar.isVisible()


def test_so_is_one_made_before_a_bulk_edit(filled: Desk, beside: SecondPlace, place: Path, qtbot) -> None:
    before = filled.tree.owner(GOAL.item, Project).goal
    texts = [before, *map(str, range(40))]
    filled.do(Edit("paste", tuple(ValueChange(GOAL, a, b) for a, b in pairwise(texts))))
    qtbot.waitUntil(lambda: count(filled, place) == 1, timeout=SOON)


def test_a_place_that_is_away_is_said_once_and_made_up_for(
    window: MainWindow, filled: Desk, beside: SecondPlace, place: Path, qtbot
) -> None:
    away = place.rename(place.with_name("拔出"))
    filled.file.backup("timer")
    beside.bring_over()
    qtbot.waitUntil(lambda: beside.is_away, timeout=SOON)
    assert "现在用不了" in window.bar.text
    assert "本机的备份照常做好" in window.bar.text
    window.bar.clear()
    filled.file.backup("timer")
    for _ in range(3):
        beside.bring_over()
        qtbot.waitUntil(lambda: "正在复制" not in beside.state and beside._job is None, timeout=SOON)
    assert not window.bar.isVisible(), "every ten minutes would be a nuisance"
    assert not place.exists()
    filled.enter(GOAL, "照常填写")
    away.rename(place)
    beside.bring_over()
    qtbot.waitUntil(lambda: count(filled, place) == 2, timeout=SOON)
    qtbot.waitUntil(lambda: not beside.is_away, timeout=SOON)


def test_a_place_that_never_answers_keeps_nobody_waiting(
    window: MainWindow, filled: Desk, beside: SecondPlace, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a network share does whose server has gone: the call does not come back."""
    from threading import Event

    comes_back = Event()
    monkeypatch.setattr(second_place, "bring_over", lambda *_: comes_back.wait(30))
    monkeypatch.setattr(patience, "MOST", 0.0)
    beside.bring_over()
    beside._patience.timer.timeout.emit()
    assert beside.is_away
    assert "现在用不了" in window.bar.text
    filled.enter(GOAL, "照常填写")
    dialog = open_list(window)
    filled.file.backup("timer")
    dialog.close()
    dialog = open_list(window)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=SOON)
    dialog.close()
    comes_back.set()
    qtbot.waitUntil(lambda: beside._job is None, timeout=SOON)


def open_list(window: MainWindow) -> BackupList:
    window.actions_["restore"].trigger()
    return next(d for d in window.findChildren(BackupList) if d.isVisible())


def test_a_backup_that_is_only_there_can_be_restored(
    window: MainWindow, filled: Desk, beside: SecondPlace, place: Path, qtbot
) -> None:
    before = filled.book
    here = filled.file.backup("timer")
    beside.bring_over()
    qtbot.waitUntil(lambda: count(filled, place) == 1, timeout=SOON)
    here.unlink()
    filled.enter(GOAL, "误改")
    dialog = open_list(window)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=SOON)
    assert dialog.table.model().index(0, 2).data() == "第二位置"
    dialog.restore.click()
    qtbot.waitUntil(lambda: filled.book == before, timeout=20_000)


def test_a_disk_slower_than_the_second_place_hides_no_backup_of_it(
    window: MainWindow, filled: Desk, beside: SecondPlace, place: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = filled.file.backup("timer")
    beside.bring_over()
    qtbot.waitUntil(lambda: count(filled, place) == 1, timeout=SOON)
    here.unlink()

    def list_slowly(path: Path, place: Path | None) -> list[Kept]:
        if place is None:
            sleep(0.3)
        return all_kept(path, place)

    monkeypatch.setattr(backup_reading, "all_kept", list_slowly)
    dialog = open_list(window)
    lists: list[int] = []
    dialog._reading.found.connect(lambda found: lists.append(len(found)))
    qtbot.waitUntil(lambda: len(lists) == 2, timeout=SOON)
    assert lists == [0, 1]
    assert dialog.table.rowCount() == 1
    dialog.close()


def test_the_place_is_chosen_and_given_up_in_a_dialog(
    window: MainWindow, filled: Desk, place: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.file.backup("timer")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    window.actions_["second_place"].trigger()
    dialog = next(d for d in window.findChildren(SecondPlaceDialog) if d.isVisible())
    assert "现在没有第二备份位置" in dialog._where.text()
    dialog.choose.click()
    assert window.settings.second_place == place
    qtbot.waitUntil(lambda: count(filled, place) == 1, timeout=SOON)
    qtbot.waitUntil(lambda: "备份已存到这里" in dialog._where.text(), timeout=SOON)
    assert str(place) in dialog._where.text()
    dialog.give_up.click()
    assert Settings().second_place is None
    assert count(filled, place) == 1, "what is there stays"
    dialog.close()


def test_without_an_open_file_it_can_be_chosen_too(
    empty_window: MainWindow, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    empty_window.actions_["second_place"].trigger()
    dialog = next(d for d in empty_window.findChildren(SecondPlaceDialog) if d.isVisible())
    dialog.choose.click()
    assert empty_window.settings.second_place == place
    dialog.close()
