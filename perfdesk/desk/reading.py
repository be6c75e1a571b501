"""Foreign files are read in a child process: one that hangs, explodes or crashes a parser costs a message."""

import json
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, cast

from perfdesk.desk import ENDING
from perfdesk.desk.frames import Json
from perfdesk.desk.hints_json import hints_as_json
from perfdesk.desk.reader_child import Progress, ask, warm_up
from perfdesk.desk.source_text import SourceText
from perfdesk.desk.sweeping import TEMPORARY
from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import NO_HINTS, Draft, Hints, Proof, SourceFile
from perfdesk.domain.edits import ItemInserted, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.merging.arrival import Touch
from perfdesk.domain.renewing import renewed
from perfdesk.domain.table import TargetTable
from perfdesk.formats.interchange.reading import read_interchange
from perfdesk.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from perfdesk.desk.review_package import Review
    from perfdesk.desk.templates.template import Template

__all__ = [
    "joined",
    "page_picture",
    "read_any",
    "read_content",
    "read_draft",
    "source_texts",
    "tables_to_take_over",
    "warm_up",
]

STANDARD_INPUT = Path("-")


def _quietly(done: int, total: int) -> None:
    """Nobody wants to know how far the reading has come."""


def _never() -> bool:
    return False


def read_draft(
    path: Path,
    cancelled: Callable[[], bool] = _never,
    progress: Progress = _quietly,
    hints: Hints = NO_HINTS,
    *,
    with_places: bool = True,
) -> Draft:
    """The tables in a foreign file; `-` is standard input. Without places no value says where it stood.

    Raises Unreadable.
    """
    if path == STANDARD_INPUT:
        return read_content(sys.stdin.buffer.read(), str(path), cancelled, progress, hints)
    request: Json = {
        "do": "read",
        "by_path": True,
        "name": str(path.absolute()),
        "hints": hints_as_json(hints),
        "with_places": with_places,
    }
    return _draft(ask(request, b"", cancelled, progress)[1])


def read_content(
    content: bytes,
    name: str,
    cancelled: Callable[[], bool] = _never,
    progress: Progress = _quietly,
    hints: Hints = NO_HINTS,
) -> Draft:
    """The tables in what was pasted or read already; `name` tells by its ending what it is. Raises Unreadable."""
    request: Json = {"do": "read", "name": name, "hints": hints_as_json(hints)}
    return _draft(ask(request, content, cancelled, progress)[1])


def page_picture(content: bytes, page: int, scale: float) -> bytes:
    """A page of a PDF, counted from 1, as PNG with `scale` pixels to a point. Raises Unreadable."""
    return ask({"do": "picture", "page": page, "scale": scale}, content)[1]


def source_texts(content: bytes, name: str) -> tuple[SourceText, ...]:
    """The cells or lines of a foreign file, for looking at. Raises Unreadable."""
    return _texts(ask({"do": "texts", "name": name}, content)[1])


def rows_to_point_at(content: bytes) -> tuple[SourceText, ...]:
    """The cells as they are understood, for a person to show where the head is. Raises Unreadable."""
    return _texts(ask({"do": "rows"}, content)[1])


def _texts(body: bytes) -> tuple[SourceText, ...]:
    said: dict[str, list[tuple[str, list[list[str]], bool, str, int]]] = json.loads(body)
    return tuple(
        SourceText(title, tuple(map(tuple, rows)), is_lines, places, above)
        for title, rows, is_lines, places, above in said["texts"]
    )


def _draft(body: bytes) -> Draft:
    return read_interchange(body.decode("utf-8", "surrogatepass"))


def read_any(path: Path, *, with_places: bool = True) -> Draft:
    """A foreign file, or the tables of a `.perfdesk` file, which stays as it is.

    Raises Unreadable, NotADeskFile, FileDamaged, FileTooNew.
    """
    return read_desk(path) if path.suffix.lower() == ENDING else read_draft(path, with_places=with_places)


