"""The review package (`.pdreview`): what people say about tables, and of these only what they are known by.

One line of JSON without compression; the notes stand in it as in a line of the journal. It comes from elsewhere, so it
is looked through in the reading child and taken over only where everything in it is what it says.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from perfdesk import __version__
from perfdesk.domain.appraising import is_fair
from perfdesk.domain.book import Book, Table
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, is_value
from perfdesk.domain.notes import Appraisal, Comment, Mark, Note, Proposal, Spoken
from perfdesk.domain.standing import said_at
from perfdesk.domain.table import TargetTable
from perfdesk.domain.talk import in_time
from perfdesk.domain.tree import Tree
from perfdesk.formats.own_file import content_in
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.codec import decode, encode

VERSION = 1
MAX_FILE = 20 * 2**20
"""Bytes; ten thousand comments are about four million."""
_LONGEST, _LONGEST_NAME = 20_000, 200
_AHEAD = timedelta(days=366)
"""How far another computer's clock may be wrong."""


@dataclass(frozen=True, slots=True)
class Review:
    """`notes` by their tables; `said` is what each project of the tables said when the package was made."""

    who: str
    at: str
    notes: tuple[tuple[Id, Spoken], ...]
    said: Mapping[Id, str]
    titles: tuple[str, ...]


class OtherTables(Exception):
    """A review of tables that are not in the file; `named` is what they are called."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__(titles)
        self.named = "、".join(titles)[:200]


class NothingSaid(Exception):
    """There are no comments, proposals or decisions to be handed on."""


def package_of(book: Book, who: str, tables: Iterable[Id] | None = None) -> bytes:
    """What was said about the tables (None: all). Raises NothingSaid."""
    wanted = set(tables) if tables is not None else {table.id for table in book.tables}
    about = [table for table in book.tables if table.id in wanted]
    changes = tuple(ItemInserted(table.id, 0, note) for table in about for note in in_time(table.notes))
    if not changes:
        raise NothingSaid
    said = {
        "perfdesk_review": VERSION,
        "program": __version__,
        "who": who,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "tables": {table.id: [_title(table), _said(table)] for table in about},
        "notes": encode(Edit("take_review", changes)),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def looked_through(path: Path) -> bytes:
    """The content of a package in which everything is what it says. Raises Unreadable."""
    content = content_in(path, MAX_FILE)
    review_of(content)
    return content


def review_of(content: bytes) -> Review:
    """Raises Unreadable."""
    try:
        said = json.loads(content)
        if not isinstance(said, dict) or not isinstance(said.get("perfdesk_review"), int):
            raise Unreadable("review_not")
        if said["perfdesk_review"] > VERSION:
            raise Unreadable("review_too_new", version=str(said.get("program", ""))[:40])
        tables = {Id(str(key)): value for key, value in said["tables"].items()}
        notes = tuple(_notes(decode(said["notes"]), tables))
        known = {Id(each): text for _, projects in tables.values() for each, text in projects.items()}
        titles = tuple(str(title)[:_LONGEST_NAME] for title, _ in tables.values())
        return Review(str(said["who"])[:_LONGEST_NAME], str(said["at"])[:40], notes, known, titles)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        raise Unreadable("review_not") from None


def _notes(edit: Edit, tables: Mapping[Id, object]) -> Iterator[tuple[Id, Spoken]]:
    """Raises ValueError for anything else than what people say about these tables."""
    for change in edit.changes:
        if not isinstance(change, ItemInserted) or change.parent not in tables:
            raise ValueError
        note = change.item
        if not isinstance(note, Comment | Proposal | Mark | Appraisal):
            raise ValueError
        _refuse_crafted(note)
        yield change.parent, note


def _refuse_crafted(note: Spoken) -> None:
    """Raises ValueError, also for what is of another type than its field: the codec does not look."""
    texts = {name: getattr(note, name) for name in _TEXTS if hasattr(note, name)}
    if not all(isinstance(text, str) and len(text) <= _TEXTS[name] for name, text in texts.items()):
        raise ValueError
    if not note.id or not note.item or any("\0" in text for text in texts.values()):
        raise ValueError
    "".join(texts.values()).encode()  # no half of a character
    at = datetime.fromisoformat(note.at)
    if at.tzinfo is not UTC or at.isoformat(timespec="microseconds") != note.at:
        raise ValueError
    if at > datetime.now(UTC) + _AHEAD:
        raise ValueError
    if isinstance(note, Appraisal) and not is_fair(note):
        raise ValueError
    if isinstance(note, Mark) and not all(isinstance(part, str) for pair in note.seen for part in pair):
        raise ValueError


_TEXTS = {
    "id": 64, "item": 64, "answers": 64, "field": _LONGEST_NAME, "text": _LONGEST, "reason": _LONGEST,
    "opinion": _LONGEST, "said": 200_000, "who": _LONGEST_NAME, "unit": _LONGEST_NAME, "at": 40,
}  # fmt: skip
"""The most letters of each."""


def merging(tree: Tree, review: Review) -> Edit | None:
    """What is not in the book yet; None where all of it is. Raises OtherTables, or Unreadable for what is not new."""
    if not any(tree.has(table) for table, _ in review.notes):
        raise OtherTables(review.titles)
    changes = []
    notes = {note.id: note for _, note in review.notes}
    for table, note in dict.fromkeys(review.notes):
        _refuse_out_of_place(note, tree.items.get(note.item) or notes.get(note.item))
        known = tree.items.get(note.id)
        if known is not None and known != note:
            raise Unreadable("review_changed")
        if known is None and tree.has(table):
            changes.append(ItemInserted(table, 0, note))
    if len({change.item.id for change in changes}) < len(changes):
        raise Unreadable("review_changed")
    return Edit.of("take_review", changes)


def _refuse_out_of_place(note: Spoken, about: Item | None) -> None:
    """People talk about tables, only marks about what was said, and only values are proposed. Raises Unreadable."""
    if isinstance(note, Mark):
        is_in_place = not isinstance(about, Note) or isinstance(about, Comment | Proposal)
    elif isinstance(note, Proposal):
        is_in_place = about is None or (not isinstance(about, Note) and is_value(about, note.field))
    else:
        is_in_place = not isinstance(about, Note)
    if not is_in_place:
        raise Unreadable("review_not")


def changed_meanwhile(tree: Tree, review: Review) -> list[Id]:
    """The projects that say something else by now than what the reviewer had before them."""
    here = ((item, tree.items.get(item)) for item in review.said)
    return [item for item, now in here if now is not None and said_at(now, "") != review.said[item]]


def _title(table: Table) -> str:
    return " ".join(filter(None, (table.department, table.title)))[:_LONGEST_NAME]


def _said(table: Table) -> dict[str, str]:
    rows = table.projects if isinstance(table, TargetTable) else (table,)
    return {row.id: said_at(row, "") for row in rows}


def authors(review: Review) -> list[str]:
    """Who says something, each once."""
    return list(dict.fromkeys(note.who for _, note in review.notes if note.who))
