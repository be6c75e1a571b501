"""A damaged file: every complaint has a name, and every backup that is offered can be put back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import open_desk, restored_desk
from perfdesk.desk.troubles import FileDamaged, FileTooNew, NotADeskFile, StoreFailed
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.domain.origin import Origin, Spot
from perfdesk.store import backing_up
from perfdesk.store.schema import STATEMENTS
from tests.builders import small_table
from tests.campaigns.damage import put_back, use

GOAL = Place(Id("p1"), "goal")


@pytest.fixture
def sound(desk: Desk) -> bytes:
    """With a backup beside it, that holds all but the last edit."""
    desk.enter(GOAL, "一")
    desk.enter(GOAL, "二")
    desk.undo()
    desk.file.backup("timer")
    desk.enter(GOAL, "三")
    desk.close()
    return desk.path.read_bytes()


def test_no_byte_of_the_header_keeps_a_backup_from_being_put_back(desk: Desk, sound: bytes) -> None:
    for at in range(0, 100, 4):
        desk.path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x41]) + sound[at + 1 :])
        opens_or_is_restored(desk.path)


def opens_or_is_restored(path: Path) -> bool:
    try:
        with closing(open_desk(path, "测试员")) as opened:
            use(opened)
        return False
    except FileDamaged as refused:
        put_back(path, refused.backup)
    except (NotADeskFile, FileTooNew, StoreFailed):
        put_back(path, next(path.with_name(f"{path.name}.backups").glob("*-timer-*")))
    return True


Meddle = Callable[[str], None]


@pytest.fixture
def meddle(empty: Desk) -> Meddle:
    """Something else changes the journal of the closed file, which is then as PerfDesk makes it again."""

    def execute(script: str) -> None:
        trigger = next(each for each in STATEMENTS if "journal_is_not_rewritten" in each)
        with closing(sqlite3.connect(empty.path)) as connection:
            connection.executescript(
                f"PRAGMA ignore_check_constraints = ON; DROP TRIGGER journal_is_not_rewritten; {script}; {trigger}"
            )

    return execute


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE journal SET kind = 'dn' WHERE seq = 2",
        "UPDATE journal SET of = 99 WHERE kind = 'undo'",
        "UPDATE journal SET of = 1 WHERE kind = 'undo'; UPDATE journal SET kind = 'redo' WHERE seq = 3",
    ],
)
def test_a_journal_that_cannot_be_followed_gives_way_to_the_backup(
    desk: Desk, sound: bytes, meddle: Meddle, script: str
) -> None:
    """The rows are sound, so the fault shows only after they were read, when the lock is ours already."""
    assert sound
    meddle(script)
    assert opens_or_is_restored(desk.path)


def test_a_damaged_last_line_leaves_the_file_open_and_only_undoing_is_refused(
    desk: Desk, sound: bytes, meddle: Meddle
) -> None:
    assert sound
    meddle("UPDATE journal SET edit = replace(edit, '三', '四') WHERE seq = 5")
    with closing(open_desk(desk.path, "测试员")) as opened:
        assert (opened.history.undo_action, opened.history.undo_field) == ("change", None)
        with pytest.raises(FileDamaged) as refused:
            opened.undo()
        assert refused.value.backup is not None
        opened.enter(GOAL, "接着改")


BESIDE = {
    "journal": "UPDATE journal SET who = 'x' WHERE seq = 1",
    "meta": "UPDATE meta SET value = 'x' WHERE key = 'created_by'",
    "origin": "UPDATE origin SET text = 'x'",
    "source": "UPDATE source SET content = x'00'",
}


@pytest.fixture
def imported(empty: Desk) -> Desk:
    """With the file that it was imported from, and where a value stood in it."""
    content = b"content"
    source = SourceFile("t.txt", sha256(content).hexdigest(), "text")
    origin = Origin(source.sha256, "text", ((0, Spot(line=1)),))
    empty.accept(Draft(source, (small_table(),), Proof(), origins={GOAL: origin}), content)
    empty.enter(GOAL, "一")
    return empty


@pytest.mark.parametrize("table", BESIDE)
def test_damage_beside_the_tables_leaves_the_file_open_and_is_named(
    imported: Desk, meddle: Meddle, table: str
) -> None:
    assert imported.file.damage_beside() == ()
    imported.close()
    meddle(BESIDE[table])
    with closing(open_desk(imported.path, "测试员")) as opened:
        found = opened.file.damage_beside()
        assert {damage.table for damage in found} == {table}
        assert all(damage.rows for damage in found)
        opened.enter(GOAL, "接着改")


@pytest.mark.parametrize("table", BESIDE)
def test_a_backup_with_such_damage_is_offered_where_there_is_no_better_one(
    imported: Desk, meddle: Meddle, table: str
) -> None:
    sound = imported.file.backup("timer")
    imported.close()
    meddle(BESIDE[table])
    with closing(open_desk(imported.path, "测试员")) as opened:
        newer = opened.file.backup("timer")
    meddle("UPDATE project SET goal = 'x'")
    with pytest.raises(FileDamaged) as refused:
        open_desk(imported.path, "测试员")
    assert refused.value.backup == sound, "a wholly sound one is better"
    sound.unlink()
    with pytest.raises(FileDamaged) as refused:
        open_desk(imported.path, "测试员")
    assert refused.value.backup == newer
    with closing(restored_desk(imported.path, newer, "测试员")) as restored:
        assert value_at(restored.tree.item(GOAL.item), "goal") == "一"


SWAPPED = {
    "project": "project_parent",
    "unit": "sqlite_autoindex_unit_1",
    "origin": "sqlite_autoindex_origin_1",
}


@pytest.mark.parametrize("table", SWAPPED)
def test_a_damaged_index_loses_no_edit_and_is_made_anew(imported: Desk, table: str) -> None:
    """Two pages of a file that were swapped are an index that finds nothing, and no hash is about it."""
    said = imported.file.info, imported.provenance(GOAL)
    imported.close()
    emptied(imported.path, SWAPPED[table])
    with closing(open_desk(imported.path, "测试员")) as opened:
        assert (opened.file.info, opened.provenance(GOAL)) == said
        opened.enter(GOAL, "改了")
        opened.remove([Id("u1")])
        opened.undo()
        book = opened.book
    with closing(open_desk(imported.path, "测试员")) as again:
        assert again.book == book


def emptied(path: Path, index: str) -> None:
    """The index as one of an empty table has it: a leaf page without cells."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes([10, 0, 0, 0, 0, *size.to_bytes(2, "big"), 0]).ljust(
        size, b"\0"
    )
    path.write_bytes(content)


