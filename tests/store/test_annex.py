"""An imported file and where its values stood are kept beside the book, written together with the import."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from perfdesk.domain.book import Book
from perfdesk.domain.draft import SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.origin import Origin, Spot
from perfdesk.store.annex import Annex
from perfdesk.store.desk_file import DeskFile, EntryKind
from tests.store.samples import after, inserted, small_table

CONTENT = "项目支出绩效目标表".encode()
SOURCE = SourceFile("目标表.pdf", sha256(CONTENT).hexdigest(), "pdf")
NAME = Origin(SOURCE.sha256, "绩效评价工作经费", ((0, Spot(1, (70.5, 120.0, 160.0, 140.0))),))
CELL = Origin(SOURCE.sha256, "1、…2、…", ((0, Spot(1)), (4, Spot(2))), (Id("i1"), Id("i2")))
ORIGINS = {Place(Id("p1"), "name"): NAME, Place(Id("p1"), "indicators"): CELL}


@pytest.fixture
def imported(path: Path) -> DeskFile:
    file = DeskFile.create(path, who="张三")
    edit = inserted(small_table())
    annex = Annex(SOURCE, CONTENT, ORIGINS)
    file.write(edit, Book(), after(Book(), edit), EntryKind.DO, annex=annex)
    return file


def test_what_was_kept_is_found_again(imported: DeskFile) -> None:
    with closing(imported):
        assert imported.origin_at(Place(Id("p1"), "name")) == NAME
        assert imported.origin_with(Id("i2")) == CELL
        assert imported.source_file(SOURCE.sha256) == (SOURCE, CONTENT)


def test_a_value_that_was_typed_has_no_origin(imported: DeskFile) -> None:
    with closing(imported):
        assert imported.origin_at(Place(Id("p2"), "name")) is None
        assert imported.origin_with(Id("i")) is None
        assert imported.source_file("0" * 64) is None


def test_a_write_that_fails_keeps_nothing(imported: DeskFile) -> None:
    """The rows are in the file already, so that they cannot be written a second time."""
    edit, other = inserted(small_table()), Place(Id("p9"), "name")
    annex = Annex(SOURCE, CONTENT, {other: NAME})
    with closing(imported), pytest.raises(sqlite3.IntegrityError):
        imported.write(edit, Book(), after(Book(), edit), EntryKind.DO, annex=annex)
    with closing(DeskFile.open(imported.path, who="张三")) as again:
        assert again.origin_at(other) is None


@pytest.mark.parametrize(
    ("change", "table"),
    [("UPDATE origin SET text = 'x'", "origin"), ("UPDATE source SET content = x'00'", "source")],
)
def test_damage_to_what_was_kept_is_seen(imported: DeskFile, change: str, table: str) -> None:
    imported.close()
    with closing(sqlite3.connect(imported.path)) as connection:
        connection.execute(change)
        connection.commit()
    with closing(DeskFile.open(imported.path, who="张三")) as file:
        assert {damage.table for damage in file.verify().damage} == {table}
