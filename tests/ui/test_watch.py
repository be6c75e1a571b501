"""File moved, replaced, deleted, changed, and back again: told within three seconds, and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from perfdesk.desk.desk import Desk
from perfdesk.desk.open_file import Whereabouts
from perfdesk.desk.restoring import book_in
from perfdesk.desk.troubles import StoreFailed
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.store.desk_file import DeskFile, header
from perfdesk.store.header import SCHEMA_VERSION
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.watch import INTERVAL
from tests.ui.conftest import Press, TypeText, book_table, put_table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move an open file")
GOAL = Place(Id("p1"), "goal")
KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TOLD = 3000


def test_it_is_asked_often_enough(window: MainWindow, filled: Desk) -> None:
    assert window.view is not None
    assert window.view.watch.timer.isActive()
    assert 2 * INTERVAL < TOLD


def told(window: MainWindow, qtbot, word: str) -> None:
    qtbot.waitUntil(lambda: word in window.standing.text and window.standing.isVisible(), timeout=TOLD)


def test_a_file_moved_away_and_back_pauses_and_goes_on(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    before = filled.book
    away = filled.path.rename(tmp_path / "away.perfdesk")
    told(window, qtbot, "已不在原处")
    with pytest.raises(StoreFailed, match="gone"):
        filled.enter(GOAL, "改了")
    with pytest.raises(StoreFailed, match="gone"):
        filled.file.backup("timer")
    assert filled.book == before
    away.rename(filled.path)
    qtbot.waitUntil(lambda: not window.standing.isVisible(), timeout=TOLD)
    filled.enter(GOAL, "改了")
    assert filled._file.load() == filled.book


def test_a_drive_that_is_removed_gets_no_stray_folder_and_work_goes_on_when_it_is_back(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    """It comes back with other numbers for the same file, and without our lock."""
    drive, pulled = filled.path.parent, tmp_path / "pulled"
    shutil.copytree(drive, pulled, ignore=shutil.ignore_patterns(".*", "pulled"))
    for path in [path for path in drive.iterdir() if path != pulled]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    told(window, qtbot, "已不在原处")
    with pytest.raises(StoreFailed):
        filled.file.backup("timer")
    with pytest.raises(StoreFailed):
        filled.enter(GOAL, "改了")
    assert list(drive.iterdir()) == [pulled], "nothing is left where the drive was"
    shutil.copy(pulled / filled.path.name, filled.path)
    qtbot.waitUntil(lambda: not window.standing.isVisible(), timeout=TOLD)
    filled.enter(GOAL, "改了")
    assert filled._file.load() == filled.book
    with closing(Desk.open(filled.path, "别人")) as other:
        assert other.read_only, "the lock is there again, too"


def test_an_older_copy_put_over_the_open_file_is_told_and_nothing_is_lost(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    older = Path(shutil.copy(filled.path, tmp_path / "older.perfdesk"))
    filled.enter(GOAL, "新目标")
    older.replace(filled.path)
    told(window, qtbot, "换成了另一份文件")
    with pytest.raises(StoreFailed):
        filled.undo()
    book = filled.book
    window.files.save_copy(tmp_path / "副本.perfdesk")
    with closing(Desk.open(tmp_path / "副本.perfdesk", "测试员")) as copy:
        assert copy.book == book
    window.files.reopen()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not filled)
    assert window.desk is not None
    assert not window.standing.isVisible()


def test_another_program_that_writes_is_told(window: MainWindow, filled: Desk, qtbot) -> None:
    with closing(sqlite3.connect(filled.path)) as other, other:
        other.execute("UPDATE unit SET name = 'x'")
    told(window, qtbot, "被其他程序改动过")


@pytest.mark.parametrize("state", ["here", "gone", "replaced", "changed"])
def test_a_copy_can_be_saved_in_every_state(
    window: MainWindow, filled: Desk, tmp_path: Path, state: str
) -> None:
    book, copy = filled.book, tmp_path / "elsewhere" / "copy.perfdesk"
    copy.parent.mkdir()
    if state == "gone":
        filled.path.unlink()
    elif state == "replaced":
        filled.path.unlink()
        filled.path.write_bytes(os.urandom(4096))
    elif state == "changed":
        with closing(sqlite3.connect(filled.path)) as other, other:
            other.execute("INSERT INTO meta VALUES ('x', 'y', 'z')")
    window.files.save_copy(copy)
    assert "已另存副本" in window.bar.text
    with closing(Desk.open(copy, "测试员")) as saved:
        assert saved.book == book
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


@pytest.mark.parametrize("keys", [(KEY.Key_F12, NONE), (KEY.Key_S, CTRL_SHIFT)], ids=["F12", "Ctrl+Shift+S"])
def test_a_copy_is_saved_under_another_name_by_the_keys_of_a_spreadsheet(
    window: MainWindow,
    filled: Desk,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    copy = filled.path.with_name("另存.perfdesk")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
    press(QApplication.focusWidget() or window, *keys)
    assert "已另存副本" in window.bar.text
    with closing(Desk.open(copy, "测试员")) as saved:
        assert saved.book == filled.book
    assert window.desk is filled, "the open file stays the open one"


def test_a_copy_takes_no_other_files_place(window: MainWindow, filled: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.perfdesk"
    other.write_bytes(b"content")
    for target in (other, filled.path):
        window.files.save_copy(target)
        assert "已经存在，没有覆盖" in window.bar.text
    assert other.read_bytes() == b"content"


def test_a_file_that_was_deleted_is_told_and_what_is_half_typed_stays_in_its_cell(
    window: MainWindow, filled: Desk, type_text: TypeText, press: Press, qtbot
) -> None:
    assert window.view is not None
    grid = window.view.workspace.page.grid
    filled.path.unlink()
    told(window, qtbot, "已不在原处")
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(1, 1))
    type_text(grid, "还没有保存的名称")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "刚才的修改没有保存，仍显示在屏幕上" in window.bar.text
    assert grid.open_editor is not None, "the text stays where it was typed"
    assert not filled.path.exists(), "nothing is made in its place"


def test_a_drive_that_does_not_answer_is_told_and_work_goes_on_when_it_does(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a network drive whose server is gone: the call does not come back until it is there again."""
    answers, real = Event(), DeskFile.whereabouts

    def late(self: DeskFile) -> Whereabouts:
        if threading.current_thread() is not threading.main_thread():
            answers.wait(30)
        return real(self)

    monkeypatch.setattr(DeskFile, "whereabouts", late)
    qtbot.waitUntil(lambda: "没有应答" in window.standing.text, timeout=TOLD + 1500)
    assert "内容没有丢失" in window.standing.text
    book = filled.book
    window.files.save_copy(tmp_path / "副本.perfdesk")
    with closing(Desk.open(tmp_path / "副本.perfdesk", "测试员")) as copy:
        assert copy.book == book
    answers.set()
    qtbot.waitUntil(lambda: not window.standing.isVisible(), timeout=TOLD)
    filled.enter(GOAL, "改了")
    assert filled._file.load() == filled.book


