"""What can go wrong with a file, by name, for those who ask the desk and may not look below it."""

from perfdesk.desk.deciding import Locked
from perfdesk.desk.going_back import DependedOn
from perfdesk.desk.step import StillWriting
from perfdesk.formats.unreadable import Unreadable
from perfdesk.store.errors import (
    BackupFailed,
    FileDamaged,
    FileTooNew,
    NotADeskFile,
    NotStorable,
    SQLiteTooOld,
    StoreFailed,
)

ALL = (
    DependedOn,
    Locked,
    StillWriting,
    BackupFailed,
    StoreFailed,
    NotStorable,
    NotADeskFile,
    FileDamaged,
    FileTooNew,
    SQLiteTooOld,
    Unreadable,
)

__all__ = [
    "ALL",
    "BackupFailed",
    "DependedOn",
    "FileDamaged",
    "FileTooNew",
    "Locked",
    "NotADeskFile",
    "NotStorable",
    "SQLiteTooOld",
    "StillWriting",
    "StoreFailed",
    "Unreadable",
]
