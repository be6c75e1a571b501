"""What killed runs of the program have left: copies, halves of files, and what libraries put aside for a moment."""

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir

from perfdesk.desk import ENDING
from perfdesk.store.backups import folder_of

TEMPORARY = "perfdesk-"
"""How the names of our own temporary folders begin."""
_ABANDONED = 3600
"""Seconds after which nobody is writing it any more: no reading, export or backup takes that long."""
_BESIDE = (".perfdesk-*.part*", f".*{ENDING}.*.part*", f".*{ENDING}.*.restored", f".*{ENDING}.request")
"""With the journals and locks of halves of files.

Not the lock of a killed run: it goes with the next closing, and taking it for a moment could keep somebody out."""
_IN_BACKUPS = "*.unfinished*"
_OF_LIBRARIES = "openpyxl.*"
"""Where a workbook's sheets wait, with their texts, until it is packed."""


def sweep(files: Iterable[Path]) -> None:
    """Beside these files, in their backup folders and in the system's folder of temporary files.

    On any thread. What cannot be taken away, because somebody has it or it is not ours, stays.
    """
    for left in _left_behind(list(files)):
        if _is_abandoned(left):
            _take_away(left)


def _left_behind(files: list[Path]) -> Iterator[Path]:
    temporary = Path(gettempdir())
    yield from temporary.glob(f"{TEMPORARY}*")
    yield from temporary.glob(_OF_LIBRARIES)
    for folder in {file.parent for file in files}:
        for pattern in _BESIDE:
            yield from folder.glob(pattern)
    for file in files:
        yield from folder_of(file).glob(_IN_BACKUPS)


def _is_abandoned(path: Path) -> bool:
    """Old, and our own user's: in a shared folder others have theirs."""
    try:
        found = path.lstat()
    except OSError:
        return False
    is_own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return is_own and time.time() - found.st_mtime > _ABANDONED


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):  # somebody has it: it goes another time
        path.unlink()