@pytest.fixture
def drive() -> Iterator[Path]:
    """A real drive of its own, to be pulled out; only root can make one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]
        if sys.platform != "linux" or os.geteuid() != 0:
            pytest.skip("needs root to make a drive")
        if subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("may not make a drive here")
        yield Path(folder)
        subprocess.run(["umount", "--lazy", folder], capture_output=True)


def test_a_real_drive_pulled_out_leaves_nothing_behind_and_the_screen_can_be_saved_elsewhere(
    empty_window: MainWindow, drive: Path, tmp_path: Path, qtbot
) -> None:
    desk = Desk.create(drive / "表.perfdesk", "测试员")
    put_table(desk, book_table())
    empty_window.files.show_desk(desk)
    subprocess.run(["umount", "--lazy", str(drive)], check=True)
    told(empty_window, qtbot, "已不在原处")
    for act in (lambda: desk.enter(GOAL, "改了"), lambda: desk.file.backup("timer")):
        with pytest.raises(StoreFailed):
            act()
    book = desk.book
    empty_window.files.save_copy(tmp_path / "副本.perfdesk")
    assert list(drive.iterdir()) == []
    with closing(Desk.open(tmp_path / "副本.perfdesk", "测试员")) as copy:
        assert copy.book == book


def test_where_the_drive_was_the_copy_is_offered_in_ones_own_folder(
    window: MainWindow, filled: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask(_parent: object, _title: str, at: str, *_: object, **__: object) -> tuple[str, str]:
        offered.append(at)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    folder = filled.path.parent
    away = folder.rename(folder.with_name("away"))
    told(window, qtbot, "已不在原处")
    window.files.choose_copy()
    away.rename(folder)
    assert Path(offered[0]).parent == Path.home()


def test_a_newer_file_is_read_only_and_says_which_version(
    empty_window: MainWindow, filled: Desk, qtbot
) -> None:
    path = filled.path
    filled.close()
    with closing(sqlite3.connect(path)) as file:
        file.executescript(
            f"UPDATE meta SET value = '3.2' WHERE key LIKE 'app%'; PRAGMA user_version = {SCHEMA_VERSION + 1}"
        )
    content = path.read_bytes()
    empty_window.files.open_any(path)
    qtbot.waitUntil(lambda: empty_window.view is not None)
    assert "较新的 3.2 版" in empty_window.standing.text
    assert "只读" in empty_window.standing.text
    assert not empty_window.actions_["add_project"].isEnabled()
    assert path.read_bytes() == content


def test_an_older_file_is_brought_up_to_date_after_a_copy(
    empty_window: MainWindow, tmp_path: Path, qtbot
) -> None:
    files = Path(__file__).parents[1] / "store" / "files"
    path = Path(shutil.copy(files / "schema-1.perfdesk", tmp_path / "旧表.perfdesk"))
    empty_window.files.open_any(path)
    qtbot.waitUntil(lambda: empty_window.desk is not None)
    desk = empty_window.desk
    assert desk is not None
    assert not desk.read_only
    (backup,) = desk.file.backups()
    assert backup.reason == "migration"
    found = header(backup.path)
    assert found is not None
    assert found.user_version == 1, "as it was"
    assert book_in(backup.path) == desk.book
