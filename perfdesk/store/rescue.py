"""For a file so damaged that it cannot be opened: a backup takes its place."""

import os
import shutil
from pathlib import Path
from secrets import token_hex

from perfdesk.store import backing_up
from perfdesk.store.backups import folder_of, new_backup
from perfdesk.store.errors import FileDamaged, StoreFailed
from perfdesk.store.lock import Held, take
from perfdesk.store.private import folder, new_file


def replace_with_backup(path: Path, backup: Path, *, who: str) -> Path:
    """Where the damaged file was put. Raises FileDamaged for a damaged backup, and StoreFailed.

    Where the file still opens, use `DeskFile.restore`.
    """
    damage = backing_up.content_damage_of(backup)
    if damage:
        raise FileDamaged(backup, damage)
    try:
        lock = take(path, who)
    except Held:
        raise StoreFailed("locked") from None
    try:
        return _replaced(path, backup)
    except OSError:
        raise StoreFailed("io") from None
    finally:
        lock.release()


def _replaced(path: Path, backup: Path) -> Path:
    folder(folder_of(path))
    aside = new_backup(path, "damaged", "0" * 8).path
    new_file(aside)
    shutil.copyfile(path, aside)
    fresh = path.with_name(f".{path.name}.{token_hex(4)}.restored")
    new_file(fresh)
    shutil.copyfile(backup, fresh)
    shutil.copymode(path, fresh)
    with fresh.open("rb+") as stream:
        os.fsync(stream.fileno())
    _remove_rollback_journal(path)
    fresh.replace(path)
    return aside


def _remove_rollback_journal(path: Path) -> None:
    """SQLite would play what the damaged file left half done into the sound one."""
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