def read_desk(path: Path, cancelled: Callable[[], bool] = _never) -> Draft:
    """The tables of a `.perfdesk` file by way of a copy, which is gone afterwards, whatever becomes of the child."""
    with TemporaryDirectory(prefix=TEMPORARY) as folder:
        try:
            request: Json = {"do": "read_desk", "name": str(path.absolute()), "folder": folder}
            body = ask(request, b"", cancelled)[1]
        except Unreadable as refusal:
            raise _meant(refusal, path) from None
    said: dict[str, str] = json.loads(body)
    tables = _brought(said["text"]).tables
    targets = (table for table in tables if isinstance(table, TargetTable))
    projects = [project for table in targets for project in table.projects]
    indicators = sum(len(project.indicators) for project in projects)
    proof = Proof(markers=indicators, indicators=indicators, projects=len(projects))
    return Draft(SourceFile(path.name, said["sha256"], "perfdesk"), tables, proof)


def tables_to_take_over(path: Path, book: Book, cancelled: Callable[[], bool] = _never) -> Draft:
    """The tables of another `.perfdesk` file as they can come into this book."""
    draft = read_desk(path, cancelled)
    here = {item.id for table in book.tables for item in walk(table)}
    return replace(draft, tables=renewed(draft.tables, here))


class Version(NamedTuple):
    """Another's desk file: what it is, what it began from, and who changed what since.

    `since` is the hash of the line of the journal that stands for the beginning; "" where we know none of its lines.
    """

    sha256: str
    head: str
    since: str
    base: Book
    book: Book
    touched: Mapping[Place, Touch]


def read_version(path: Path, lines: Collection[str], cancelled: Callable[[], bool] = _never) -> Version:
    """By way of a copy, in the child. Raises Unreadable, NotADeskFile, FileDamaged, FileTooNew."""
    with TemporaryDirectory(prefix=TEMPORARY) as folder:
        request: Json = {"do": "read_version", "name": str(path.absolute()), "folder": folder}
        try:
            body = ask(request, json.dumps(sorted(lines)).encode(), cancelled)[1]
        except Unreadable as refusal:
            raise _meant(refusal, path) from None
    said = json.loads(body)
    touched = {Place(Id(item), field): Touch(who, at) for item, field, who, at in said["touched"]}
    base, book = _brought(said["base"]), _brought(said["text"])
    return Version(said["sha256"], said["head"], said["since"], base, book, touched)


def read_review(path: Path, cancelled: Callable[[], bool] = _never) -> "Review":
    """A review package, in the child. Raises Unreadable."""
    body = ask({"do": "read_review", "name": str(path.absolute())}, b"", cancelled)[1]
    # Imported here: other files are read without it.
    from perfdesk.desk.review_package import review_of

    return review_of(body)


def read_template(path: Path, cancelled: Callable[[], bool] = _never) -> "Template":
    """A template from elsewhere, by way of the child, which writes it anew. Raises Unreadable."""
    body = ask({"do": "read_template", "name": str(path.absolute())}, b"", cancelled)[1]
    # Imported here: other files are read without it.
    from perfdesk.desk.templates.files import template_of

    return template_of(body)


def _brought(text: str) -> Book:
    # Imported here: other files are read without it.
    from perfdesk.store.codec import decode

    inserted = (change for change in decode(text).changes if isinstance(change, ItemInserted))
    return Book(tables=tuple(cast(Table, change.item) for change in inserted))


def _meant(refusal: Unreadable, path: Path) -> Exception:
    """What the child said no with, as the exception that it was there."""
    from perfdesk.store.errors import FileDamaged, FileTooNew, NotADeskFile

    match refusal.reason:
        case "desk_file_not":
            return NotADeskFile(path)
        case "desk_file_damaged":
            return FileDamaged(path, ())
        case "desk_file_too_new":
            return FileTooNew(path, refusal.params["version"])
        case "reader_died":
            return Unreadable("desk_reader_died")
        case _:
            return refusal


def joined(drafts: Sequence[Draft]) -> Draft:
    """Several files as one draft; the source is the first, and where values stood is not told."""
    first, *others = drafts
    proofs = [draft.proof for draft in drafts]
    proof = Proof(
        markers=sum(p.markers for p in proofs),
        indicators=sum(p.indicators for p in proofs),
        projects=sum(p.projects for p in proofs),
        repeated_rows=sum(p.repeated_rows for p in proofs),
        repeated_markers=sum(p.repeated_markers for p in proofs),
        residue=tuple(piece for p in proofs for piece in p.residue),
    )
    tables = tuple(table for draft in drafts for table in draft.tables)
    unread = tuple(finding for draft in drafts for finding in draft.unread)
    return Draft(first.source, tables, proof, unread=unread) if others else first
