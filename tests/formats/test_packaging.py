"""Workbooks as other programs package them: parts are found by their relationships, and a wrong count is no damage."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook

from perfdesk.formats.grid import Grid
from perfdesk.formats.kinds import kind_of
from perfdesk.formats.reading import grids_in
from perfdesk.formats.xlsx_reader import read_xlsx
from tests.formats.packages import changed, packed, parts_of
from tests.formats.xls_maker import xls

SHEET, BOOK, RELS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def workbook() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["甲", 5.7])
    book.worksheets[0]["B1"].number_format = '0.0"分"'
    book.create_sheet("第二").append(["乙"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def texts(*grids: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in grids for row in grid.rows]


READ = [["甲", "5.7分"], ["乙"]]


def renamed(data: bytes, name: str) -> bytes:
    """Every part under another name, as the name's `format` makes it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts_of(data).items():
            archive.writestr(name_of(part, name), content)
    return out.getvalue()


def name_of(part: str, how: str) -> str:
    return {"backslashes": part.replace("/", "\\"), "capitals": part.upper(), "from the root": "/" + part}[
        how
    ]


@pytest.mark.parametrize("how", ["backslashes", "capitals", "from the root"])
def test_names_of_parts_may_have_any_slashes_and_case(how: str) -> None:
    data = renamed(workbook(), how)
    assert kind_of(data) == "xlsx"
    assert texts(*read_xlsx(data)) == READ


def test_parts_may_lie_in_any_folder() -> None:
    parts = {name.replace("xl/", "book/").replace("workbook.xml", "main.xml"): content
             for name, content in parts_of(workbook()).items()}  # fmt: skip
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"\\book\\Main.xml")
    rels = "book/_rels/main.xml.rels"
    parts[rels] = parts[rels].replace(b"/xl/", b"/book/")
    assert kind_of(packed(parts)) == "xlsx"
    assert texts(*read_xlsx(packed(parts))) == READ


def test_a_word_document_may_have_another_name() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "甲"
    out = BytesIO()
    document.save(out)
    parts = {name.replace("word/document", "text/body"): content
             for name, content in parts_of(out.getvalue()).items()}  # fmt: skip
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document", b"text/body")
    assert kind_of(packed(parts)) == "docx"
    assert texts(*grids_in(packed(parts), "a.docx")) == [["甲"]]


def test_sheets_without_relationships_come_in_their_order() -> None:
    data = workbook()
    for number in (1, 2):
        data = changed(data, BOOK, f'r:id="rId{number}"', "")
    assert texts(*read_xlsx(data)) == READ


def test_the_strict_kind_of_workbook_has_other_namespaces() -> None:
    parts = parts_of(workbook())
    ours, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    for name, content in parts.items():
        content = content.replace(ours + b"officeDocument/2006/", strict + b"officeDocument/")
        parts[name] = content.replace(ours + b"spreadsheetml/2006/", strict + b"spreadsheetml/")
    assert texts(*read_xlsx(packed(parts))) == READ


@pytest.mark.parametrize(
    ("part", "old", "new", "first"),
    [
        (SHEET, '<c r="B1" s="1"', '<c r="B1" s=""', "5.7"),
        (SHEET, '<row r="1"', '<row r=""', "5.7分"),
        (SHEET, '<row r="1"', '<row r="eins"', "5.7分"),
        (SHEET, '<dimension ref="A1:B1"', '<dimension ref=""', "5.7分"),
        ("xl/styles.xml", '<numFmts count="1"', '<numFmts count="x"', "5.7分"),
        ("xl/styles.xml", '<cellXfs count="2"', '<cellXfs count="99"', "5.7分"),
    ],
)
def test_a_wrong_attribute_or_count_is_no_reason_to_refuse(part: str, old: str, new: str, first: str) -> None:
    cell = read_xlsx(changed(workbook(), part, old, new))[0].rows[0][1]
    assert (cell.text, cell.doubt) == (first, "")


@pytest.mark.parametrize("style", ["99", "fett", "-1"])
def test_a_number_whose_style_is_not_there_is_doubted(style: str) -> None:
    data = changed(workbook(), SHEET, '<c r="B1" s="1"', f'<c r="B1" s="{style}"')
    cell = read_xlsx(data)[0].rows[0][1]
    assert (cell.text, cell.doubt) == ("5.7", "import.unknown_number_format")


@pytest.mark.parametrize("stream", ["WORKBOOK", "workbook", "BOOK"])
def test_an_old_workbooks_stream_may_be_written_in_any_case(stream: str) -> None:
    data = xls({"表": {(0, 0): "甲"}}, stream=stream)
    assert kind_of(data) == "xls"
    assert texts(*grids_in(data, "a.xls")) == [["甲"]]


@pytest.mark.parametrize(
    ("cell", "text", "doubt"),
    [
        ("<c r='A1' t='d'><v>2026-03-05T00:00:00</v></c>", "2026-03-05", ""),
        ("<c r='A1' t='d' s='1'><v>2026-03-05</v></c>", "46086.0分", ""),
        ("<c r='A1' t='str'><f>B1</f></c>", "", "import.no_cached_value"),
        ("<c r='A1' t='str'><f>B1</f><v></v></c>", "", ""),
        ("<c r='A1'><f>SUM(B1:B9)</f></c>", "", "import.no_cached_value"),
        ("<c r='A1'><f t='shared' si='0'/></c>", "", "import.no_cached_value"),
        ("<c r='A1'><f>1+1</f><v>2</v></c>", "2", ""),
        ("<c r='A1'><f>1+1</f><v></v></c>", "", "import.no_cached_value"),
        ("<c r='A1'><f>100.00(%)</f><v></v></c>", "=100.00(%)", ""),
        ("<c r='A1' t='e'><v>#N/A</v></c>", "#N/A", "import.error_value"),
        ("<c r='A1' t='b'><v>1</v></c>", "TRUE", ""),
        ("<c t='inlineStr'><is><r><t>惠民</t></r><r><t>演出</t></r></is></c>", "惠民演出", ""),
    ],
)
def test_what_a_cell_may_hold(cell: str, text: str, doubt: str) -> None:
    sheet = f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>"
    grid = read_xlsx(packed(parts_of(workbook()) | {SHEET: sheet.encode()}))[0]
    first = grid.rows[0][0] if grid.rows else None
    assert (first.text if first else "", first.doubt if first else "") == (text, doubt)
