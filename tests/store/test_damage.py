"""Data that changed behind our back is noticed and named; nothing is repaired in silence."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.identity import Id
from perfdesk.domain.remarks import Doubt
from perfdesk.domain.severity import Severity
from perfdesk.store import reading
from perfdesk.store.backing_up import looked_over
from perfdesk.store.connection import Database
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.errors import Damage, FileDamaged, NotADeskFile, StoreFailed
from perfdesk.store.schema import STATEMENTS
from tests.store.conftest import Do
from tests.store.samples import renamed

Meddle = Callable[[str], None]


@pytest.fixture
def meddle(desk_file: DeskFile) -> Meddle:
    """Something else opens the closed file and changes it."""

    def execute(script: str) -> None:
        desk_file.close()
        with closing(sqlite3.connect(desk_file.path)) as connection:
            connection.executescript(script)

    return execute


def damage(path: Path) -> tuple[Damage, ...]:
    with closing(DeskFile.open(path, who="李四")) as file, pytest.raises(FileDamaged) as found:
        file.load()
    return found.value.damage


@pytest.mark.parametrize(
    ("table", "row", "change"),
    [
        ("target_table", "t1", "department = '财政厅'"),
        ("target_table", "t1", "year = 2026"),
        ("target_table", "t1", "totals = 'sometimes'"),
        ("unit", "u2", "name = name || ' '"),
        ("project", "p1", "fiscal = '55605.1'"),
        ("project", "p1", "total = NULL"),
        ("project", "p2", "truncated = 1"),
        ("indicator", "i2", "annual_value = ''"),
        ("indicator", "i1", "number = 3"),
        ("indicator", "i1", "cycle_value = CAST(x'E9A2' AS TEXT)"),
        ("indicator", "i2", "cycle_value = CAST(x'E9A2' AS TEXT)"),
        ("indicator", "i2", "hash = 'no hash'"),
    ],
)
@pytest.mark.parametrize("at_once", [1, 500])
def test_a_changed_value_is_named_by_table_and_row(
    path: Path,
    meddle: Meddle,
    table: str,
    row: str,
    change: str,
    at_once: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also among rows of which others were read before."""
    monkeypatch.setattr(reading, "_AT_ONCE", at_once)
    meddle(f"UPDATE {table} SET {change} WHERE id = '{row}'")

    assert Damage(table, (row,), "changed") in damage(path)


@pytest.mark.parametrize(
    "change",
    [
        "SELECT 1",
        "UPDATE project SET total = NULL WHERE id = 'p1'",
        "UPDATE indicator SET cycle_value = CAST(x'E9A2' AS TEXT) WHERE id = 'i2'",
        "UPDATE indicator SET hash = 'no hash'",
        "UPDATE project SET position = 7 WHERE id = 'p2'",
        "DELETE FROM project WHERE id = 'p1'",
        "DELETE FROM indicator",
        "DROP TABLE indicator",
    ],
)
def test_a_copy_tested_by_its_hashes_is_told_the_same_as_one_read_as_a_book(
    path: Path, meddle: Meddle, change: str
) -> None:
    meddle(change)

    assert looked_over(path, as_book=False) == looked_over(path)


def test_a_word_that_is_none_of_those_known_is_damage(path: Path, do: Do, meddle: Meddle) -> None:
    """Its hash may be right: another program can have written it."""
    said = Doubt(Id("d1"), "import.amount", Severity.WARNING, Id("p1"), "total", "1.00")
    do(Edit("import", (ItemInserted(Id("t1"), 0, said),)))
    meddle("UPDATE doubt SET severity = '151.00'")
    assert ("doubt", ("d1",)) in [(each.table, each.rows) for each in damage(path)]


def test_a_row_that_was_taken_out_is_missed(path: Path, meddle: Meddle) -> None:
    meddle("DELETE FROM project WHERE id = 'p2'")

    assert damage(path) == (Damage("", (), "missing"),)


def test_rows_whose_parent_was_taken_out_are_named(path: Path, meddle: Meddle) -> None:
    meddle("DELETE FROM project WHERE id = 'p1'")

    assert Damage("indicator", ("i1", "i2"), "misplaced") in damage(path)


def test_the_newest_sound_backup_is_proposed(path: Path, desk_file: DeskFile, do: Do, meddle: Meddle) -> None:
    desk_file.backup("import")
    newest = desk_file.backup("import")
    meddle("UPDATE unit SET name = ''")

    with closing(DeskFile.open(path, who="李四")) as file, pytest.raises(FileDamaged) as found:
        file.load()

    assert found.value.backup == newest


@pytest.mark.parametrize("column", ["who", "at", "edit", "hash"])
def test_a_changed_journal_line_breaks_the_chain(
    path: Path, desk_file: DeskFile, do: Do, meddle: Meddle, column: str
) -> None:
    do(renamed(desk_file.load(), "p1", "改了"))
    meddle(
        f"DROP TRIGGER journal_is_not_rewritten; UPDATE journal SET {column} = {column} || ' ' WHERE seq = 1;"
    )
    restore_trigger(path)

    with closing(DeskFile.open(path, who="李四")) as file:
        found = file.verify()
        with pytest.raises(FileDamaged):
            file.edit(1)

    assert Damage("journal", ("1",), "changed") in found.damage
    assert (Damage("journal", ("2",), "chain") in found.damage) == (column == "hash")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET who = ''",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
    ],
)
def test_the_journal_can_only_be_appended_to(path: Path, meddle: Meddle, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        meddle(change)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TRIGGER bomb AFTER INSERT ON journal BEGIN DELETE FROM indicator; END",
        "CREATE VIEW bomb AS SELECT 1",
        "CREATE TABLE bomb (id)",
        "DROP TRIGGER journal_is_not_cut",
        "DROP INDEX unit_parent",
    ],
)
def test_a_file_with_another_schema_is_not_let_in(path: Path, meddle: Meddle, script: str) -> None:
    meddle(script)

    with pytest.raises(FileDamaged) as refused:
        DeskFile.open(path, who="李四")

    assert refused.value.damage[0].harm == "foreign"


