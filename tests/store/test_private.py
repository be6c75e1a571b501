"""Who may read a file: its owner, from the moment it is made, and nobody more after it was replaced."""

import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.formats.writers.replacing import replace_file
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.lock import lock_path
from perfdesk.store.rescue import replace_with_backup

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_file_lock_and_backups_are_their_owners_alone(desk_file: DeskFile) -> None:
    backup = desk_file.backup("import")
    assert {mode(path) for path in (desk_file.path, backup, lock_path(desk_file.path))} == {0o600}
    assert mode(backup.parent) == 0o700


def test_so_is_what_a_restore_leaves(desk_file: DeskFile) -> None:
    backup = desk_file.backup("import")
    desk_file.restore(backup)
    assert {mode(each.path) for each in desk_file.backups()} == {0o600}
    assert mode(desk_file.path) == 0o600


@pytest.mark.parametrize("before", [0o600, 0o640, 0o660])
def test_a_replaced_file_has_the_mode_that_it_had(desk_file: DeskFile, before: int) -> None:
    backup = desk_file.backup("import")
    desk_file.close()
    desk_file.path.write_bytes(bytes(4096))
    desk_file.path.chmod(before)
    aside = replace_with_backup(desk_file.path, backup, who="张三")
    assert (mode(desk_file.path), mode(aside)) == (before, 0o600)
    with closing(DeskFile.open(desk_file.path, who="张三")) as again:
        assert again.load().tables


def test_an_export_over_a_closed_file_stays_closed(tmp_path: Path) -> None:
    target, parts = tmp_path / "t.txt", list[int]()
    target.write_bytes(b"old")
    target.chmod(0o600)
    replace_file(target, b"new", lambda part: parts.append(mode(part)))
    assert (mode(target), parts) == (0o600, [0o600])


def test_a_new_export_is_like_any_other_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    replace_file(tmp_path / "t.txt", b"new", lambda _: None)
    assert mode(tmp_path / "t.txt") == mode(plain)
