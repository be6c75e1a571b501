"""How a desk comes to be open: a new file, an old one, one beside an imported file, the bundled example."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from errno import EACCES, EEXIST, EPERM, EROFS
from itertools import count
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from perfdesk.desk import ENDING
from perfdesk.desk.desk import Desk
from perfdesk.domain.draft import Draft
from perfdesk.resources import resource
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.desk_file import get_ready_to_write as store_ready
from perfdesk.store.errors import FileDamaged, FileTooNew, NotADeskFile, SQLiteTooOld, StoreFailed
from perfdesk.store.floor import refuse_old_sqlite
from perfdesk.store.private import new_file
from perfdesk.store.rescue import replace_with_backup

EXAMPLE = "example/targets-2026.json"
Made = TypeVar("Made")


def get_ready_to_write() -> None:
    """Imports what the first edit needs, so that it need not wait for that; on any thread."""
    store_ready()


def trouble_at_start() -> SQLiteTooOld | None:
    """What keeps this computer from having a desk file at all."""
    try:
        refuse_old_sqlite()
    except SQLiteTooOld as fault:
        return fault
    return None


def new_desk(path: Path, who: str) -> Desk:
    """Raises FileExistsError."""
    return Desk.create(path, who)


def filled_desk(path: Path, who: str, fill: Callable[[Desk], object]) -> Desk:
    """A new file with its first content in it, or none at all. Raises FileExistsError and what `fill` does."""
    desk = Desk.create(path, who)
    try:
        fill(desk)
    except BaseException:
        desk.close()
        path.unlink()
        raise
    return desk


def open_desk(path: Path, who: str, most_items: int | None = None) -> Desk:
    """See `Desk.open`. Raises NotADeskFile, FileDamaged, FileTooNew, FileNotFoundError."""
    return Desk.open(path, who, most_items)


def restored_desk(path: Path, backup: Path, who: str) -> Desk:
    """The file as a backup has it, after a copy of what it is now; also one that cannot be opened any more.

    Raises FileDamaged for a damaged backup, StoreFailed.
    """
    try:
        with closing(DeskFile.open(path, who=who)) as file:
            file.restore(backup)
    except (NotADeskFile, FileDamaged, FileTooNew):
        replace_with_backup(path, backup, who=who)
    except StoreFailed as fault:
        if fault.reason not in _UNUSABLE:
            raise
        replace_with_backup(path, backup, who=who)
    return Desk.open(path, who)


_UNUSABLE = ("io", "unreadable")
"""What a damaged header makes SQLite say; a disk that does not answer will not take the backup either."""


def desk_from_backup(backup: Path, beside: Path, who: str, most_items: int | None = None) -> Desk:
    """What a backup holds as a file of its own; the backup stays as it is. `beside` says its folder and name.

    Raises what `open_desk` does, and then there is no such file; OSError.
    """
    path = under_free_name(beside.parent, beside.stem, _new_file)
    try:
        shutil.copyfile(backup, path)
        return Desk.open(path, who, most_items)
    except FileDamaged as fault:
        path.unlink()
        raise FileDamaged(backup, fault.damage) from None
    except BaseException:
        path.unlink()
        raise


def save_as_desk(draft: Draft, path: Path, who: str) -> None:
    """A new desk file with the draft in it, or none at all. Raises FileExistsError, StoreFailed, NotStorable."""
    if path.exists():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    beside = path.with_name(f".{path.name}.{token_hex(4)}.part")
    desk = Desk.create(beside, who)
    try:
        try:
            desk.accept(draft)
        finally:
            desk.close()
        beside.rename(path)
    except BaseException:
        beside.unlink()
        raise


def desk_beside(source: Path, who: str) -> Desk:
    """A new desk file next to a file to be imported, or in the person's own folder where that one is closed.

    That is tried, not asked for: on Windows `os.access` knows nothing of a folder's permissions.
    """

    def create(path: Path) -> Desk:
        return Desk.create(path, who)

    try:
        return under_free_name(source.parent, source.stem, create)
    except OSError as refused:
        if refused.errno not in (EACCES, EPERM, EROFS):
            raise
        return under_free_name(Path.home(), source.stem, create)


def free_path(folder: Path, stem: str) -> Path:
    """`stem.perfdesk`, `stem (2).perfdesk` …: the first that is not taken."""
    names = (f"{stem}{f' ({n})' if n > 1 else ''}{ENDING}" for n in count(1))
    return next(path for name in names if not (path := folder / name).exists())


def under_free_name(folder: Path, stem: str, make: Callable[[Path], Made]) -> Made:
    """What is made at the first name that is free; at the next one where somebody else takes that meanwhile."""
    while True:
        path = free_path(folder, stem)
        try:
            return make(path)
        except FileExistsError:
            if not path.exists():
                raise


def _new_file(path: Path) -> Path:
    new_file(path)
    return path


def example_desk(folder: Path, who: str) -> Desk:
    """The bundled example as a desk file of its own, to be played with."""
    from perfdesk.formats.reading import (
        read_file,  # with the readers of all kinds of files: not to open a desk
    )

    draft = read_file(resource(EXAMPLE))
    return under_free_name(
        folder, "示例", lambda path: filled_desk(path, who, lambda desk: desk.accept(draft))
    )
