"""What a PerfDesk file is told by, for those who open it and for those who must not write over it."""

APPLICATION_ID = 0x5066446B
"""`PfDk`; in the header of the database, where `file` and PerfDesk look."""

HEADER_LENGTH = 100
MAGIC = b"SQLite format 3\x00"
ENDING = ".perfdesk"


def application_id(start: bytes) -> int | None:
    """What the first bytes of a file say (https://sqlite.org/fileformat2.html, offset 68); None for no database."""
    if len(start) < HEADER_LENGTH or not start.startswith(MAGIC):
        return None
    return int.from_bytes(start[68:72], "big")
