"""Copies beside the file: made, tested, kept for as long as they are worth it, and put back."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from perfdesk.store import backups as store_backups
from perfdesk.store.backing_up import newest_sound
from perfdesk.store.backups import Backup, kept
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.errors import FileDamaged, NotADeskFile
from perfdesk.store.rescue import replace_with_backup
from tests.store.conftest import Do
from tests.store.samples import renamed


def test_a_backup_tells_when_why_and_of_what(desk_file: DeskFile) -> None:
    at = desk_file.backup("import")

    (backup,) = desk_file.backups()
    assert (backup.path, backup.reason, backup.head) == (at, "import", desk_file.head[:8])
    assert abs(backup.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert at.parent.name == f"{desk_file.path.name}.backups"


def test_a_backup_is_a_file_like_any_other(desk_file: DeskFile) -> None:
    with closing(DeskFile.open(desk_file.backup("import"), who="李四")) as backup:
        assert backup.load() == desk_file.load()
        assert backup.head == desk_file.head


def test_restoring_gives_back_the_book_and_its_journal(desk_file: DeskFile, do: Do) -> None:
    book, head = desk_file.load(), desk_file.head
    backup = desk_file.backup("import")
    do(renamed(book, "p1", "误改"))

    desk_file.restore(backup)

    assert desk_file.load() == book
    assert (desk_file.head, len(desk_file.entries())) == (head, 1)
    do(renamed(book, "p1", "接着改"))


def test_restoring_can_itself_be_taken_back(desk_file: DeskFile, do: Do) -> None:
    backup = desk_file.backup("import")
    book = do(renamed(desk_file.load(), "p1", "改了"))
    desk_file.restore(backup)

    desk_file.restore(desk_file.backups()[0].path)

    assert desk_file.load() == book


def test_a_damaged_backup_is_not_put_back(desk_file: DeskFile) -> None:
    book, backup = desk_file.load(), desk_file.backup("import")
    with closing(sqlite3.connect(backup)) as copy, copy:
        copy.execute("UPDATE unit SET name = '局机关' WHERE name = '局本级'")

    with pytest.raises(FileDamaged):
        desk_file.restore(backup)

    assert desk_file.load() == book


def test_a_file_that_cannot_be_opened_any_more_is_replaced(desk_file: DeskFile) -> None:
    book, backup = desk_file.load(), desk_file.backup("import")
    desk_file.close()
    desk_file.path.write_bytes(b"\0" * 8192)
    with pytest.raises(NotADeskFile):
        DeskFile.open(desk_file.path, who="张三")

    aside = replace_with_backup(desk_file.path, backup, who="张三")

    assert aside.read_bytes() == b"\0" * 8192
    with closing(DeskFile.open(desk_file.path, who="张三")) as again:
        assert again.load() == book


def test_a_copy_of_the_open_file_is_complete(desk_file: DeskFile, do: Do) -> None:
    """Clerks copy files while they are open."""
    for name in ("一", "二", "三"):
        book = do(renamed(desk_file.load(), "p1", name))
        copy = Path(shutil.copy(desk_file.path, desk_file.path.with_name(f"{name}.perfdesk")))

        with closing(DeskFile.open(copy, who="李四")) as opened:
            assert opened.load() == book
            assert opened.verify().is_sound


NOW = datetime(2025, 7, 31, 18, tzinfo=UTC)


def backups(*ages: timedelta) -> list[Backup]:
    return [Backup(Path(f"{number}"), NOW - age, "timer", "0" * 8) for number, age in enumerate(ages)]


def test_the_last_twenty_are_kept() -> None:
    made = backups(*[timedelta(minutes=10 * n) for n in range(60)])

    assert kept(made, NOW) >= set(made[:20])
    assert len(kept(made, NOW)) == 20  # all on one day, whose last is among them


def test_of_older_ones_the_last_of_each_day_week_and_month_is_kept() -> None:
    made = backups(*[timedelta(hours=6 * n) for n in range(4 * 500)])

    keep = kept(made, NOW)

    at = {backup.at for backup in keep}
    assert len(keep) == 20 + 14 + 8 + 12
    assert at >= {NOW - timedelta(days=n) for n in range(5 + 14)}  # the last 20 reach back five days
    sunday = datetime(2025, 7, 6, 18, tzinfo=UTC)
    assert at >= {sunday - timedelta(weeks=n) for n in range(8)}
    assert at >= {datetime(2025, month, 1, 18, tzinfo=UTC) - timedelta(days=1) for month in range(1, 8)}
    assert min(at) == datetime(2024, 7, 31, 18, tzinfo=UTC)


def test_keeping_is_settled() -> None:
    """What is kept once is kept when asked again at once."""
    made = backups(*[timedelta(hours=7 * n) for n in range(900)])

    assert kept(list(kept(made, NOW)), NOW) == kept(made, NOW)


def test_superfluous_backups_go_when_a_new_one_is_made(desk_file: DeskFile) -> None:
    for _ in range(22):
        desk_file.backup("import")

    assert len(desk_file.backups()) == 20


def test_a_copy_that_was_never_finished_goes_with_the_next_backup(desk_file: DeskFile) -> None:
    folder = desk_file.backup("import").parent
    old, new = folder / "a.unfinished", folder / "b.unfinished"
    for copy in (old, new):
        copy.write_bytes(b"half")
    os.utime(old, (0, 0))
    desk_file.backup("import")
    assert (old.exists(), new.exists()) == (False, True), "another program may be writing the younger one"


def dated(backup: Path, at: datetime) -> Path:
    return backup.rename(backup.with_name(f"{at:%Y%m%dT%H%M%S%f}Z-{backup.name.partition('-')[2]}"))


def test_a_backup_dated_in_the_future_is_not_the_newest(desk_file: DeskFile) -> None:
    future = dated(desk_file.backup("import"), datetime.now(UTC) + timedelta(days=400))
    newest = desk_file.backup("import")

    assert [backup.path for backup in desk_file.backups()] == [newest, future]
    assert newest_sound(desk_file.path) == newest


def test_backups_dated_in_the_future_take_no_place_from_the_others() -> None:
    made = backups(*[timedelta(days=-n - 2) for n in range(30)], *[timedelta(minutes=n) for n in range(20)])

    keep = kept(made, NOW)

    assert set(made[30:]) <= keep
    assert set(made[:20]) <= keep, "until their time has come"


def test_backups_together_take_no_more_than_their_room(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = desk_file.backup("import").stat().st_size
    monkeypatch.setattr(store_backups, "MOST_BYTES", 8 * size)
    for _ in range(12):
        newest = desk_file.backup("import")
    assert len(desk_file.backups()) == 8
    assert desk_file.backups()[0].path == newest


def test_the_newest_few_are_kept_however_large_they_are(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_backups, "MOST_BYTES", 1)
    for _ in range(9):
        desk_file.backup("import")
    assert len(desk_file.backups()) == 5
