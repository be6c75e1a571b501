"""Tables in several parts, inside one another or hidden in part: read as one, and what is not read is told."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from perfdesk.domain.draft import Draft
from perfdesk.formats.reading import grids_in, read_bytes
from tests.formats.pdf_maker import Page, pdf
from tests.formats.test_pdf_pages import drawn

HEAD = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
TEXT = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。"
SHOWS = ("惠民演出", "10.00", "10.00", "组织演出。", TEXT)
BOOKS = ("图书购置", "20.00", "20.00", "购置图书。", TEXT)


def names(draft: Draft) -> list[list[str]]:
    return [[project.name for project in table.projects] for table in draft.target_tables]


def rules(draft: Draft) -> dict[str, dict[str, str]]:
    return {doubt.rule: dict(doubt.params) for table in draft.tables for doubt in table.doubts}


def html(*rows: Sequence[str]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)


def test_a_page_of_html_with_a_table_for_each_printed_page_is_one_table() -> None:
    data = (
        "<p>项目支出绩效目标表</p>"
        f"<table>{html(HEAD, SHOWS)}</table><p>第 1 页</p><table>{html(HEAD, BOOKS)}</table><p>第 2 页</p>"
    ).encode()
    assert names(read_bytes(data, "a.html")) == [["惠民演出", "图书购置"]]
    assert len(grids_in(data, "a.html")) == 2


def document(*rows: Sequence[str], framed: bool = False) -> WordDocument:
    made = Document()
    around = made.add_table(rows=1, cols=1).cell(0, 0) if framed else made
    around.add_paragraph("项目支出绩效目标表")
    table = around.add_table(rows=len(rows), cols=len(HEAD))
    for texts, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(texts, row.cells, strict=True):
            cell.text = text
    return made


def read_word(made: WordDocument) -> Draft:
    out = BytesIO()
    made.save(out)
    return read_bytes(out.getvalue(), "a.docx")


def test_a_table_in_the_frame_of_another_is_read() -> None:
    assert names(read_word(document(HEAD, SHOWS, framed=True))) == [["惠民演出"]]


def test_a_row_that_a_tracked_change_deletes_is_gone() -> None:
    made = document(HEAD, SHOWS, BOOKS)
    mark = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="甲"/>')
    made.tables[0].rows[2]._tr.get_or_add_trPr().append(mark)
    assert names(read_word(made)) == [["惠民演出"]]


def test_text_hidden_in_word_is_not_read_but_told() -> None:
    made = document(HEAD, SHOWS)
    run = made.tables[0].cell(1, 3).paragraphs[0].add_run("待定")
    run.font.hidden = True
    draft = read_word(made)
    assert draft.target_tables[0].projects[0].goal == "组织演出。"
    assert rules(draft)["import.hidden_text"] == {"text": "待定"}


def test_hidden_columns_are_read_and_told() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("项目支出绩效目标表",), HEAD, SHOWS):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["H"].hidden = True
    data = BytesIO()
    book.save(data)
    draft = read_bytes(data.getvalue(), "a.xlsx")
    assert str(draft.target_tables[0].projects[0].amounts.fiscal) == "10.00"
    assert rules(draft)["import.hidden_columns"] == {"sheet": "Sheet", "count": "1"}


def test_pages_that_are_only_pictures_are_told() -> None:
    scanned = Page()
    scanned.bar(50, 50, 700, 500)
    draft = read_bytes(pdf([*drawn(), scanned, Page()]), "a.pdf")
    assert rules(draft)["import.pages_without_text"] == {"pages": "2"}


def test_characters_that_nobody_sees_are_no_text() -> None:
    made = document(
        HEAD, ("惠民\u200b演出", *SHOWS[1:3], "组织\u00ad演出。", TEXT.replace("指标；", "指标\u200b；"))
    )
    (project,) = read_word(made).target_tables[0].projects
    assert (project.name, project.goal) == ("惠民演出", "组织演出。")
    assert project.indicators[0].level1_name == "产出指标"


def test_text_parted_by_semicolons_or_bars_is_a_table() -> None:
    for bar in (";", "|"):
        data = "\n".join(bar.join(row) for row in (HEAD, SHOWS)).encode()
        assert names(read_bytes(data, "a.txt")) == [["惠民演出"]]
    marked = [f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * len(HEAD), SHOWS)]
    assert names(read_bytes("\n".join(marked).encode(), "a.md")) == [["惠民演出"]]


def test_utf_16_without_its_mark_is_read() -> None:
    text = "\r\n".join("\t".join(row) for row in (HEAD, SHOWS))
    for encoding in ("utf-16-le", "utf-16-be"):
        assert names(read_bytes(text.encode(encoding), "a.txt")) == [["惠民演出"]]
