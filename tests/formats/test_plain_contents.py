"""Our own reader sees in an exported workbook what openpyxl sees, or says that it cannot tell."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfdesk.formats.writers.plain_contents import plain_contents
from perfdesk.formats.writers.sheet_contents import read_contents
from perfdesk.formats.writers.workbook import write_book
from tests.builders import small_table


def exported(tmp_path: Path) -> Path:
    write_book((small_table(),), tmp_path / "out.xlsx")
    return tmp_path / "out.xlsx"


def test_both_readers_see_the_same_texts_and_amounts(tmp_path: Path) -> None:
    path = exported(tmp_path)
    assert plain_contents(path.read_bytes()) == read_contents(path)


@pytest.mark.parametrize("value", ["=1+1", date(2026, 1, 1), True, "#N/A"])
def test_what_is_neither_text_nor_number_is_left_to_openpyxl(
    tmp_path: Path, value: str | bool | date
) -> None:
    path = exported(tmp_path)
    workbook = load_workbook(path)
    workbook.worksheets[0]["A5"] = value
    workbook.save(path)
    assert plain_contents(path.read_bytes()) is None


def test_a_damaged_workbook_is_left_to_openpyxl() -> None:
    assert plain_contents(b"PK, and nothing behind it") is None
