"""Copies of the backups in a place of the person's choice, which is not always there."""

import errno
import os
import shutil
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from perfdesk.store import backups as store_backups
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.second_place import (
    backups_there,
    bring_back,
    bring_over,
    folder_there,
    newest_sound_there,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes as on POSIX")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "移动盘"
    place.mkdir()
    return place


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_every_backup_is_there_byte_for_byte(desk_file: DeskFile, place: Path) -> None:
    made = [desk_file.backup("import"), desk_file.backup("timer")]

    assert bring_over(desk_file.path, place) == 2

    there = backups_there(desk_file.path, place)
    assert [backup.path.read_bytes() for backup in there] == [path.read_bytes() for path in reversed(made)]
    assert [backup.reason for backup in there] == ["timer", "import"]
    assert bring_over(desk_file.path, place) == 0


def test_what_was_made_while_it_was_away_comes_later(desk_file: DeskFile, place: Path) -> None:
    desk_file.backup("timer")
    away = place.rename(place.with_name("拔出"))
    with pytest.raises(FileNotFoundError):
        bring_over(desk_file.path, place)
    assert not place.exists(), "nothing is left where it was"
    desk_file.backup("timer")
    away.rename(place)

    assert bring_over(desk_file.path, place) == 2


@posix
def test_copies_are_their_owners_alone(desk_file: DeskFile, place: Path) -> None:
    desk_file.backup("timer")
    bring_over(desk_file.path, place)

    there = folder_there(desk_file.path, place)
    assert stat.S_IMODE(there.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in there.iterdir()} == {0o600}


@posix
def test_a_link_in_the_place_of_the_folder_is_not_followed(
    desk_file: DeskFile, place: Path, tmp_path: Path
) -> None:
    desk_file.backup("timer")
    elsewhere = tmp_path / "别人的文件夹"
    elsewhere.mkdir()
    folder_there(desk_file.path, place).symlink_to(elsewhere)

    with pytest.raises(OSError, match="backups"):
        bring_over(desk_file.path, place)

    assert names(elsewhere) == set()


def test_two_files_of_one_name_do_not_mix(desk_file: DeskFile, place: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一个文件夹" / desk_file.path.name
    other.parent.mkdir()
    desk_file.backup("timer")
    shutil.copytree(desk_file.path.with_name(f"{desk_file.path.name}.backups"), f"{other}.backups")
    bring_over(desk_file.path, place)
    bring_over(other, place)

    assert len(names(place)) == 2


def test_there_as_here_only_so_many_are_kept(
    desk_file: DeskFile, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(7):
        desk_file.backup("timer")
        bring_over(desk_file.path, place)
    monkeypatch.setattr(store_backups, "MOST_BYTES", 1)

    assert bring_over(desk_file.path, place) == 0
    newest = {backup.path.name for backup in desk_file.backups()[:5]}
    assert {backup.path.name for backup in backups_there(desk_file.path, place)} == newest
    assert bring_over(desk_file.path, place) == 0, "what is too old is not brought again and again"


def test_what_is_kept_here_no_longer_may_be_kept_there(desk_file: DeskFile, place: Path) -> None:
    first = desk_file.backup("timer")
    bring_over(desk_file.path, place)
    first.unlink()
    desk_file.backup("timer")
    bring_over(desk_file.path, place)

    assert first.name in {backup.path.name for backup in backups_there(desk_file.path, place)}


def test_stopping_leaves_no_half_of_a_copy(desk_file: DeskFile, place: Path) -> None:
    desk_file.backup("timer")

    assert bring_over(desk_file.path, place, lambda: False) == 0

    assert names(folder_there(desk_file.path, place)) == set()


def test_a_copy_that_another_program_never_finished_goes(desk_file: DeskFile, place: Path) -> None:
    desk_file.backup("timer")
    bring_over(desk_file.path, place)
    left = folder_there(desk_file.path, place) / "a.unfinished"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))

    bring_over(desk_file.path, place)

    assert not left.exists()


def test_one_dated_in_the_future_takes_no_place_there(desk_file: DeskFile, place: Path) -> None:
    made = desk_file.backup("timer")
    future = datetime.now(UTC) + timedelta(days=400)
    made.rename(made.with_name(f"{future:%Y%m%dT%H%M%S%f}Z-{made.name.partition('-')[2]}"))
    newest = desk_file.backup("timer")
    bring_over(desk_file.path, place)

    assert backups_there(desk_file.path, place)[0].path.name == newest.name


def test_a_full_place_says_so_and_keeps_no_half(desk_file: DeskFile, tiny_disk: Path) -> None:
    for _ in range(20):
        desk_file.backup("timer")

    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        bring_over(desk_file.path, tiny_disk)

    there = folder_there(desk_file.path, tiny_disk)
    assert not list(there.glob("*.unfinished"))


def test_the_newest_sound_one_there_comes_back_beside_the_file(desk_file: DeskFile, place: Path) -> None:
    older, newer = desk_file.backup("import"), desk_file.backup("timer")
    bring_over(desk_file.path, place)
    content = older.read_bytes()
    there = folder_there(desk_file.path, place)
    (there / newer.name).write_bytes(content[:5000])
    older.write_bytes(b"")

    found = newest_sound_there(desk_file.path, place)

    assert found == there / older.name
    assert bring_back(desk_file.path, found) == older
    assert older.read_bytes() == content


def test_one_that_cannot_be_read_keeps_no_older_one_from_being_found(
    desk_file: DeskFile, place: Path
) -> None:
    older, newer = desk_file.backup("import"), desk_file.backup("timer")
    bring_over(desk_file.path, place)
    there = folder_there(desk_file.path, place)
    (there / newer.name).unlink()
    (there / newer.name).mkdir()

    assert newest_sound_there(desk_file.path, place) == there / older.name


def test_where_none_can_be_read_it_is_not_said_that_there_is_none(desk_file: DeskFile, place: Path) -> None:
    made = desk_file.backup("timer")
    there = folder_there(desk_file.path, place)
    (there / made.name).mkdir(parents=True)

    with pytest.raises(OSError, match=made.stem):
        newest_sound_there(desk_file.path, place)


def test_nothing_is_found_in_an_empty_place_and_one_that_is_away_says_so(
    desk_file: DeskFile, place: Path
) -> None:
    assert newest_sound_there(desk_file.path, place) is None
    place.rmdir()
    with pytest.raises(FileNotFoundError):
        newest_sound_there(desk_file.path, place)


def test_looking_there_and_bringing_back_can_be_called_off(desk_file: DeskFile, place: Path) -> None:
    made = desk_file.backup("timer")
    bring_over(desk_file.path, place)
    made.unlink()
    there = backups_there(desk_file.path, place)[0].path

    assert newest_sound_there(desk_file.path, place, lambda: False) is None
    assert bring_back(desk_file.path, there, lambda: False) is None
    assert not any(made.parent.iterdir())
