"""A file damaged anywhere: each complaint has a name, nothing differs in silence, what is offered can be put back."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

from perfdesk.desk.desk import Desk
from perfdesk.desk.provenance import Provenance
from perfdesk.desk.starting import open_desk, restored_desk
from perfdesk.desk.troubles import ALL, FileDamaged, FileTooNew, NotADeskFile, StoreFailed
from perfdesk.domain.book import Book
from perfdesk.domain.draft import SourceFile
from perfdesk.domain.edits import Edit
from perfdesk.domain.items import value_at
from perfdesk.store.desk_file import FileInfo, JournalEntry
from tests.campaigns.scene import GOAL, WHO, scenes

PAGE, SECTOR = 4096, 512
NOTHING_DIFFERS = "open, nothing differs"


class All(NamedTuple):
    """What a file says, its side data too."""

    book: Book
    journal: tuple[JournalEntry, ...]
    edits: tuple[Edit, ...]
    source: tuple[SourceFile, bytes | None] | None
    place: Provenance | None
    info: FileInfo


def campaign(runs: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    slips: list[str] = []
    with scenes() as fresh:
        path = fresh() / "a.perfdesk"
        sound = path.read_bytes()
        with closing(open_desk(path, WHO)) as desk:
            said = all_of(desk)
        chance = Random(seed)
        for number in range(runs):
            path.write_bytes(damaged(sound, number, chance))
            counts["files"] += 1
            try:
                counts[outcome(path, said)] += 1
            except Exception as slip:  # whatever it is, it is what the campaign looks for
                slips.append(f"file {number}: {type(slip).__name__} {slip}")
                path = fresh() / "a.perfdesk"
    return counts, slips


def all_of(desk: Desk) -> All:
    file = desk._file
    journal = tuple(file.entries())
    place = desk.provenance(GOAL)
    kept = file.source_file(place.source.sha256) if place else None
    return All(
        desk.book, journal, tuple(file.edit(entry.seq) for entry in journal), kept, place, desk.file.info
    )


def outcome(path: Path, said: All) -> str:
    """Raises AssertionError, or an error that has no name."""
    try:
        with closing(open_desk(path, WHO)) as desk:
            noticed = _noticed(desk, said)
            book = desk.book
        if noticed == NOTHING_DIFFERS:
            with closing(open_desk(path, WHO)) as desk:
                assert desk.book == book, "what was done since is not there"
        return noticed
    except FileDamaged as refused:
        put_back(path, refused.backup)
        return "refused, the offered backup put back"
    except (NotADeskFile, FileTooNew, StoreFailed):
        put_back(path, next(path.with_name(f"{path.name}.backups").glob("*-timer-*")))
        return "refused as another kind of file, a backup put back"


def _noticed(desk: Desk, said: All) -> str:
    """Open for work: the tables are right, and what is not beside them is told."""
    assert desk.book == said.book, "the tables differ in silence"
    beside = desk.file.damage_beside()
    if not beside:
        assert all_of(desk) == said, "side data differ in silence"
    use(desk)
    return "open, damage beside the tables told" if beside else NOTHING_DIFFERS


def put_back(path: Path, backup: Path | None) -> None:
    assert backup is not None, "there is one beside the file"
    with closing(restored_desk(path, backup, WHO)) as restored:
        assert not restored.read_only
        assert value_at(restored.tree.item(GOAL.item), "goal") == "一"
        restored.enter(GOAL, "接着改")
    for made in path.with_name(f"{path.name}.backups").glob("*"):
        if "-timer-" not in made.name:
            made.unlink()


def use(desk: Desk) -> None:
    """What a person may do; only named troubles may come of it."""
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.history.undo_field, lambda: desk.history.redo_field,
        lambda: desk.file.info, lambda: desk.provenance(GOAL),
        lambda: desk.file.backup("repair").unlink(), desk.undo, desk.undo, desk.redo, lambda: desk.enter(GOAL, "改了"),
    )  # fmt: skip
    for act in acts:
        with suppress(*ALL):
            act()


def damaged(sound: bytes, number: int, chance: Random) -> bytes:
    """By turns: a bit, a byte, a sector of noise, a page of zeros, a cut, two pages swapped, a zeroed tail, more."""
    at = chance.randrange(len(sound))
    start, sector = at // PAGE * PAGE, at // SECTOR * SECTOR
    match number % 8:
        case 0:
            return sound[:at] + bytes([sound[at] ^ 1 << chance.randrange(8)]) + sound[at + 1 :]
        case 1:
            return sound[:at] + chance.randbytes(1) + sound[at + 1 :]
        case 2:
            return sound[:sector] + chance.randbytes(SECTOR) + sound[sector + SECTOR :]
        case 3:
            return sound[:start] + bytes(PAGE) + sound[start + PAGE :]
        case 4:
            return sound[:at]
        case 5:
            return sound[:at] + bytes(len(sound) - at)
        case 6:
            return sound + chance.randbytes(at)
        case _:
            return _swapped(sound, start, chance.randrange(len(sound) // PAGE) * PAGE)


def _swapped(sound: bytes, one: int, other: int) -> bytes:
    pages = bytearray(sound)
    pages[one : one + PAGE] = sound[other : other + PAGE]
    pages[other : other + PAGE] = sound[one : one + PAGE]
    return bytes(pages)