def test_no_flipped_byte_ever_gives_another_book(path: Path, desk_file: DeskFile, do: Do) -> None:
    """400 bytes anywhere in the file, one at a time: noticed, or without any effect."""
    book = do(renamed(desk_file.load(), "p1", "改了"))
    desk_file.close()
    sound, chance = path.read_bytes(), random.Random(1)
    for _ in range(400):
        at = chance.randrange(len(sound))
        path.write_bytes(sound[:at] + bytes([sound[at] ^ (1 << chance.randrange(8))]) + sound[at + 1 :])
        try:
            with closing(DeskFile.open(path, who="李四")) as file:
                assert file.load() == book
                assert file.entries()
        except (FileDamaged, NotADeskFile, StoreFailed):
            continue


@pytest.mark.parametrize("value", ["'dn'", "CAST(x'E9' AS TEXT)"])
def test_a_journal_line_that_makes_no_sense(path: Path, meddle: Meddle, value: str) -> None:
    meddle(
        "DROP TRIGGER journal_is_not_rewritten; PRAGMA ignore_check_constraints = ON;"
        f"UPDATE journal SET kind = {value} WHERE seq = 1"
    )
    restore_trigger(path)

    with closing(DeskFile.open(path, who="李四")) as file, pytest.raises(FileDamaged):
        file.entries()


def test_a_schema_that_is_no_text_any_more(path: Path, desk_file: DeskFile) -> None:
    """SQLite quotes the name in its message, which Python then cannot decode."""
    desk_file.close()
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE unit (", b"CREATE TABLE un\xect ("))

    with pytest.raises(FileDamaged):
        DeskFile.open(path, who="李四")


def test_looking_at_a_damaged_file_does_not_change_it(path: Path, meddle: Meddle) -> None:
    meddle("UPDATE unit SET name = ''")
    copy = shutil.copyfile(path, path.with_suffix(".copy"))

    damage(path)

    assert path.read_bytes() == copy.read_bytes()


def restore_trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(next(each for each in STATEMENTS if "journal_is_not_rewritten" in each))


ASKED: dict[str, Callable[[DeskFile], object]] = {
    "load": DeskFile.load,
    "entries": DeskFile.entries,
    "edit": lambda file: file.edit(1),
    "info": DeskFile.info,
    "verify": lambda file: file.verify().is_sound,
    "source": lambda file: file.source_file("0"),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("code", [sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR])
def test_a_disk_that_fails_once_is_asked_again_before_the_file_is_called_damaged(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch, asked: str, code: int
) -> None:
    """SQLite reports a passing read error as damage: 35 of 45 such errors offered an older backup."""
    said, failures = ASKED[asked](desk_file), [code]
    real = Database.reading

    @contextmanager
    def failing_once(database: Database) -> Iterator[sqlite3.Connection]:
        if failures:
            fault = sqlite3.DatabaseError("database disk image is malformed")
            fault.sqlite_errorcode = failures.pop()
            raise fault
        with real(database) as connection:
            yield connection

    monkeypatch.setattr(Database, "reading", failing_once)
    assert ASKED[asked](desk_file) == said
    assert not failures


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR])
def test_opening_and_backing_up_ask_again_too(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    for act in (lambda: DeskFile.open(desk_file.path, who="李四").close(), lambda: desk_file.backup("timer")):
        failures, real = [code], Database.reading

        @contextmanager
        def failing_once(
            database: Database, failures: list[int] = failures, real=real
        ) -> Iterator[sqlite3.Connection]:
            if failures:
                fault = sqlite3.DatabaseError("database disk image is malformed")
                fault.sqlite_errorcode = failures.pop()
                raise fault
            with real(database) as connection:
                yield connection

        with monkeypatch.context() as disk:
            disk.setattr(Database, "reading", failing_once)
            act()
        assert not failures


@pytest.mark.parametrize("column", ["hash", "state", "who", "edit"])
def test_bytes_where_a_text_belongs_are_damage_like_any_other(
    path: Path, desk_file: DeskFile, column: str
) -> None:
    """As pages that were swapped have it."""
    desk_file.close()
    with closing(sqlite3.connect(path)) as connection:
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'journal'").fetchone()[0]
        loose = sql.replace(" STRICT", "").replace(f"{column} TEXT NOT NULL", f"{column} BLOB")
        connection.executescript(
            f"DROP TRIGGER journal_is_not_rewritten; PRAGMA writable_schema = ON;"
            f"UPDATE sqlite_schema SET sql = '{loose.replace(chr(39), chr(39) * 2)}' WHERE name = 'journal';"
        )
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"UPDATE journal SET {column} = x'E9FF'; PRAGMA writable_schema = ON;")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'journal'", (sql,))
        connection.commit()
    restore_trigger(path)
    try:
        with closing(DeskFile.open(path, who="李四")) as file:
            found = file.verify()
            assert not found.is_sound
            with pytest.raises(FileDamaged):
                file.edit(1)
    except (FileDamaged, StoreFailed):
        return
