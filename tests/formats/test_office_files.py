"""HTML and workbooks: what a person sees in each cell, and where it stood."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from perfdesk.formats.html_reader import read_html
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.xlsx_reader import read_xlsx
from tests.formats.office_rows import BOOKS, COVER, HEAD, SHOWS, UNIT, counts, names

CLIPBOARD = (
    "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000009999\r\nStartFragment:0000000141\r\n"
    "EndFragment:0000009999\r\n<html><body><!--StartFragment-->{table}<!--EndFragment--></body></html>"
)


def html_table(*rows: Sequence[str]) -> str:
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def test_a_table_from_the_clipboard_of_a_spreadsheet() -> None:
    shows = ("<span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span>惠民演出", *SHOWS[1:])
    text = CLIPBOARD.format(table=html_table(HEAD, UNIT, shows)).replace("\r\n", "\n")
    draft = read_bytes(("<html>" + text.partition("<html>")[2]).encode(), "clipboard.html")
    assert (names(draft), counts(draft), draft.source.reader) == (["惠民演出"], [2], "html")
    (grid,) = read_html(text)
    assert [cell.text for cell in grid.rows[0]] == list(HEAD)


def test_spans_and_breaks_in_html() -> None:
    text = (
        "<table><tr><td rowspan=2>甲</td><td colspan=2>乙<br>丙</td></tr>"
        "<tr><td>丁</td><td>戊 &lt; 己</td></tr></table>"
    )
    (grid,) = read_html(text)
    assert [[cell.text for cell in row] for row in grid.rows] == [["甲", "乙\n丙", ""], ["", "丁", "戊 < 己"]]


def test_an_xls_that_is_really_html_is_read() -> None:
    draft = read_bytes(f"<html><body>{html_table(HEAD, UNIT, SHOWS)}</body></html>".encode(), "a.xls")
    assert names(draft) == ["惠民演出"]


def workbook(*rows: Sequence[object]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_sheet_that_holds_a_table_is_read() -> None:
    book = workbook(COVER[:1], COVER[1:], HEAD, UNIT, SHOWS)
    other = book.create_sheet("体育")
    for row in (COVER[:1], (COVER[1].replace("文化", "体育"),), HEAD, UNIT, BOOKS):
        other.append(list(row))
    book.create_sheet("说明").append(["填表说明"])
    draft = read_bytes(saved(book), "a.xlsx")
    assert [table.department for table in draft.target_tables] == ["海湾市文化局", "海湾市体育局"]
    pages = {spot.page for origin in draft.origins.values() for spot in origin.spots()}
    assert pages == {1, 2}


def test_hidden_rows_and_sheets_of_a_workbook_are_told() -> None:
    book = workbook(HEAD, UNIT, SHOWS, BOOKS)
    book.worksheets[0].row_dimensions[4].hidden = True
    book.create_sheet("备用").sheet_state = "hidden"
    rules = [doubt.rule for doubt in read_bytes(saved(book), "a.xlsx").doubts]
    assert {"import.hidden_rows", "import.hidden_sheet"} <= set(rules)


def test_a_formula_without_a_stored_result_is_doubted_at_its_field() -> None:
    draft = read_bytes(saved(workbook(HEAD, UNIT, (SHOWS[0], "=C3", *SHOWS[2:]))), "a.xlsx")
    (doubt,) = [each for each in draft.doubts if each.rule == "import.no_cached_value"]
    (project,) = draft.target_tables[0].projects
    assert (doubt.place.item, doubt.place.field, project.amounts.total) == (project.id, "total", None)


def test_a_number_too_long_for_any_amount_does_not_stop_the_import() -> None:
    draft = read_bytes(saved(workbook(HEAD, UNIT, (*SHOWS[:2], 1e27, *SHOWS[3:]))), "a.xlsx")
    assert names(draft) == ["惠民演出"]


def test_each_cell_knows_its_address() -> None:
    (grid,) = read_xlsx(saved(workbook(HEAD, UNIT)))
    spots = [spot for cell in grid.rows[1] for _, spot in cell.trail]
    assert [(spot.page, spot.sheet, spot.cell) for spot in spots] == [
        (1, "Sheet", "A2"), (1, "Sheet", "B2"), (1, "Sheet", "C2"),
    ]  # fmt: skip


def test_two_equal_rows_of_a_sheet_are_two_rows() -> None:
    """Only pages print a row a second time."""
    draft = read_bytes(saved(workbook(HEAD, UNIT, SHOWS, SHOWS)), "a.xlsx")
    assert names(draft) == ["惠民演出", "惠民演出"]
