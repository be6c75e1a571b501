"""Power cuts at every moment of every act, played on a disk that keeps what was synced and, of the rest, anything.

While the program works, all that SQLite writes is recorded. A cut takes the record up to some moment; each write since
the file's last sync is on the disk, or not, or some of its sectors are. What then opens must be what was acknowledged
last, or what was just being done.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import new_desk, open_desk, restored_desk
from perfdesk.domain.book import Book
from tests.campaigns.scene import GOAL, ON_A_DESK, WHO, imported, scenes
from tests.campaigns.sqlite_disk import Call, observed

SECTOR = 512
KINDS = ("all of it", "nothing", "the first ones", "any of it")
"""Which of the writes that nobody waited for are on the disk."""


class Acknowledged(NamedTuple):
    """What the program has said to be stored by then; None for a file that is not there yet."""

    book: Book | None


class Named(NamedTuple):
    """A finished file is given its name."""

    old: str
    new: str


Event = Call | Acknowledged | Named


@dataclass
class Recorder:
    """The events of one file and its rollback journal, from where they were as `start`."""

    path: Path
    start: Mapping[str, bytes]
    events: list[Event] = field(default_factory=list)

    def before(self, call: Call) -> int:
        return 0

    def after(self, call: Call) -> int:
        if call.act in ("write", "truncate", "sync", "delete") and Path(call.name).parent == self.path.parent:
            self.events.append(call)
        return 0

    @property
    def names(self) -> tuple[str, str]:
        return str(self.path), f"{self.path}-journal"

    @contextmanager
    def naming(self) -> Iterator[None]:
        usual = os.link

        def link(old: Path, new: Path) -> None:
            usual(old, new)
            self.events.append(Named(str(old), str(new)))

        os.link = link  # type: ignore[assignment] # as far as it is used
        try:
            yield
        finally:
            os.link = usual


class Medium:
    """What a file is on the disk for good, and what was written since its last sync."""

    def __init__(self, content: bytes | None) -> None:
        self.synced = content
        self.since: list[Call] = []

    def take(self, call: Call) -> None:
        match call.act:
            case "sync":
                self.synced = _after(self.synced or b"", self.since)
                self.since.clear()
            case "delete":
                self.synced, self.since = None, []
            case _:
                self.since.append(call)

    def after_cut(self, kind: str, chance: Random) -> bytes | None:
        kept = list(_kept(self.since, kind, chance))
        if self.synced is None and (not self.since or chance.random() < 0.5):
            return None  # its name, too, is there for good only after a sync
        return _after(self.synced or b"", kept)


def _after(content: bytes, calls: list[Call]) -> bytes:
    out = bytearray(content)
    for call in calls:
        if call.act == "truncate":
            del out[call.at :]
            out.extend(bytes(call.at - len(out)))
        else:
            out.extend(bytes(max(0, call.at - len(out))))
            out[call.at : call.at + len(call.data)] = call.data
    return bytes(out)


def _kept(calls: list[Call], kind: str, chance: Random) -> Iterator[Call]:
    if kind == "all of it":
        yield from calls
    if kind == "the first ones" and calls:
        count = chance.randrange(len(calls))
        yield from calls[:count]
        yield from _torn(calls[count], chance)
    if kind == "any of it":
        for call in calls:
            match chance.randrange(3):
                case 0:
                    yield call
                case 1:
                    yield from _torn(call, chance)


def _torn(call: Call, chance: Random) -> Iterator[Call]:
    """Some of its sectors."""
    for at in range(0, len(call.data), SECTOR):
        if chance.random() < 0.5:
            yield Call("write", call.name, call.at + at, call.data[at : at + SECTOR])


def campaign(runs: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    slips: list[str] = []
    each = -(-runs // len(ACTS))
    with TemporaryDirectory(prefix="cut-") as folder:
        for name, act in ACTS.items():
            record = recorded(act)
            for number in range(each):
                chance = Random(f"{seed} {name} {number}")
                at, kind = chance.randrange(len(record.events)) + 1, KINDS[number % len(KINDS)]
                counts["cuts"] += 1
                try:
                    counts[f"{name}: {outcome(record, at, kind, chance, Path(folder))}"] += 1
                except Exception as slip:  # whatever it is, it is what the campaign looks for
                    slips.append(
                        f"{name}, event {at} of {len(record.events)}, {kind}: {type(slip).__name__} {slip}"
                    )
    return counts, slips


def outcome(record: Recorder, at: int, kind: str, chance: Random, folder: Path) -> str:
    """Whether the last acknowledged book was found or the one on the way. Raises AssertionError for any other."""
    media, said = played(record, at)
    following = next((each for each in record.events[at:] if isinstance(each, Acknowledged)), said)
    path = folder / record.path.name
    for name in record.names:
        content = media[name].after_cut(kind, chance)
        beside = path.with_name(Path(name).name)
        beside.unlink(missing_ok=True)
        if content is not None:
            beside.write_bytes(content)
    return _found(path, said, following)


def played(record: Recorder, at: int) -> tuple[Mapping[str, Medium], Acknowledged]:
    """What is on the disk after so many events, and what was said to be there."""
    media = defaultdict(lambda: Medium(None), {name: Medium(data) for name, data in record.start.items()})
    said = Acknowledged(None)
    for event in record.events[:at]:
        match event:
            case Acknowledged():
                said = event
            case Named(old, new):
                media[new] = media.pop(old)
            case Call():
                media[event.name].take(event)
    return media, said


def _found(path: Path, said: Acknowledged, following: Acknowledged) -> str:
    if said.book is None and not path.exists():
        return "nothing acknowledged, no file"
    with closing(open_desk(path, WHO)) as desk:
        assert not desk.file.damage_beside(), f"{desk.file.damage_beside()}"
        found = desk.book
        assert found in (said.book, following.book), "neither what was acknowledged nor what was being done"
        desk.enter(GOAL, "接着改") if GOAL.item in desk.tree.items else desk.add_table("接着改", 2026)
    return "as acknowledged" if found == said.book else "with what was being done"


Acting = Callable[[Path, Callable[[Desk], None]], None]


def recorded(act: "Act") -> Recorder:
    with scenes() as fresh:
        path = fresh() / act.file
        start = {str(path): path.read_bytes()} if path.exists() else {}
        record = Recorder(path, start)
        record.events.append(Acknowledged(act.book_before(path)))
        with observed(record), record.naming():
            act.run(path, lambda desk: record.events.append(Acknowledged(desk.book)))
    return record


class Act(NamedTuple):
    """`run` is given the path and what to call with the desk each time something is acknowledged."""

    run: Acting
    file: str = "a.perfdesk"

    def book_before(self, path: Path) -> Book | None:
        if not path.exists():
            return None
        copy = path.with_name("before.perfdesk")
        copy.write_bytes(path.read_bytes())
        with closing(open_desk(copy, WHO)) as desk:
            return desk.book


@contextmanager
def _desk(path: Path) -> Iterator[Desk]:
    with closing(open_desk(path, WHO)) as desk:
        yield desk


def _edits(path: Path, said: Callable[[Desk], None]) -> None:
    with _desk(path) as desk:
        for number in range(12):
            desk.enter(GOAL, f"第{number}次" * (40 * number + 1))
            said(desk)


def _undone_and_redone(path: Path, said: Callable[[Desk], None]) -> None:
    with _desk(path) as desk:
        for act in (desk.undo, desk.undo, desk.redo, desk.undo, desk.redo, desk.redo):
            act()
            said(desk)


def _acts(path: Path, said: Callable[[Desk], None]) -> None:
    with _desk(path) as desk:
        for name in ("duplicate", "waive", "repair", "remove"):
            ON_A_DESK[name](desk)
            said(desk)


def _imports(path: Path, said: Callable[[Desk], None]) -> None:
    with _desk(path) as desk:
        for prefix in "bcd":
            desk.accept(imported(prefix), b"content" * 5000)
            said(desk)


def _restored(path: Path, said: Callable[[Desk], None]) -> None:
    backup = next(path.with_name(f"{path.name}.backups").glob("*-timer-*"))
    with closing(restored_desk(path, backup, WHO)) as desk:
        said(desk)


def _migrated(path: Path, said: Callable[[Desk], None]) -> None:
    with _desk(path) as desk:
        said(desk)


def _created(path: Path, said: Callable[[Desk], None]) -> None:
    with closing(new_desk(path, WHO)) as desk:
        said(desk)
        desk.accept(imported())
        said(desk)


ACTS: Mapping[str, Act] = {
    "edit": Act(_edits), "undo and redo": Act(_undone_and_redone), "other acts": Act(_acts), "import": Act(_imports),
    "restore": Act(_restored), "migrate": Act(_migrated, "old.perfdesk"), "create": Act(_created, "new.perfdesk"),
}  # fmt: skip
