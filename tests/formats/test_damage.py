"""A file that was damaged anywhere is read or refused, and never ends in anything else."""

import random
from collections.abc import Callable

import pytest

from perfdesk.domain.draft import Draft
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from tests.formats import test_workbook_parts as workbooks
from tests.formats.office_rows import BOOKS, COVER, HEAD, SHOWS, UNIT
from tests.formats.packages import packed, parts_of
from tests.formats.test_office_files import html_table
from tests.formats.test_opendocument import ods, ods_row
from tests.formats.test_word import word
from tests.formats.xls_maker import xls

ROWS = (HEAD, UNIT, SHOWS, BOOKS)
FILES: dict[str, Callable[[], bytes]] = {
    "a.xlsx": lambda: workbooks.xlsx(*ROWS),
    "a.docx": lambda: word(*COVER, ROWS),
    "a.ods": lambda: ods("".join(ods_row(*row) for row in ROWS)),
    "a.xls": lambda: xls({"表": {(r, c): text for r, row in enumerate(ROWS) for c, text in enumerate(row)}}),
    "a.html": lambda: f"<html>{html_table(*ROWS)}".encode(),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes are others, and one in four is cut off."""
    result = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        result[chance.randrange(len(result))] = chance.randrange(256)
    return bytes(result[: chance.randrange(len(result))] if chance.random() < 0.25 else result)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """The archive is whole, one of its parts is not."""
    parts = parts_of(data)
    part = chance.choice([name for name in parts if parts[name]])
    return packed(parts | {part: damaged(parts[part], chance)})


def outcome(data: bytes, name: str) -> Draft | Unreadable:
    try:
        return read_bytes(data, name)
    except Unreadable as refused:
        return refused


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    whole = FILES[name]()
    assert isinstance(outcome(whole, name), Draft)
    for number in range(60):
        is_archive = whole.startswith(b"PK") and number % 2
        data = damaged_inside(whole, chance) if is_archive else damaged(whole, chance)
        assert isinstance(outcome(data, name), Draft | Unreadable)
