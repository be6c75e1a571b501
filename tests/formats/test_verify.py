"""The verifier finds whatever someone changed in an exported workbook."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.writers.sheet_contents import ContentKind
from perfdesk.formats.writers.verify import Difference, compare_book
from perfdesk.formats.writers.workbook import write_book

PROJECTS = tuple(
    Project(Id(f"p{n}"), f"项目{n}", Amounts(Decimal(n), Decimal(n)), f"目标{n}", preamble="=1+1")
    for n in range(1, 6)
)
TABLE = TargetTable(Id("t"), department="某局", units=(Unit(Id("u"), "局本级", projects=PROJECTS),))


def tampered(tmp_path: Path, change: Callable[[Worksheet], object]) -> list[Difference]:
    """The differences after `change` to an export of TABLE, whose first project stands in row 6."""
    write_book((TABLE,), tmp_path / "out.xlsx")
    workbook = load_workbook(tmp_path / "out.xlsx")
    change(workbook.worksheets[0])
    workbook.save(tmp_path / "out.xlsx")
    return compare_book(tmp_path / "out.xlsx", (TABLE,))


def set_to(cell: str, value: object) -> Callable[[Worksheet], object]:
    return lambda sheet: setattr(sheet[cell], "value", value)


def test_an_untouched_export_is_equal(tmp_path: Path) -> None:
    assert tampered(tmp_path, lambda sheet: None) == []


@pytest.mark.parametrize(
    ("cell", "value", "expected", "place"),
    [
        ("B6", 1.01, "1", Place(Id("p1"), "total")),
        ("B6", "1", "1", Place(Id("p1"), "total")),
        ("B6", None, "1", Place(Id("p1"), "total")),
        ("E7", 0, "", Place(Id("p2"), "other")),
        ("A6", "项目1", "    项目1", Place(Id("p1"), "name")),
        ("F8", "目标3 ", "目标3", Place(Id("p3"), "goal")),
        ("A2", "部门名称：某某局", "部门名称：某局", Place(Id("t"), "department")),
        ("G3", "指标", "绩效指标", None),
        ("H6", "x", "", None),
    ],
)
def test_a_changed_cell_is_found(
    cell: str, value: object, expected: str, place: Place | None, tmp_path: Path
) -> None:
    (found,) = tampered(tmp_path, set_to(cell, value))
    assert (found.cell, found.expected.text, found.place) == (cell, expected, place)


def test_a_formula_is_found_even_where_it_reads_like_the_text(tmp_path: Path) -> None:
    (found,) = tampered(tmp_path, set_to("G6", "=1+1"))
    assert (found.found.kind, found.found.text, found.expected.text) == (ContentKind.FORMULA, "=1+1", "=1+1")


def test_a_missing_row_is_one_difference(tmp_path: Path) -> None:
    (found,) = tampered(tmp_path, lambda sheet: sheet.delete_rows(7))
    assert (found.cell, found.expected.kind, found.place) == ("7:7", ContentKind.ROW, Place(Id("p2"), "name"))


def test_an_additional_row_is_one_difference(tmp_path: Path) -> None:
    (found,) = tampered(tmp_path, lambda sheet: sheet.append(["    项目6", 1, 1]))
    assert (found.cell, found.found.text, found.place) == ("11:11", "    项目6\t1\t1", None)


def test_a_renamed_sheet_is_missing_and_another_is_there(tmp_path: Path) -> None:
    found = tampered(tmp_path, lambda sheet: setattr(sheet, "title", "别的"))
    assert [(d.sheet, d.expected.kind, d.found.kind) for d in found] == [
        ("别的", ContentKind.BLANK, ContentKind.SHEET),
        ("项目支出绩效目标表", ContentKind.SHEET, ContentKind.BLANK),
    ]


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").write_text("项目")
    with pytest.raises(Unreadable):
        compare_book(tmp_path / "out.xlsx", (TABLE,))
