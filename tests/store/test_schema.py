"""Files of every version there ever was can be opened; their tables are frozen here."""

import sqlite3
from contextlib import closing
from pathlib import Path

from perfdesk.domain.table import Book
from perfdesk.store.desk_file import DeskFile, EntryKind, header
from perfdesk.store.header import APPLICATION_ID
from tests.store.samples import after, inserted, small_table

SCHEMA_1 = (Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8")


def schema_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]


def make_schema_1(path: Path) -> None:
    """As version 0.1 made it, without any of today's code."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"BEGIN; {SCHEMA_1} COMMIT;")


def test_version_1_is_what_it_was(path: Path, desk_file: DeskFile) -> None:
    desk_file.close()
    frozen = path.with_name("frozen.perfdesk")
    make_schema_1(frozen)

    assert schema_of(path) == schema_of(frozen)
    assert header(path) == header(frozen) == (APPLICATION_ID, 1)


def test_a_file_of_version_1_can_be_opened_and_written(path: Path) -> None:
    make_schema_1(path)
    file = DeskFile.open(path, who="张三")
    edit = inserted(small_table())

    file.write(edit, file.load(), after(Book(), edit), EntryKind.DO)

    assert file.load().tables == (small_table(),)
    assert file.verify().is_sound
    file.close()


def test_amounts_stand_in_the_file_digit_by_digit(path: Path, desk_file: DeskFile) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT total, typeof(total) FROM project").fetchone() == (
            "55605.10",
            "text",
        )


def test_the_settings_that_survive_a_power_cut(desk_file: DeskFile) -> None:
    asked = (
        "journal_mode",
        "synchronous",
        "busy_timeout",
        "foreign_keys",
        "trusted_schema",
        "cell_size_check",
    )
    driver = desk_file._database.driver  # the settings belong to the connection; nobody else can ask for them

    settings = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}

    assert settings == {
        "journal_mode": "truncate", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1,
        "trusted_schema": 0, "cell_size_check": 1,
    }  # fmt: skip
