"""A backup that is made while a person still looks at what would be changed."""

from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from perfdesk.store.backups import folder_of
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.errors import FileDamaged
from tests.store.conftest import Do
from tests.store.samples import renamed


def left(desk_file: DeskFile) -> list[Path]:
    return [*folder_of(desk_file.path).iterdir()]


def test_it_is_no_backup_until_something_is_changed(desk_file: DeskFile) -> None:
    desk_file.back_up_ahead()
    assert desk_file.backups() == []
    (made,) = left(desk_file)
    content = made.read_bytes()

    backup = desk_file.backup("bulk")

    assert [each.path for each in desk_file.backups()] == [backup]
    assert (desk_file.backups()[0].reason, backup.read_bytes()) == ("bulk", content)
    assert left(desk_file) == [backup]


def test_what_was_written_meanwhile_is_in_the_backup(desk_file: DeskFile, do: Do) -> None:
    desk_file.back_up_ahead()
    book = do(renamed(desk_file.load(), "p1", "后来改的"))

    with closing(DeskFile.open(desk_file.backup("bulk"), who="李四")) as backup:
        assert backup.load() == book
    assert len(left(desk_file)) == 1


def test_it_is_made_once_for_what_is_looked_at_again_and_again(desk_file: DeskFile, do: Do) -> None:
    desk_file.back_up_ahead()
    (first,) = left(desk_file)
    desk_file.back_up_ahead()
    assert left(desk_file) == [first]

    do(renamed(desk_file.load(), "p1", "后来改的"))
    desk_file.back_up_ahead()
    (second,) = left(desk_file)
    assert second != first


def test_one_that_is_not_needed_leaves_nothing(desk_file: DeskFile) -> None:
    desk_file.back_up_ahead()
    desk_file.drop_backup_ahead()
    assert left(desk_file) == []

    desk_file.back_up_ahead()
    desk_file.close()
    assert left(desk_file) == []


def test_one_that_somebody_took_away_is_made_anew(desk_file: DeskFile) -> None:
    desk_file.back_up_ahead()
    left(desk_file)[0].unlink()

    assert desk_file.backup("bulk").exists()


def test_who_needs_it_while_it_is_being_made_waits_for_it(desk_file: DeskFile) -> None:
    ahead = Thread(target=desk_file.back_up_ahead)
    ahead.start()
    backup = desk_file.backup("bulk")
    ahead.join()

    assert backup in left(desk_file)
    desk_file.close()
    assert left(desk_file) == [backup]


def test_a_damaged_file_is_told_and_leaves_nothing(desk_file: DeskFile) -> None:
    with desk_file.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(FileDamaged):
        desk_file.back_up_ahead()
    assert left(desk_file) == []
