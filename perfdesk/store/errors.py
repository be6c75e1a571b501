"""What can be wrong with a desk file, as facts with their data; sentences about them are made above."""

from pathlib import Path
from typing import Literal, NamedTuple

from perfdesk.domain.identity import Id

Reason = Literal[
    "full", "locked", "read_only", "io", "unreadable", "gone", "in_doubt", "unfinished", "foreign_change"
]
Harm = Literal["changed", "missing", "misplaced", "unreadable", "foreign", "chain"]


class Damage(NamedTuple):
    """`rows` are the identities (of journal lines: the numbers) in `table`; empty where they cannot be told.

    `changed`: the content is not what the hash says. `missing`: rows were taken out or put in elsewhere.
    `misplaced`: no parent, or a gap among the siblings. `unreadable`: SQLite itself gave up.
    `foreign`: no part of the schema that PerfDesk makes. `chain`: a line does not follow from the one before.
    """

    table: str
    rows: tuple[str, ...]
    harm: Harm


class NotADeskFile(Exception):
    """The file is something else than a PerfDesk file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class FileDamaged(Exception):
    """Nothing was changed; `backup` is the newest sound backup, if there is one."""

    def __init__(self, path: Path, damage: tuple[Damage, ...], backup: Path | None = None) -> None:
        super().__init__(path, damage)
        self.path = path
        self.damage = damage
        self.backup = backup
        self.reason = "with_backup" if backup else "without_backup"


class FileTooNew(Exception):
    """A newer version made the file in a way that this one cannot read at all."""

    def __init__(self, path: Path, needs_version: str) -> None:
        super().__init__(path, needs_version)
        self.path = path
        self.needs_version = needs_version


class StoreFailed(Exception):
    """An edit is not in the file; `in_doubt`: the disk does not answer, so whether it is cannot be told yet.

    `unfinished`: what a crash left half written could only be put right by writing, which is not allowed here.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class SQLiteTooOld(Exception):
    """The database library of this computer's Python cannot hold a desk file."""

    def __init__(self, version: str, needed: str) -> None:
        super().__init__(version, needed)
        self.version = version
        self.needed = needed


class BackupFailed(Exception):
    """No copy of the file could be made beside it; the file itself is as it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NotStorable(ValueError):
    """A text with NUL or half of a surrogate pair. `item` is None for a person's name or a code."""

    def __init__(self, text: str, item: Id | None = None, field: str = "") -> None:
        super().__init__(text, item, field)
        self.text = text
        self.item = item
        self.field = field


class NoSuchEntry(LookupError):
    """The journal has no line of that number."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq
