"""What a file says about itself in its first 100 bytes, read without opening it as a database."""

from pathlib import Path
from typing import NamedTuple

from perfdesk.domain.own_file import APPLICATION_ID, HEADER_LENGTH, application_id

SCHEMA_VERSION = 4
"""Kept in the header's user_version; see `migrations`."""


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
        start = stream.read(HEADER_LENGTH)
    found = application_id(start)
    return Header(found, int.from_bytes(start[60:64], "big")) if found is not None else None
