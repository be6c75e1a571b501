"""What came back from the sections: each file looked at, compared with what was handed out and merged so far."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from perfdesk.desk import ENDING
from perfdesk.desk.desk import Desk
from perfdesk.desk.merging.handing_out import HandOut, handed_out, part_of, wholes_around
from perfdesk.desk.merging.recognised import NotPlaced, recognised
from perfdesk.desk.reading import Version, read_draft, read_version
from perfdesk.desk.troubles import ALL
from perfdesk.domain.book import Book, Table
from perfdesk.domain.comparing.comparing import identified
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.merging.arrival import Arrival, Touch

MERGE = "merge"


class ArrivalState(StrEnum):
    OUT = "out"
    """Handed out and not back."""
    BACK = "back"
    MERGED = "merged"
    CHANGED = "changed"
    """Merged, and changed by its section since."""
    SAME = "same"
    """Back as it was handed out."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A line of the board. `arrival` is there for what can be merged, `fault` for what could not be opened."""

    name: str
    state: ArrivalState
    given: HandOut | None = None
    path: Path | None = None
    arrival: Arrival | None = None
    head: str = ""
    sha256: str = ""
    line: str = ""
    """What of our journal it goes back to; of a part its first line."""
    fault: Exception | None = None
    not_placed: tuple[NotPlaced, ...] = ()

    @property
    def can_be_merged(self) -> bool:
        return self.arrival is not None and self.state in (ArrivalState.BACK, ArrivalState.CHANGED)


class NotFromHere(ValueError):
    """A desk file that has no line of its journal in common with ours."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What our file knows of parts: a value, for looking at files on another thread.

    `lines` are the hashes of journal lines that stand for something we have, each with our line by then.
    """

    book: Book
    given: tuple[HandOut, ...]
    lines: Mapping[str, int]
    merged: Mapping[str, str]
    """By the head of a merged file, the line that it goes back to."""
    bases: Mapping[int, Book]
    """By a line of ours at which a part was handed out, what we had then."""

    @classmethod
    def of(cls, desk: Desk) -> "Ledger":
        given = tuple(handed_out(desk))
        entries = desk.history.entries()
        lines = {entry.hash: entry.seq for entry in entries}
        lines |= {each.line: each.seq for each in given}
        merged: dict[str, str] = {}
        for record in map(json.loads, desk.records(MERGE)):
            if desk.history.is_done(record["seq"]):
                merged |= {each["head"]: each["line"] for each in record["arrivals"]}
        lines |= {head: lines[line] for head, line in merged.items() if line in lines}
        bases = {
            seq: then.book for seq, then in desk.history.since_each({each.seq for each in given}).items()
        }
        return cls(desk.book, given, lines, merged, bases)

    def line_of(self, version: Version) -> str:
        """The line that the file goes back to: of a part its first one."""
        return self.merged.get(version.since, version.since)


def still_out(desk: Desk) -> list[HandOut]:
    """What was handed out and is not merged yet, oldest first."""
    given = handed_out(desk)
    lines = {each.line for each in given}
    records = [
        record for record in map(json.loads, desk.records(MERGE)) if desk.history.is_done(record["seq"])
    ]
    merged = {each["line"] for record in records for each in record["arrivals"]}
    by_name = {  # came back as workbooks, and stand for what was handed out before
        each["name"]: record["seq"]
        for record in records
        for each in record["arrivals"]
        if each["line"] not in lines
    }
    return [each for each in given if each.line not in merged and each.seq >= by_name.get(each.name, 0)]


def board(
    ledger: Ledger, paths: Sequence[Path], cancelled: Callable[[], bool] = lambda: False
) -> list[Arrived]:
    """Every part that was handed out, then what else came, a second file of the same part among it."""
    by_line: dict[str, Arrived] = {}
    others: list[Arrived] = []
    for each in (_looked_at(ledger, path, cancelled) for path in paths if not cancelled()):
        if each.given is not None and each.given.line not in by_line:
            by_line[each.given.line] = each
        else:
            others.append(each)
    out = [by_line.get(each.line) or Arrived(each.name, ArrivalState.OUT, each) for each in ledger.given]
    return [*out, *others]


