"""A second place for backups, that a person chose: another disk, a stick, a network share that is not always there.

What is beside the file is copied there, byte for byte; the file itself is never touched. All of it on any thread.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from perfdesk.store import private
from perfdesk.store.backing_up import UNREADABLE, first_sound, sweep, verified
from perfdesk.store.backups import Backup, backups_in, backups_of, folder_of, newest_first, worth_keeping
from perfdesk.store.verification import Verification

_CHUNK = 2**20
Going = Callable[[], bool]


def folder_there(path: Path, place: Path) -> Path:
    """Of two files of the same name in different folders, each has its own."""
    own = str(path.resolve()).encode("utf-8", "surrogatepass")
    return place / f"{path.name}.backups-{sha256(own).hexdigest()[:8]}"


def backups_there(path: Path, place: Path) -> list[Backup]:
    """Newest first; none where the place does not answer."""
    return backups_in(folder_there(path, place))


def bring_over(path: Path, place: Path, going: Going = lambda: True) -> int:
    """Copies what is not there yet, newest first, and takes away what is too old: how many were copied.

    `going` is asked again and again; when it is False, this ends. Raises OSError.
    """
    there = folder_there(path, place)
    private.folder(there)
    if there.is_symlink() or not there.is_dir():
        raise NotADirectoryError(str(there))
    sweep(there)
    old = {backup.path.name: backup for backup in backups_in(there)}
    new = [backup for backup in backups_of(path) if backup.path.name not in old]
    keep = worth_keeping(newest_first([*new, *old.values()]))
    wanted = [backup for backup in new if backup in keep]
    copied = 0
    for backup in wanted:
        if not _copied(backup.path, there / backup.path.name, going):
            return copied
        copied += 1
    for backup in set(old.values()) - keep:
        backup.path.unlink(missing_ok=True)
    return copied


def newest_sound_there(path: Path, place: Path, going: Going = lambda: True) -> Path | None:
    """For a file that cannot be opened. Each is looked at as a copy on this computer's disk.

    Raises OSError where the place is away, or where one could not be read and no other is sound.
    """
    place.stat()
    unread: list[OSError] = []
    with TemporaryDirectory(prefix="perfdesk-") as folder:
        copy = Path(folder, "copy")

        def look(backup: Backup) -> Verification:
            copy.unlink(missing_ok=True)
            private.new_file(copy)
            try:
                with backup.path.open("rb") as source, copy.open("rb+") as target:
                    _digest(source, going, target)
            except OSError as fault:
                place.stat()  # of a place that is gone no other is asked for
                unread.append(fault)
                return UNREADABLE
            return verified(copy)

        found = first_sound(takewhile(lambda _: going(), backups_there(path, place)), look)
        if found is None and unread and going():
            raise unread[0]
        return found if going() else None


def bring_back(path: Path, there: Path, going: Going = lambda: True) -> Path | None:
    """A backup from there, beside the file again; None when this was ended before. Raises OSError."""
    private.folder(folder_of(path))
    here = folder_of(path) / there.name
    return here if _copied(there, here, going) else None


def _copied(backup: Path, to: Path, going: Going) -> bool:
    """Read again after it was written; under its own name only when it says the same."""
    unfinished = to.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    private.new_file(unfinished)
    try:
        with backup.open("rb") as source, unfinished.open("rb+") as target:
            said = _digest(source, going, target)
            target.flush()
            os.fsync(target.fileno())
        with unfinished.open("rb") as target:
            if not said or _digest(target, going) != said:
                return _refused(going)
        unfinished.replace(to)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _refused(going: Going) -> bool:
    if going():
        raise OSError("the copy does not say what was written")
    return False


def _digest(source: BinaryIO, going: Going, target: BinaryIO | None = None) -> bytes:
    """Of all of it, written to `target` on the way; empty when it is not going on."""
    digest = sha256()
    while chunk := source.read(_CHUNK):
        if not going():
            return b""
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
    return digest.digest()
