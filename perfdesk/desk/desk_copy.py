"""Another's desk file, read by way of a copy: the file itself is neither opened as a database nor changed.

A trigger or a view in it could do anything to whoever opens it, so this runs in the reading child.
"""

import hashlib
import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted
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
    copy = folder / "copy.perfdesk"
    try:
        _copy(path, copy)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except OSError as fault:
        raise Unreadable("no_access", detail=fault.strerror or "") from None
    with copy.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Copied(digest, _tables(copy))


def _tables(copy: Path) -> str:
    """An older file is brought up to date first, which is why the copy is open for writing."""
    try:
        with closing(DeskFile.open(copy, who="")) as file:
            tables = file.load().tables
    except NotADeskFile:
        raise Unreadable(NOT_ONE) from None
    except FileDamaged:
        raise Unreadable(DAMAGED) from None
    except FileTooNew as fault:
        raise Unreadable(TOO_NEW, version=fault.needs_version) from None
    except StoreFailed as fault:
        raise Unreadable("no_access", detail=fault.reason) from None
    return encode(Edit("import", tuple(ItemInserted(BOOK_ID, n, table) for n, table in enumerate(tables))))


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
