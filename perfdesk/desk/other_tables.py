"""The target tables of other files of the same person, read at need and kept nowhere."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from perfdesk.desk.reading import read_desk
from perfdesk.domain.table import TargetTable
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.errors import FileDamaged, FileTooNew, NotADeskFile

_MOST_FILES, _MOST_BYTES = 5, 30 * 2**20


def other_tables(paths: Sequence[Path], cancelled: Callable[[], bool]) -> tuple[TargetTable, ...]:
    """Of the first few of them that are there and not too large; for another thread."""
    near = [path for path in paths if _is_small(path)][:_MOST_FILES]
    return tuple(table for path in near if not cancelled() for table in _tables(path, cancelled))


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= _MOST_BYTES
    except OSError:
        return False  # moved, or on a drive that is not there now


def _tables(path: Path, cancelled: Callable[[], bool]) -> Iterator[TargetTable]:
    """What cannot be read offers nothing: opening it would tell why, and nobody asked for it here."""
    try:
        draft = read_desk(path, cancelled)
    except (Unreadable, NotADeskFile, FileDamaged, FileTooNew):
        return
    yield from draft.target_tables
