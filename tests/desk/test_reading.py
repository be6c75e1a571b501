"""A foreign file that cannot be read costs one message and little time, whatever it does to its reader."""

import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_draft
from perfdesk.formats.unreadable import Unreadable


def refusal(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_draft(path)
    return refused.value


def workbook(**altered: str) -> bytes:
    """A small workbook, some of its parts said otherwise."""
    whole, out = BytesIO(), BytesIO()
    book = Workbook()
    book.worksheets[0]["A1"] = "项目名称"
    book.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, altered.get(Path(name).stem, source.read(name)))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.xlsx", b"", "empty"),
        ("words.xlsx", "项目".encode(), "not_workbook"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n", "is_picture"),
        ("other.xlsx", workbook(), "other_sheet"),
        ("deep.json", b'{"format":' + b"[" * 100_000, "bad_json"),
    ],
)
def test_a_bad_file_is_refused_for_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name).reason == reason


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx").reason == "missing"


def test_the_numbers_of_a_refusal_come_along(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(200 * 2**20)
    assert refusal(tmp_path / "large.txt").params == {"size": "200", "limit": "50"}


def test_a_workbook_that_upsets_its_reader_costs_a_message(tmp_path: Path) -> None:
    (tmp_path / "hostile.xlsx").write_bytes(workbook(**{"[Content_Types]": "<a/>"}))
    assert refusal(tmp_path / "hostile.xlsx").reason in ("not_workbook", "other_sheet")


def test_a_reader_that_grumbles_before_it_refuses_is_understood(tmp_path: Path) -> None:
    (tmp_path / "plain.xlsx").write_bytes(workbook(styles="<a/>"))
    assert refusal(tmp_path / "plain.xlsx").reason == "other_sheet"


@pytest.mark.skipif(sys.platform == "win32", reason="no file there can be read without end")
def test_a_reader_that_is_called_off_is_ended_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.txt")
    with pytest.raises(Unreadable, match="cancelled"):
        read_draft(tmp_path / "endless.txt", cancelled=lambda: True)


def test_a_desk_does_not_notice_a_file_that_cannot_be_read(desk: Desk, tmp_path: Path) -> None:
    before = desk.book
    assert refusal(tmp_path / "a.xlsx").reason == "missing"
    assert (desk.book, desk.history.undo_action) == (before, "import")
