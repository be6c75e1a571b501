"""What a killed run has left behind goes with the next start; what somebody is just writing stays."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from perfdesk.desk import reader_child
from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_desk
from perfdesk.desk.sweeping import TEMPORARY, sweep
from perfdesk.desk.troubles import Unreadable


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def leavings(desk: Desk, temporary: Path) -> list[Path]:
    backups = desk.file.backup("timer").parent
    beside = desk.path.parent
    files = [
        temporary / "openpyxl.abc",
        beside / ".perfdesk-0123456789ab.part",
        beside / ".perfdesk-0123456789ab.part-journal",
        beside / f".{desk.path.name}.01234567.part",
        beside / f"..{desk.path.name}.01234567.part.lock",
        beside / f".{desk.path.name}.01234567.restored",
        backups / "0123.unfinished",
        backups / "0123.unfinished-journal",
    ]
    for file in files:
        file.write_bytes(b"content")
    folder = temporary / f"{TEMPORARY}abc"
    folder.mkdir()
    (folder / "copy.perfdesk").write_bytes(b"content")
    return [*files, folder]


def test_what_killed_runs_left_is_swept(desk: Desk, temporary: Path) -> None:
    left = leavings(desk, temporary)
    others = [desk.path.with_name("报告.part"), temporary / "other.tmp", desk.file.backups()[0].path]
    for file in (*left, *others[:2]):
        file.touch()
        os.utime(file, (0, 0))
    sweep([desk.path, desk.path.with_name("gone") / "gone.perfdesk"])
    assert not [path for path in left if path.exists()]
    assert all(path.exists() for path in (*others, desk.path))


def test_what_is_just_being_written_stays(desk: Desk, temporary: Path) -> None:
    left = leavings(desk, temporary)
    sweep([desk.path])
    assert all(path.exists() for path in left)


def cancelled() -> bool:
    return True


@pytest.mark.parametrize("stop", [cancelled, lambda: False])
def test_reading_anothers_file_leaves_no_copy_however_it_ends(
    desk: Desk, temporary: Path, stop: Callable[[], bool]
) -> None:
    if stop is cancelled:
        with pytest.raises(Unreadable, match="cancelled"):
            read_desk(desk.path, stop)
    else:
        assert read_desk(desk.path, stop).tables
    assert list(temporary.iterdir()) == []


def test_a_reader_that_died_over_a_desk_file_does_not_advise_excel(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    reader_child.cool_down()
    monkeypatch.setattr(reader_child, "command", lambda: ["false"] if os.name == "posix" else ["where", "?"])
    with pytest.raises(Unreadable) as refused:
        read_desk(desk.path)
    assert refused.value.reason == "desk_reader_died"
    assert list(temporary.iterdir()) == []
