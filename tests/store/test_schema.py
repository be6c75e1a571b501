"""Files of every version there ever was can be opened; their tables are frozen here."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from perfdesk.domain.book import Book
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


def test_the_present_version_has_its_number(path: Path, desk_file: DeskFile) -> None:
    desk_file.close()
    assert header(path) == (APPLICATION_ID, 3)


def test_a_real_file_of_version_1_comes_over_whole(path: Path) -> None:
    """Made by version 0.1: an import and a new name for a project."""
    shutil.copy(Path(__file__).parent / "files" / "schema-1.perfdesk", path)
    with closing(DeskFile.open(path, who="李四")) as file:
        (table,) = file.load().target_tables
        assert [entry.action for entry in file.entries()] == ["import", "change", "migrate"]
        assert table.projects[0].name == "示例项目（改名）"
        assert [len(project.indicators) > 0 for project in table.projects] == [True, True]
        assert (table.doubts, table.waivers) == ((), ())
        assert file.verify().is_sound
        assert file.edit(1).action == "import"
        assert [backup.reason for backup in file.backups()] == ["migration"]
    assert header(path) == (APPLICATION_ID, 3)


def test_a_migrated_file_has_the_schema_of_a_new_one(path: Path, desk_file: DeskFile) -> None:
    migrated = path.with_name("migrated.perfdesk")
    make_schema_1(migrated)
    DeskFile.open(migrated, who="李四").close()
    assert sorted(schema_of(migrated)) == sorted(schema_of(path))


def test_a_file_of_version_1_can_be_opened_and_written(path: Path) -> None:
    make_schema_1(path)
    file = DeskFile.open(path, who="张三")
    edit = inserted(small_table())

    file.write(edit, file.load(), after(Book(), edit), EntryKind.DO)

    assert file.load().target_tables == (small_table(),)
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
