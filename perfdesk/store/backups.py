"""Copies of a desk file in a folder beside it: their names, and which of them are kept."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple


class Backup(NamedTuple):
    """`reason` is a code (`import`, `restore` …), `head` the first 8 letters of the journal's head."""

    path: Path
    at: datetime
    reason: str
    head: str


def folder_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.backups")


def backups_of(path: Path) -> list[Backup]:
    """Those beside the file, see `backups_in`."""
    return backups_in(folder_of(path))


def backups_in(folder: Path) -> list[Backup]:
    """Newest first; other files in the folder are passed over."""
    found = (_backup(each) for each in folder.glob("*.perfdesk"))
    return newest_first(backup for backup in found if backup)


def newest_first(backups: Iterable[Backup]) -> list[Backup]:
    """Those dated in the future come last: the clock was wrong then, and nothing tells when that was."""
    now = datetime.now(UTC)
    return sorted(backups, key=lambda b: (not is_from_the_future(b, now), b.at), reverse=True)


def is_from_the_future(backup: Backup, now: datetime) -> bool:
    return backup.at > now + _LEEWAY


_LEEWAY = timedelta(days=1)
"""By which two computers of a bureau may differ."""


def new_backup(path: Path, reason: str, head: str | None) -> Backup:
    """Where the next backup of `path` goes. `reason` must be made of small letters and `_`.

    `head` may be anything: a copy of a damaged file says what stands there.
    """
    at = datetime.now(UTC)
    known = head[:8] if head and _HEAD.fullmatch(head[:8]) else _NO_HEAD
    name = f"{at:%Y%m%dT%H%M%S%f}Z-{reason}-{known}.perfdesk"
    backup = _backup(folder_of(path) / name)
    assert backup is not None, "a reason is a code of small letters"
    return backup


_HEAD = re.compile(r"[0-9a-f]{8}")
_NO_HEAD = "0" * 8
_NAME = re.compile(r"(\d{8}T\d{12}Z)-([a-z_]+)-([0-9a-f]{8})\.perfdesk")


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    at, reason, head = match.groups()
    return Backup(path, datetime.strptime(at, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC), reason, head)


def when_made(path: Path) -> datetime | None:
    """Of a backup, by what it is called; None for any other file."""
    backup = _backup(path)
    return backup.at if backup is not None else None


def name_backed_up(path: Path) -> str | None:
    """Of the file that a backup was made of, by where it lies and what it is called; None for any other file."""
    folder = _FOLDER.fullmatch(path.parent.name)
    return folder.group(1) if folder is not None and _backup(path) is not None else None


_FOLDER = re.compile(r"(.+\.perfdesk)\.backups(-[0-9a-f]{8})?")
"""Beside the file, or in the second place."""


def kept(backups: Sequence[Backup], now: datetime) -> set[Backup]:
    """The last 20; further the last of each day, week and month that has any, 14, 8 and 12 of them.

    What one rule keeps does not count for the next, so the rules reach ever further back. Those dated in the future
    take no place from the others, and the first of them are kept until their time has come.
    """
    newest_first = sorted(backups, key=lambda backup: backup.at, reverse=True)
    future = [backup for backup in newest_first if is_from_the_future(backup, now)]
    newest_first = newest_first[len(future) :]
    keep: set[Backup] = set(future[-_RULES[0][1] :])
    for period, count in _RULES:
        last_of_each = {period(backup.at): backup for backup in reversed(newest_first)}
        further = set(last_of_each.values()) - keep
        keep.update([backup for backup in newest_first if backup in further][:count])
    return keep


def worth_keeping(backups: Sequence[Backup]) -> set[Backup]:
    """Of some, newest first: by age, and as far as there is room."""
    keep = kept(backups, datetime.now(UTC))
    return keep & affordable([backup for backup in backups if backup in keep])


MOST_BYTES = 500 * 2**20
"""Of all backups of a file together."""
_ALWAYS = 5


def affordable(backups: Sequence[Backup]) -> set[Backup]:
    """Of some, newest first, those for which there is room; the first few whatever they take."""
    keep, total = set(backups[:_ALWAYS]), 0
    for backup in backups:
        total += backup.path.stat().st_size
        if total <= MOST_BYTES:
            keep.add(backup)
    return keep


_RULES: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (lambda at: at, 20),
    (lambda at: at.date(), 14),
    (lambda at: at.isocalendar()[:2], 8),
    (lambda at: (at.year, at.month), 12),
)
