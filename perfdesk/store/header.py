"""What a file says about itself in its first 100 bytes, read without opening it as a database."""

from pathlib import Path
from typing import NamedTuple

APPLICATION_ID = 0x5066446B
"""`PfDk`; what `file` and PerfDesk tell a desk file by."""

SCHEMA_VERSION = 3
"""Kept in the header's user_version; see `migrations`."""

_MAGIC = b"SQLite format 3\x00"


class Header(NamedTuple):
    """See https://sqlite.org/fileformat2.html#the_database_header, offsets 60 and 68."""

    application_id: int
    user_version: int

    @property
    def is_desk_file(self) -> bool:
        return self.application_id == APPLICATION_ID


def header(path: Path) -> Header | None:
    """None for a file that is no SQLite database. Must not be called inside a transaction on the same file.

    (On POSIX, closing any handle of a file drops all locks that the process has on it, SQLite's too.)
    """
    with path.open("rb") as stream:
        start = stream.read(100)
    if len(start) < 100 or not start.startswith(_MAGIC):
        return None
    return Header(int.from_bytes(start[68:72], "big"), int.from_bytes(start[60:64], "big"))
