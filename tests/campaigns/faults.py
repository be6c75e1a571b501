"""Every call to the system in every act fails in turn: no acknowledged edit is lost, screen and file agree."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from errno import EIO, ENOSPC
from pathlib import Path
from random import Random

from perfdesk.desk.desk import Desk
from perfdesk.desk.exporting import ReadBackDiffers
from perfdesk.desk.starting import open_desk
from perfdesk.desk.troubles import ALL, StoreFailed
from perfdesk.domain.book import Book
from perfdesk.formats.reading import read_file
from tests.campaigns.failing import NONE, WRITING, Failing, Fault, How, failing_io
from tests.campaigns.scene import GOAL, ON_A_DESK, ON_A_FOLDER, WHO, WORKED_ON, scenes

NAMED = (*ALL, OSError, ReadBackDiffers)
"""What window and command line have a sentence for."""
HOWS: tuple[tuple[int, How], ...] = (
    (EIO, "once"), (EIO, "for ever"), (EIO, "done all the same"), (ENOSPC, "once"), (ENOSPC, "for ever"),
)  # fmt: skip


class Lost(AssertionError):
    """What must not be."""


def campaign(runs: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    """At most so many faults of each act, spread over its calls; 0 for every call."""
    counts: Counter[str] = Counter()
    slips: list[str] = []
    with scenes() as fresh, failing_io(fresh()) as disk:
        for name in (*ON_A_DESK, *ON_A_FOLDER):
            for fault in chosen(list(faults_of(name, fresh, disk)), runs, seed):
                counts.update(("faults", f"in {name}"))
                try:
                    counts[tried(name, fault, fresh(), disk)] += 1
                except Exception as slip:  # whatever it is, it is what the campaign looks for
                    slips.append(f"{name}, {fault}: {type(slip).__name__} {slip}")
    return counts, slips


def chosen(faults: list[Fault], most: int, seed: int) -> list[Fault]:
    return sorted(Random(seed).sample(faults, most)) if 0 < most < len(faults) else faults


def faults_of(name: str, fresh: Callable[[], Path], disk: Failing) -> Iterator[Fault]:
    """Every call of the act, as one without faults makes them, failing in every way that it can."""
    for error, how in HOWS:
        desk, refused = acted(name, Fault(NONE.at, error, how), fresh(), disk)
        if refused is not None:
            raise refused
        if desk is not None:
            desk.close()
        made = enumerate(disk.made, 1)
        yield from (Fault(at, error, how) for at, call in made if error == EIO or call in WRITING)


def acted(name: str, fault: Fault, folder: Path, disk: Failing) -> tuple[Desk | None, Exception | None]:
    """The act with the fault; the desk is left open."""
    desk = open_desk(folder / "a.perfdesk", WHO) if name in ON_A_DESK else None
    try:
        with disk.armed(fault):
            if desk is not None:
                ON_A_DESK[name](desk)
            else:
                ON_A_FOLDER[name](folder)
    except NAMED as refused:
        return desk, refused
    return desk, None


def tried(name: str, fault: Fault, folder: Path, disk: Failing) -> str:
    """How it ended. Raises Lost, or what the program knows no sentence for."""
    before = book_in(folder / WORKED_ON.get(name, "a.perfdesk"))
    desk, refused = acted(name, fault, folder, disk)
    outcome = "refused" if refused else "done all the same" if disk.hits else "not reached"
    if desk is not None:
        goes_on(desk, name)
    else:
        comes_out(name, folder, before, refused)
    exports_are_whole(folder)
    nothing_is_left(folder)
    return outcome


def book_in(path: Path) -> Book | None:
    if not path.exists() or path.name == "b.perfdesk":
        return None
    copy = path.with_name("looked-at.perfdesk")
    for ending in ("-journal", ""):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            copy.with_name(copy.name + ending).write_bytes(beside.read_bytes())
    with closing(Desk.open(copy, WHO)) as desk:
        book = desk.book
    remove(copy)
    return book


def remove(path: Path) -> None:
    path.unlink()
    for backup in path.with_name(f"{path.name}.backups").glob("*"):
        backup.unlink()
    folder = path.with_name(f"{path.name}.backups")
    if folder.exists():
        folder.rmdir()


def goes_on(desk: Desk, name: str) -> None:
    """The screen says what the file says; the next edit, or the one after it, is taken, and all of it is kept."""
    with closing(desk):
        desk.settle()
        if book_in(desk.path) != desk.book:
            raise Lost("screen and file differ")
        if not (name == "remove" and GOAL.item not in desk.tree.items):
            work_is_taken(desk)
        book = desk.book
    with closing(open_desk(desk.path, WHO)) as again:
        if again.book != book:
            raise Lost("an acknowledged edit is gone")
        if again.file.damage_beside():
            raise Lost(f"{again.file.damage_beside()}")


def work_is_taken(desk: Desk) -> None:
    try:
        desk.enter(GOAL, "接着改")
    except StoreFailed:
        desk.enter(GOAL, "接着改")


def comes_out(name: str, folder: Path, before: Book | None, refused: Exception | None) -> None:
    """The file is as it was or as it was to be, and what was refused can be done now."""
    path = folder / WORKED_ON.get(name, "a.perfdesk")
    if refused is not None and name in ("create", "convert") and path.exists():
        with closing(open_desk(path, WHO)):  # made, but not opened any more: a whole one
            path.unlink()
    if name in ("open", "migrate") and book_in(path) != before:
        raise Lost("the book is another one")
    if refused is not None:
        ON_A_FOLDER[name](folder)
    with closing(open_desk(path, WHO)) as desk:
        if desk.read_only:
            raise Lost("read-only")
        if desk.file.damage_beside():
            raise Lost("damage beside")


def exports_are_whole(folder: Path) -> None:
    for name in ("out.xlsx", "out.docx", "out.tsv"):
        if not read_file(folder / name).tables:
            raise Lost(f"no table in {name}")


def nothing_is_left(folder: Path) -> None:
    """No half of a copy, no lock; a fault that also hits the taking away leaves what the next start sweeps."""
    left = {path.name for path in folder.rglob("*") if path.is_file() and not _is_known(path)}
    if left:
        raise Lost(f"left behind: {sorted(left)}")


def _is_known(path: Path) -> bool:
    swept = (".part", ".part-journal", ".part.lock", ".unfinished", ".unfinished-journal", ".restored")
    return path.name.endswith((".perfdesk", ".xlsx", ".docx", ".tsv", *swept))