def test_a_place_in_the_source_that_makes_no_sense_is_damage_by_name(imported: Desk, meddle: Meddle) -> None:
    imported.close()
    meddle("UPDATE origin SET trail = 'no trail'")
    with closing(open_desk(imported.path, "测试员")) as opened, pytest.raises(FileDamaged):
        opened.provenance(GOAL)


def test_a_file_whose_last_line_has_no_hash_any_more_can_be_restored(
    desk: Desk, sound: bytes, meddle: Meddle
) -> None:
    assert sound
    meddle("UPDATE journal SET hash = '不是数字' WHERE seq = 5; UPDATE project SET goal = 'x'")
    assert opens_or_is_restored(desk.path)


def test_restoring_does_not_wait_for_ever_for_another_program(
    desk: Desk, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own way of copying a database would."""
    assert sound
    monkeypatch.setattr(backing_up, "_PATIENCE", 0.1)
    backup = next(desk.path.with_name(f"{desk.path.name}.backups").glob("*-timer-*"))
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM journal").fetchone()
        with pytest.raises(StoreFailed, match="locked"):
            restored_desk(desk.path, backup, "测试员")
    restored_desk(desk.path, backup, "测试员").close()


def test_a_refusal_that_is_still_being_shown_does_not_keep_the_file_locked(
    desk: Desk, sound: bytes, meddle: Meddle
) -> None:
    """Its traceback holds whatever was being read, which would keep the backup from being put back."""
    assert sound
    meddle("UPDATE journal SET edit = 'x'")
    with pytest.raises(FileDamaged) as refused, closing(open_desk(desk.path, "测试员")) as opened:
        opened.undo()
    put_back(desk.path, refused.value.backup)
