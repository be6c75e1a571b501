"""File moved, replaced, deleted, changed, and back again: told within three seconds, and nothing is lost."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.troubles import StoreFailed
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.watch import INTERVAL

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move an open file")
GOAL = Place(Id("p1"), "goal")
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
        filled.backup("timer")
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
        filled.backup("timer")
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


def test_a_copy_takes_no_other_files_place(window: MainWindow, filled: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.perfdesk"
    other.write_bytes(b"content")
    for target in (other, filled.path):
        window.files.save_copy(target)
        assert "已经存在，没有覆盖" in window.bar.text
    assert other.read_bytes() == b"content"
