"""Another's desk file, read by way of a copy: the file itself is neither opened as a database nor changed.

A trigger or a view in it could do anything to whoever opens it, so this runs in the reading child.
"""

import hashlib
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from perfdesk.desk.since import since
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.merging.arrival import Touch
from perfdesk.domain.tree import Tree
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.codec import encode
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.errors import FileDamaged, FileTooNew, NotADeskFile, StoreFailed

MAX_FILE = 500 * 2**20
"""Bytes; imported files are kept in it, so it may be larger than these."""
NOT_ONE, DAMAGED, TOO_NEW = "desk_file_not", "desk_file_damaged", "desk_file_too_new"
"""Refusals that the other side of the pipe makes exceptions again."""
_TRIES = 5


class Copied(NamedTuple):
    """`text` is an edit, in the file's own code, that brings all its tables."""

    sha256: str
    text: str


def read_copy(path: Path, folder: Path) -> Copied:
    """The copy is made in `folder`, which is for the asker to take away: this process may be ended at any moment.

    Raises Unreadable, also with the refusals of this module.
    """
    copy = _copied(path, folder)
    return Copied(_digest(copy), _tables(copy))


class Version(NamedTuple):
    """Another's file with what it began from: both as edits that bring the tables.

    `since` is the hash of the line after which it was what we have or gave away; "" where it never was.
    `touched` is who changed what since then: item, field, name and time.
    """

    sha256: str
    head: str
    since: str
    base: str
    text: str
    touched: list[tuple[str, str, str, str]]


def read_version(path: Path, folder: Path, lines: Collection[str]) -> Version:
    """`lines` are the hashes that we know; a part that was handed out begins with one. Raises Unreadable."""
    copy = _copied(path, folder)
    with _refused(), closing(DeskFile.open(copy, who="")) as file:
        book, entries = file.load(), file.entries()
        known = [entry for entry in entries if entry.hash in lines]
        base = Book()
        touched: Mapping[Place, Touch] = {}
        if known:
            base, touched = since(file, Tree.of(book), known[-1].seq)
        return Version(
            _digest(copy),
            file.head,
            known[-1].hash if known else "",
            _bringing(base),
            _bringing(book),
            [(*place, *touch) for place, touch in touched.items()],
        )


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / "copy.perfdesk"
    try:
        _copy(path, copy)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except OSError as fault:
        raise Unreadable("no_access", detail=fault.strerror or "") from None
    return copy


def _digest(copy: Path) -> str:
    with copy.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _tables(copy: Path) -> str:
    """An older file is brought up to date first, which is why the copy is open for writing."""
    with _refused(), closing(DeskFile.open(copy, who="")) as file:
        return _bringing(file.load())


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except NotADeskFile:
        raise Unreadable(NOT_ONE) from None
    except FileDamaged:
        raise Unreadable(DAMAGED) from None
    except FileTooNew as fault:
        raise Unreadable(TOO_NEW, version=fault.needs_version) from None
    except StoreFailed as fault:
        raise Unreadable("no_access", detail=fault.reason) from None


def _bringing(book: Book) -> str:
    return encode(
        Edit("import", tuple(ItemInserted(BOOK_ID, n, table) for n, table in enumerate(book.tables)))
    )


def _copy(path: Path, copy: Path) -> None:
    """With what a crash may have left half done beside it; anew when somebody wrote to it meanwhile."""
    size = path.stat().st_size
    if size > MAX_FILE:
        raise Unreadable("too_large", size=f"{size / 2**20:,.0f}", limit=f"{MAX_FILE / 2**20:,.0f}")
    for _ in range(_TRIES):
        before = path.stat()
        for ending in ("-journal", ""):
            beside = path.with_name(path.name + ending)
            if not ending or beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
        after = path.stat()
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
            return
