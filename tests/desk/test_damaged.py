"""A file damaged anywhere: every complaint has a name, and every backup that is offered can be put back."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import open_desk, restored_desk
from perfdesk.desk.troubles import ALL, FileDamaged, FileTooNew, NotADeskFile, StoreFailed
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.domain.origin import Origin, Spot
from perfdesk.store.schema import STATEMENTS
from tests.builders import small_table

GOAL = Place(Id("p1"), "goal")
TRIES = int(os.environ.get("PERFDESK_DAMAGED_FILES", "60"))
"""The full campaign: PERFDESK_DAMAGED_FILES=2000."""


@pytest.fixture
def sound(desk: Desk) -> bytes:
    """With a backup beside it, that holds all but the last edit."""
    desk.enter(GOAL, "一")
    desk.enter(GOAL, "二")
    desk.undo()
    desk.backup("timer")
    desk.enter(GOAL, "三")
    desk.close()
    return desk.path.read_bytes()


def test_a_file_damaged_anywhere_is_refused_by_name_and_its_backup_can_be_put_back(
    desk: Desk, sound: bytes
) -> None:
    chance, restored = random.Random(12), 0
    for number in range(TRIES):
        desk.path.write_bytes(damaged(sound, number, chance))
        restored += opens_or_is_restored(desk.path)
    assert restored > TRIES // 10


def test_no_byte_of_the_header_keeps_a_backup_from_being_put_back(desk: Desk, sound: bytes) -> None:
    for at in range(0, 100, 1 if TRIES > 60 else 4):
        desk.path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x41]) + sound[at + 1 :])
        opens_or_is_restored(desk.path)


def opens_or_is_restored(path: Path) -> bool:
    try:
        with closing(open_desk(path, "测试员")) as opened:
            use(opened)
        return False
    except FileDamaged as refused:
        backup = refused.backup
        assert backup is not None, "there is one beside the file"
    except (NotADeskFile, FileTooNew, StoreFailed):
        backup = next(path.with_name(f"{path.name}.backups").glob("*-timer-*"))
    with closing(restored_desk(path, backup, "测试员")) as restored:
        assert not restored.read_only
        assert value_at(restored.tree.item(GOAL.item), "goal") == "一"
        restored.enter(GOAL, "接着改")
    for aside in path.with_name(f"{path.name}.backups").glob("*-damaged-*"):
        aside.unlink()
    return True


def use(desk: Desk) -> None:
    """What a person may do; only named troubles may come of it."""
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.undo_field, lambda: desk.redo_field, lambda: desk.info, lambda: desk.provenance(GOAL),
        lambda: desk.backup("repair").unlink(), desk.undo, desk.undo, desk.redo, lambda: desk.enter(GOAL, "改了"),
    )  # fmt: skip
    for act in acts:
        with suppress(*ALL):
            act()


def damaged(sound: bytes, number: int, chance: random.Random) -> bytes:
    """By turns: a bit, a byte, a sector of noise, a page of zeros, a cut, two pages swapped."""
    at, page = chance.randrange(len(sound)), 4096
    start = at // page * page
    match number % 6:
        case 0:
            return sound[:at] + bytes([sound[at] ^ 1 << chance.randrange(8)]) + sound[at + 1 :]
        case 1:
            return sound[:at] + chance.randbytes(1) + sound[at + 1 :]
        case 2:
            return sound[: at & ~511] + chance.randbytes(512) + sound[(at & ~511) + 512 :]
        case 3:
            return sound[:start] + bytes(page) + sound[start + page :]
        case 4:
            return sound[:at]
        case _:
            other = chance.randrange(len(sound) // page) * page
            pages = bytearray(sound)
            pages[start : start + page] = sound[other : other + page]
            pages[other : other + page] = sound[start : start + page]
            return bytes(pages)


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
        assert (opened.undo_action, opened.undo_field) == ("change", None)
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
    assert imported.damage_beside() == ()
    imported.close()
    meddle(BESIDE[table])
    with closing(open_desk(imported.path, "测试员")) as opened:
        found = opened.damage_beside()
        assert {damage.table for damage in found} == {table}
        assert all(damage.rows for damage in found)
        opened.enter(GOAL, "接着改")


@pytest.mark.parametrize("table", BESIDE)
def test_a_backup_with_such_damage_is_offered_where_there_is_no_better_one(
    imported: Desk, meddle: Meddle, table: str
) -> None:
    sound = imported.backup("timer")
    imported.close()
    meddle(BESIDE[table])
    with closing(open_desk(imported.path, "测试员")) as opened:
        newer = opened.backup("timer")
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