def _looked_at(ledger: Ledger, path: Path, cancelled: Callable[[], bool]) -> Arrived:
    """What a file is. Whatever is wrong with it is told in its line and holds nothing else up."""
    try:
        if path.suffix.lower() != ENDING:
            return _recognised(ledger, path, cancelled)
        version = read_version(path, ledger.lines.keys(), cancelled)
    except (*ALL, OSError) as fault:
        return Arrived(path.stem, ArrivalState.REFUSED, _given_by_name(ledger, path), path, fault=fault)
    given = next((each for each in ledger.given if each.line == ledger.line_of(version)), None)
    name = given.name if given is not None else path.stem
    if not version.since:
        return Arrived(name, ArrivalState.REFUSED, given, path, fault=NotFromHere(path))
    arrival = Arrival(name, version.base, version.book, version.touched)
    if given is not None:
        whole = ledger.bases[given.seq]
        around = wholes_around(whole, _items_given(whole, given))
        arrival = replace(arrival, known=frozenset(item.id for item in walk(whole)), around=around)
    state = _state(ledger, version)
    line = ledger.line_of(version)
    return Arrived(name, state, given, path, arrival, version.head, version.sha256, line)


def _items_given(whole: Book, given: HandOut) -> set[Id]:
    """Of a blank table nothing but itself."""
    part = part_of(whole, given.items)
    return {item.id for item in (walk(part) if given.projects else part.tables)}


def _state(ledger: Ledger, version: Version) -> ArrivalState:
    is_known = version.since in ledger.merged
    if version.base == version.book:
        return ArrivalState.MERGED if is_known else ArrivalState.SAME
    return ArrivalState.CHANGED if is_known else ArrivalState.BACK


def _given_by_name(ledger: Ledger, path: Path) -> HandOut | None:
    """The part that the file was, when it cannot be asked."""
    return next((each for each in ledger.given if Path(each.file).stem == path.stem), None)


def _given_by_rows(ledger: Ledger, path: Path, tables: Sequence[Table]) -> HandOut | None:
    """The part that a renamed workbook was: its name stands in the file's, and no row is of another part.

    By its rows alone it would not be certain: an export from before the part was handed out has the same.
    """
    named = [each for each in ledger.given if Path(each.file).stem in path.stem or each.name in path.stem]
    found = [each for each in named if _holds_nothing_else(ledger.bases[each.seq], each, tables)]
    return found[0] if len(found) == 1 else None


def _holds_nothing_else(whole: Book, given: HandOut, tables: Sequence[Table]) -> bool:
    there = set(identified(whole.tables, tables).values())
    return bool(there) and there <= _items_given(whole, given)


def _recognised(ledger: Ledger, path: Path, cancelled: Callable[[], bool]) -> Arrived:
    """A workbook or document of a section: its rows are found again by their words."""
    draft = read_draft(path, cancelled, with_places=False)
    given = _given_by_name(ledger, path) or _given_by_rows(ledger, path, draft.tables)
    return from_words(ledger, draft, path, given, ledger.bases[given.seq] if given else None)


def from_words(ledger: Ledger, draft: Draft, path: Path, given: HandOut | None, base: Book | None) -> Arrived:
    """Without a `base` nobody knows what the file began from: whatever differs from ours has to be decided."""
    found = recognised(base or ledger.book, draft.tables)
    name = given.name if given is not None else path.stem
    arrival = Arrival(name, base or Book(), found.book, around=found.around)
    is_same, digest = found.book == (base or ledger.book), draft.source.sha256
    state = ArrivalState.SAME if is_same else ArrivalState.BACK
    if digest in ledger.merged:
        state = ArrivalState.MERGED
    residue = tuple(NotPlaced("residue", piece.text) for piece in draft.proof.residue)
    not_placed = (*found.not_placed, *residue)
    return Arrived(name, state, given, path, arrival, digest, digest, not_placed=not_placed)


def record_of(arrived: Sequence[Arrived], seq: int) -> bytes:
    """What a merge leaves beside the book, written as the line `seq`."""
    taken = [
        {
            "name": each.name,
            "file": each.path.name if each.path else "",
            "sha256": each.sha256,
            "head": each.head,
            "line": each.line,
        }
        for each in arrived
    ]
    return json.dumps({"seq": seq, "arrivals": taken}, ensure_ascii=False).encode()


def touched_since(desk: Desk, ledger: Ledger) -> Mapping[Place, Touch]:
    """Who changed what of ours since the first part was handed out. Reads the journal: once for each ledger."""
    first = min((each.seq for each in ledger.given), default=0)
    return desk.history.since(first).touched
