"""From an older schema to a newer one, in one transaction; played with a version that nobody has."""

from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import Connection

from perfdesk.store.connection import Database
from perfdesk.store.desk_file import DeskFile, header
from perfdesk.store.errors import Damage
from perfdesk.store.header import SCHEMA_VERSION
from perfdesk.store.migrations import migrate
from perfdesk.store.verification import damage_before_migration, row_damage

OLD = SCHEMA_VERSION - 1


def units_in_capitals(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE unit SET name = upper(name) || 'X'")


def half_done(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half (id)")
    raise ZeroDivisionError


def migrated(file: DeskFile, step: Callable[[Connection], None]) -> list[Damage]:
    """What is damaged afterwards."""
    file.close()
    with closing(Database(file.path, read_only=False)) as database:
        with database.writing() as connection:
            migrate(connection, "张三", OLD, {OLD: step}, goal=SCHEMA_VERSION)
        with database.reading() as connection:
            (state,) = connection.execute("SELECT state FROM journal ORDER BY seq DESC").fetchone()
            return row_damage(connection, state)


def test_a_migration_hashes_everything_anew_and_says_so_in_the_journal(desk_file: DeskFile) -> None:
    assert migrated(desk_file, units_in_capitals) == []

    found = header(desk_file.path)
    assert found is not None
    assert found.user_version == SCHEMA_VERSION
    with closing(DeskFile.open(desk_file.path, who="李四")) as file:
        assert [entry.action for entry in file.entries()] == ["import", "migrate"]
        assert [unit.name for unit in file.load().target_tables[0].units] == ["局本级X", "信息中心X"]


def test_a_migration_that_fails_leaves_nothing_of_itself(desk_file: DeskFile) -> None:
    content = desk_file.path.read_bytes()

    with pytest.raises(ZeroDivisionError):
        migrated(desk_file, half_done)

    assert desk_file.path.read_bytes() == content


def test_a_damaged_file_is_not_migrated(desk_file: DeskFile) -> None:
    """New hashes would make the damage look like data."""
    desk_file.close()
    with closing(Database(desk_file.path, read_only=False)) as database, database.writing() as connection:
        connection.exec_driver_sql("UPDATE unit SET name = ''")
        assert damage_before_migration(database.driver) == [Damage("unit", ("u1", "u2"), "changed")]
