"""Putting a new file in the place of an old one so that at every moment one good file is there."""

import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EIO, EISDIR, ENOENT
from itertools import count
from pathlib import Path

from perfdesk.domain.own_file import APPLICATION_ID, ENDING, HEADER_LENGTH, application_id

_HELD = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation. A virus scanner looks into every new file like that."""
_PATIENCE = 2.0


class TargetInUse(OSError):
    """Another program holds the target open; `suggestion` is a free name beside it."""

    def __init__(self, path: Path, suggestion: Path) -> None:
        super().__init__(path, suggestion)
        self.path = path
        self.suggestion = suggestion


class TargetIsDeskFile(OSError):
    """The target is a PerfDesk file, whose journal and whole content an export would take the place of."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NoFolder(FileNotFoundError):
    """The folder that the target would stand in is not there; `filename` is the folder."""


def refuse_desk_file(target: Path) -> None:
    """By what is in it, whatever its name, link or other name of the same file. Raises TargetIsDeskFile."""
    if not target.is_file():
        return
    with target.open("rb") as stream:
        start = stream.read(HEADER_LENGTH)
    is_damaged_one = target.suffix.lower() == ENDING and bool(start)
    if application_id(start) == APPLICATION_ID or is_damaged_one:
        raise TargetIsDeskFile(target)


def replace_file(
    target: Path, data: bytes, check: Callable[[Path], None], *, is_private: bool = False
) -> None:
    """Write `data` beside the target, let `check` look at that file, then put it in the target's place.

    A private one is for its owner alone to read; any other has the mode of the old one, or of usual new files.
    Whatever is raised (TargetInUse, TargetIsDeskFile, NoFolder, an OSError about the target, anything by `check`),
    the target is untouched and nothing is left beside it, unless another program holds that on to the end.
    """
    target = target.resolve()  # a link stays a link
    beside = target.with_name(f".perfdesk-{secrets.token_hex(6)}.part")
    try:
        with _about(target):
            refuse_desk_file(target)
            _write_through(beside, data)
        check(beside)
        with _about(target):
            refuse_desk_file(target)
            if not is_private:
                beside.chmod(_mode_of(target))
            _replace(beside, target)
    finally:
        with suppress(OSError):  # what became of the target is the news
            once_let_go(lambda: beside.unlink(missing_ok=True))


@contextmanager
def _about(target: Path) -> Iterator[None]:
    """What the system says of the file beside it, or of none, is said of the target: a person knows no other."""
    try:
        yield
    except (TargetInUse, TargetIsDeskFile):
        raise
    except OSError as fault:
        if target.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(target)) from fault
        if isinstance(fault, FileNotFoundError) and not target.parent.is_dir():
            raise NoFolder(ENOENT, os.strerror(ENOENT), str(target.parent)) from fault
        raise OSError(fault.errno or EIO, fault.strerror or "", str(target)) from fault


def _write_through(path: Path, data: bytes) -> None:
    """Only for its owner to read until it stands in the target's place."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _mode_of(target: Path) -> int:
    """As it was, or what this user's new files usually have."""
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else _USUAL_MODE


def _usual_mode() -> int:
    """The mask can only be read by setting it, which is done once, when nothing else runs yet."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


_USUAL_MODE = _usual_mode()


def _replace(source: Path, target: Path) -> None:
    try:
        once_let_go(lambda: source.replace(target))
    except PermissionError as refused:  # Windows: the target is open elsewhere, as in Excel
        if _is_write_protected(target):
            raise PermissionError(EACCES, os.strerror(EACCES), str(target)) from refused
        raise TargetInUse(target, _free_name(target)) from refused
    if os.name == "posix":
        _sync_folder(target.parent)


def _sync_folder(path: Path) -> None:
    """So that the new name outlives a power cut. Where that fails the file is there all the same, whole, old or new."""
    folder = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(folder)
    finally:
        os.close(folder)


def once_let_go(act: Callable[[], object], patience: float = _PATIENCE) -> None:
    """Tries again, for so many seconds, while Windows says that another program holds the file."""
    give_up = time.monotonic() + patience
    while True:
        try:
            act()
            return
        except OSError as refused:
            if getattr(refused, "winerror", None) not in _HELD or time.monotonic() > give_up:
                raise
        time.sleep(0.05)


def _is_write_protected(path: Path) -> bool:
    return path.exists() and not path.stat().st_mode & stat.S_IWRITE


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2))
    return next(name for name in names if not name.exists())
