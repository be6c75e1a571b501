"""Files and folders that only their owner may read, from when they are made; SQLite's journals follow the file."""

import os
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600


def new_file(path: Path) -> None:
    """Empty. Raises FileExistsError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE))


def folder(path: Path) -> None:
    """Made if it is not there; one that is there stays as its owner has set it, and nothing is made above it."""
    path.mkdir(0o700, exist_ok=True)


def sync_folder(path: Path) -> None:
    """So that a new name outlives a power cut; where folders cannot be synced the system does it in its own time."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
