"""Workbooks of both kinds: what a cell shows, what is hidden, and what a damaged or swollen part does."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment

from perfdesk.domain.draft import Draft
from perfdesk.formats.grid import Grid
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xls_reader import read_xls
from perfdesk.formats.xlsx_reader import read_xlsx
from tests.formats.packages import changed, packed, parts_of
from tests.formats.xls_maker import xls

Row = Sequence[str | float | bool | None]
SHEET = "xl/worksheets/sheet1.xml"
HEAD: Row = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
TEXT = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。"
UNIT: Row = ("局本级", 30, 30, None, None)
SHOWS: Row = ("    惠民演出", 30, 30, "组织演出。", TEXT)
ROWS = (HEAD, UNIT, SHOWS)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx(*rows: Row, title: str = "表一") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def rules(draft: Draft) -> list[str]:
    return [doubt.rule for doubt in draft.doubts]


WORDS = some.text("甲乙丙 ab_x0041\n\t&<>\"'", max_size=12)


@given(some.lists(some.lists(WORDS | some.integers(-9999, 9999), max_size=4), min_size=1, max_size=4))
def test_cells_say_what_another_reader_finds_in_them(rows: list[list[str | int]]) -> None:
    data = xlsx(*rows)
    (grid,) = read_xlsx(data)
    said = {spot.cell: cell.text for row in grid.rows for cell in row for _, spot in cell.trail}
    other = load_workbook(BytesIO(data)).worksheets[0]
    for row in other.iter_rows():
        for each in row:
            value = "" if each.value is None else str(each.value)
            if "_x" not in value:  # openpyxl leaves escapes to its callers
                assert said.get(each.coordinate, "") == value.strip(" \t\r\n"), each.coordinate


SHARED = (
    '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
    ' Target="/xl/sharedStrings.xml"/></Relationships>'
)


def with_shared(*strings: str, cells: str) -> bytes:
    """A workbook whose cells name their texts by number, as Excel writes them."""
    data = changed(xlsx(), "xl/_rels/workbook.xml.rels", "</Relationships>", SHARED)
    items = "".join(f"<si>{each}</si>" for each in strings)
    sheet = f"<worksheet><sheetData><row r='1'>{cells}</row></sheetData></worksheet>"
    more = {"xl/sharedStrings.xml": f"<sst>{items}</sst>".encode(), SHEET: sheet.encode()}
    return packed(parts_of(data) | more)


def test_a_shared_text_and_one_in_pieces_with_its_pronunciation() -> None:
    rich = "<r><rPr><b/></rPr><t>惠民</t></r><r><t>演出</t></r><rPh sb='0' eb='2'><t>huimin</t></rPh>"
    cells = "<c r='A1' t='s'><v>1</v></c><c r='C1' t='s'><v>0</v></c>"
    assert texts(read_xlsx(with_shared("<t>甲</t>", rich, cells=cells))[0]) == [["惠民演出", "", "甲"]]


@pytest.mark.parametrize("number", ["1", "x", "-1"])
def test_a_text_that_is_not_there_makes_a_damaged_workbook(number: str) -> None:
    with pytest.raises(Unreadable, match="not_workbook"):
        read_xlsx(with_shared("<t>甲</t>", cells=f"<c r='A1' t='s'><v>{number}</v></c>"))


def test_cells_and_rows_without_addresses_stand_one_after_the_other() -> None:
    row = "<row><c t='inlineStr'><is><t>甲</t></is></c><c><v>5</v></c></row>"
    parts = parts_of(xlsx())
    sheet = f"<worksheet><sheetData>{row}{row}</sheetData></worksheet>"
    (grid,) = read_xlsx(packed(parts | {SHEET: sheet.encode()}))
    assert texts(grid) == [["甲", "5"], ["甲", "5"]]
    assert [spot.cell for _, spot in grid.rows[1][1].trail] == ["B2"]


def test_a_sheet_in_another_encoding() -> None:
    parts = parts_of(xlsx(*ROWS))
    recoded = parts[SHEET].decode().encode("utf-16")
    assert (
        read_bytes(packed(parts | {SHEET: recoded}), "a.xlsx").target_tables[0].projects[0].name == "惠民演出"
    )


def test_indentation_is_two_blanks_a_step() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = " 甲"
    book.worksheets[0]["A1"].alignment = Alignment(indent=2)
    assert read_xlsx(saved(book))[0].rows[0][0].indent == 5


def test_a_date_is_said_as_its_cell_shows_it() -> None:
    book = Workbook()
    for place, form in (("A1", 'yyyy"年"m"月"d"日"'), ("B1", "yyyy-mm-dd"), ("C1", "mm-dd-yy")):
        book.worksheets[0][place] = datetime(2026, 3, 5)
        book.worksheets[0][place].number_format = form
    assert texts(read_xlsx(saved(book))[0]) == [["2026年3月5日", "2026-03-05", "2026/3/5"]]


def test_a_formula_without_a_result_is_doubted_on_its_own_sheet_only() -> None:
    book = Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("表二")):
        for row in ROWS:
            sheet.append(list(row))
    book.worksheets[0]["B3"] = "=C3"
    book.worksheets[1]["B3"] = None
    draft = read_bytes(saved(book), "a.xlsx")
    assert rules(draft).count("import.no_cached_value") == 1


def test_a_formula_that_gives_no_text_is_no_doubt() -> None:
    data = changed(
        xlsx((*HEAD[:4], "=A1")), SHEET, '<c r="E1"><f>A1</f><v></v>', '<c r="E1" t="str"><f>A1</f><v></v>'
    )
    assert read_xlsx(data)[0].rows[0][-1].doubt == ""


def test_an_error_in_a_cell_is_doubted_at_its_field() -> None:
    row = (*SHOWS[:1], "#REF!", *SHOWS[2:])
    (doubt,) = [
        each
        for each in read_bytes(xlsx(HEAD, UNIT, row), "a.xlsx").doubts
        if each.rule == "import.error_value"
    ]
    assert doubt.place.field == "total"


def test_a_hidden_sheet_is_told_once_although_the_first_sheet_is_no_table() -> None:
    book = load_workbook(BytesIO(xlsx(("目录",), title="封面")))
    for name in ("表一", "表二", "备用"):
        sheet = book.create_sheet(name)
        for row in ROWS:
            sheet.append(list(row))
    book["备用"].sheet_state = "veryHidden"
    draft = read_bytes(saved(book), "a.xlsx")
    assert len(draft.target_tables) == 2
    assert rules(draft).count("import.hidden_sheet") == 1


def test_hidden_rows_without_content_are_not_worth_a_word() -> None:
    book = load_workbook(BytesIO(xlsx(*ROWS)))
    book.worksheets[0].row_dimensions[900].hidden = True
    assert "import.hidden_rows" not in rules(read_bytes(saved(book), "a.xlsx"))


@pytest.mark.parametrize("merged", ["A1:XFD1048576", "A1:A1048576"])
def test_a_merge_over_the_whole_sheet_costs_nothing(merged: str) -> None:
    book = load_workbook(BytesIO(xlsx(*ROWS)))
    book.worksheets[0].merge_cells("G9:H9")
    data = changed(saved(book), SHEET, '"G9:H9"', f'"{merged}"')
    assert read_bytes(data, "a.xlsx").target_tables[0].projects[0].name == "惠民演出"


def test_formats_down_to_the_last_row_are_no_content() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    (grid,) = read_xlsx(changed(xlsx(*ROWS), SHEET, "</sheetData>", far))
    assert len(grid.rows) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<v>30</v>", "<v>30万</v>"),
        ("</sheetData>", ""),
    ],
)
def test_a_damaged_sheet_is_refused(old: str, new: str) -> None:
    with pytest.raises(Unreadable, match="not_workbook"):
        read_bytes(changed(xlsx(*ROWS), SHEET, old, new), "a.xlsx")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", "<!-- " + " " * 9000 + " -->"], ids=["at once", "far down"])
def test_a_document_type_definition_is_refused_in_any_encoding(part: str, encoding: str, before: str) -> None:
    parts = parts_of(xlsx(*ROWS))
    root = parts[part].decode().removeprefix('<?xml version="1.0"?>')
    with pytest.raises(Unreadable, match="has_dtd"):
        read_bytes(
            packed(parts | {part: f'{before}<!DOCTYPE a [<!ENTITY b "c">]>{root}'.encode(encoding)}), "a.xlsx"
        )


def test_too_many_cells_are_refused() -> None:
    parts = parts_of(xlsx())
    cells = "".join(f'<c s="{number}"/>' for number in range(1_000_001))  # not to be packed too tightly
    sheet = f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"
    with pytest.raises(Unreadable) as refused:
        read_xlsx(packed(parts | {SHEET: sheet.encode()}))
    assert (refused.value.reason, refused.value.params) in [
        ("sheet_too_large", {"sheet": "表一"}), ("too_large_unpacked", {"size": "4", "limit": "300"}),
    ]  # fmt: skip


def test_an_old_workbook() -> None:
    rows = {(r, c): value for r, row in enumerate(ROWS) for c, value in enumerate(row) if value is not None}
    draft = read_bytes(xls({"封面": {(0, 0): "目录"}, "表一": rows}), "a.et")
    (table,) = draft.target_tables
    assert (draft.source.reader, [project.name for project in table.projects]) == ("xls", ["惠民演出"])
    assert {spot.sheet for origin in draft.origins.values() for spot in origin.spots()} == {"表一"}


def test_cells_of_an_old_workbook_say_what_they_show() -> None:
    places = [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)]
    values: Row = ["甲", 5.7, True, None, 46086.0]
    styles = dict(zip(places, (2, 1, 0, 0, 3), strict=True))
    (grid,) = read_xls(xls({"表": dict(zip(places, values, strict=True))}, styles=styles))
    assert texts(grid) == [["甲", "5.70", "TRUE", "#DIV/0!", "2026年3月5日"]]
    assert grid.rows[0][0].indent == 4
    assert grid.rows[0][3].doubt == "import.error_value"
    assert next(spot for _, spot in grid.rows[0][4].trail).cell == "E1"


def test_what_an_old_workbook_hides_is_told() -> None:
    data = xls(
        {"表": {(0, 0): "甲", (1, 0): "乙"}, "备用": {(0, 0): "丙"}},
        hidden_rows=[1, 5],
        hidden_sheets=["备用"],
    )
    (grid,) = read_xls(data)
    assert grid.remarks == (
        ("import.hidden_rows", (("sheet", "表"), ("count", "1"))),
        ("import.hidden_sheet", (("sheet", "备用"),)),
    )


def test_a_damaged_old_workbook_is_refused() -> None:
    data = bytearray(xls({"表": {(0, 0): "甲"}}))
    data[1536:1700] = b"\xff" * 164
    with pytest.raises(Unreadable, match="not_workbook"):
        read_bytes(bytes(data), "a.xls")
