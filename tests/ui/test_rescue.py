"""A file that cannot be opened is offered its newest sound backup, wherever that lies."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from perfdesk.desk.desk import Desk
from perfdesk.desk.second_place import bring_back, bring_over, newest_sound_there
from perfdesk.domain.book import Book
from perfdesk.ui import patience, rescue
from perfdesk.ui.main_window import MainWindow

SOON = 20_000
USE_IT = "用这份备份恢复"


@pytest.fixture
def place(tmp_path: Path, own_settings: None) -> Path:
    place = tmp_path / "移动盘"
    place.mkdir()
    return place


@pytest.fixture
def window(empty_window: MainWindow, place: Path) -> MainWindow:
    """Nothing is open, and there is a second place."""
    empty_window.settings.second_place = place
    return empty_window


@pytest.fixture
def before(filled: Desk, place: Path) -> Book:
    """What was in the file, which is damaged now; its only backup is in the second place."""
    book, here = filled.book, filled.file.backup("timer")
    bring_over(filled.path, place)
    filled.close()
    here.unlink()
    with closing(sqlite3.connect(filled.path)) as file, file:
        file.execute("UPDATE project SET name = 'x' WHERE id = 'p1'")
    return book


def offers(window: MainWindow) -> dict[str, QPushButton]:
    return {button.text(): button for button in window.bar.buttons if button.isVisible()}


def open_and_wait(window: MainWindow, path: Path, said: str, qtbot) -> None:
    window.files.open_any(path)
    qtbot.waitUntil(lambda: said in window.bar.text, timeout=SOON)


def test_a_backup_that_is_only_in_the_second_place_is_offered_and_put_back(
    window: MainWindow, filled: Desk, before: Book, place: Path, qtbot
) -> None:
    open_and_wait(window, filled.path, "请用最近完好的备份恢复", qtbot)
    assert str(place) in window.bar.text
    offers(window)[USE_IT].click()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=SOON)
    assert window.desk is not None
    assert window.desk.book == before


def test_a_file_without_its_header_is_offered_the_backup_beside_it(
    empty_window: MainWindow, filled: Desk, qtbot
) -> None:
    before = filled.book
    filled.file.backup("timer")
    filled.close()
    filled.path.write_bytes(bytes(4096) + filled.path.read_bytes()[4096:])
    open_and_wait(empty_window, filled.path, "最近完好的备份：", qtbot)
    assert f"（在“{filled.path.name}.backups”中）。" in empty_window.bar.text
    assert "。 " not in empty_window.bar.text
    offers(empty_window)[USE_IT].click()
    qtbot.waitUntil(lambda: empty_window.desk is not None, timeout=SOON)
    assert empty_window.desk is not None
    assert empty_window.desk.book == before


def test_a_second_place_that_is_away_is_named_and_asked_when_it_is_back(
    window: MainWindow, filled: Desk, before: Book, place: Path, qtbot
) -> None:
    away = place.rename(place.with_name("拔出"))
    open_and_wait(window, filled.path, "接上后请再打开一次", qtbot)
    assert "已损坏" in window.bar.text
    assert not offers(window)
    away.rename(place)
    open_and_wait(window, filled.path, "请用最近完好的备份恢复", qtbot)
    assert USE_IT in offers(window)


def test_a_second_place_without_a_backup_of_it_says_so(
    window: MainWindow, filled: Desk, before: Book, place: Path, qtbot
) -> None:
    (folder,) = place.iterdir()
    folder.rename(place / "别的")
    open_and_wait(window, filled.path, "里也没有可用的备份", qtbot)
    assert not offers(window)


def test_a_second_place_that_never_answers_keeps_nobody_waiting(
    window: MainWindow, filled: Desk, before: Book, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def look_for_ever(*asked: object) -> Path | None:
        answers.wait(30)
        return newest_sound_there(*asked)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(rescue, "newest_sound_there", look_for_ever)
    monkeypatch.setattr(patience, "MOST", 0.0)
    open_and_wait(window, filled.path, "查找备份…", qtbot)
    waiting = window.findChild(rescue.Rescue)
    assert waiting is not None
    waiting._patience.timer.timeout.emit()
    assert "接上后请再打开一次" in window.bar.text
    window.files.new_table(tmp_path / "另一张.perfdesk", "测试局", "2026")
    assert window.desk is not None, "other work goes on"
    with qtbot.waitSignal(waiting._job.ended, timeout=SOON):  # type: ignore[union-attr] # it has begun
        answers.set()
    assert window.bar.text == "", "the late answer does not push in"


def test_bringing_a_backup_back_can_be_called_off(
    window: MainWindow, filled: Desk, before: Book, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def bring_slowly(*asked: object) -> Path | None:
        answers.wait(30)
        return bring_back(*asked)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(rescue, "bring_back", bring_slowly)
    open_and_wait(window, filled.path, "请用最近完好的备份恢复", qtbot)
    offers(window)[USE_IT].click()
    assert "正在取回备份" in window.bar.text
    offers(window)["取消"].click()
    assert USE_IT in offers(window)
    job = window.findChild(rescue.Rescue)._job  # type: ignore[union-attr] # it is there
    with qtbot.waitSignal(job.ended, timeout=SOON):  # type: ignore[union-attr]
        answers.set()
    assert window.desk is None


def test_a_backup_that_comes_late_does_not_close_the_file_in_work(
    window: MainWindow, filled: Desk, before: Book, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def bring_slowly(*asked: object) -> Path | None:
        answers.wait(30)
        return bring_back(*asked)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(rescue, "bring_back", bring_slowly)
    open_and_wait(window, filled.path, "请用最近完好的备份恢复", qtbot)
    offers(window)[USE_IT].click()
    window.files.new_table(tmp_path / "另一张.perfdesk", "测试局", "2026")
    in_work = window.desk
    job = window.findChild(rescue.Rescue)._job  # type: ignore[union-attr] # it is there
    with qtbot.waitSignal(job.ended, timeout=SOON):  # type: ignore[union-attr]
        answers.set()
    assert window.desk is in_work
    assert in_work is not None
    assert not in_work.is_closed


def test_a_drive_pulled_out_after_the_offer_is_said_and_it_can_be_tried_again(
    window: MainWindow, filled: Desk, before: Book, place: Path, qtbot
) -> None:
    open_and_wait(window, filled.path, "请用最近完好的备份恢复", qtbot)
    away = place.rename(place.with_name("拔出"))
    offers(window)[USE_IT].click()
    qtbot.waitUntil(lambda: "找不到" in window.bar.text, timeout=SOON)
    away.rename(place)
    offers(window)[USE_IT].click()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=SOON)
    assert window.desk is not None
    assert window.desk.book == before
