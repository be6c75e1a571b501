"""One SQLite connection to a desk file, set up so that a commit that returned survives a power cut."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from traceback import clear_frames
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from perfdesk.store.errors import Reason
from perfdesk.store.floor import refuse_old_sqlite

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

PRAGMAS = {
    "busy_timeout": "5000",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "cache_size": "-2048",  # a book is read once, from the first page to the last
}

WRITING_PRAGMAS = {
    "journal_mode": "TRUNCATE",  # not WAL: clerks copy the one file while it is open, also on network drives
    "synchronous": "FULL",
}


LARGE_CACHE = "PRAGMA cache_size = -65536"
"""64 MB, for writing: with the usual 2 an import goes to the disk over and over."""


class FileIdentity(NamedTuple):
    """Which file stands under a name; another one after a sync program has put a copy in its place."""

    device: int
    number: int


def identity_of(path: Path) -> FileIdentity | None:
    """None when there is no file (any more)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return FileIdentity(found.st_dev, found.st_ino)


def uri_of(path: Path, mode: str) -> str:
    """Not `Path.as_uri`: a server's name in the authority (`file://server/…`) is not what SQLite takes."""
    plain = quote(path.absolute().as_posix())
    return f"file://{plain if plain.startswith('/') else '/' + plain}?mode={mode}"


class Database:
    """Lives as long as the file is open, or until a failed write makes it doubtful.

    Everything may raise an SQLiteError; making one SQLiteTooOld.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        refuse_old_sqlite()
        self.identity = identity_of(path)
        self._read_only = read_only
        self.driver = _connected(path, read_only)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for all that is asked; there is nothing to commit."""
        self.driver.execute("BEGIN")
        try:
            yield self.driver
        except BaseException as fault:
            clear_frames(
                fault.__traceback__
            )  # a cursor in one of them would keep the file locked, even when closed
            raise
        finally:
            self.driver.rollback()

    @contextmanager
    def writing(self) -> Iterator["Connection"]:
        """What the driver is asked meanwhile belongs to the same transaction."""
        from perfdesk.store.engine import drivers_errors

        with drivers_errors(), self._engine.begin() as connection:
            yield connection

    @cached_property
    def _engine(self) -> "Engine":
        from perfdesk.store.engine import writing_engine

        return writing_engine(self.driver)

    @contextmanager
    def without_foreign_keys(self) -> Iterator[None]:
        """For a migration, which drops tables that others point at; only outside of a transaction."""
        self.driver.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            self.driver.execute("PRAGMA foreign_keys = ON")

    @property
    def data_version(self) -> int:
        """Changes when another connection has committed, never by our own commits."""
        return int(self.driver.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Takes away the empty rollback journal that TRUNCATE leaves beside the file, if nobody needs it."""
        if not self._read_only:
            with suppress(sqlite3.Error):
                self.driver.execute("PRAGMA busy_timeout = 0")
                self.driver.execute("PRAGMA journal_mode = DELETE")
        self.driver.close()


def _connected(path: Path, read_only: bool) -> sqlite3.Connection:
    """Open for writing even when `read_only`: only so can SQLite roll back what a crash left half done."""
    # A file is opened on a worker thread and handed over whole: one thread at a time, though not always the same.
    driver = sqlite3.connect(uri_of(path, "rw"), uri=True, isolation_level=None, check_same_thread=False)
    try:
        further = {"query_only": "ON"} if read_only else WRITING_PRAGMAS
        for name, value in (PRAGMAS | further).items():
            driver.execute(f"PRAGMA {name} = {value}")
    except SQLiteError:
        driver.close()
        raise
    return driver


SQLiteError = (sqlite3.Error, UnicodeDecodeError)
"""UnicodeDecodeError: where SQLite's message quotes a damaged name that is no UTF-8 any more."""


def is_damage(error: Exception) -> bool:
    """Python's own complaint that a text is no UTF-8 comes without a code."""
    is_no_text = isinstance(error, sqlite3.OperationalError) and not hasattr(error, "sqlite_errorcode")
    is_no_name = isinstance(error, UnicodeDecodeError)
    return is_no_text or is_no_name or _code(error) in _DAMAGED


_DAMAGED = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,  # our statements are right, so the file lacks a table, or its header asks for the unheard of
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_TOOBIG,
)


def is_of_index(error: sqlite3.DatabaseError) -> bool:
    """Our rows keep to what the tables ask of them, so what says otherwise is an index."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.IntegrityError) or code == sqlite3.SQLITE_CORRUPT_INDEX


def reason_of(error: Exception) -> Reason:
    """Re-raises an error that no file and no disk can cause, as the bug that it is."""
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError):
        raise error
    return _REASONS.get(_code(error), "io")


_REASONS: dict[int, Reason] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
}


def _code(error: Exception) -> int:
    """SQLite's primary result code; the higher bits of the extended one say more than is needed."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF
